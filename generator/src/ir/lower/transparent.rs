//! Schemas that merely point at others.

use serde_json::Value;

use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Schema, SchemaId, TypeSet};

impl Lowerer<'_, '_> {
    /// The schema that `id` merely points at, and whether it lets `null` in besides: a reference or an `allOf` of one,
    /// with at most words of its own, or a union with nothing but `null`.
    pub(super) fn transparent(&self, id: SchemaId) -> Option<(SchemaId, bool)> {
        let schema = self.model.schema(id);
        if !asserts_only_composition(schema) {
            return None;
        }
        // Words beside what is pointed at make no type of their own.
        let mut parts = schema.all_of.clone();
        parts.retain(|id| !is_anything(self.model.schema(*id)));
        let (target, nullable) = match (
            schema.reference,
            parts.as_slice(),
            schema.one_of.as_slice(),
            schema.any_of.as_slice(),
        ) {
            (Some(target), [], [], []) => (target, false),
            (None, [target], [], []) => (*target, false),
            (None, [], union @ [_, ..], []) | (None, [], [], union @ [_, ..]) => {
                self.one_besides_null(union)?
            }
            _ => return None,
        };
        let target_types = self.model.schema(target).types;
        let compatible = schema.types.is_empty()
            || (!target_types.is_empty() && schema.types.contains(target_types));
        compatible.then_some((
            target,
            nullable || schema.nullable || schema.types.contains(TypeSet::NULL),
        ))
    }

    fn one_besides_null(&self, union: &[SchemaId]) -> Option<(SchemaId, bool)> {
        match self.besides_null(union).as_slice() {
            [target] => Some((*target, union.len() > 1)),
            _ => None,
        }
    }

    /// The alternatives of a union that are there for more than to let `null` in.
    pub(super) fn besides_null(&self, union: &[SchemaId]) -> Vec<SchemaId> {
        let mut others = union.to_vec();
        others.retain(|id| !self.is_only_null(*id) && !self.is_null_object(*id, union));
        others
    }

    /// Whether an alternative is how some generators say that what the reference beside it names may be null: in
    /// OpenAPI 3.0, which has no other word for it.
    fn is_null_object(&self, id: SchemaId, union: &[SchemaId]) -> bool {
        let refers = |id: &&SchemaId| self.model.schema(**id).reference.is_some();
        let schema = self.model.schema(id);
        schema.nullable_type
            && schema.types == TypeSet::OBJECT.union(TypeSet::NULL)
            && union.len() > 1
            && union.iter().filter(refers).count() == union.len() - 1
            && asserts_only_composition(schema)
            && composes_nothing(schema)
    }

    /// Tells which alternatives are taken for `null` though they say more.
    pub(super) fn report_null_objects(&mut self, union: &[SchemaId]) {
        for id in union {
            if self.is_null_object(*id, union) {
                self.diagnostics.push(
                    Diagnostic::new(
                        &codes::meaning::NULL_OBJECT,
                        "this object without members is taken for `null`",
                    )
                    .at(self.model.origin(*id))
                    .help("say `nullable: true`, or give the alternative a type `null`"),
                );
            }
        }
    }

    /// Whether `null` is all that a schema allows, or all that it is there for.
    pub(super) fn is_only_null(&self, id: SchemaId) -> bool {
        let schema = self.model.schema(id);
        schema.types == TypeSet::NULL
            || schema.constant == Some(Value::Null)
            || schema.enumeration.as_deref() == Some(&[Value::Null])
            || (schema.nullable && is_anything(schema))
    }
}

/// `true`, `{}` and schemas with words only.
pub(super) fn is_anything(schema: &Schema) -> bool {
    schema.boolean == Some(true)
        || (schema.types.is_empty() && composes_nothing(schema) && asserts_only_composition(schema))
}

fn composes_nothing(schema: &Schema) -> bool {
    schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
}

/// Whether a schema has no assertion of its own besides `type`, references and compositions.
pub(super) fn asserts_only_composition(schema: &Schema) -> bool {
    schema.boolean.is_none() && !schema.has_own_assertions()
}
