//! A day as RFC 3339 writes it.

use super::calendar;
use super::invalid_text::InvalidText;
use super::text::text_type;

const INVALID: InvalidText = InvalidText::new("a date by RFC 3339, such as 2019-12-27");

/// A date without a time (`full-date` of RFC 3339), kept as the text that was sent, to the letter.
///
/// Made from numbers with [`Date::new`], from text with [`FromStr`](std::str::FromStr), which checks it, or with
/// [`From`], which does not. One that was read from a response holds whatever the server wrote;
/// [`is_valid`](Self::is_valid) tells whether that is a date. Equality and order are those of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

text_type!(Date, "date", is_date, InvalidText, INVALID);

impl Date {
    /// The day `day` of `month` in `year`; `month` and `day` count from 1. `None` when there is no such day, or the
    /// year does not have four digits.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let text = format!("{year:04}-{month:02}-{day:02}");
        is_date(&text).then_some(Self(text))
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
