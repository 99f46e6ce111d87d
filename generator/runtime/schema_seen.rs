//! What a walk of schemas has looked at.

use std::collections::BTreeSet;

/// The members and items of a value that schemas have looked at.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) members: BTreeSet<String>,
    pub(super) items: BTreeSet<usize>,
}

impl Seen {
    /// Adds what another schema has looked at.
    pub(super) fn append(&mut self, mut other: Self) {
        self.members.append(&mut other.members);
        self.items.append(&mut other.items);
    }
}
