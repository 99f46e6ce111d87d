//! Schemas of 3.0 in the words of JSON Schema.

use serde_json::{Map, Value, json};

use crate::document::Node;
use crate::edit::Change;
use crate::notation;
use crate::source::Origin;

/// Words that only describe.
const WORDS: &[&str] = &[
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "externalDocs",
    "xml",
    "nullable",
];

/// The exclusive bounds, each with the bound that it is about.
const BOUNDS: [(&str, &str); 2] = [
    ("exclusiveMinimum", "minimum"),
    ("exclusiveMaximum", "maximum"),
];

/// Whether a schema may have words that are others from 3.1 on.
pub(super) fn is_of_3_0(map: &Map<String, Value>) -> bool {
    map.keys().any(|key| {
        matches!(
            key.as_str(),
            "nullable" | "exclusiveMinimum" | "exclusiveMaximum" | "example"
        )
    })
}

/// The changes of a schema that stands at `place`. `map` is what is made of it, `written` what the text says.
pub(super) fn changes(
    node: &Node<'_, '_>,
    map: &Map<String, Value>,
    written: &Map<String, Value>,
    place: &Origin,
    takes_null: &dyn Fn(&Value) -> bool,
) -> Vec<Change> {
    let mut changes = Changes {
        written,
        place,
        list: Vec::new(),
    };
    changes.bounds();
    changes.example();
    if written.contains_key("nullable") {
        if map.get("nullable") == Some(&Value::Bool(true)) {
            changes.nullable(node, map, takes_null);
        } else {
            changes.remove("nullable");
        }
    }
    changes.settle()
}

/// Whether a schema consists of several parts and may be null: a choice takes all of it along, which is done when its
/// parts are as they should be.
pub(super) fn is_whole(map: &Map<String, Value>, written: &Map<String, Value>) -> bool {
    if map.get("nullable") != Some(&Value::Bool(true))
        || !written.contains_key("nullable")
        || written.contains_key("$ref")
        || written.contains_key("type")
    {
        return false;
    }
    let unions = ["oneOf", "anyOf"];
    let unions = unions
        .iter()
        .filter(|key| written.contains_key(**key))
        .count();
    let parts = written.get("allOf").and_then(Value::as_array);
    match parts.map(Vec::len) {
        None => unions > 1,
        Some(1) => unions > 0,
        Some(_) => true,
    }
}

/// The changes that make a choice of such a schema, in three steps. `node` is the schema with its comments.
pub(super) fn whole(
    written: &Map<String, Value>,
    node: Option<&notation::Node>,
    place: &Origin,
) -> [Vec<Change>; 3] {
    let absent = json!({ "type": "null" });
    if written.keys().any(|key| says_more(key)) {
        let node = node.filter(|node| node.entries().len() == written.len());
        let node = node.cloned().unwrap_or_else(|| {
            let all = Value::Object(written.clone());
            notation::Node::from_value(&all)
        });
        let (mut value, mut demands) = (Map::new(), Map::new());
        for (key, member) in written.iter().filter(|(key, _)| *key != "nullable") {
            let demands_it = key == "allOf" || says_more(key);
            let holder = if demands_it { &mut demands } else { &mut value };
            holder.insert(key.clone(), member.clone());
        }
        value.insert("anyOf".to_owned(), json!([demands, absent]));
        let node = Box::new(choice(node));
        let rewritten = Change::Rewrite(place.clone(), Value::Object(value), node);
        return [vec![rewritten], Vec::new(), Vec::new()];
    }
    let parts = place.child("allOf");
    [
        vec![Change::Enclose(parts.clone(), "allOf".to_owned())],
        vec![Change::Wrap(parts.clone())],
        vec![
            Change::Append(parts.clone(), absent),
            Change::Rename(parts, "anyOf".to_owned()),
            Change::Erase(place.child("nullable")),
        ],
    ]
}

/// Whether a key beside `allOf` demands something as well.
fn says_more(key: &str) -> bool {
    key != "allOf" && !WORDS.contains(&key) && !key.starts_with("x-")
}

/// A choice between what a schema demands and null, beside what describes it.
fn choice(mut schema: notation::Node) -> notation::Node {
    // Comments in front of it, and behind its last line, stay where they are in the text.
    if let Some(first) = schema.entries_mut().and_then(|entries| entries.first_mut()) {
        first.value.comments.before.clear();
    }
    leave_end(&mut schema);
    let (mut whole, mut demands) = (Vec::new(), Vec::new());
    let mut lines = Vec::new();
    let mut at = None;
    for mut entry in std::mem::take(schema.entries_mut().unwrap_or(&mut Vec::new())) {
        if entry.key.text == "nullable" {
            let comments = entry.value.comments;
            lines.extend(comments.before.into_iter().chain(comments.beside));
        } else if entry.key.text == "allOf" || says_more(&entry.key.text) {
            if at.is_none() {
                at = Some(whole.len());
                lines.append(&mut entry.value.comments.before);
            }
            demands.push(entry);
        } else {
            whole.push(entry);
        }
    }
    let mut null = notation::Node::from_value(&json!({ "type": "null" }));
    if let notation::Written::Mapping { flow, .. } = &mut null.written {
        *flow = true;
    }
    let demands = notation::Node::mapping(demands);
    let mut choice = notation::Node::sequence(vec![demands, null]);
    choice.comments.before = lines;
    whole.insert(
        at.unwrap_or_default(),
        notation::Entry::new("anyOf", choice),
    );
    notation::Node::mapping(whole)
}

/// Takes away the comments behind the last line of a node, of the nodes that end there.
fn leave_end(node: &mut notation::Node) {
    node.comments.after.clear();
    let last = match &mut node.written {
        notation::Written::Mapping { entries, .. } => {
            entries.last_mut().map(|last| &mut last.value)
        }
        notation::Written::Sequence { items, .. } => items.last_mut(),
        notation::Written::Scalar(_) | notation::Written::Alias(_) => None,
    };
    if let Some(last) = last {
        leave_end(last);
    }
}

struct Changes<'s> {
    written: &'s Map<String, Value>,
    place: &'s Origin,
    list: Vec<Change>,
}

impl Changes<'_> {
    fn replace(&mut self, key: &str, value: Value) {
        self.list
            .push(Change::Replace(self.place.child(key), value));
    }

    fn rename(&mut self, key: &str, name: &str) {
        self.list
            .push(Change::Rename(self.place.child(key), name.to_owned()));
    }

    fn remove(&mut self, key: &str) {
        self.list.push(Change::Erase(self.place.child(key)));
    }

    fn append(&mut self, key: &str, value: Value) {
        self.list.push(Change::Append(self.place.child(key), value));
    }

    fn has(&self, key: &str) -> bool {
        self.written.contains_key(key)
    }

    /// A boolean beside a bound is a number of its own.
    fn bounds(&mut self) {
        for (exclusive, bound) in BOUNDS {
            match (self.written.get(exclusive), self.written.get(bound)) {
                (Some(Value::Bool(true)), Some(number)) if number.is_number() => {
                    self.replace(exclusive, number.clone());
                    self.remove(bound);
                }
                (Some(Value::Bool(_)), _) => self.remove(exclusive),
                _ => {}
            }
        }
    }

    /// One example is a list of one.
    fn example(&mut self) {
        if self.has("example") && !self.has("examples") {
            self.rename("example", "examples");
            self.list.push(Change::Wrap(self.place.child("example")));
        }
    }

    /// Null is a type like others.
    fn nullable(
        &mut self,
        node: &Node<'_, '_>,
        map: &Map<String, Value>,
        takes_null: &dyn Fn(&Value) -> bool,
    ) {
        let null = || json!({ "type": "null" });
        if let Some(reference) = self.written.get("$ref") {
            if self.has("anyOf") {
                return;
            }
            // What else is demanded is not demanded of null.
            let mut target = json!({ "$ref": reference });
            for (key, value) in self.written {
                let demands = !WORDS.contains(&key.as_str()) && !key.starts_with("x-");
                if key != "$ref" && demands && !value.is_object() && !value.is_array() {
                    target[key] = value.clone();
                    self.remove(key);
                }
            }
            self.rename("$ref", "anyOf");
            self.replace("$ref", json!([target, { "type": "null" }]));
            self.remove("nullable");
            return;
        }
        if let Some(Value::String(word)) = self.written.get("type") {
            if word == "object" && stands_for_null(node, map) {
                self.replace("type", json!("null"));
            } else {
                self.replace("type", json!([word, "null"]));
                self.null_value();
            }
            self.remove("nullable");
            return;
        }
        if is_whole(map, self.written) {
            return;
        }
        let union = ["oneOf", "anyOf"]
            .into_iter()
            .find(|key| self.written.get(*key).is_some_and(Value::is_array));
        if let Some(union) = union {
            let list = map.get(union).and_then(Value::as_array);
            if !list.into_iter().flatten().any(takes_null) {
                self.append(union, null());
            }
            self.null_value();
        } else if self.written.get("allOf").is_some_and(Value::is_array) {
            self.rename("allOf", "anyOf");
            self.append("allOf", null());
        } else if self.has("enum") {
            self.null_value();
        } else if let Some(word) = likely_type(self.written) {
            self.rename("nullable", "type");
            self.replace("nullable", json!([word, "null"]));
            return;
        } else if node.parent().is_some_and(is_union) {
            self.rename("nullable", "type");
            self.replace("nullable", json!("null"));
            return;
        }
        self.remove("nullable");
    }

    /// Null is one of the values, where they are listed.
    fn null_value(&mut self) {
        let values = self.written.get("enum").and_then(Value::as_array);
        if values.is_some_and(|values| !values.contains(&Value::Null)) {
            self.append("enum", Value::Null);
        }
    }

    /// A schema of which nothing stays is an empty one.
    fn settle(self) -> Vec<Change> {
        let removes = |change: &Change| matches!(change, Change::Erase(_));
        if self.list.len() == self.written.len() && self.list.iter().all(removes) {
            return vec![Change::Replace(self.place.clone(), json!({}))];
        }
        self.list
    }
}

fn is_union(list: &Node<'_, '_>) -> bool {
    matches!(list.key(), Some("oneOf" | "anyOf"))
}

/// Whether an object is how some generators say that what is referenced beside it may be null.
fn stands_for_null(node: &Node<'_, '_>, map: &Map<String, Value>) -> bool {
    let Some(list) = node.parent().filter(|list| is_union(list)) else {
        return false;
    };
    let alternatives = list.value.as_array().map(Vec::as_slice).unwrap_or_default();
    let refers = alternatives.iter().filter(|one| one.get("$ref").is_some());
    alternatives.len() > 1
        && refers.count() == alternatives.len() - 1
        && map
            .keys()
            .all(|key| key == "type" || WORDS.contains(&key.as_str()) || key.starts_with("x-"))
}

/// The type that the keywords of a schema speak of.
fn likely_type(map: &Map<String, Value>) -> Option<&'static str> {
    let has = |names: &[&str]| names.iter().any(|name| map.contains_key(*name));
    if has(&[
        "properties",
        "required",
        "additionalProperties",
        "minProperties",
        "maxProperties",
    ]) {
        Some("object")
    } else if has(&["items", "minItems", "maxItems", "uniqueItems"]) {
        Some("array")
    } else {
        None
    }
}
