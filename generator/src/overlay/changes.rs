//! What overlays have changed, as changes of the text that they were applied to.

use serde_json::{Map, Value};

use crate::edit::Change;
use crate::source::{FileId, Origin, SourceMap, pointer};

/// The changes of the text of `file`, whose tree was `old`, that make it say `new`, which [`apply`](super::apply) has
/// made of it.
#[must_use]
pub fn changes(sources: &SourceMap, file: FileId, old: &Value, new: &Value) -> Vec<Change> {
    let mut finder = Finder {
        sources,
        file,
        changes: Vec::new(),
    };
    finder.node((old, String::new()), (new, String::new()));
    finder.changes
}

struct Finder<'s> {
    sources: &'s SourceMap,
    file: FileId,
    changes: Vec<Change>,
}

/// A node, and where it stands.
type Placed<'v> = (&'v Value, String);

impl Finder<'_> {
    fn node(&mut self, (old, at): Placed<'_>, (new, place): Placed<'_>) {
        match (old, new) {
            _ if old == new => {}
            (Value::Object(old), Value::Object(new)) if shares(old, new) => {
                self.members((old, at), (new, place));
            }
            (Value::Array(old), Value::Array(new)) if !old.is_empty() => {
                self.elements((old, at), (new, place));
            }
            _ => {
                let origin = Origin::new(self.file, at);
                self.changes.push(Change::Replace(origin, new.clone()));
            }
        }
    }

    fn members(
        &mut self,
        (old, at): (&Map<String, Value>, String),
        (new, place): (&Map<String, Value>, String),
    ) {
        let holder = Origin::new(self.file, at.as_str());
        for (key, value) in old {
            match new.get(key) {
                Some(other) => self.node((value, child(&at, key)), (other, child(&place, key))),
                None => self.changes.push(Change::Remove(holder.child(key))),
            }
        }
        for (key, value) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
            self.changes
                .push(Change::Insert(holder.clone(), key.clone(), value.clone()));
        }
    }

    /// Lists lose elements anywhere and win them at their end.
    fn elements(&mut self, (old, at): (&[Value], String), (new, place): (&[Value], String)) {
        let holder = Origin::new(self.file, at.as_str());
        let mut next = 0;
        let mut pairs = Vec::new();
        for (index, value) in new.iter().enumerate() {
            let place = child(&place, &index.to_string());
            let Some(from) = self.index_in(&holder, &place).filter(|from| *from >= next) else {
                break;
            };
            next = from + 1;
            pairs.push((from, (value, place)));
        }
        if pairs.is_empty() {
            let new = Value::Array(new.to_vec());
            self.changes.push(Change::Replace(holder, new));
            return;
        }
        let kept = pairs.len();
        let mut pairs = pairs.into_iter().peekable();
        for (index, value) in old.iter().enumerate() {
            match pairs.next_if(|(from, _)| *from == index) {
                Some((_, other)) => self.node((value, child(&at, &index.to_string())), other),
                None => self.changes.push(Change::Remove(holder.index(index))),
            }
        }
        for value in &new[kept..] {
            self.changes
                .push(Change::Append(holder.clone(), value.clone()));
        }
    }

    /// Which element of a list of the document a node was.
    fn index_in(&self, list: &Origin, place: &str) -> Option<usize> {
        let was = self.sources.grafted(&Origin::new(self.file, place));
        let is_same = was.file == self.file && was.parent().as_ref() == Some(list);
        is_same.then(|| was.last()?.parse().ok()).flatten()
    }
}

/// Whether something of an object is left, so that the rest can be put beside it.
fn shares(old: &Map<String, Value>, new: &Map<String, Value>) -> bool {
    old.keys().any(|key| new.contains_key(key))
}

fn child(at: &str, token: &str) -> String {
    let mut child = at.to_owned();
    pointer::push(&mut child, token);
    child
}
