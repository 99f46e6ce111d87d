//! What the specifications say about parts that mean nothing where they stand.

use serde_json::Value;

use crate::document::Document;
use crate::source::Origin;

/// Extensions that are known; all others may be ignored (`OpenAPI` 3.1.1, 4.9).
const EXTENSIONS: &[&str] = &[
    "x-enum-varnames",
    "x-enum-descriptions",
    "x-nullable",
    "x-rust-name",
    "x-rust-type",
];

/// Keywords that say something about values of one type only (JSON Schema Validation 2020-12, section 6).
const KEYWORDS: &[(&str, &[&str])] = &[
    (
        "string",
        &[
            "minLength",
            "maxLength",
            "pattern",
            "contentEncoding",
            "contentMediaType",
        ],
    ),
    (
        "number",
        &[
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
        ],
    ),
    (
        "array",
        &[
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "minContains",
            "maxContains",
        ],
    ),
    (
        "object",
        &[
            "properties",
            "required",
            "additionalProperties",
            "minProperties",
            "maxProperties",
            "patternProperties",
            "propertyNames",
            "dependentRequired",
            "dependentSchemas",
        ],
    ),
];

/// Whether an extension is one of those that mean something.
pub(super) fn is_known_extension(name: &str) -> bool {
    EXTENSIONS.contains(&name)
}

/// Whether a member of a schema says nothing about the values that the schema allows by its `type`.
pub(super) fn is_beside_the_type(document: &Document, schema: &Origin, keyword: &str) -> bool {
    let Some((ty, _)) = KEYWORDS
        .iter()
        .find(|(_, keywords)| keywords.contains(&keyword))
    else {
        return false;
    };
    let is = |name: &Value| name == ty || (*ty == "number" && name == "integer");
    match document.get(schema).and_then(|schema| schema.get("type")) {
        Some(Value::Array(types)) => !types.iter().any(is),
        Some(name) => !is(name),
        None => false,
    }
}

/// Whether a value of the schema is a single one, for which `explode` has no effect (`OpenAPI` 3.0.4, 4.7.12).
pub(super) fn is_primitive(document: &Document, schema: &Origin) -> bool {
    let Ok(schema) = document.follow(schema) else {
        return false;
    };
    let ty = document.get(&schema).and_then(|schema| schema.get("type"));
    ty.and_then(Value::as_str)
        .is_some_and(|ty| matches!(ty, "string" | "number" | "integer" | "boolean"))
}
