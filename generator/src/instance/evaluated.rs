//! Which members and items other keywords speak of, for `unevaluatedProperties` and `unevaluatedItems` (JSON Schema
//! 2020-12, 11).

use std::collections::BTreeSet;

use serde_json::Value;

use super::check::Instances;
use crate::model::{Schema, SchemaId};

/// Members and items that keywords have looked at.
#[derive(Debug, Default)]
pub(super) struct Evaluated {
    pub(super) members: BTreeSet<String>,
    pub(super) items: BTreeSet<usize>,
}

impl<'m> Instances<'m> {
    /// Adds what a schema and all that applies in its place have looked at.
    pub(super) fn evaluated(
        &mut self,
        schema: &'m Schema,
        value: &Value,
        depth: usize,
        seen: &mut Evaluated,
    ) {
        if !self.may_go_on(depth) {
            return;
        }
        match value {
            Value::Object(members) => {
                for name in members.keys() {
                    if self.speaks_of(schema, name) {
                        seen.members.insert(name.clone());
                    }
                }
            }
            Value::Array(items) => {
                let count = match schema.items {
                    Some(_) => items.len(),
                    None => schema.prefix_items.len(),
                };
                seen.items.extend(0..count.min(items.len()));
                if let Some(contains) = schema.further.contains {
                    for (index, item) in items.iter().enumerate() {
                        if self.holds(contains, item, depth + 1) {
                            seen.items.insert(index);
                        }
                    }
                }
            }
            _ => {}
        }
        let further = &schema.further;
        for part in schema.reference.iter().chain(&schema.all_of) {
            self.evaluated_by(*part, value, depth, seen);
        }
        for part in schema.any_of.iter().chain(&schema.one_of) {
            if self.holds(*part, value, depth + 1) {
                self.evaluated_by(*part, value, depth, seen);
            }
        }
        if let Some(condition) = further.condition {
            let holds = self.holds(condition, value, depth + 1);
            if holds {
                self.evaluated_by(condition, value, depth, seen);
            }
            let branch = if holds {
                further.then
            } else {
                further.otherwise
            };
            if let Some(branch) = branch {
                self.evaluated_by(branch, value, depth, seen);
            }
        }
        for (name, part) in &further.dependent_schemas {
            if value.get(name).is_some() {
                self.evaluated_by(*part, value, depth, seen);
            }
        }
    }

    fn evaluated_by(&mut self, id: SchemaId, value: &Value, depth: usize, seen: &mut Evaluated) {
        let schema = self.schema(id);
        match value {
            Value::Object(members) if schema.further.unevaluated_properties.is_some() => {
                seen.members.extend(members.keys().cloned());
            }
            Value::Array(items) if schema.further.unevaluated_items.is_some() => {
                seen.items.extend(0..items.len());
            }
            _ => {}
        }
        self.evaluated(schema, value, depth + 1, seen);
    }

    /// Whether `properties`, `patternProperties` or `additionalProperties` speaks of a member.
    fn speaks_of(&self, schema: &Schema, name: &str) -> bool {
        let patterns = &schema.further.pattern_properties;
        schema.additional_properties.is_some()
            || schema.properties.iter().any(|(member, _)| member == name)
            || patterns
                .iter()
                .any(|(source, _)| self.matches(source, name))
    }
}
