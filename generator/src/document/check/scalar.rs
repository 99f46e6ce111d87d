use serde_json::{Number, Value};

use super::{Checker, Path};
use crate::diagnostic::codes::structure::{WRONG_TYPE, WRONG_VALUE};
use crate::diagnostic::suggestion;
use crate::document::grammar::{Kind, Shape};
use crate::document::reference::is_path;

impl Checker<'_> {
    pub(super) fn scalar(&mut self, node: &mut Value, kind: Kind, at: &Path<'_>) -> bool {
        match (kind, &*node) {
            (Kind::Text, Value::String(_))
            | (Kind::Bool, Value::Bool(_))
            | (Kind::Number, Value::Number(_)) => true,
            (Kind::Count, Value::Number(number)) => {
                let number = number.clone();
                self.count(&number, node, at)
            }
            (Kind::Text, Value::Number(_) | Value::Bool(_)) => {
                let text = node.to_string();
                self.wrong_type(
                    node,
                    "a string",
                    at,
                    &format!("write it in quotes: `\"{text}\"`"),
                );
                *node = Value::String(text);
                true
            }
            (Kind::Text, Value::Object(map)) if at.key() == Some("discriminator") => {
                let name = map.get("propertyName").and_then(Value::as_str);
                let help =
                    name.map_or_else(String::new, |name| format!("write `discriminator: {name}`"));
                self.wrong_type(node, "a string", at, &help)
            }
            (Kind::Text, _) => self.wrong_type(node, "a string", at, ""),
            (Kind::Bool, Value::String(text)) => {
                let value = match text.to_ascii_lowercase().as_str() {
                    "true" | "yes" | "on" => true,
                    "false" | "no" | "off" => false,
                    _ => return self.wrong_type(node, "`true` or `false`", at, ""),
                };
                self.wrong_type(
                    node,
                    "`true` or `false`",
                    at,
                    &format!("write `{value}` without quotes"),
                );
                *node = Value::Bool(value);
                true
            }
            (Kind::Bool, _) => self.wrong_type(node, "`true` or `false`", at, ""),
            (_, Value::String(text)) => match text.trim().parse::<Number>() {
                Ok(number) => {
                    self.wrong_type(
                        node,
                        "a number",
                        at,
                        &format!("write `{number}` without quotes"),
                    );
                    *node = Value::Number(number.clone());
                    !matches!(kind, Kind::Count) || self.count(&number, node, at)
                }
                Err(_) => {
                    self.wrong_type(node, "a number", at, "write a number, or remove the key")
                }
            },
            _ => self.wrong_type(node, "a number", at, ""),
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the bounds are checked first"
    )]
    fn count(&mut self, number: &Number, node: &mut Value, at: &Path<'_>) -> bool {
        if number.is_u64() {
            return true;
        }
        match number.as_f64() {
            // 2^53, above which a double does not tell whole numbers apart.
            Some(value)
                if value.fract() == 0.0 && (0.0..=9_007_199_254_740_992.0).contains(&value) =>
            {
                *node = Value::Number((value as u64).into());
                true
            }
            // More than there can be: no bound at all.
            Some(value)
                if value > 0.0
                    && value.fract() == 0.0
                    && at.key().is_some_and(|key| key.starts_with("max")) =>
            {
                false
            }
            Some(value) if value > 0.0 && value.fract() == 0.0 => {
                let name = at.key().unwrap_or_default();
                let message = format!("`{name}` is more than there can be: {number}");
                self.at(
                    &WRONG_VALUE,
                    message,
                    at,
                    "write a smaller number, or remove it",
                );
                false
            }
            _ => {
                let name = at.key().unwrap_or_default();
                let message = format!(
                    "`{name}` must be a whole number that is not negative, and is {number}"
                );
                self.at(&WRONG_TYPE, message, at, "");
                false
            }
        }
    }

    pub(super) fn word(
        &mut self,
        node: &mut Value,
        words: &'static [&'static str],
        at: &Path<'_>,
    ) -> bool {
        let Value::String(text) = node else {
            return self.wrong_type(node, &one_of(words), at, "");
        };
        if words.contains(&text.as_str()) {
            return true;
        }
        let message = format!("`{text}` is not {}", one_of(words));
        let same = words
            .iter()
            .find(|word| word.eq_ignore_ascii_case(text))
            .copied();
        let meant = same
            .or_else(|| suggestion::synonym(text, words.iter().copied()))
            .or_else(|| suggestion::closest(text, words.iter().copied()));
        let help = instead(text, at).map_or_else(
            || {
                meant
                    .map(|word| format!("did you mean `{word}`?"))
                    .unwrap_or_default()
            },
            str::to_owned,
        );
        self.at(&WRONG_VALUE, message, at, help);
        // Only another letter case leaves no doubt.
        if let Some(word) = same {
            *node = Value::String(word.to_owned());
        }
        same.is_some()
    }

    /// Says that a value is of another type; gives `false`, since the value is mostly left out then.
    pub(super) fn wrong_type(
        &mut self,
        node: &Value,
        expected: &str,
        at: &Path<'_>,
        help: &str,
    ) -> bool {
        let name = at.key().map(|key| format!("`{key}`"));
        let message = format!(
            "{} must be {expected}, and is {}",
            name.as_deref().unwrap_or("this"),
            found(node)
        );
        let help = if help.is_empty() && node.is_null() {
            "remove the key, or give it a value"
        } else {
            help
        };
        self.at(&WRONG_TYPE, message, at, help);
        false
    }

    pub(super) fn no_object(&mut self, node: &Value, shape: &Shape, at: &Path<'_>) -> bool {
        let help = match (shape.name, node) {
            ("discriminator", Value::String(name)) => {
                format!("write `discriminator: {{propertyName: {name}}}`")
            }
            ("example", _) => "put it under `value` of the example".to_owned(),
            (_, Value::String(text)) if is_path(text) => format!("write `$ref: '{text}'`"),
            (_, Value::Array(_)) => "write an object instead of the list".to_owned(),
            _ => String::new(),
        };
        self.wrong_type(
            node,
            &format!("an object (of the kind {})", shape.name),
            at,
            &help,
        )
    }

    pub(super) fn no_list(&mut self, node: &mut Value, element: Kind, at: &Path<'_>) -> bool {
        // One instead of a list of one leaves no doubt.
        if matches!(
            (element, &*node),
            (Kind::Text | Kind::Word(_), Value::String(_))
        ) {
            let help = match &*node {
                Value::String(text) if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                    format!("put it in brackets: `[{text}]`")
                }
                _ => "put it in brackets".to_owned(),
            };
            self.wrong_type(node, "an array", at, &help);
            let mut list = vec![node.take()];
            self.list(&mut list, element, at);
            *node = Value::Array(list);
            return true;
        }
        let help = if matches!(element, Kind::Schema) && node.is_object() {
            "put a `-` before each schema"
        } else if node.is_object() {
            "put a `-` before each element"
        } else if matches!(element, Kind::Any) && !node.is_null() {
            "put it in brackets"
        } else {
            ""
        };
        self.wrong_type(node, "an array", at, help)
    }
}

/// What to write instead of a word that says more than one thing.
fn instead(word: &str, at: &Path<'_>) -> Option<&'static str> {
    Some(match (at.key()?, word) {
        ("type", "date") => "write `type: string` and `format: date`",
        ("type", "date-time" | "datetime" | "timestamp") => {
            "write `type: string` and `format: date-time`"
        }
        ("type", "uuid" | "guid") => "write `type: string` and `format: uuid`",
        ("type", "binary") => "write `type: string` and `format: binary`",
        ("type", "int32") => "write `type: integer` and `format: int32`",
        ("type", "int64" | "long") => "write `type: integer` and `format: int64`",
        ("type", "float") => "write `type: number` and `format: float`",
        ("type", "double") => "write `type: number` and `format: double`",
        ("type", "enum") => "write `type: string` beside the list `enum`",
        ("type", "mutualTLS") => "raise the version of the document to 3.1, or remove the scheme",
        ("type", "object") => "describe an object by a parameter `in: body` with a `schema`",
        ("in", "body" | "formData") if !is_of_scheme(at) => {
            "describe what is sent in `requestBody` of the operation"
        }
        _ => return None,
    })
}

/// Whether a member is one of a security scheme.
fn is_of_scheme(at: &Path<'_>) -> bool {
    let section = at.parent().and_then(Path::parent).and_then(Path::key);
    matches!(section, Some("securitySchemes" | "securityDefinitions"))
}

/// What a value is, in words.
pub(super) fn found(node: &Value) -> &'static str {
    match node {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn one_of(words: &[&str]) -> String {
    match words {
        [word] => format!("`{word}`"),
        _ => format!("one of `{}`", words.join("`, `")),
    }
}
