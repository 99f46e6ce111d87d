//! Patterns that have been read, each once.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};

use crate::ir::pattern::{self, Anchoring, Lowered};

/// Patterns by their source. It can be shared by many that look at values.
#[derive(Debug, Default)]
pub struct Patterns {
    known: Mutex<HashMap<String, Option<Arc<Lowered>>>>,
}

impl Patterns {
    /// Whether a text matches a pattern. One that cannot be read has been reported, and takes every text.
    #[must_use]
    pub fn matches(&self, source: &str, text: &str) -> bool {
        self.read(source)
            .is_none_or(|pattern| pattern.is_match(text))
    }

    /// A text that matches a pattern and has so many characters; none where no such text is found. `chance` picks one of
    /// so many.
    pub fn text(
        &self,
        source: &str,
        lengths: RangeInclusive<usize>,
        chance: &mut dyn FnMut(usize) -> usize,
    ) -> Option<String> {
        self.read(source)?.sample(lengths, chance)
    }

    fn read(&self, source: &str) -> Option<Arc<Lowered>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pattern) = known.get(source) {
            return pattern.clone();
        }
        // Reading one may take long, and others need not wait.
        drop(known);
        let read = pattern::read(source, Anchoring::Spec);
        let pattern = read.outcome.ok().map(Arc::new);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(source.to_owned(), pattern.clone());
        pattern
    }
}
