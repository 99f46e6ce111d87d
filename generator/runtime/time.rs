//! A time of day as RFC 3339 writes it.

use super::clock;
use super::invalid_text::InvalidText;
use super::text::text_type;

const INVALID: InvalidText = InvalidText::new("a time by RFC 3339, such as 18:11:19Z");

/// A time of day with offset (`full-time` of RFC 3339), kept as the text that was sent, to the letter.
///
/// Made from text with [`FromStr`](std::str::FromStr), which checks it, or with [`From`], which does not. One that was
/// read from a response holds whatever the server wrote; [`is_valid`](Self::is_valid) tells whether that is RFC 3339.
/// Equality and order are those of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(String);

text_type!(Time, "time", is_time, InvalidText, INVALID);

/// Whether `text` is a `full-time` of RFC 3339, 5.6. A leap second is one only at 23:59:60 UTC.
#[must_use]
pub fn is_time(text: &str) -> bool {
    clock::full_time(text.as_bytes()).is_some()
}
