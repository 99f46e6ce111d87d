//! Where the nodes of a changed tree come from.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::source::{FileId, Origin, pointer};

/// From the pointer of a node in the tree to where it was written. What is below such a node is below that place, too,
/// unless it is named itself; everything else stands where it stood.
pub(super) struct Provenance {
    file: FileId,
    origins: BTreeMap<String, Origin>,
}

impl Provenance {
    pub(super) fn new(file: FileId) -> Self {
        Self {
            file,
            origins: BTreeMap::new(),
        }
    }

    /// The map in the form that the sources keep.
    pub(super) fn finish(self) -> BTreeMap<Arc<str>, Origin> {
        let origins = self.origins.into_iter();
        origins
            .map(|(pointer, origin)| (pointer.into(), origin))
            .collect()
    }

    /// Where a node was written.
    pub(super) fn of(&self, pointer: &str) -> Origin {
        let mut prefix = pointer;
        loop {
            if let Some(origin) = self.origins.get(prefix) {
                let rest = &pointer[prefix.len()..];
                return Origin::new(origin.file, format!("{}{rest}", origin.pointer));
            }
            match prefix.rfind('/') {
                Some(end) => prefix = &prefix[..end],
                None => return Origin::new(self.file, pointer),
            }
        }
    }

    /// A node, whose parts may come from several places, has been copied.
    pub(super) fn copy(&mut self, from: &[(String, Origin)], to: &str) {
        self.forget(to);
        for (rest, origin) in from {
            self.origins.insert(format!("{to}{rest}"), origin.clone());
        }
    }

    /// Where a node and the parts of it that come from elsewhere were written, with pointers from the node on.
    pub(super) fn below(&self, pointer: &str) -> Vec<(String, Origin)> {
        let mut found = vec![(String::new(), self.of(pointer))];
        for (at, origin) in self.under(pointer) {
            if at != pointer {
                found.push((at[pointer.len()..].to_owned(), origin.clone()));
            }
        }
        found
    }

    /// A node is no more.
    pub(super) fn forget(&mut self, pointer: &str) {
        let gone: Vec<String> = self.under(pointer).map(|(at, _)| at.clone()).collect();
        for at in gone {
            self.origins.remove(&at);
        }
    }

    /// The item `index` of a list is no more, and `count` items behind it have moved up.
    pub(super) fn close_gap(&mut self, list: &str, index: usize, count: usize) {
        let place = |index: usize| {
            let mut place = list.to_owned();
            pointer::push(&mut place, &index.to_string());
            place
        };
        self.forget(&place(index));
        for moved in index + 1..=index + count {
            let from = self.below(&place(moved));
            self.forget(&place(moved));
            self.copy(&from, &place(moved - 1));
        }
    }

    /// The entries of a node and below it.
    fn under<'p>(&'p self, pointer: &'p str) -> impl Iterator<Item = (&'p String, &'p Origin)> {
        let range = (Bound::Included(pointer.to_owned()), Bound::Unbounded);
        self.origins
            .range(range)
            .take_while(move |(at, _)| at.starts_with(pointer))
            .filter(move |(at, _)| {
                at.len() == pointer.len() || at[pointer.len()..].starts_with('/')
            })
    }
}
