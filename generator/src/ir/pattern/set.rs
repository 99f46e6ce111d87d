//! Sets of Unicode scalar values.

use std::fmt;

use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

/// A set of Unicode scalar values, kept as sorted ranges that neither touch nor overlap.
#[derive(Clone, PartialEq, Eq)]
pub struct ClassSet(ClassUnicode);

impl ClassSet {
    /// The set without members.
    #[must_use]
    pub fn empty() -> Self {
        Self(ClassUnicode::empty())
    }

    /// Every scalar value.
    #[must_use]
    pub fn any() -> Self {
        Self::range('\0', char::MAX)
    }

    /// One scalar value.
    #[must_use]
    pub fn single(c: char) -> Self {
        Self::range(c, c)
    }

    /// All values from `first` to `last`, both included.
    #[must_use]
    pub fn range(first: char, last: char) -> Self {
        Self(ClassUnicode::new([ClassUnicodeRange::new(first, last)]))
    }

    /// The union of the given ranges, which may stand in any order.
    #[must_use]
    pub fn of(ranges: &[(char, char)]) -> Self {
        Self(ClassUnicode::new(
            ranges
                .iter()
                .map(|&(first, last)| ClassUnicodeRange::new(first, last)),
        ))
    }

    /// The ranges in ascending order.
    #[must_use]
    pub fn ranges(&self) -> impl ExactSizeIterator<Item = (char, char)> + '_ {
        self.0
            .ranges()
            .iter()
            .map(|range| (range.start(), range.end()))
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.ranges().is_empty()
    }

    /// Whether every scalar value is in the set.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.negated().is_empty()
    }

    /// The only member of a set that has exactly one.
    #[must_use]
    pub fn sole(&self) -> Option<char> {
        match self.0.ranges() {
            [range] if range.start() == range.end() => Some(range.start()),
            _ => None,
        }
    }

    /// Whether `c` is in the set.
    #[must_use]
    pub fn contains(&self, c: char) -> bool {
        let ranges = self.0.ranges();
        let after = ranges.partition_point(|range| range.start() <= c);
        after > 0 && c <= ranges[after - 1].end()
    }

    /// Adds the members of `other`.
    pub fn add(&mut self, other: &Self) {
        self.0.union(&other.0);
    }

    /// The members of either set.
    #[must_use]
    pub fn union(mut self, other: &Self) -> Self {
        self.add(other);
        self
    }

    /// The members of both sets.
    #[must_use]
    pub fn intersection(mut self, other: &Self) -> Self {
        self.0.intersect(&other.0);
        self
    }

    /// The members of this set that are not in `other`.
    #[must_use]
    pub fn difference(mut self, other: &Self) -> Self {
        self.0.difference(&other.0);
        self
    }

    /// Every scalar value that is not in this set.
    #[must_use]
    pub fn negated(&self) -> Self {
        let mut set = self.0.clone();
        set.negate();
        Self(set)
    }

    /// The set closed under simple case folding. ASCII and other characters are kept apart, as
    /// ECMA-262 has it without the flag `u` (22.2.2.7.3 Canonicalize), and as Java and .NET do: `k` does
    /// not match U+212A KELVIN SIGN.
    #[must_use]
    pub fn case_folded(&self) -> Self {
        let ascii = Self::range('\0', '\x7F');
        let mut low = self.0.clone();
        low.intersect(&ascii.0);
        low.case_fold_simple();
        low.intersect(&ascii.0);
        let mut high = self.0.clone();
        high.difference(&ascii.0);
        high.case_fold_simple();
        high.difference(&ascii.0);
        low.union(&high);
        Self(low)
    }
}

impl From<ClassUnicode> for ClassSet {
    fn from(class: ClassUnicode) -> Self {
        Self(class)
    }
}

impl fmt::Debug for ClassSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.ranges()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_put_in() {
        let set = ClassSet::of(&[('x', 'z'), ('a', 'c'), ('b', 'e')]);
        assert_eq!(set.ranges().collect::<Vec<_>>(), [('a', 'e'), ('x', 'z')]);
        assert!(set.contains('e') && set.contains('x'));
        assert!(!set.contains('f') && !set.contains('`') && !set.contains('{'));
        assert_eq!(set.negated().negated(), set);
        assert!(set.clone().union(&set.negated()).is_any());
    }

    #[test]
    fn folds_case_within_ascii_and_within_the_rest() {
        let folded = ClassSet::single('k')
            .union(&ClassSet::single('é'))
            .case_folded();
        assert_eq!(
            folded.ranges().collect::<Vec<_>>(),
            [('K', 'K'), ('k', 'k'), ('É', 'É'), ('é', 'é')]
        );
    }
}
