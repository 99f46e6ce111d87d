//! Marks: words that stand in no document, each for one part.

use std::collections::HashSet;

use proc_macro2::{TokenStream, TokenTree};
use serde_json::Value;

use crate::document::{Document, Form, Part};

/// What a mark begins and ends with; letters only, so that Markdown leaves it alone.
const START: &str = "kzqx";
const END: &str = "xqzk";

/// The marks in a document.
#[derive(Debug)]
pub struct Marks {
    /// Which parts have one.
    marked: Vec<bool>,
    seen: HashSet<usize>,
}

impl Marks {
    /// Puts a mark into each part that only explains.
    #[must_use]
    pub fn put(document: &mut Document, parts: &[Part]) -> Self {
        let mut marked = vec![false; parts.len()];
        for (index, part) in parts.iter().enumerate() {
            if !explains(part) {
                continue;
            }
            let Some(value) = document.get(&part.origin) else {
                continue;
            };
            let mut value = value.clone();
            if put(&mut value, &format!("{START}{index}{END}")) {
                document.replace(&part.origin, value);
                marked[index] = true;
            }
        }
        Self {
            marked,
            seen: HashSet::new(),
        }
    }

    /// Looks for marks in something that was emitted.
    pub fn look(&mut self, text: &str) {
        for (at, _) in text.match_indices(START) {
            let rest = &text[at + START.len()..];
            if let Some((number, _)) = rest.split_once(END)
                && let Ok(index) = number.parse()
            {
                self.seen.insert(index);
            }
        }
    }

    /// Looks for marks in emitted code. A mark is letters, so it stands within one word or literal: nothing is printed.
    pub fn look_at(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let inner = group.stream();
                    // Tokens that nobody else holds are walked without being copied.
                    drop(group);
                    self.look_at(inner);
                }
                TokenTree::Ident(word) => self.look(&word.to_string()),
                TokenTree::Literal(literal) => self.look(&literal.to_string()),
                TokenTree::Punct(_) => {}
            }
        }
    }

    /// Whether a part came out; nothing when it has no mark.
    pub(super) fn came_out(&self, part: usize) -> Option<bool> {
        self.marked[part].then(|| self.seen.contains(&part))
    }
}

/// Whether a part explains and decides nothing.
fn explains(part: &Part) -> bool {
    let member = part.member.as_str();
    match part.form {
        Form::Value => matches!(member, "example" | "examples" | "value" | "dataValue"),
        Form::Text => match part.owner {
            "contact"
            | "license"
            | "scopes"
            | "external documentation"
            | "info"
            | "security requirement" => true,
            "tag" => member != "name",
            "operation" => {
                matches!(member, "summary" | "description")
                    || (member == "tags" && !part.origin.pointer.ends_with("/0"))
            }
            "server" => member != "url" || &*part.origin.pointer != "/servers/0/url",
            "server variable" => matches!(member, "description" | "enum"),
            _ => matches!(
                member,
                "summary"
                    | "description"
                    | "title"
                    | "bearerFormat"
                    | "authorizationUrl"
                    | "tokenUrl"
                    | "refreshUrl"
                    | "openIdConnectUrl"
                    | "deviceAuthorizationUrl"
                    | "oauth2MetadataUrl"
                    | "externalValue"
                    | "serializedValue"
            ),
        },
        _ => false,
    }
}

/// Puts a mark into every text of a value; `false` when there is none to put it into.
fn put(value: &mut Value, mark: &str) -> bool {
    match value {
        Value::String(text) => {
            let separator = if text.contains("://") || !text.contains(' ') {
                ""
            } else {
                " "
            };
            // What is shown only when it is short stays as long as it was, where it can.
            let keep = text.chars().count().saturating_sub(mark.len() + 1);
            let long = text.chars().count() > 20 && text.chars().count() <= 60;
            let kept: String = if long {
                text.chars().take(keep).collect()
            } else {
                text.clone()
            };
            *text = format!("{kept}{separator}{mark}");
            true
        }
        Value::Bool(_) | Value::Number(_) => {
            *value = Value::String(mark.to_owned());
            true
        }
        Value::Array(list) => put_into(list.iter_mut(), mark),
        Value::Object(map) => put_into(map.values_mut(), mark),
        Value::Null => false,
    }
}

fn put_into<'v>(values: impl Iterator<Item = &'v mut Value>, mark: &str) -> bool {
    let mut any = false;
    for value in values {
        any |= put(value, mark);
    }
    any
}
