use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proc_macro2::{TokenStream, TokenTree};

use super::*;

/// Code of all the kinds that are emitted, laid out in no particular way.
const EMITTED: &str = include_str!("fixtures/emitted.rs");

/// Names and texts at and beyond the end of lines.
const LONG: &str = include_str!("fixtures/long.rs");

/// What rustfmt makes of a text; nothing when there is no rustfmt.
fn rustfmt(text: &str) -> Option<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let text = text.to_owned();
    // Both ends of a full pipe would wait for each other.
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).ok()
}

fn laid_out(text: &str) -> String {
    file(&syn::parse_file(text).expect("Rust"))
}

/// Every token but commas and brackets, sorted: imports are put in order, blocks come and go.
fn tokens(text: &str) -> Vec<String> {
    fn walk(stream: TokenStream, all: &mut Vec<String>) {
        for token in stream {
            match token {
                TokenTree::Group(group) => walk(group.stream(), all),
                TokenTree::Punct(sign) if sign.as_char() == ',' => {}
                token => all.push(token.to_string()),
            }
        }
    }
    let mut all = Vec::new();
    walk(text.parse().expect("Rust"), &mut all);
    all.sort_unstable();
    all
}

/// Nothing is lost, laying out again changes nothing, and rustfmt has nothing to change.
#[track_caller]
fn check(name: &str, text: &str) {
    let ours = laid_out(text);
    assert_eq!(laid_out(&ours), ours, "{name}");
    assert!(tokens(&ours) == tokens(text), "{name}: tokens differ");
    let Some(theirs) = rustfmt(&ours) else {
        println!("rustfmt is not there: {name} was not compared");
        return;
    };
    let diff = similar::TextDiff::from_lines(&ours, &theirs);
    assert!(
        ours == theirs,
        "{name}\n{}",
        diff.unified_diff().context_radius(2)
    );
}

#[test]
fn emitted_code_is_clean_under_rustfmt() {
    check("fixtures/emitted.rs", EMITTED);
    check("fixtures/long.rs", LONG);
}

/// The crate that is checked in, and the runtime: real code, laid out from its bare tokens.
#[test]
fn checked_in_code_is_clean_under_rustfmt() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in sources(&root.join("../generated/src"))
        .into_iter()
        .chain(sources(&root.join("runtime")))
    {
        let text = fs::read_to_string(&path).expect("a readable file");
        // Macros are authored, and copied as they are.
        if !text.contains("macro_rules!") {
            check(&path.display().to_string(), &text);
        }
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(path);
        }
    }
    all.sort();
    all
}

#[test]
fn what_is_not_known_is_left_to_prettyplease() {
    let text = laid_out(
        "struct A;\nmacro_rules! a { ($a:ident) => { struct $a; } }\nextern \"C\" { fn f(); }",
    );
    assert!(text.starts_with("struct A;\n\nmacro_rules! a"), "{text}");
    assert!(text.contains("extern \"C\" {\n    fn f();\n}"), "{text}");
}

#[test]
fn documentation_is_one_comment_a_line() {
    #[track_caller]
    fn check(tokens: TokenStream, expected: &str) {
        assert_eq!(file(&syn::parse2(tokens).expect("Rust")), expected);
    }
    check(
        quote::quote!(#![doc = " Crate.\n\n More.  "] #![forbid(unsafe_code)] struct A;),
        "//! Crate.\n//!\n//! More.\n\n#![forbid(unsafe_code)]\n\nstruct A;\n",
    );
    check(
        quote::quote!(
            struct A {
                #[doc = " One\r\n */ two"]
                pub a: u8,
                pub b: (),
            }
        ),
        "struct A {\n    /// One\n    /// */ two\n    pub a: u8,\n    pub b: (),\n}\n",
    );
}
