//! Short names of places, for messages.

use std::fmt;

use crate::model::Model;
use crate::source::Origin;

/// What a place is called; worked out only when it is said, as most places have no change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'o>(pub(super) Option<(&'o Origin, &'o Model)>);

impl fmt::Display for Subject<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |(origin, model)| {
            formatter.write_str(&subject(origin, model))
        })
    }
}

/// What a member of a place is called: `Pet.name`, `body.name of POST /pets`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'o>(pub(super) Subject<'o>, pub(super) &'o str);

impl fmt::Display for Member<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(Subject(place), name) = self;
        let (own, operation) =
            place.map_or_else(Default::default, |(origin, model)| parts(origin, model));
        formatter.write_str(&said(&format!("{own}.{name}"), operation))
    }
}

/// What a place is called: `Pet.tags[]`, `body of POST /pets`, `limit of GET /pets`.
pub(super) fn subject(origin: &Origin, model: &Model) -> String {
    let (own, operation) = parts(origin, model);
    said(&own, operation)
}

fn said(own: &str, operation: Option<String>) -> String {
    match operation {
        Some(operation) if own.is_empty() => operation,
        Some(operation) => format!("{own} of {operation}"),
        None => own.to_owned(),
    }
}

/// What a place is called, and the operation that it is in.
fn parts(origin: &Origin, model: &Model) -> (String, Option<String>) {
    // In however many files a document is kept, its parts are called the same.
    let place = model.places.settle(origin);
    let tokens: Vec<_> = place.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(|token| &**token).collect();
    match &tokens[..] {
        [
            "components",
            "schemas" | "parameters" | "responses" | "headers" | "requestBodies",
            name,
            rest @ ..,
        ] => (format!("{name}{}", path(rest)), None),
        ["components", _, name, ..] => ((*name).to_owned(), None),
        ["paths" | "webhooks", path_name, rest @ ..] => {
            let (operation, rest) = match rest {
                ["parameters", ..] | [] => ((*path_name).to_owned(), rest),
                ["additionalOperations", method, rest @ ..] => {
                    (format!("{method} {path_name}"), rest)
                }
                [method, rest @ ..] => (format!("{} {path_name}", method.to_uppercase()), rest),
            };
            let part = match rest {
                ["requestBody", rest @ ..] => format!("body{}", path(rest)),
                ["responses", status, rest @ ..] => format!("{status}{}", path(rest)),
                ["parameters", _, rest @ ..] => {
                    let name = parameter(origin, model).unwrap_or("parameter");
                    format!("{name}{}", path(rest))
                }
                _ => String::new(),
            };
            (part, Some(operation))
        }
        [] => ("the document".to_owned(), None),
        rest => {
            let within = rest.iter().position(|token| WITHIN.contains(token));
            let (names, within) = rest.split_at(within.unwrap_or(rest.len()));
            let name = names.last().copied().unwrap_or_default();
            (format!("{name}{}", path(within)), None)
        }
    }
}

/// The name of the parameter that a place is in.
fn parameter<'m>(origin: &Origin, model: &'m Model) -> Option<&'m str> {
    let operations = model.operations.iter().chain(&model.webhooks);
    let mut all = operations.flat_map(|operation| &operation.parameters);
    let holds = |outer: &Origin| {
        let rest = origin.pointer.strip_prefix(&*outer.pointer);
        outer.file == origin.file && rest.is_some_and(|rest| rest.starts_with('/'))
    };
    all.find(|parameter| holds(&parameter.origin))
        .map(|parameter| &*parameter.name)
}

/// What leads from a schema into another.
const WITHIN: &[&str] = &[
    "properties",
    "items",
    "contains",
    "propertyNames",
    "patternProperties",
    "dependentSchemas",
    "not",
    "if",
    "then",
    "else",
    "prefixItems",
    "additionalProperties",
    "unevaluatedProperties",
    "allOf",
    "anyOf",
    "oneOf",
];

/// The way into a schema, as callers would write it.
fn path(tokens: &[&str]) -> String {
    let mut text = String::new();
    let mut rest = tokens;
    loop {
        rest = match rest {
            ["properties", name, rest @ ..] => {
                text.push('.');
                text.push_str(name);
                rest
            }
            ["items", rest @ ..] => {
                text.push_str("[]");
                rest
            }
            [
                keyword @ ("contains" | "propertyNames" | "not" | "if" | "then" | "else"),
                rest @ ..,
            ] => {
                text.push_str(" (");
                text.push_str(keyword);
                text.push(')');
                rest
            }
            ["patternProperties", pattern, rest @ ..] => {
                text.push_str("./");
                text.push_str(pattern);
                text.push('/');
                rest
            }
            ["dependentSchemas", name, rest @ ..] => {
                text.push_str(" (with ");
                text.push_str(name);
                text.push(')');
                rest
            }
            ["prefixItems", index, rest @ ..] => {
                text.push('[');
                text.push_str(index);
                text.push(']');
                rest
            }
            ["additionalProperties" | "unevaluatedProperties", rest @ ..] => {
                text.push_str(".*");
                rest
            }
            ["allOf" | "anyOf" | "oneOf" | "content", _, ..] => &rest[2..],
            ["headers", name, rest @ ..] => {
                text.push(' ');
                text.push_str(name);
                rest
            }
            [_, rest @ ..] => rest,
            [] => return text,
        };
    }
}

/// A value in a message; long ones are cut.
pub(super) fn value(value: &serde_json::Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 {
        return text;
    }
    let start: String = text.chars().take(57).collect();
    format!("{start}…")
}

/// The names of types, such as `integer or string`.
pub(super) fn types(types: crate::model::TypeSet, untyped: bool) -> String {
    if untyped {
        return "any type".to_owned();
    }
    let names = crate::model::TypeSet::NAMED;
    let names: Vec<&str> = names
        .into_iter()
        .filter(|(single, _)| types.iter().any(|own| own == *single))
        .map(|(_, name)| name)
        .collect();
    if names.is_empty() {
        "nothing".to_owned()
    } else {
        names.join(" or ")
    }
}
