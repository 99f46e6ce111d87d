//! What a schema says, with what its references and `allOf` add.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::follow::At;
use crate::document::{Document, Node};
use crate::source::Origin;

/// What is known of the values of a schema.
#[derive(Default)]
pub(super) struct Known<'d> {
    /// The types that it allows; none when it says nothing about them.
    pub(super) types: BTreeSet<&'d str>,
    /// The members that it names, in the order of the document.
    pub(super) members: Vec<(&'d str, &'d Value, Origin)>,
    pub(super) required: BTreeSet<&'d str>,
    /// Whether `oneOf`, `anyOf`, `not` or a condition says more than is known here.
    pub(super) more: bool,
}

impl<'d> Known<'d> {
    /// What the schema at a place says.
    pub(super) fn of(document: &'d Document, origin: &Origin) -> Self {
        let mut known = Self::default();
        if let Some(at) = At::follow(document, origin) {
            known.add(document, &at, &mut HashSet::new());
        } else {
            known.more = true;
        }
        known
    }

    fn add(&mut self, document: &'d Document, at: &At<'d>, seen: &mut HashSet<Origin>) {
        if !seen.insert(at.origin.clone()) {
            return;
        }
        if at.map.contains_key("$ref")
            && let Some(target) = At::follow(document, &at.origin)
        {
            self.add(document, &target, seen);
        }
        self.types.extend(types(at.map.get("type")));
        let properties = at.origin.child("properties");
        for (name, value) in at
            .map
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            self.members.push((name, value, properties.child(name)));
        }
        let required = at.map.get("required").and_then(Value::as_array);
        self.required
            .extend(required.into_iter().flatten().filter_map(Value::as_str));
        self.more |= [
            "oneOf",
            "anyOf",
            "not",
            "if",
            "patternProperties",
            "dependentSchemas",
        ]
        .iter()
        .any(|key| at.map.contains_key(*key));
        for part in at.elements(document, "allOf") {
            self.add(document, &part, seen);
        }
    }

    /// A member by its name.
    pub(super) fn member(&self, name: &str) -> Option<(&'d Value, &Origin)> {
        let found = self.members.iter().find(|(key, ..)| *key == name);
        found.map(|(_, value, origin)| (*value, origin))
    }
}

/// The words of `type`.
pub(super) fn types(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let (one, list) = match value {
        Some(Value::String(word)) => (Some(word.as_str()), None),
        Some(Value::Array(list)) => (None, Some(list)),
        _ => (None, None),
    };
    one.into_iter()
        .chain(list.into_iter().flatten().filter_map(Value::as_str))
}

/// Whether `type` is this one, with or without `null`.
pub(super) fn is_type(node: &Node<'_, '_>, word: &str) -> bool {
    let mut found = false;
    for one in types(node.get("type")) {
        if one != word && one != "null" {
            return false;
        }
        found |= one == word;
    }
    found
}

/// The examples that a schema gives of its values.
pub(super) fn examples(schema: &serde_json::Map<String, Value>) -> Vec<&Value> {
    let one = schema.get("example");
    let list = schema.get("examples").and_then(Value::as_array);
    one.into_iter().chain(list.into_iter().flatten()).collect()
}
