//! A universally unique identifier as RFC 9562 writes it.

use super::invalid_text::InvalidText;
use super::text::text_type;

const INVALID: InvalidText =
    InvalidText::new("a UUID, such as 6d1f1f5e-8a43-4a0e-9d62-0d4f3cfb5a11");

/// A UUID (RFC 9562), kept as the text that was sent, to the letter.
///
/// Made from a number, from text with [`FromStr`](std::str::FromStr), which checks it, or with [`From`], which does
/// not. One that was read from a response holds whatever the server wrote; [`is_valid`](Self::is_valid) tells whether
/// that is a UUID. Equality and order are those of the text, so that two spellings of one UUID differ; compare
/// [`to_u128`](Self::to_u128) where that matters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(String);

text_type!(Uuid, "uuid", is_uuid, InvalidText, INVALID);

impl Uuid {
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
