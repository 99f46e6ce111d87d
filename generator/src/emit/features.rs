//! Prints features: on `mod` and `use` lines, in the manifest and in the README.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use super::Job;
use super::manifest::quoted;
use super::syntax::string;
use crate::rust::CratePlan;

/// The attribute of what is there with any of `features`; nothing for what is always there.
pub(super) fn condition(features: &[String]) -> Option<TokenStream> {
    match features {
        [] => None,
        [feature] => {
            let feature = string(feature);
            Some(quote!(#[cfg(feature = #feature)]))
        }
        several => {
            let features = several.iter().map(|feature| string(feature));
            Some(quote!(#[cfg(any(#(feature = #features),*))]))
        }
    }
}

/// How visible a thing of the crate's own is: where the models that use it may be left out, it is for others, too.
pub(super) fn visibility(plan: &CratePlan) -> TokenStream {
    if plan.features().is_empty() {
        quote!(pub(crate))
    } else {
        quote!(pub)
    }
}

/// The table `[features]` of the manifest, without TLS.
pub(super) fn table(plan: &CratePlan, text: &mut String) {
    let features = plan.features();
    if features.is_empty() {
        text.push_str("\n[features]\ndefault = [\"rustls\"]\n");
        return;
    }
    text.push_str(
        "\n[features]\ndefault = [\"full\", \"rustls\"]\n# All of the following.\nfull = [\n",
    );
    for feature in &features {
        let _ = writeln!(text, "    {},", quoted(feature));
    }
    text.push_str(if has_families(plan) {
        "]\n# The operations of the tags whose names begin so, with their types.\n"
    } else {
        "]\n# The operations of one tag each, with their types.\n"
    });
    for feature in &features {
        let _ = writeln!(text, "{} = []", key(feature));
    }
}

/// Whether several tags share a feature.
fn has_families(plan: &CratePlan) -> bool {
    let mut features = BTreeSet::new();
    let groups = plan.groups.iter();
    let mut named = groups.filter_map(|group| group.feature.as_deref());
    named.any(|feature| !features.insert(feature))
}

/// What example programs need.
pub(super) fn examples(plan: &CratePlan, text: &mut String) {
    for job in super::examples::jobs(plan) {
        let Job::Example(group, operation) = job else {
            continue;
        };
        let group = &plan.groups[group];
        if let Some(feature) = &group.feature {
            let stem = group.operations[operation].method.plain();
            let _ = writeln!(
                text,
                "\n[[example]]\nname = {}\nrequired-features = [{}]",
                quoted(stem),
                quoted(feature)
            );
        }
    }
}

/// Documentation shows everything.
pub(super) fn documentation(plan: &CratePlan, text: &mut String) {
    if !plan.features().is_empty() {
        text.push_str("\n[package.metadata.docs.rs]\nall-features = true\n");
    }
}

/// A key (TOML 1.0, "Keys"), bare where it can be.
fn key(text: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    if text.chars().all(is_bare) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// How to choose, for the README.
pub(super) fn guide(plan: &CratePlan, text: &mut String) {
    let features = plan.features();
    if features.is_empty() {
        return;
    }
    let parts = if has_families(plan) {
        "tags whose names begin alike are
  a feature together, which brings their operations with their types"
    } else {
        "each tag is a feature, too, which
  brings its operations and their types"
    };
    let _ = write!(
        text,
        "- `full` (default): the whole API. It is large, and compiles faster in parts: {parts}.
  `unused-models` brings the types that no operation uses.

```toml
{} = {{ version = \"{}\", default-features = false, features = [\"rustls\", \"{}\"] }}
```
",
        plan.package.name, plan.package.version, features[0]
    );
}
