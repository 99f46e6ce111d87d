//! A universally unique identifier as RFC 9562 writes it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::decode::{self, Decode, DecodeError};
use super::invalid_text::InvalidText;
use super::validate::Validate;

const INVALID: InvalidText =
    InvalidText::new("a UUID, such as 6d1f1f5e-8a43-4a0e-9d62-0d4f3cfb5a11");

/// A UUID (RFC 9562), kept as the text that was sent, to the letter.
///
/// Made from a number, from text with [`FromStr`], which checks it, or with [`From`], which does not. One that was read
/// from a response holds whatever the server wrote; [`is_valid`](Self::is_valid) tells whether that is a UUID. Equality
/// and order are those of the text, so that two spellings of one UUID differ; compare [`to_u128`](Self::to_u128) where
/// that matters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(String);

impl Uuid {
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

    /// Whether the text is a UUID in its usual form.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        is_uuid(&self.0)
    }

    /// The number, which other types for UUIDs are made from. `None` when the text is no UUID.
    #[must_use]
    pub fn to_u128(&self) -> Option<u128> {
        if !self.is_valid() {
            return None;
        }
        u128::from_str_radix(&self.0.replace('-', ""), 16).ok()
    }
}

/// Whether `text` is a UUID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12 (RFC 9562, 4).
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Written in lower case.
impl From<u128> for Uuid {
    fn from(number: u128) -> Self {
        let mut text = format!("{number:032x}");
        for index in [20, 16, 12, 8] {
            text.insert(index, '-');
        }
        Self(text)
    }
}

impl FromStr for Uuid {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_uuid(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(INVALID)
        }
    }
}

/// Any text, as it is; it is checked with the value that holds it.
impl From<&str> for Uuid {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Any text, as it is; it is checked with the value that holds it.
impl From<String> for Uuid {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Uuid {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        String::decode(value).map(Self)
    }
}

impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode::deserialize(deserializer)
    }
}

impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The holder of the value checks the format, because it knows the rule; see [`Uuid::is_valid`].
impl Validate for Uuid {}
