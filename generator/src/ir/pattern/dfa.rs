//! A deterministic automaton over classes of characters.

/// The number of a state.
pub type State = u16;

/// The state from which nothing is accepted any more; it has no row.
pub const NEVER: State = 0;
/// The state from which everything is accepted; it has no row.
pub const ALWAYS: State = 1;
/// The start, and the first state that has a row.
pub const FIRST: State = 2;

/// A minimal automaton. It reads a text once, character by character, and can stop early at [`NEVER`]
/// and [`ALWAYS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dfa {
    /// A partition of all scalar values: the ranges of each class, ascending.
    pub classes: Vec<Vec<(char, char)>>,
    /// For each state from [`FIRST`] on, the next state by class.
    pub next: Vec<Vec<State>>,
    /// For each state from [`FIRST`] on, whether a text may end there.
    pub accept: Vec<bool>,
}

impl Dfa {
    /// Whether the automaton accepts the text.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        let mut state = FIRST;
        for c in text.chars() {
            state = self.next[usize::from(state - FIRST)][self.class(c)];
            if state < FIRST {
                return state == ALWAYS;
            }
        }
        self.accept[usize::from(state - FIRST)]
    }

    /// The class of a character.
    #[must_use]
    pub fn class(&self, c: char) -> usize {
        let others = self.classes.len() - 1;
        // The classes are a partition, so that what is in no other is in the last.
        self.classes[..others]
            .iter()
            .position(|ranges| {
                let after = ranges.partition_point(|&(first, _)| first <= c);
                after > 0 && c <= ranges[after - 1].1
            })
            .unwrap_or(others)
    }

    /// The number of table entries.
    #[must_use]
    pub fn size(&self) -> usize {
        self.next.len() * self.classes.len()
    }
}
