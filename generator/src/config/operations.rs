//! Which operations of the document are emitted.

use std::ops::Range;

use crate::source::{FileId, glob};

/// `[operations]`: an operation is emitted when a selector includes it, or none includes any, and none excludes it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Operations {
    /// `include-tags`, `include-paths` and `include-ids`.
    pub include: Vec<Selector>,
    /// `exclude-tags`, `exclude-paths` and `exclude-ids`.
    pub exclude: Vec<Selector>,
}

impl Operations {
    /// Whether every operation is emitted.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty()
    }
}

/// One word of a list in `[operations]`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Selector {
    /// What it looks at.
    pub by: SelectBy,
    /// What that has to match: `*` stands for anything without a `/`, `**` for anything.
    pub pattern: String,
    /// Where it stands; none for one from the command line.
    pub place: Option<(FileId, Range<usize>)>,
}

impl Selector {
    /// Whether a word of an operation matches.
    #[must_use]
    pub fn matches(&self, word: &str) -> bool {
        glob::matches(&self.pattern, word)
    }
}

/// What a selector looks at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SelectBy {
    /// The tags of an operation.
    Tag,
    /// Its path template.
    Path,
    /// Its `operationId`.
    Id,
}

impl SelectBy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tag, Self::Path, Self::Id];

    /// What an operation has of it, as messages call it.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Path => "path",
            Self::Id => "operationId",
        }
    }
}
