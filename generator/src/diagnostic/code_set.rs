use std::fmt;

use super::Code;
use super::codes::Group;
use super::levels::Level;

/// Which findings a word means that somebody wrote, the widest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeSet {
    /// All that are warnings of themselves.
    Warnings,
    /// Those of a group.
    Group(&'static Group),
    /// Those of a code.
    Code(&'static Code),
}

impl CodeSet {
    pub(super) fn has(self, code: &Code) -> bool {
        match self {
            Self::Warnings => true,
            Self::Group(group) => group.has(code),
            Self::Code(one) => one.id == code.id,
        }
    }

    /// What the ids of its codes begin with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Warnings => "",
            Self::Group(group) => group.prefix,
            Self::Code(code) => code.id,
        }
    }

    /// How narrow it is: the more, the narrower. `S1` is narrower than `S`.
    pub(super) fn rank(self) -> usize {
        self.prefix().len()
    }

    pub(super) fn words(self) -> String {
        match self {
            Self::Warnings => "`warnings`".to_owned(),
            Self::Group(group) => format!("the group `{}`", group.name),
            Self::Code(Code { id, name, .. }) => format!("`{id}` ({name})"),
        }
    }
}

/// Tells what a word stands for in a list of this level: `catalogue::read`, which knows all codes.
pub type ReadCode = fn(Level, &str) -> Result<CodeSet, UnknownCode>;

/// A word in a list of codes that is neither an id, nor a name, nor a group, nor `warnings`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode {
    /// The word.
    pub word: String,
    /// The word that may have been meant.
    pub meant: Option<&'static str>,
}

impl UnknownCode {
    /// What to do about it.
    #[must_use]
    pub fn advice(&self) -> String {
        self.meant.map_or_else(
            || "`specsmith explain` lists the codes".to_owned(),
            |meant| format!("did you mean `{meant}`?"),
        )
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "there is no code `{}`", self.word)
    }
}

impl std::error::Error for UnknownCode {}
