//! Checks a text against a pattern that no table can hold, because it looks around, refers back or
//! counts too far. The engine is made when the pattern is first used.

use std::fmt;
use std::sync::OnceLock;

use fancy_regex::{Regex, RegexBuilder};

/// The most steps back that a check takes.
const MAX_BACKTRACKS: usize = 100_000;
/// The most bytes that the parts of a pattern may take which need no steps back.
const MAX_SIZE: usize = 16 << 20;

/// A pattern with the engine that runs it.
pub struct Engine {
    pattern: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Engine {
    /// Takes the pattern in the syntax of the crate `fancy-regex`.
    #[must_use]
    pub const fn new(pattern: &'static str) -> Self {
        Self {
            pattern,
            regex: OnceLock::new(),
        }
    }

    /// Whether the pattern accepts the text.
    ///
    /// A check that takes too many steps is given up and accepts: the server decides then.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let regex = self.regex.get_or_init(|| compile(self.pattern));
        regex
            .as_ref()
            .is_none_or(|regex| regex.is_match(text).unwrap_or(true))
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Engine")
            .field(&self.pattern)
            .finish()
    }
}

/// Nothing for a pattern that the engine does not take; each was tried when this crate was generated.
fn compile(pattern: &str) -> Option<Regex> {
    let mut builder = RegexBuilder::new(pattern);
    builder
        .backtrack_limit(MAX_BACKTRACKS)
        .delegate_size_limit(MAX_SIZE);
    builder.build().ok()
}
