//! `specsmith diff`: what counts as a change, where it is told, and what it does.

mod crates;
mod edits;
mod equivalent;
mod git;
mod inventory;
mod once;
mod semver;
mod surface;
mod told;

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::diff::{self, Change};
use specsmith::generate;
use specsmith::model::{self, Model};
use specsmith::source::SourceMap;

/// The model of a document.
#[track_caller]
fn model(text: &str) -> Model {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("openapi.yaml");
    std::fs::write(&path, text).expect("written");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let config = Config::new(&path, "generated");
    let document = generate::parse(&config, &mut sources, &mut diagnostics);
    let document = document.unwrap_or_else(|| panic!("{diagnostics:#?}\n{text}"));
    model::resolve(&document, &mut diagnostics)
}

/// What changed between two documents.
#[track_caller]
fn changes(before: &str, after: &str) -> Vec<Change> {
    diff::compare(&model(before), &model(after))
}

/// A text further in.
fn indented(text: &str, depth: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        out.extend(std::iter::repeat_n(' ', depth));
        out.push_str(line);
        out.push('\n');
    }
    out
}
