//! Trees that come to say something else, and keep the comments of all that stays.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{Entry, Node, Written};

impl Node {
    /// Makes the tree say `value`. What it says already stays as it is written; the rest is written anew, new members
    /// behind the others. Aliases are written out where what they call would change otherwise.
    pub fn say(&mut self, value: &Value) {
        let mut changed = self.clone();
        reconcile(&mut changed, value);
        if changed.to_value().as_ref() != Some(value) {
            changed = self.clone();
            expand(&mut changed, &mut HashMap::new());
            reconcile(&mut changed, value);
        }
        *self = changed;
    }
}

fn reconcile(node: &mut Node, value: &Value) {
    match (&mut node.written, value) {
        (Written::Mapping { flow, entries }, Value::Object(map)) => {
            let merges = entries.iter().any(|entry| entry.key.text == "<<");
            if !merges || map.contains_key("<<") {
                members(entries, map);
                *flow &= !entries.is_empty();
                return;
            }
        }
        (Written::Sequence { flow, items }, Value::Array(list)) => {
            elements(items, list);
            *flow &= !items.is_empty();
            return;
        }
        _ => {}
    }
    if node.tag.is_some() || node.to_value().as_ref() != Some(value) {
        node.tag = None;
        node.written = Node::from_value(value).written;
    }
}

fn members(entries: &mut Vec<Entry>, map: &Map<String, Value>) {
    entries.retain(|entry| map.contains_key(&entry.key.text));
    let mut left: HashMap<&str, &Value> = map
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .collect();
    // The last of equal keys counts.
    for entry in entries.iter_mut().rev() {
        if let Some(value) = left.remove(entry.key.text.as_str()) {
            reconcile(&mut entry.value, value);
        }
    }
    for (key, value) in map {
        if left.contains_key(key.as_str()) {
            entries.push(Entry::new(key.as_str(), Node::from_value(value)));
        }
    }
}

fn elements(items: &mut Vec<Node>, list: &[Value]) {
    if items.len() == list.len() {
        for (item, value) in items.iter_mut().zip(list) {
            reconcile(item, value);
        }
        return;
    }
    // What stays comes in the same order; everything else is new.
    let mut old = std::mem::take(items).into_iter();
    for value in list {
        let mut rest = old.clone();
        let found = rest.find(|item| item.to_value().as_ref() == Some(value));
        if let Some(item) = found {
            old = rest;
            items.push(item);
        } else {
            items.push(Node::from_value(value));
        }
    }
}

/// Writes aliases and merge keys out.
fn expand(node: &mut Node, anchors: &mut HashMap<String, Node>) {
    if let Written::Alias(name) = &node.written
        && let Some(called) = anchors.get(name)
    {
        node.written = called.written.clone();
        node.tag.clone_from(&called.tag);
        return;
    }
    match &mut node.written {
        Written::Mapping { entries, .. } => {
            for entry in entries.iter_mut() {
                expand(&mut entry.value, anchors);
            }
        }
        Written::Sequence { items, .. } => {
            for item in items {
                expand(item, anchors);
            }
        }
        Written::Scalar(_) | Written::Alias(_) => {}
    }
    if let Some(name) = node.anchor.take() {
        anchors.insert(name, node.clone());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::notation::{Style, print, read};
    use crate::source::{Format, SourceMap};

    #[track_caller]
    fn check(text: &str, value: &Value, expected: &str) {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", text);
        let mut node = read(sources.file(file)).expect("it can be read");
        node.say(value);
        assert_eq!(print(&node, &Style::new(Format::Yaml)), expected);
        assert_eq!(node.to_value().as_ref(), Some(value));
    }

    #[test]
    fn comments_stay_with_what_stays() {
        check(
            "# a\na: 1 # one\n# b\nb: {c: 'x'}\nd:\n  # x\n  - x\n  # z\n  - z\n",
            &json!({"b": {"c": "x", "e": [1]}, "a": 2, "d": ["z"]}),
            "# a\na: 2 # one\n# b\nb:\n  c: 'x'\n  e:\n    - 1\nd:\n  # z\n  - z\n",
        );
    }

    #[test]
    fn aliases_are_written_out_where_they_must_be() {
        check(
            "a: &x {b: 1}\nc: *x\n",
            &json!({"a": {"b": 1}, "c": {"b": 2}}),
            "a: &x {b: 1}\nc:\n  b: 2\n",
        );
        check(
            "a: &x {b: 1}\nc: *x\n",
            &json!({"a": {"b": 2}, "c": {"b": 1}}),
            "a: &x {b: 2}\nc:\n  b: 1\n",
        );
        check(
            "a: &x {b: 1}\nc: {<<: *x, d: 2}\n",
            &json!({"a": {"b": 1}, "c": {"d": 2}}),
            "a: &x {b: 1}\nc:\n  d: 2\n",
        );
    }
}
