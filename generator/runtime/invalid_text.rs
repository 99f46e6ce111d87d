//! Texts that do not have the form of their type.

use std::fmt;

/// A text is not what its type demands. The text itself is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidText {
    expected: &'static str,
}

impl InvalidText {
    /// The text is not `expected`, which is said in words, with an example.
    #[must_use]
    pub const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for InvalidText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.expected)
    }
}

impl std::error::Error for InvalidText {}
