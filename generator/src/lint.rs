//! Lint: what a document says correctly and had better say otherwise, because the generated client suffers from it, or
//! for a style that is agreed on. What is wrong is found by the other stages.
//!
//! A rule is one file in `rules`: its code and page, the group that it belongs to, and what it looks at. The document
//! is walked once, and each object of the specification is shown to the rules that asked for its kind; rules that need
//! operations, or everything, come behind the walk, with an `Index` of what it saw.

mod follow;
mod found;
mod index;
mod page;
mod pass;
mod rule;
mod rules;
mod samples;
mod schema;
mod target;
mod words;

pub use page::page;
pub use rule::{Group, Rule};
pub use rules::RULES;
pub use target::Target;

use crate::diagnostic::{Code, Diagnostics, Levels, Place};
use crate::document::Document;
use crate::edit::Change;

/// What mends a finding.
#[derive(Clone, Debug)]
pub struct Fix {
    /// The kind of finding.
    pub code: &'static Code,
    /// Where it is.
    pub place: Place,
    /// The changes; their places are those of the tree.
    pub changes: Vec<Change>,
}

/// Holds a document against the rules that are on; what comes back mends some of the findings.
pub fn lint(
    document: &Document,
    levels: &Levels,
    target: Target,
    diagnostics: &mut Diagnostics,
) -> Vec<Fix> {
    pass::run(document, levels, target, diagnostics)
}

/// The code of each rule.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    RULES.iter().map(|rule| rule.code)
}

/// Whether a rule asks for words: where an empty description goes, it may find that there is none.
#[must_use]
pub fn asks_for_words(code: &str) -> bool {
    let mut rules = RULES.iter();
    rules.any(|rule| rule.group == Group::Documentation && rule.code.id == code)
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
