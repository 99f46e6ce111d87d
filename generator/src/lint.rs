//! Lint: what a document says correctly and had better say otherwise, because the generated client suffers from it, or
//! for a style that is agreed on. What is wrong is found by the other stages.
//!
//! A rule is one file in `rules`: its code and page, the group that it belongs to, and what it looks at. The document
//! is walked once, and each object of the specification is shown to the rules that asked for its kind; rules that need
//! operations, or everything, come behind the walk, with an [`Index`](index::Index) of what it saw.

mod change;
mod follow;
mod found;
mod index;
mod page;
mod pass;
mod rule;
mod rules;
mod samples;
mod schema;
mod words;

pub use change::Change;
pub use page::page;
pub use rule::{Group, Rule};
pub use rules::RULES;

use crate::diagnostic::{Code, Diagnostics, Levels};
use crate::document::Document;

/// What a lint found that can be mended: for each finding, the changes that mend it.
#[derive(Clone, Debug, Default)]
pub struct Fixes(Vec<Vec<Change>>);

impl Fixes {
    /// The changes of each finding.
    pub fn iter(&self) -> impl Iterator<Item = &[Change]> {
        self.0.iter().map(Vec::as_slice)
    }

    /// Whether nothing can be mended.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Holds a document against the rules that are on.
pub fn lint(document: &Document, levels: &Levels, diagnostics: &mut Diagnostics) -> Fixes {
    pass::run(document, levels, diagnostics)
}

/// The code of each rule.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    RULES.iter().map(|rule| rule.code)
}

/// Whether a finding of another stage spoils the client in a way that people look for among the rules: such findings are
/// shown beside those of the rules, under their own code.
#[must_use]
pub fn is_borrowed(code: &Code, levels: &Levels) -> bool {
    borrows(levels) && (code.id == "S107" || code.id.starts_with('V'))
}

fn borrows(levels: &Levels) -> bool {
    let client = RULES.iter().filter(|rule| rule.group == Group::Client);
    client.into_iter().any(|rule| levels.is_on(rule.code))
}
