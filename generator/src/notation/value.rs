//! Between nodes and values.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::merge::{is_merge, merge};
use super::{Entry, Key, Node, Scalar, ScalarStyle, Written};

impl From<&Value> for Node {
    fn from(value: &Value) -> Self {
        Self::from_value(value)
    }
}

impl Node {
    /// A value, as people would write it.
    #[must_use]
    pub fn from_value(value: &Value) -> Self {
        match value {
            Value::String(text) => Self::text(text.as_str()),
            Value::Array(list) => Self::sequence(list.iter().map(Self::from_value).collect()),
            Value::Object(map) => {
                let entries = map.iter().map(|(key, value)| Entry {
                    key: Key::new(key.as_str()),
                    value: Self::from_value(value),
                });
                Self::mapping(entries.collect())
            }
            other => Self::new(Written::Scalar(Scalar::word(other.to_string()))),
        }
    }

    /// The value: aliases and merge keys followed, the last of equal keys taken. `None` when an alias calls a node that
    /// is not in this tree in front of it, or when aliases make it too large.
    #[must_use]
    pub fn to_value(&self) -> Option<Value> {
        let mut reader = Reader {
            anchors: HashMap::new(),
            budget: 1 << 22,
        };
        reader.value(self)
    }
}

struct Reader<'n> {
    anchors: HashMap<&'n str, (Value, usize)>,
    /// How many nodes may still come from aliases.
    budget: usize,
}

impl<'n> Reader<'n> {
    fn value(&mut self, node: &'n Node) -> Option<Value> {
        let value = match &node.written {
            Written::Mapping { entries, .. } => self.object(entries)?,
            Written::Sequence { items, .. } => {
                let list: Option<Vec<Value>> = items.iter().map(|item| self.value(item)).collect();
                Value::Array(list?)
            }
            Written::Scalar(scalar) => tagged(scalar, node.tag.as_deref()),
            Written::Alias(name) => {
                let (value, size) = self.anchors.get(name.as_str())?;
                self.budget = self.budget.checked_sub(*size)?;
                value.clone()
            }
        };
        if let Some(anchor) = &node.anchor {
            let size = size(&value);
            self.anchors.insert(anchor, (value.clone(), size));
        }
        Some(value)
    }

    fn object(&mut self, entries: &'n [Entry]) -> Option<Value> {
        let mut map = Map::new();
        let mut merged = Vec::new();
        for entry in entries {
            if let Some(anchor) = &entry.key.anchor {
                let Key { style, text, .. } = &entry.key;
                let called = tagged(
                    &Scalar::styled(*style, text.clone()),
                    entry.key.tag.as_deref(),
                );
                self.anchors.insert(anchor, (called, 1));
            }
            let value = self.value(&entry.value)?;
            if entry.key.text == "<<" && is_merge(&value) {
                merged.push(value);
            } else {
                map.insert(entry.key.text.clone(), value);
            }
        }
        for value in merged {
            merge(&mut map, value);
        }
        Some(Value::Object(map))
    }
}

/// A scalar whose tag may say what it is.
fn tagged(scalar: &Scalar, tag: Option<&str>) -> Value {
    match tag {
        Some("!!str" | "!") => Value::String(scalar.text.clone()),
        // With a tag, what is quoted is read as what the tag says.
        Some("!!int" | "!!float" | "!!bool" | "!!null") => {
            Scalar::styled(ScalarStyle::Plain, scalar.text.clone()).value()
        }
        _ => scalar.value(),
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Object(map) => 1 + map.values().map(size).sum::<usize>(),
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_come_back() {
        let value = json!({
            "a": [1, -2, 1.5, true, null, "true", "1.0", "", " x", "a: b", "line\nline\n", "x\u{7f}"],
            "200": {}, "e": [], "s": "2020-01-01", "big": 18_446_744_073_709_551_615_u64,
        });
        assert_eq!(Node::from_value(&value).to_value(), Some(value));
    }

    #[test]
    fn aliases_and_merge_keys_are_followed() {
        let mut base = Node::from_value(&json!({"x": 1, "y": 2}));
        base.anchor = Some("base".to_owned());
        let alias = || Node::new(Written::Alias("base".to_owned()));
        let heir = Node::mapping(vec![
            Entry::new("<<", alias()),
            Entry::new("y", Node::from_value(&json!(3))),
        ]);
        let root = Node::mapping(vec![Entry::new("a", base), Entry::new("b", heir)]);
        let expected = json!({"a": {"x": 1, "y": 2}, "b": {"y": 3, "x": 1}});
        assert_eq!(root.to_value(), Some(expected));
        assert_eq!(alias().to_value(), None);
    }
}
