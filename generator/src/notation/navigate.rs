//! Ways to the parts of a tree, and small changes of it.

use super::{Entry, Key, Node, Scalar, Written};
use crate::source::pointer;

impl Node {
    /// The members of an object; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.written {
            Written::Mapping { entries, .. } => entries,
            _ => &[],
        }
    }

    /// The members of an object, to be changed.
    pub fn entries_mut(&mut self) -> Option<&mut Vec<Entry>> {
        match &mut self.written {
            Written::Mapping { entries, .. } => Some(entries),
            _ => None,
        }
    }

    /// The elements of a list; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.written {
            Written::Sequence { items, .. } => items,
            _ => &[],
        }
    }

    /// The elements of a list, to be changed.
    pub fn items_mut(&mut self) -> Option<&mut Vec<Self>> {
        match &mut self.written {
            Written::Sequence { items, .. } => Some(items),
            _ => None,
        }
    }

    /// The scalar that it is.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.written {
            Written::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text that it is; nothing when it is a number, a word, an object or a list.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        self.scalar()?.as_text()
    }

    /// A member as it is written: neither aliases nor merge keys are followed. The last of two equal keys counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let mut entries = self.entries().iter().rev();
        entries
            .find(|entry| entry.key.text == key)
            .map(|entry| &entry.value)
    }

    /// A member, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let mut entries = self.entries_mut()?.iter_mut().rev();
        entries
            .find(|entry| entry.key.text == key)
            .map(|entry| &mut entry.value)
    }

    /// The node at a JSON Pointer, as it is written.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<&Self> {
        let mut node = self;
        for token in pointer::tokens(pointer) {
            node = match &node.written {
                Written::Sequence { items, .. } => items.get(token.parse::<usize>().ok()?)?,
                _ => node.get(&token)?,
            };
        }
        Some(node)
    }

    /// The node at a JSON Pointer, to be changed.
    pub fn at_mut(&mut self, pointer: &str) -> Option<&mut Self> {
        let mut node = self;
        for token in pointer::tokens(pointer) {
            node = if matches!(node.written, Written::Sequence { .. }) {
                node.items_mut()?.get_mut(token.parse::<usize>().ok()?)?
            } else {
                node.get_mut(&token)?
            };
        }
        Some(node)
    }

    /// Gives an object a member, in the place of one of that name or behind the others, and gives back what was there.
    /// Nothing happens to what is no object.
    pub fn insert(&mut self, key: &str, value: Self) -> Option<Self> {
        if let Some(old) = self.get_mut(key) {
            return Some(std::mem::replace(old, value));
        }
        if let Written::Mapping { flow, entries } = &mut self.written {
            // Empty braces are flow for lack of another way to write them.
            *flow &= !entries.is_empty();
            entries.push(Entry::new(key, value));
        }
        None
    }

    /// Takes a member out of an object, with its comments.
    pub fn remove(&mut self, key: &str) -> Option<Self> {
        let entries = self.entries_mut()?;
        let mut removed = None;
        while let Some(at) = entries.iter().rposition(|entry| entry.key.text == key) {
            let entry = entries.remove(at);
            removed.get_or_insert(entry.value);
        }
        removed
    }

    /// Gives a member another name, at its place; `false` when there is none, or one of the new name already.
    pub fn rename(&mut self, key: &str, name: &str) -> bool {
        if self.get(name).is_some() {
            return false;
        }
        let entries = self.entries_mut();
        let mut entries = entries.into_iter().flatten().rev();
        let found = entries.find(|entry| entry.key.text == key);
        found.map(|entry| entry.key = Key::new(name)).is_some()
    }

    /// Puts another value in its place; comments, anchor and tag stay.
    pub fn replace(&mut self, written: Written) {
        self.written = written;
    }

    /// Calls a function for this node and every one in it, those first that hold others.
    pub fn walk_mut(&mut self, change: &mut impl FnMut(&mut Self)) {
        change(self);
        match &mut self.written {
            Written::Mapping { entries, .. } => {
                for entry in entries {
                    entry.value.walk_mut(change);
                }
            }
            Written::Sequence { items, .. } => {
                for item in items {
                    item.walk_mut(change);
                }
            }
            Written::Scalar(_) | Written::Alias(_) => {}
        }
    }
}
