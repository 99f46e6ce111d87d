//! A day as RFC 3339 writes it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::calendar;
use super::decode::{self, Decode, DecodeError};
use super::invalid_text::InvalidText;
use super::validate::Validate;

const INVALID: InvalidText = InvalidText::new("a date by RFC 3339, such as 2019-12-27");

/// A date without a time (`full-date` of RFC 3339), kept as the text that was sent, to the letter.
///
/// Made from numbers with [`Date::new`], from text with [`FromStr`], which checks it, or with [`From`], which does not.
/// One that was read from a response holds whatever the server wrote; [`is_valid`](Self::is_valid) tells whether that
/// is a date. Equality and order are those of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

impl Date {
    /// The day `day` of `month` in `year`; `month` and `day` count from 1. `None` when there is no such day, or the
    /// year does not have four digits.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let text = format!("{year:04}-{month:02}-{day:02}");
        is_date(&text).then_some(Self(text))
    }

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

    /// Whether the text is a date by RFC 3339.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        is_date(&self.0)
    }

    /// Year, month and day, the latter two counted from 1. `None` when the text is no date.
    #[must_use]
    pub fn to_ymd(&self) -> Option<(i64, u32, u32)> {
        calendar::full_date(&self.0)
    }
}

/// Whether `text` is a `full-date` of RFC 3339, 5.6.
#[must_use]
pub fn is_date(text: &str) -> bool {
    calendar::full_date(text).is_some()
}

impl FromStr for Date {
    type Err = InvalidText;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_date(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(INVALID)
        }
    }
}

/// Any text, as it is; it is checked with the value that holds it.
impl From<&str> for Date {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Any text, as it is; it is checked with the value that holds it.
impl From<String> for Date {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Decode for Date {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        String::decode(value).map(Self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode::deserialize(deserializer)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The holder of the value checks the format, because it knows the rule; see [`Date::is_valid`].
impl Validate for Date {}
