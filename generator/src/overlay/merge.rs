//! Merges a value into a node: objects by member, lists one behind the other, everything else by replacing it.

use serde_json::Value;

use super::provenance::Provenance;
use crate::source::{Origin, pointer};

/// Where the parts of a value come from, with pointers from the value on.
pub(super) trait Source {
    /// Where the part at this pointer was written.
    fn of(&self, rest: &str) -> Vec<(String, Origin)>;
}

/// A value that stands in an overlay.
pub(super) struct Written(pub Origin);

impl Source for Written {
    fn of(&self, rest: &str) -> Vec<(String, Origin)> {
        let Origin { file, pointer } = &self.0;
        vec![(
            String::new(),
            Origin::new(*file, format!("{pointer}{rest}")),
        )]
    }
}

/// A node of the document that is copied.
pub(super) struct Copied(pub Vec<(String, Origin)>);

impl Source for Copied {
    fn of(&self, rest: &str) -> Vec<(String, Origin)> {
        // The nearest part above, and everything below.
        let nearest = self
            .0
            .iter()
            .filter(|(at, _)| {
                rest == at
                    || rest
                        .strip_prefix(at.as_str())
                        .is_some_and(|tail| tail.starts_with('/'))
            })
            .max_by_key(|(at, _)| at.len());
        let above = nearest.map(|(at, origin)| {
            let tail = &rest[at.len()..];
            (
                String::new(),
                Origin::new(origin.file, format!("{}{tail}", origin.pointer)),
            )
        });
        let below = self.0.iter().filter_map(|(at, origin)| {
            let tail = at.strip_prefix(rest)?;
            tail.starts_with('/')
                .then(|| (tail.to_owned(), origin.clone()))
        });
        above.into_iter().chain(below).collect()
    }
}

/// Merges `value` into `node`, which stands at `at`; `rest` leads from the value as a whole to this part of it.
pub(super) fn merge(
    node: &mut Value,
    value: &Value,
    at: &str,
    rest: &str,
    source: &dyn Source,
    provenance: &mut Provenance,
) {
    match (node, value) {
        (Value::Object(members), Value::Object(more)) => {
            for (key, value) in more {
                let mut at = at.to_owned();
                pointer::push(&mut at, key);
                let mut rest = rest.to_owned();
                pointer::push(&mut rest, key);
                if let Some(member) = members.get_mut(key) {
                    merge(member, value, &at, &rest, source, provenance);
                } else {
                    provenance.copy(&source.of(&rest), &at);
                    members.insert(key.clone(), value.clone());
                }
            }
        }
        (Value::Array(items), Value::Array(more)) => {
            for (index, value) in more.iter().enumerate() {
                provenance.copy(
                    &source.of(&format!("{rest}/{index}")),
                    &format!("{at}/{}", items.len()),
                );
                items.push(value.clone());
            }
        }
        (node, value) => {
            provenance.copy(&source.of(rest), at);
            *node = value.clone();
        }
    }
}

/// Whether `value` can be merged into `node`; otherwise where not, as a pointer, and what meets what.
pub(super) fn conflict(
    node: &Value,
    value: &Value,
    rest: &str,
) -> Option<(String, &'static str, &'static str)> {
    match (node, value) {
        (Value::Object(members), Value::Object(more)) => more.iter().find_map(|(key, value)| {
            let mut rest = rest.to_owned();
            pointer::push(&mut rest, key);
            conflict(members.get(key)?, value, &rest)
        }),
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_))
            if kind(node) != kind(value) && !node.is_null() && !value.is_null() =>
        {
            Some((rest.to_owned(), kind(node), kind(value)))
        }
        _ => None,
    }
}

/// What a value is, as messages call it.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "an object",
        Value::Array(_) => "a list",
        _ => "a single value",
    }
}

/// How many nodes a value has.
pub(super) fn size(value: &Value) -> usize {
    match value {
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
