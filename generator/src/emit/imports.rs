//! The `use` lines of a file: whatever the code of the file turns out to need.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::syntax::ident;
use crate::rust::Name;

/// What a file needs from elsewhere.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a file that is needed or not"
)]
#[derive(Debug, Default)]
pub(super) struct Imports {
    std: BTreeMap<String, BTreeSet<String>>,
    external: BTreeMap<String, BTreeSet<String>>,
    runtime: BTreeMap<String, BTreeSet<String>>,
    models: BTreeSet<Name>,
    patterns: bool,
    errors: bool,
    schemas: bool,
    outside_models: bool,
    of_model: bool,
}

/// What `runtime/prelude.rs` brings into the files of models, by module.
const PRELUDE: [(&str, &[&str]); 8] = [
    (
        "serde",
        &["Deserialize", "Deserializer", "Serialize", "Serializer"],
    ),
    ("serde_json", &["Map", "Value"]),
    ("check", &["length_in"]),
    ("decode", &["self", "Decode", "DecodeError", "Object"]),
    ("encode", &["ObjectWriter"]),
    ("report", &["self"]),
    ("rule", &["Rule"]),
    ("validate", &["At", "Validate", "Violations"]),
];

/// What files of operations import or use themselves: a model of such a name is written with its path there.
const USED: [&str; 38] = [
    "Answer",
    "Arrival",
    "At",
    "Body",
    "ByteStream",
    "Call",
    "Choice",
    "Choices",
    "Client",
    "Content",
    "Decode",
    "DecodeError",
    "ErrorBody",
    "EventStream",
    "Form",
    "Into",
    "IntoIterator",
    "ItemStream",
    "Iterator",
    "Location",
    "Map",
    "Multipart",
    "Operation",
    "OperationInfo",
    "Parameter",
    "ParameterInfo",
    "PartInfo",
    "Redirect",
    "Reserved",
    "Rule",
    "SecurityRequirement",
    "Style",
    "Upgrade",
    "Validate",
    "Value",
    "Vec",
    "Violations",
    "Written",
];

impl Imports {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// For the file of a model, which has the prelude.
    pub(super) fn of_model() -> Self {
        let mut imports = Self {
            of_model: true,
            ..Self::default()
        };
        imports.runtime("prelude", "*");
        imports
    }

    /// For a file that is not one of the models.
    pub(super) fn outside_models() -> Self {
        Self {
            outside_models: true,
            ..Self::default()
        }
    }

    /// `use std::module`
    pub(super) fn std_module(&mut self, module: &str) {
        add(&mut self.std, module, "self");
    }

    /// `use std::module::item`
    pub(super) fn std(&mut self, module: &str, item: &str) {
        add(&mut self.std, module, item);
    }

    /// `use krate::item`; the crate may have a path behind it.
    pub(super) fn external(&mut self, krate: &str, item: &str) {
        if !self.has(krate, item) {
            add(&mut self.external, krate, item);
        }
    }

    /// `use crate::runtime::module::item`; `self` for the module as well.
    pub(super) fn runtime(&mut self, module: &str, item: &str) {
        if !self.has(module, item) {
            add(&mut self.runtime, module, item);
        }
    }

    /// Whether the prelude brings it.
    fn has(&self, module: &str, item: &str) -> bool {
        let mut prelude = PRELUDE.iter();
        self.of_model && prelude.any(|(from, items)| *from == module && items.contains(&item))
    }

    /// A model as it is written in this file: `use super::Model` or `use crate::models::Model`, unless the name means
    /// something else here.
    pub(super) fn model(&mut self, name: &Name) -> TokenStream {
        let word = ident(name);
        if self.outside_models && USED.contains(&name.as_str()) {
            return quote!(crate::models::#word);
        }
        self.models.insert(name.clone());
        quote!(#word)
    }

    /// Documentation with short links to the models that are imported: rustdoc wants no path to what is in scope.
    pub(super) fn shorten(&self, lines: &[String]) -> Vec<String> {
        const PATH: &str = "(crate::models::";
        let shorten = |line: &String| {
            let mut parts = line.split(PATH);
            let mut text = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let name = part.split_once(')').filter(|(name, _)| {
                    let mut models = self.models.iter();
                    models.any(|model| model.as_str() == *name)
                });
                match name {
                    Some((name, rest)) if text.ends_with(&format!("[`{name}`]")) => {
                        text.push_str(rest);
                    }
                    _ => text.extend([PATH, part]),
                }
            }
            text
        };
        lines.iter().map(shorten).collect()
    }

    /// `use crate::errors`
    pub(super) fn errors(&mut self) {
        self.errors = true;
    }

    /// `use crate::patterns`
    pub(super) fn patterns(&mut self) {
        self.patterns = true;
    }

    /// `use crate::schemas::SCHEMAS`, and the walk over them.
    pub(super) fn schemas(&mut self) {
        self.schemas = true;
        self.runtime("schema", "self");
    }

    /// `use crate::schemas::SCHEMAS` alone.
    pub(super) fn schema_table(&mut self) {
        self.schemas = true;
    }

    /// The `use` lines; `own` is the model whose file it is.
    pub(super) fn tokens(&self, own: Option<&Name>) -> TokenStream {
        let std = self.std.iter().map(|(module, items)| {
            let path = word(module);
            use_line(&quote!(std::#path), items)
        });
        let external = self.external.iter().map(|(krate, items)| {
            let path = krate.split("::").map(word);
            let path = quote!(#(#path)::*);
            use_line(&quote!(#path), items)
        });
        let models: Vec<&Name> = self
            .models
            .iter()
            .filter(|name| Some(*name) != own)
            .collect();
        let siblings = own
            .is_some()
            .then_some(&models)
            .filter(|models| !models.is_empty());
        let siblings = siblings.map(|models| {
            let names: BTreeSet<String> = models.iter().map(ToString::to_string).collect();
            use_line(&quote!(super), &names)
        });
        let elsewhere = (own.is_none() && !models.is_empty()).then(|| {
            let names: BTreeSet<String> = models.iter().map(ToString::to_string).collect();
            use_line(&quote!(crate::models), &names)
        });
        let errors = self.errors.then(|| {
            quote!(
                use crate::errors;
            )
        });
        let patterns = self.patterns.then(|| {
            quote!(
                use crate::patterns;
            )
        });
        let schemas = self.schemas.then(|| {
            quote!(
                use crate::schemas::SCHEMAS;
            )
        });
        let runtime = self.runtime.iter().map(|(module, items)| {
            let module = word(module);
            use_line(&quote!(crate::runtime::#module), items)
        });
        quote! {
            #(#std)*
            #(#external)*
            #siblings
            #errors
            #elsewhere
            #patterns
            #(#runtime)*
            #schemas
        }
    }
}

fn add(map: &mut BTreeMap<String, BTreeSet<String>>, key: &str, item: &str) {
    map.entry(key.to_owned())
        .or_default()
        .insert(item.to_owned());
}

fn word(text: &str) -> Ident {
    Ident::new(text, Span::call_site())
}

/// One `use`: of the path itself when only `self` is wanted, of one item, or of several in braces.
fn use_line(path: &TokenStream, items: &BTreeSet<String>) -> TokenStream {
    // rustfmt puts names in lower case before others, and `self` first.
    let mut sorted: Vec<&String> = items.iter().collect();
    sorted.sort_by_key(|item| {
        (
            *item != "self",
            !item.starts_with(|character: char| character.is_ascii_lowercase()),
            (*item).clone(),
        )
    });
    let names = sorted.iter().map(|item| word(item));
    match sorted.as_slice() {
        [only] if *only == "self" => quote!(use #path;),
        [only] if *only == "*" => quote!(use #path::*;),
        [only] => {
            let only = word(only);
            quote!(use #path::#only;)
        }
        _ => quote!(use #path::{#(#names),*};),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use syn::{Item, UseTree};

    use super::PRELUDE;

    /// What a tree brings, as `module item`.
    fn brought(tree: &UseTree, module: &str, out: &mut BTreeSet<String>) {
        match tree {
            UseTree::Path(path) if path.ident == "super" => brought(&path.tree, module, out),
            UseTree::Path(path) => brought(&path.tree, &path.ident.to_string(), out),
            UseTree::Group(group) => {
                let items = group.items.iter();
                items.for_each(|item| brought(item, module, out));
            }
            UseTree::Name(name) if module.is_empty() => {
                out.insert(format!("{} self", name.ident));
            }
            UseTree::Name(name) => {
                out.insert(format!("{module} {}", name.ident));
            }
            UseTree::Rename(_) | UseTree::Glob(_) => panic!("the prelude has neither"),
        }
    }

    #[test]
    fn the_prelude_is_what_it_is_said_to_be() {
        let file = syn::parse_file(include_str!("../../runtime/prelude.rs")).expect("Rust");
        let mut found = BTreeSet::new();
        for item in &file.items {
            if let Item::Use(item) = item {
                brought(&item.tree, "", &mut found);
            }
        }
        let told = PRELUDE.iter().flat_map(|(module, items)| {
            let items = items.iter();
            items.map(move |item| format!("{module} {item}"))
        });
        assert_eq!(found, told.collect());
    }
}
