//! Why a value does not fit.

use serde_json::Value;

use crate::model::{Schema, TypeSet};
use crate::source::{Origin, pointer};

/// How many values of an enumeration are shown at most.
const SHOWN: usize = 12;

/// Why a value does not fit a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Where in the value, as a JSON Pointer.
    pub path: String,
    /// `is …`, `has …`, `lacks …`.
    pub reason: String,
    /// What the keyword asks for, where that is short.
    pub limit: Option<String>,
    /// The keyword that says so.
    pub rule: Origin,
    /// Whether the value is of another type altogether.
    pub of_type: bool,
}

impl Misfit {
    pub(super) fn new(schema: &Schema, keyword: &str, reason: impl Into<String>) -> Self {
        let rule = if keyword.is_empty() {
            schema.origin.clone()
        } else {
            schema.origin.child(keyword)
        };
        Self {
            path: String::new(),
            reason: reason.into(),
            limit: limit(schema, keyword),
            rule,
            of_type: keyword == "type",
        }
    }

    /// The keyword; for a schema that is `false`, the one that holds it.
    #[must_use]
    pub fn keyword(&self) -> String {
        self.rule.last().unwrap_or_else(|| "false".to_owned())
    }

    /// The reason with what the keyword asks for.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.limit {
            Some(limit) => format!("{} ({limit})", self.reason),
            None => self.reason.clone(),
        }
    }

    /// The reason, with the number that a limit asks for or the format, as far as a line has room for it.
    #[must_use]
    pub fn told(&self) -> String {
        let is_short = |limit: &&String| limit.len() <= 60;
        match self.limit.as_ref().filter(is_short) {
            Some(limit) if self.rule.last().as_deref() == Some("format") => {
                format!("is no `{limit}`, which its `format` asks for")
            }
            Some(limit) if self.rule.last().is_some_and(|keyword| keyword != "pattern") => {
                format!("{} ({limit})", self.reason)
            }
            _ => self.reason.clone(),
        }
    }

    /// Puts the way to a part of a value in front.
    pub(super) fn below(&mut self, token: &str) {
        let mut path = String::with_capacity(self.path.len() + token.len() + 1);
        pointer::push(&mut path, token);
        path.push_str(&self.path);
        self.path = path;
    }
}

/// What a keyword asks for, in words.
fn limit(schema: &Schema, keyword: &str) -> Option<String> {
    let count = |count: Option<u64>| Some(count?.to_string());
    let bound = |bound: &Option<(serde_json::Number, bool)>| Some(bound.as_ref()?.0.to_string());
    match keyword {
        "minLength" => count(schema.min_length),
        "maxLength" => count(schema.max_length),
        "minItems" => count(schema.min_items),
        "maxItems" => count(schema.max_items),
        "minProperties" => count(schema.min_properties),
        "maxProperties" => count(schema.max_properties),
        "minimum" => bound(&schema.minimum),
        "maximum" => bound(&schema.maximum),
        "multipleOf" => Some(schema.multiple_of.as_ref()?.to_string()),
        "pattern" => schema.pattern.clone(),
        "format" => schema.format.clone(),
        "const" => Some(schema.constant.as_ref()?.to_string()),
        "enum" => {
            let values = schema.enumeration.as_ref()?;
            let mut words: Vec<String> = values.iter().take(SHOWN).map(Value::to_string).collect();
            if values.len() > SHOWN {
                words.push("…".to_owned());
            }
            Some(words.join(", "))
        }
        _ => None,
    }
}

/// A type in words.
pub(super) fn names(types: TypeSet) -> String {
    let words = TypeSet::NAMED
        .iter()
        .filter(|(ty, _)| types.iter().any(|single| single == *ty));
    let words: Vec<String> = words
        .map(|(_, name)| match *name {
            "null" => "`null`".to_owned(),
            "array" | "integer" | "object" => format!("an {name}"),
            name => format!("a {name}"),
        })
        .collect();
    words.join(" or ")
}
