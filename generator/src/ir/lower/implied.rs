//! Alternatives of an `anyOf` that allow nothing which another one does not allow as well.

use serde_json::Value;

use crate::model::{Model, Schema, SchemaId, TypeSet};

/// The alternatives without the empty text where another one allows it among all others: `anyOf: [{type: string,
/// maxLength: 50}, {type: string, enum: [""]}]` is a text of at most 50 characters (JSON Schema 2020-12, 10.2.1.2).
pub(super) fn without_implied(model: &Model, alternatives: &[SchemaId]) -> Vec<SchemaId> {
    let schemas = || alternatives.iter().map(|id| model.schema(*id));
    let mut texts = schemas().filter(|schema| allows_empty_text(schema));
    let Some(text) = texts.next() else {
        return alternatives.to_vec();
    };
    let is_implied = |schema: &Schema| {
        is_empty_text(schema)
            && (text.types.contains(TypeSet::NULL) || !schema.types.contains(TypeSet::NULL))
    };
    let left = alternatives.iter().copied();
    left.filter(|id| !is_implied(model.schema(*id))).collect()
}

/// Whether a schema is the empty text, and tells nothing about it.
fn is_empty_text(schema: &Schema) -> bool {
    let empty = Value::String(String::new());
    let values = schema.enumeration.as_deref().unwrap_or_default();
    let mut present = values.iter().filter(|value| !value.is_null());
    schema.types.without(TypeSet::NULL) == TypeSet::STRING
        && present.next().is_some_and(|value| *value == empty)
        && present.next().is_none()
        && schema.title.is_none()
        && schema.description.is_none()
        && schema.constant.is_none()
        && is_plain(schema)
}

/// Whether a schema is a text of any length up to a limit.
fn allows_empty_text(schema: &Schema) -> bool {
    schema.types.without(TypeSet::NULL) == TypeSet::STRING
        && schema.enumeration.is_none()
        && schema.constant.is_none()
        && is_plain(schema)
}

/// Whether nothing but a type, values and a greatest length is asserted.
fn is_plain(schema: &Schema) -> bool {
    schema.boolean.is_none()
        && schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
        && schema.format.is_none()
        && schema.pattern.is_none()
        && schema.min_length.is_none_or(|least| least == 0)
        && schema.content_encoding.is_none()
        && schema.content_media_type.is_none()
        && schema.further_assertions.is_empty()
        && schema.extensions.is_empty()
}
