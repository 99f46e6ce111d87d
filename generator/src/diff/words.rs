//! Short names of places, for messages.

use std::fmt;

use crate::source::Origin;

/// What a place is called; worked out only when it is said, as most places have no change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'o>(pub(super) Option<&'o Origin>);

impl fmt::Display for Subject<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .map_or(Ok(()), |origin| formatter.write_str(&subject(origin)))
    }
}

/// What a place is called: `Pet.tags[]`, `body of POST /pets`, `limit of GET /pets`.
pub(super) fn subject(origin: &Origin) -> String {
    let tokens: Vec<_> = origin.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(|token| &**token).collect();
    match &tokens[..] {
        [
            "components",
            "schemas" | "parameters" | "responses" | "headers" | "requestBodies",
            name,
            rest @ ..,
        ] => {
            format!("{name}{}", path(rest))
        }
        ["components", _, name, ..] => (*name).to_owned(),
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
                ["parameters", _, rest @ ..] => format!("parameter{}", path(rest)),
                _ => String::new(),
            };
            if part.is_empty() {
                operation
            } else {
                format!("{part} of {operation}")
            }
        }
        [] => "the document".to_owned(),
        // Files of their own hold parts without a way that leads to them.
        rest => {
            let path = path(rest);
            if path.is_empty() {
                (*rest.last().unwrap_or(&"")).to_owned()
            } else {
                path
            }
        }
    }
}

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
            ["items" | "contains", rest @ ..] => {
                text.push_str("[]");
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
