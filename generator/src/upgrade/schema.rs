//! Schemas of 3.0 in the words of JSON Schema.

use serde_json::{Map, Value, json};

use crate::document::Node;
use crate::edit::Change;
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

/// The changes that make a choice of such a schema, in three steps.
pub(super) fn whole(written: &Map<String, Value>, place: &Origin) -> [Vec<Change>; 3] {
    let absent = json!({ "type": "null" });
    let says_more =
        |key: &String| key != "allOf" && !WORDS.contains(&key.as_str()) && !key.starts_with("x-");
    if written.keys().any(says_more) {
        let (mut whole, mut rest) = (Map::new(), Map::new());
        for (key, value) in written.iter().filter(|(key, _)| *key != "nullable") {
            let holder = if key == "allOf" || says_more(key) {
                &mut rest
            } else {
                &mut whole
            };
            holder.insert(key.clone(), value.clone());
        }
        whole.insert("anyOf".to_owned(), json!([rest, absent]));
        let replaced = Change::Replace(place.clone(), Value::Object(whole));
        return [vec![replaced], Vec::new(), Vec::new()];
    }
    let parts = place.child("allOf");
    [
        vec![Change::Enclose(parts.clone(), "allOf".to_owned())],
        vec![Change::Wrap(parts.clone())],
        vec![
            Change::Append(parts.clone(), absent),
            Change::Rename(parts, "anyOf".to_owned()),
            Change::Remove(place.child("nullable")),
        ],
    ]
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
        self.list.push(Change::Remove(self.place.child(key)));
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
        let removes = |change: &Change| matches!(change, Change::Remove(_));
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
