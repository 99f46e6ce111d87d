//! What can be told of a schema without a value.

use crate::model::{Model, SchemaId, TypeSet};

/// How deep references and compositions are followed.
const DEPTH: usize = 16;
/// How many schemas are looked at.
const MOST: usize = 2_000;

/// The types that a schema allows, those of what it is composed of included; all of them where it says nothing, or where it
/// takes too long to tell.
#[must_use]
pub fn types(model: &Model, id: SchemaId) -> TypeSet {
    let mut left = MOST;
    allowed(model, id, DEPTH, &mut left)
}

fn allowed(model: &Model, id: SchemaId, depth: usize, left: &mut usize) -> TypeSet {
    let schema = model.schema(id);
    let mut types = if schema.types.is_empty() {
        TypeSet::ALL
    } else {
        schema.types
    };
    *left = left.saturating_sub(1);
    if depth == 0 || *left == 0 {
        return types;
    }
    for part in schema.reference.iter().chain(&schema.all_of) {
        types = types.intersect(allowed(model, *part, depth - 1, left));
    }
    for parts in [&schema.any_of, &schema.one_of] {
        let either = parts.iter().fold(TypeSet::EMPTY, |types, part| {
            types.union(allowed(model, *part, depth - 1, left))
        });
        if !parts.is_empty() {
            types = types.intersect(either);
        }
    }
    if schema.nullable {
        types = types.union(TypeSet::NULL);
    }
    types
}

/// The least and the greatest value of the integers that a format names (OpenAPI Format Registry).
#[must_use]
pub fn integer_range(format: &str) -> Option<(i128, i128)> {
    Some(match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "uint8" => (0, u8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "int64" => (i64::MIN.into(), i64::MAX.into()),
        "uint64" => (0, u64::MAX.into()),
        _ => return None,
    })
}
