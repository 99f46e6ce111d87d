//! Examples, by the schemas that they are values of.

use indexmap::IndexMap;
use serde_json::Value;

use super::follow::At;
use super::schema::examples;
use crate::document::{Document, Node};
use crate::source::Origin;

/// Objects in examples, by the schema of each.
#[derive(Default)]
pub(super) struct Samples<'d>(IndexMap<Origin, Vec<&'d Value>>);

/// How deep examples are taken apart.
const DEPTH: usize = 8;

/// How many elements of a list are looked at.
const ELEMENTS: usize = 50;

impl<'d> Samples<'d> {
    /// Takes the examples of an object of the specification.
    pub(super) fn add(&mut self, document: &'d Document, node: &Node<'_, 'd>) {
        let own = |key: &str| node.get(key).is_some();
        if !own("example") && !own("examples") {
            return;
        }
        match (node.shape, node.map()) {
            ("schema", Some(map)) => {
                for value in examples(map) {
                    self.spread(document, &node.origin(), value, DEPTH);
                }
            }
            ("media type", Some(map)) => {
                let at = At {
                    origin: node.origin(),
                    map,
                };
                let schema = at.origin.child("schema");
                if let Some(value) = map.get("example") {
                    self.spread(document, &schema, value, DEPTH);
                }
                for (_, example) in at.entries(document, "examples") {
                    if let Some(value) = example.map.get("value") {
                        self.spread(document, &schema, value, DEPTH);
                    }
                }
            }
            _ => {}
        }
    }

    fn spread(&mut self, document: &'d Document, schema: &Origin, value: &'d Value, depth: usize) {
        if depth == 0 || !matches!(value, Value::Array(_) | Value::Object(_)) {
            return;
        }
        let Some(at) = At::follow(document, schema) else {
            return;
        };
        match value {
            Value::Array(list) if at.map.contains_key("items") => {
                let items = at.origin.child("items");
                for element in list.iter().take(ELEMENTS) {
                    self.spread(document, &items, element, depth - 1);
                }
            }
            Value::Object(members) => {
                let properties = at.map.get("properties").and_then(Value::as_object);
                let holder = at.origin.child("properties");
                for name in properties.into_iter().flatten().map(|(name, _)| name) {
                    if let Some(member) = members.get(name) {
                        self.spread(document, &holder.child(name), member, depth - 1);
                    }
                }
                let known = self.0.entry(at.origin).or_default();
                if !known.contains(&value) {
                    known.push(value);
                }
            }
            _ => {}
        }
    }

    /// Every schema with the different examples of its values, in the order of the document.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Origin, &[&'d Value])> {
        self.0
            .iter()
            .map(|(origin, values)| (origin, values.as_slice()))
    }
}
