//! Headers of answers, read as the document types them.

use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::{Map, Value};

use super::decode::{Decode, DecodeError};

/// How the value of a header is written: in the style `simple` (RFC 6570, 3.2.2), or as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One value.
    Scalar,
    /// Items with commas between them; several lines are one list (RFC 9110, 5.3).
    List,
    /// Names and values in turn, with commas between them.
    Members,
    /// Pairs with commas between them and `=` in them.
    Pairs,
    /// A line for each value, such as `Set-Cookie` has.
    Lines,
    /// JSON.
    Json,
}

impl Form {
    /// Reads a header that is always there.
    ///
    /// # Errors
    /// When it is missing, or is not a `T`.
    pub fn required<T: Decode>(
        self,
        headers: &HeaderMap,
        name: &'static str,
    ) -> Result<T, DecodeError> {
        self.optional(headers, name)?
            .ok_or_else(|| DecodeError::because("a header", "none").within(name))
    }

    /// Reads a header that may be there.
    ///
    /// # Errors
    /// When it is there and is not a `T`.
    pub fn optional<T: Decode>(
        self,
        headers: &HeaderMap,
        name: &'static str,
    ) -> Result<Option<T>, DecodeError> {
        let texts: Vec<String> = headers.get_all(name).iter().map(text).collect();
        if texts.is_empty() {
            return Ok(None);
        }
        // A text has no type, so that it is tried as text first, and then as the number or word that it looks like.
        let read = self.value(&texts, Value::String).and_then(T::decode);
        let read = read.or_else(|_| self.value(&texts, scalar).and_then(T::decode));
        read.map(Some).map_err(|error| error.within(name))
    }

    /// The value as JSON has it, whose scalars `scalar` makes. Not generic, so that it is compiled once.
    fn value(self, texts: &[String], scalar: fn(String) -> Value) -> Result<Value, DecodeError> {
        let joined = || texts.join(",");
        let part = |part: &str| scalar(part.trim().to_owned());
        Ok(match self {
            Self::Scalar => scalar(joined()),
            Self::Lines => texts.iter().map(|text| scalar(text.clone())).collect(),
            Self::List => joined().split(',').map(part).collect(),
            Self::Members => {
                let joined = joined();
                let mut members = Map::new();
                let mut parts = joined.split(',');
                while let Some(name) = parts.next() {
                    let value = part(parts.next().unwrap_or(""));
                    members.insert(name.trim().to_owned(), value);
                }
                Value::Object(members)
            }
            Self::Pairs => {
                let joined = joined();
                let pairs = joined.split(',').map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (name.trim().to_owned(), part(value))
                });
                Value::Object(pairs.collect())
            }
            Self::Json => super::decode::from_slice(joined().as_bytes())?,
        })
    }
}

/// The text of a header: UTF-8, or else ISO 8859-1.
fn text(value: &HeaderValue) -> String {
    let bytes = value.as_bytes();
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

/// A number or a boolean that is written as JSON has it; otherwise a text.
fn scalar(text: String) -> Value {
    match serde_json::from_str(&text) {
        Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
        _ => Value::String(text),
    }
}
