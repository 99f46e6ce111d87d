//! The data of a plan as it is written into source text.

use super::dfa::{Dfa, FIRST, State};
use super::lower::Run;

/// The most states with rows of a small automaton.
pub const SMALL_STATES: u64 = 8;
/// The most classes of a small automaton.
const SMALL_CLASSES: usize = 16;

/// The most classes of any automaton.
pub const MAX_CLASSES: usize = 256;

/// The data of an automaton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Whether it has at most 8 states and 16 classes.
    pub small: bool,
    /// The characters of each class but class 0, ascending; all others are of class 0.
    pub ranges: Vec<(char, char, u8)>,
    /// The next state by state and class: 0 is "never", 1 "always", `n` the row `n - 2`.
    pub next: Vec<Vec<State>>,
    /// The states in which a text may end, ascending.
    pub accept: Vec<State>,
}

impl Dfa {
    /// Whether the automaton has at most 8 states and 16 classes, so that a step is a shift.
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.next.len() as u64 <= SMALL_STATES && self.classes.len() <= SMALL_CLASSES
    }

    /// The automaton as literals. The class with the most ranges becomes class 0, which need not be
    /// written out.
    #[must_use]
    pub fn table(&self) -> Table {
        let rest = (0..self.classes.len())
            .max_by_key(|&class| (self.classes[class].len(), std::cmp::Reverse(class)))
            .unwrap_or(0);
        let mut order: Vec<usize> = (0..self.classes.len())
            .filter(|&class| class != rest)
            .collect();
        order.insert(0, rest);
        let mut ranges: Vec<(char, char, u8)> = Vec::new();
        for (&class, number) in order.iter().zip(0..=u8::MAX).skip(1) {
            ranges.extend(
                self.classes[class]
                    .iter()
                    .map(|&(first, last)| (first, last, number)),
            );
        }
        ranges.sort_unstable();
        let next = self
            .next
            .iter()
            .map(|row| order.iter().map(|&class| row[class]).collect());
        let accept = (FIRST..).zip(&self.accept).filter(|&(_, &accept)| accept);
        Table {
            small: self.is_small(),
            ranges,
            next: next.collect(),
            accept: accept.map(|(state, _)| state).collect(),
        }
    }
}

impl Run {
    /// The ranges of the set, ascending.
    #[must_use]
    pub fn ranges(&self) -> Vec<(char, char)> {
        self.class.ranges().collect()
    }
}
