//! The actions that make one document of another.

use std::collections::HashSet;
use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::list::List;

/// An overlay of version 1.0 that turns one tree into another, up to the order of members. Each action is about the
/// deepest object or list that differs.
#[must_use]
pub fn compare(old: &Value, new: &Value, title: &str) -> Value {
    let mut actions = Vec::new();
    node(old, new, "$", &mut actions);
    json!({
        "overlay": "1.0.0",
        "info": {"title": title, "version": "1.0.0"},
        "actions": actions,
    })
}

/// The actions for two nodes of one kind that stand at a path.
fn node(old: &Value, new: &Value, path: &str, actions: &mut Vec<Value>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => members(old, new, path, actions),
        (Value::Array(old), Value::Array(new)) => elements(old, new, path, actions),
        _ => {}
    }
}

fn members(
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    path: &str,
    actions: &mut Vec<Value>,
) {
    let mut update = Map::new();
    for (key, value) in old {
        let place = child(path, key);
        match new.get(key) {
            Some(other) if other == value => {}
            Some(other) if goes_on(value, other) => node(value, other, &place, actions),
            Some(other) if is_single(value) && is_single(other) => {
                update.insert(key.clone(), other.clone());
            }
            // Another kind of value has to be put in anew.
            Some(other) => {
                actions.push(json!({"target": place, "remove": true}));
                update.insert(key.clone(), other.clone());
            }
            None => actions.push(json!({"target": place, "remove": true})),
        }
    }
    for (key, value) in new {
        if !old.contains_key(key) {
            update.insert(key.clone(), value.clone());
        }
    }
    if !update.is_empty() {
        actions.push(json!({"target": path, "update": update}));
    }
}

fn elements(old: &[Value], new: &[Value], path: &str, actions: &mut Vec<Value>) {
    let list = List::of(old);
    let pairs = list.pairs(new);
    let mut both = old.iter().zip(new);
    let by_place = old.len() == new.len() && both.all(|(old, new)| old == new || goes_on(old, new));
    if pairs.len() == new.len() || !by_place || list.has_moved(new) {
        return by_name(&list, &pairs, (old, new), path, actions);
    }
    // Either way leads there, and the shorter one is the better one.
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for (index, (old, new)) in old.iter().zip(new).enumerate() {
        // Names may change here.
        node(old, new, &format!("{path}[{index}]"), &mut first);
    }
    by_name(&list, &pairs, (old, new), path, &mut second);
    let length = |actions: &[Value]| -> usize {
        actions.iter().map(|action| action.to_string().len()).sum()
    };
    let shorter = if length(&first) <= length(&second) {
        first
    } else {
        second
    };
    actions.extend(shorter);
}

/// Changes what stays, takes out the rest, and adds what is new at the end, which is all that can be done to a list.
fn by_name(
    list: &List<'_>,
    pairs: &[usize],
    (old, new): (&[Value], &[Value]),
    path: &str,
    actions: &mut Vec<Value>,
) {
    for (index, value) in pairs.iter().zip(new) {
        node(&old[*index], value, &list.place(*index, path), actions);
    }
    let kept: HashSet<&usize> = pairs.iter().collect();
    for index in (0..old.len()).rev().filter(|index| !kept.contains(index)) {
        actions.push(json!({"target": list.place(index, path), "remove": true}));
    }
    for value in &new[pairs.len()..] {
        // A list that is put behind a list is taken apart.
        let value = if value.is_array() {
            json!([value])
        } else {
            value.clone()
        };
        actions.push(json!({"target": path, "update": value}));
    }
}

/// Whether one can become the other by changes of its parts.
fn goes_on(old: &Value, new: &Value) -> bool {
    old.is_object() && new.is_object() || old.is_array() && new.is_array()
}

fn is_single(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

/// The `JSONPath` of a member.
fn child(path: &str, key: &str) -> String {
    let mut letters = key.chars();
    let first = letters
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    if first && letters.all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return format!("{path}.{key}");
    }
    format!("{path}[{}]", literal(key))
}

/// A text as `JSONPath` writes it.
pub(super) fn literal(text: &str) -> String {
    let mut out = "'".to_owned();
    for c in text.chars() {
        match c {
            '\'' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}
