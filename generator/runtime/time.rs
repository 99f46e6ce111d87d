//! A time of day as RFC 3339 writes it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::clock;
use super::decode::{self, Decode, DecodeError};
use super::invalid_text::InvalidText;
use super::validate::Validate;

const INVALID: InvalidText = InvalidText::new("a time by RFC 3339, such as 18:11:19Z");

/// A time of day with offset (`full-time` of RFC 3339), kept as the text that was sent, to the letter.
///
/// Made from text with [`FromStr`], which checks it, or with [`From`], which does not. One that was read from a
/// response holds whatever the server wrote; [`is_valid`](Self::is_valid) tells whether that is RFC 3339. Equality and
/// order are those of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(String);

impl Time {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, without copying it.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether the text is a time of day by RFC 3339.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        is_time(&self.0)
    }
}

/// Whether `text` is a `full-time` of RFC 3339, 5.6. A leap second is one only at 23:59:60 UTC.
#[must_use]
pub fn is_time(text: &str) -> bool {
    clock::full_time(text.as_bytes()).is_some()
}

impl FromStr for Time {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_time(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(INVALID)
        }
    }
}

/// Any text, as it is; it is checked with the value that holds it.
impl From<&str> for Time {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Any text, as it is; it is checked with the value that holds it.
impl From<String> for Time {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Time {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        String::decode(value).map(Self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode::deserialize(deserializer)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The holder of the value checks the format, because it knows the rule; see [`Time::is_valid`].
impl Validate for Time {}
