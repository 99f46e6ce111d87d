//! What the specifications say about parts that mean nothing where they stand.

use serde_json::Value;

use super::Outcome;
use crate::document::{Document, Part};
use crate::ir::StringFormat;
use crate::source::Origin;

/// Extensions that decide about code; all that are not known may be ignored (OpenAPI 3.1.1, 4.9).
const EXTENSIONS: &[&str] = &[
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-names",
    "x-nullable",
    "x-rust-name",
    "x-rust-type",
];

/// Extensions that explain.
const EXPLAINING: &[&str] = &["x-enum-descriptions", "x-enumDescriptions"];

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

/// What becomes of an extension.
pub(super) fn outcome_of_extension(name: &str) -> Outcome {
    if EXTENSIONS.contains(&name) {
        Outcome::Generated
    } else if EXPLAINING.contains(&name) {
        Outcome::Documented
    } else {
        Outcome::Ignored
    }
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

/// Whether a value of the schema is a single one, for which `explode` has no effect (OpenAPI 3.0.4, 4.7.12).
pub(super) fn is_primitive(document: &Document, schema: &Origin) -> bool {
    let Ok(schema) = document.follow(schema) else {
        return false;
    };
    let ty = document.get(&schema).and_then(|schema| schema.get("type"));
    ty.and_then(Value::as_str)
        .is_some_and(|ty| matches!(ty, "string" | "number" | "integer" | "boolean"))
}

/// Whether a format asks for nothing: a number holds every value of `float` and `double`.
pub(super) fn is_any_number(document: &Document, schema: &Origin, format: &Origin) -> bool {
    let ty = document.get(schema).and_then(|schema| schema.get("type"));
    let format = document.get(format).and_then(Value::as_str);
    ty.and_then(Value::as_str) == Some("number") && matches!(format, Some("float" | "double"))
}

/// Whether the values are listed, so that a format of numbers says nothing further.
pub(super) fn has_listed_numbers(document: &Document, schema: &Origin) -> bool {
    let node = document.get(schema);
    let member = |name: &str| node.and_then(|schema| schema.get(name));
    let numbers = member("type")
        .and_then(Value::as_str)
        .is_some_and(|ty| ty != "string");
    numbers && (member("enum").is_some() || member("const").is_some())
}

/// Whether nothing is known of a format: the type is taken without it (OpenAPI 3.1.1, 4.4.1).
pub(super) fn is_unknown_format(document: &Document, format: &Origin) -> bool {
    let name = document
        .get(format)
        .and_then(Value::as_str)
        .unwrap_or_default();
    let of_numbers = [
        "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double",
    ];
    StringFormat::of_name(name) == StringFormat::Text && !of_numbers.contains(&name)
}

/// Whether a value listed in an `allOf` is kept out by another list there.
pub(super) fn is_kept_out_elsewhere(document: &Document, schema: &Origin, value: &Origin) -> bool {
    let Some(value) = document.get(value) else {
        return false;
    };
    others_of_all_of(document, schema).iter().any(|other| {
        let list = document.get(other).and_then(|other| other.get("enum"));
        list.and_then(Value::as_array)
            .is_some_and(|list| !list.contains(value))
    })
}

/// Whether another schema that a value must meet keeps `null` out.
pub(super) fn is_null_kept_out(document: &Document, schema: &Origin) -> bool {
    let list = schema.child("allOf");
    let count = document
        .get(&list)
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    let parts = (0..count).filter_map(|index| document.follow(&list.index(index)).ok());
    let others = others_of_all_of(document, schema).into_iter();
    parts.chain(others).any(|part| {
        let part = document.get(&part);
        let member = |name: &str| part.and_then(|part| part.get(name));
        match member("type") {
            Some(Value::String(ty)) => {
                ty != "null" && member("nullable") != Some(&Value::Bool(true))
            }
            Some(Value::Array(types)) => !types.iter().any(|ty| ty == "null"),
            _ => false,
        }
    })
}

/// Whether an element of an `enum` allows nothing that is not allowed without it: it stands there already, it is not of
/// the schema's type while others are, or all booleans are listed.
pub(super) fn is_no_further_value(document: &Document, schema: &Origin, element: &Origin) -> bool {
    let node = document.get(schema);
    let member = |name: &str| node.and_then(|schema| schema.get(name));
    let Some(values) = member("enum").and_then(Value::as_array) else {
        return false;
    };
    let Some(index) = element.last().and_then(|token| token.parse::<usize>().ok()) else {
        return false;
    };
    let Some(value) = values.get(index) else {
        return false;
    };
    let fits = |value: &Value| match member("type") {
        Some(Value::Array(types)) => types.iter().any(|ty| is_of_type(value, ty)),
        Some(ty) => is_of_type(value, ty),
        None => true,
    };
    let booleans = [Value::Bool(true), Value::Bool(false)];
    values[..index].contains(value)
        || (!fits(value) && values.iter().any(fits))
        || (value.is_boolean()
            && member("type").and_then(Value::as_str) == Some("boolean")
            && booleans.iter().all(|value| values.contains(value)))
}

fn is_of_type(value: &Value, ty: &Value) -> bool {
    match ty.as_str().unwrap_or_default() {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        _ => true,
    }
}

/// Whether a schema allows every value, so that `nullable` adds none (OpenAPI 3.0.4, 4.7.24.1: it is of use beside a
/// `type` only).
pub(super) fn is_of_any_type(document: &Document, schema: &Origin) -> bool {
    let node = document.get(schema).and_then(Value::as_object);
    node.is_some_and(|schema| {
        schema.keys().all(|keyword| {
            keyword.starts_with("x-")
                || matches!(
                    keyword.as_str(),
                    "nullable"
                        | "title"
                        | "description"
                        | "example"
                        | "default"
                        | "deprecated"
                        | "externalDocs"
                        | "readOnly"
                        | "writeOnly"
                )
        })
    })
}

/// Whether a schema is that of a parameter, which has no way to write `null` (OpenAPI 3.1.1, 4.8.12.4).
pub(super) fn is_of_parameter(document: &Document, schema: &Origin) -> bool {
    let holder = schema.parent().and_then(|holder| document.get(&holder));
    schema.last().as_deref() == Some("schema")
        && holder.is_some_and(|holder| holder.get("in").is_some())
}

/// Whether a parameter is written in the style `deepObject`, for which `explode` has one meaning only (OpenAPI
/// 3.0.4, 4.7.12.6).
pub(super) fn is_deep(document: &Document, parameter: &Origin) -> bool {
    let style = document
        .get(parameter)
        .and_then(|parameter| parameter.get("style"));
    style.and_then(Value::as_str) == Some("deepObject")
}

/// The other schemas that a value must meet when `schema` is part of an `allOf`.
fn others_of_all_of(document: &Document, schema: &Origin) -> Vec<Origin> {
    let list = schema
        .parent()
        .filter(|list| list.last().as_deref() == Some("allOf"));
    let Some(list) = list else {
        return Vec::new();
    };
    let count = document
        .get(&list)
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    (0..count)
        .map(|index| list.index(index))
        .filter(|part| part != schema)
        .chain(list.parent())
        .filter_map(|part| document.follow(&part).ok())
        .collect()
}

/// Whether a bound in an `allOf` is met by every value that meets the same keyword elsewhere in it.
pub(super) fn is_met_elsewhere(document: &Document, schema: &Origin, keyword: &str) -> bool {
    let lower = matches!(
        keyword,
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties"
    );
    let upper = matches!(
        keyword,
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties"
    );
    let value = |schema: &Origin| document.get(schema)?.get(keyword)?.as_f64();
    let (Some(own), true) = (value(schema), lower || upper) else {
        return false;
    };
    others_of_all_of(document, schema)
        .iter()
        .filter_map(value)
        .any(|other| if lower { other >= own } else { other <= own })
}

/// Whether a parameter is to be ignored: the client sends these headers by itself (OpenAPI 3.0.4, 4.7.12).
pub(super) fn is_ignored_parameter(document: &Document, parameter: &Origin) -> bool {
    let text = |member: &str| document.get(parameter)?.get(member)?.as_str();
    let name = text("name").unwrap_or_default();
    text("in") == Some("header")
        && ["accept", "content-type", "authorization"]
            .iter()
            .any(|header| name.eq_ignore_ascii_case(header))
}

/// Whether a header of an answer is to be ignored (OpenAPI 3.0.4, 4.7.17.1).
pub(super) fn is_ignored_header(header: &Part) -> bool {
    let holder = header.origin.parent();
    let name = header.origin.last();
    holder.and_then(|holder| holder.last()).as_deref() == Some("headers")
        && header.owner == "response"
        && name.is_some_and(|name| name.eq_ignore_ascii_case("content-type"))
}

/// Whether a default stands at a parameter that must be given, where it means nothing (OpenAPI 2.0, Parameter
/// Object).
pub(super) fn is_default_of_required(document: &Document, schema: &Origin) -> bool {
    let Some(parameter) = schema.parent() else {
        return false;
    };
    let node = document.get(&parameter);
    let has = |member: &str| node.and_then(|node| node.get(member));
    has("in").is_some() && has("required") == Some(&Value::Bool(true))
}

/// Whether a variable of a server stands nowhere in its URL.
pub(super) fn is_unused_variable(document: &Document, variable: &Origin) -> bool {
    let server = variable.parent().and_then(|variables| variables.parent());
    let url = server.and_then(|server| document.get(&server)?.get("url")?.as_str());
    match (url, variable.last()) {
        (Some(url), Some(name)) => !url.contains(&format!("{{{name}}}")),
        _ => false,
    }
}
