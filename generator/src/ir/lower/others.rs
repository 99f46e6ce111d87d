//! Members that are not named: `additionalProperties` and `patternProperties`.

use super::flat::Flat;
use super::transparent::is_anything;
use super::types::{Lowerer, child};
use crate::ir::pattern::{self, Anchoring, Lowered};
use crate::ir::rule::{Assertion, Rule};
use crate::ir::types::{Additional, NamePath};
use crate::model::{Schema, SchemaId};

impl Lowerer<'_, '_> {
    /// What may stand beside the named members. Names by pattern are names like others: all have one type where every
    /// schema that can speak of one gives it the same. The table of schemas checks the rest.
    pub(super) fn additional(&mut self, flat: &Flat, name: &NamePath) -> Additional {
        let name = child(name, "value");
        let stated = flat.additional.iter().copied();
        let stated: Vec<SchemaId> = stated
            .filter(|id| !is_anything(self.model.schema(*id)))
            .collect();
        let mut stated_schemas = stated.iter().map(|id| self.model.schema(*id));
        let forbidden = stated_schemas.any(|schema| schema.boolean == Some(false));
        if flat.by_pattern.is_empty() {
            return match stated.as_slice() {
                _ if forbidden => Additional::Forbidden,
                [] => Additional::Any,
                schemas => Additional::Typed(self.lower_group(schemas, &name)),
            };
        }
        // Several schemas do not know the patterns of each other.
        let mut speaking = flat.schemas.iter().map(|id| self.model.schema(*id));
        let speaks = |schema: &Schema| {
            let others = schema.additional_properties;
            let others = others.is_some_and(|id| !is_anything(self.model.schema(id)));
            others || !schema.further.pattern_properties.is_empty()
        };
        if speaking.any(speaks) && speaking.any(speaks) {
            return Additional::Any;
        }
        let mut groups: Vec<Vec<SchemaId>> = Vec::new();
        for (_, id) in &flat.by_pattern {
            let anything = is_anything(self.model.schema(*id));
            groups.push(if anything { Vec::new() } else { vec![*id] });
        }
        if !forbidden
            && !flat
                .by_pattern
                .iter()
                .any(|(pattern, _)| takes_all(pattern))
        {
            groups.push(stated);
        }
        match self.one_type(&groups, &name) {
            Some(value) => Additional::Typed(value),
            None => Additional::Any,
        }
    }

    /// The rule that nothing stands beside the named members, unless the table of schemas has it.
    pub(super) fn closing(&self, flat: &Flat) -> Option<Rule> {
        let mut schemas = flat.schemas.iter().map(|id| self.model.schema(*id));
        if schemas
            .clone()
            .any(|schema| self.closes_to_others(schema, flat))
        {
            return None;
        }
        let closed = schemas.find(|schema| {
            let others = schema.additional_properties;
            others.is_some_and(|id| self.model.schema(id).boolean == Some(false))
        });
        closed.map(|schema| Rule {
            assertion: Assertion::Closed,
            schema: schema.origin.clone(),
        })
    }

    /// Whether a schema says something of members that only other parts of an `allOf` name, or match by a pattern.
    pub(super) fn closes_to_others(&self, schema: &Schema, flat: &Flat) -> bool {
        let named = |name: &String| schema.properties.iter().any(|(known, _)| known == name);
        let others = schema.additional_properties;
        others.is_some_and(|id| !is_anything(self.model.schema(id)))
            && (!flat.properties.keys().all(named)
                || (!flat.by_pattern.is_empty() && schema.further.pattern_properties.is_empty()))
    }
}

/// Whether every name matches, one with a line break in it aside.
fn takes_all(source: &str) -> bool {
    let inner = source.strip_prefix('^').unwrap_or(source);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    matches!(inner, ".*" | ".+")
        || matches!(
            pattern::read(source, Anchoring::Spec).outcome,
            Ok(Lowered::Always)
        )
}
