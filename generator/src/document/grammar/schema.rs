//! The Schema Object: in 3.0 a dialect of its own, from 3.1 JSON Schema 2020-12 with a few members more.

use super::root::{EXTERNAL_DOCS, XML};
use super::{Kind, Member, Repair, Rest, Shape, Special, Versions, shape};
use Kind::{
    Any, AnyObject, Bool, BoolOrSchema, Count, List, Map, Number, Object, Schema, SchemaOrTexts,
    Text,
};

pub(in crate::document) const TYPES: &[&str] =
    &["string", "number", "integer", "boolean", "array", "object"];
pub(in crate::document) const TYPES_31: &[&str] = &[
    "string", "number", "integer", "boolean", "array", "object", "null",
];

shape! {
    SCHEMA = "schema", Rest::Closed, Schema {
        "type": Kind::Word(TYPES), V30;
        "type": Kind::Words(TYPES_31), FROM31;
        "properties": Map(&Schema), V3;
        "items": Schema, V3;
        "description": Text, V3;
        "format": Text, V3;
        "enum": List(&Any), V3;
        "required": List(&Text), V3;
        "title": Text, V3;
        "example": Any, V3;
        "default": Any, V3;
        "nullable": Bool, V30;
        "allOf": List(&Schema), V3;
        "oneOf": List(&Schema), V3;
        "anyOf": List(&Schema), V3;
        "not": Schema, V3;
        "additionalProperties": BoolOrSchema, V3;
        "multipleOf": Number, V3;
        "maximum": Number, V3;
        "exclusiveMaximum": Bool, V30;
        "exclusiveMaximum": Number, FROM31;
        "minimum": Number, V3;
        "exclusiveMinimum": Bool, V30;
        "exclusiveMinimum": Number, FROM31;
        "maxLength": Count, V3;
        "minLength": Count, V3;
        "pattern": Text, V3;
        "maxItems": Count, V3;
        "minItems": Count, V3;
        "uniqueItems": Bool, V3;
        "maxProperties": Count, V3;
        "minProperties": Count, V3;
        "discriminator": Object(&DISCRIMINATOR), V3;
        "readOnly": Bool, V3;
        "writeOnly": Bool, V3;
        "xml": Object(&XML), V3;
        "externalDocs": Object(&EXTERNAL_DOCS), V3;
        "deprecated": Bool, V3;
        // JSON Schema 2020-12, core.
        "$ref": Text, FROM31;
        "$id": Text, FROM31;
        "$schema": Text, FROM31;
        "$anchor": Text, FROM31;
        "$dynamicRef": Text, FROM31;
        "$dynamicAnchor": Text, FROM31;
        "$vocabulary": AnyObject, FROM31;
        "$comment": Text, FROM31;
        "$defs": Map(&Schema), FROM31;
        // Applicators.
        "if": Schema, FROM31;
        "then": Schema, FROM31;
        "else": Schema, FROM31;
        "dependentSchemas": Map(&Schema), FROM31;
        "prefixItems": List(&Schema), FROM31;
        "contains": Schema, FROM31;
        "patternProperties": Map(&Schema), FROM31;
        "propertyNames": Schema, FROM31;
        "unevaluatedItems": Schema, FROM31;
        "unevaluatedProperties": Schema, FROM31;
        // Validation.
        "const": Any, FROM31;
        "maxContains": Count, FROM31;
        "minContains": Count, FROM31;
        "dependentRequired": Map(&List(&Text)), FROM31;
        // Annotations.
        "examples": List(&Any), FROM31;
        "contentEncoding": Text, FROM31;
        "contentMediaType": Text, FROM31;
        "contentSchema": Schema, FROM31;
        // Old drafts, which 2020-12 readers still meet.
        "definitions": Map(&Schema), FROM31;
        "dependencies": Map(&SchemaOrTexts), FROM31;
        "additionalItems": Schema, FROM31;
    }
}

shape! {
    DISCRIMINATOR = "discriminator", Rest::Closed, Discriminator {
        "propertyName": Text, V3, V3 => Drop;
        "mapping": Map(&Text), V3;
        "defaultMapping": Text, V32;
    }
}
