//! Changes of a tree.

use serde_json::Value;

use super::nodes::{Action, Mutation};

/// The tree with one change; nothing where the change is none.
pub(super) fn changed(tree: &Value, mutation: &Mutation) -> Option<Value> {
    let mut tree = tree.clone();
    let done = match mutation.action {
        Action::Alter => alter(tree.pointer_mut(&mutation.pointer)?, &mutation.pointer),
        Action::Turn => turn(tree.pointer_mut(&mutation.pointer)?),
        Action::Delete => delete(&mut tree, &mutation.pointer),
    };
    done.then_some(tree)
}

/// Takes a member or an element away.
fn delete(tree: &mut Value, pointer: &str) -> bool {
    let Some((holder, token)) = pointer.rsplit_once('/') else {
        return false;
    };
    let token = token.replace("~1", "/").replace("~0", "~");
    match tree.pointer_mut(holder) {
        Some(Value::Object(map)) => map.shift_remove(&token).is_some(),
        Some(Value::Array(list)) => token.parse().is_ok_and(|index: usize| {
            index < list.len() && {
                list.remove(index);
                true
            }
        }),
        _ => false,
    }
}

/// Lets the first two elements that differ change places.
fn turn(node: &mut Value) -> bool {
    let Value::Array(list) = node else {
        return false;
    };
    if list.is_empty() {
        return false;
    }
    let other = (1..list.len()).find(|index| list[*index] != list[0]);
    let is_of_one_type = list
        .iter()
        .all(|value| value.is_string() == list[0].is_string());
    if let Some(other) = other.filter(|_| is_of_one_type) {
        list.swap(0, other);
    }
    other.is_some() && is_of_one_type
}

/// Gives a scalar another value of the same kind.
fn alter(node: &mut Value, pointer: &str) -> bool {
    let member = pointer.rsplit('/').next().unwrap_or_default();
    match node {
        Value::String(text) => {
            *text = match (member, text.as_str()) {
                ("type", "string") => "integer".to_owned(),
                ("type", "apiKey") => "oauth2".to_owned(),
                ("type", _) => "string".to_owned(),
                ("in", "query") => "header".to_owned(),
                ("in", _) => "query".to_owned(),
                // In bodies too, where only objects are written so that the other style means something.
                ("style", "form") if pointer.contains("/encoding/") => "deepObject".to_owned(),
                ("style", "form") => "pipeDelimited".to_owned(),
                ("style", _) => "form".to_owned(),
                ("format", "int64") => "uint64".to_owned(),
                ("openapi" | "swagger", _) => "9.9.9".to_owned(),
                (_, text) => format!("{text}zq"),
            };
            true
        }
        Value::Bool(flag) => {
            *flag = !*flag;
            true
        }
        Value::Number(number) => {
            *node = match (number.as_i64(), number.as_u64()) {
                (Some(number), _) => (number ^ 1).into(),
                (None, Some(number)) => (number ^ 1).into(),
                (None, None) => (number.as_f64().unwrap_or_default() * 2.0 + 1.0).into(),
            };
            true
        }
        Value::Null => {
            *node = "zq".into();
            true
        }
        Value::Array(_) | Value::Object(_) => false,
    }
}

/// Whether a member only says what holds without it.
pub(super) fn says_nothing(holder: &Value, pointer: &str, node: &Value) -> bool {
    let name = pointer.rsplit('/').next().unwrap_or_default();
    let text = |name: &str| holder.get(name).and_then(Value::as_str);
    match (name, node) {
        // Defaults of the specification.
        (
            "required" | "deprecated" | "nullable" | "readOnly" | "writeOnly" | "allowReserved"
            | "allowEmptyValue" | "uniqueItems" | "exclusiveMinimum" | "exclusiveMaximum",
            Value::Bool(false),
        )
        | ("additionalProperties", Value::Bool(true))
        // The alternatives may tell themselves.
        | ("discriminator", _) => true,
        ("style", Value::String(style)) => match text("in") {
            Some("query" | "cookie") => style == "form",
            _ => style == "simple" || (pointer.contains("/encoding/") && style == "form"),
        },
        ("explode", Value::Bool(explode)) => {
            *explode == (text("style").unwrap_or("form") == "form")
        }
        // Texts that are listed keep to it anyway.
        ("minLength" | "maxLength", node) if keep_to(holder, name, node) => true,
        ("minLength" | "minItems" | "minProperties", node) => node.as_u64() == Some(0),
        ("collectionFormat", Value::String(format)) => format == "csv",
        // What is taken where nothing is said.
        ("format", Value::String(format)) => format == "int64",
        ("basePath", Value::String(path)) => path == "/",
        ("schemes", _) => pointer.len() == name.len() + 1,
        ("consumes" | "produces", Value::Array(list)) => {
            list.iter().all(|media| media == "application/json")
        }
        // What takes anything is sent the same as what says nothing.
        (_, Value::String(media)) if pointer.contains("/consumes/") && media == "*/*" => true,
        // A header is a text.
        ("type", Value::String(ty)) if pointer.contains("/headers/") && ty == "string" => true,
        // The other keywords speak of the type.
        ("type", _) => holder
            .as_object()
            .is_some_and(|schema| schema.keys().any(|key| speaks_of_a_type(key))),
        _ if pointer.contains("/discriminator/mapping") => true,
        // A choice that has no bounds is none.
        ("anyOf", Value::Array(list)) if list.iter().any(is_anything) => true,
        // Members that are demanded and of the type that all others have are there without being listed.
        ("properties", Value::Object(map)) if !map.is_empty() => {
            let others = holder.get("additionalProperties");
            let required = holder.get("required").and_then(Value::as_array);
            let listed = |name: &String| required.is_some_and(|list| list.iter().any(|one| one == name));
            map.iter().all(|(name, schema)| others == Some(schema) && listed(name))
        }
        (_, Value::Object(map)) => map.is_empty(),
        (_, Value::Array(list)) => list.is_empty(),
        (_, Value::String(text)) => {
            let media = pointer.contains("/consumes/") || pointer.contains("/produces/");
            text.is_empty()
                || (media && text == "application/json")
                || pointer.starts_with("/schemes/")
        }
        _ => false,
    }
}

/// Whether all texts that a schema lists keep to a limit of lengths.
pub(super) fn keep_to(holder: &Value, name: &str, limit: &Value) -> bool {
    let (Some(values), Some(limit)) =
        (holder.get("enum").and_then(Value::as_array), limit.as_u64())
    else {
        return false;
    };
    values.iter().filter_map(Value::as_str).all(|text| {
        let length = text.chars().count() as u64;
        if name == "minLength" {
            length >= limit
        } else {
            length <= limit
        }
    })
}

/// Whether a schema allows every value.
fn is_anything(schema: &Value) -> bool {
    *schema == Value::Bool(true) || schema.as_object().is_some_and(serde_json::Map::is_empty)
}

/// Whether a keyword asserts something of values of one type, or says what type that is.
fn speaks_of_a_type(keyword: &str) -> bool {
    !matches!(
        keyword,
        "type"
            | "title"
            | "description"
            | "example"
            | "examples"
            | "default"
            | "deprecated"
            | "nullable"
            | "readOnly"
            | "writeOnly"
            | "externalDocs"
            | "xml"
            | "in"
            | "name"
            | "allowEmptyValue"
    ) && !keyword.starts_with("x-")
}
