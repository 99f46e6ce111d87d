//! The order of violations that were found in two ways.

use super::validate::{Violation, Violations};

impl Violations {
    /// Adds what a second look at the value at `pointer` found, without what is known already, and puts all that was
    /// found within it in the order of the document: first what is said of the value itself, then of its `members` in
    /// this order, then of others.
    pub(super) fn merge(&mut self, found: Self, pointer: &str, members: &[&str]) {
        let within = |one: &Violation| {
            let rest = one.pointer().strip_prefix(pointer);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.count += found.count() - found.iter().len();
        for violation in found {
            if !self.iter().any(|known| same(known, &violation)) {
                self.push(violation);
            }
        }
        let start = self.iter().rev().skip_while(|one| within(one)).count();
        self.list[start..].sort_by_cached_key(|one| Step::of(one, pointer, members));
    }
}

/// Whether two violations are of one keyword of one schema, at one place.
fn same(one: &Violation, other: &Violation) -> bool {
    one.keyword() == other.keyword()
        && one.schema() == other.schema()
        && one.pointer() == other.pointer()
}

/// The first step from a value to a violation within it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// None: it is said of the value itself.
    Itself,
    /// To a member that is known, by its position.
    Known(usize),
    /// To an item.
    Item(usize),
    /// To another member.
    Other(String),
}

impl Step {
    fn of(violation: &Violation, pointer: &str, members: &[&str]) -> Self {
        let rest = violation.pointer().get(pointer.len()..).unwrap_or("");
        let Some(token) = rest.split('/').nth(1) else {
            return Self::Itself;
        };
        let name = token.replace("~1", "/").replace("~0", "~");
        match members.iter().position(|known| *known == name) {
            Some(position) => Self::Known(position),
            None => name
                .parse()
                .map_or_else(|_| Self::Other(name.clone()), Self::Item),
        }
    }
}
