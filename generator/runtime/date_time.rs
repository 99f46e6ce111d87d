//! A point in time as RFC 3339 writes it.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::calendar;
use super::clock;
use super::text::text_type;

/// A date and time with offset (RFC 3339), kept as the text that was sent, to the letter.
///
/// Made from a [`SystemTime`], from text with [`FromStr`](std::str::FromStr), which checks it, or with [`From`], which
/// does not. One that was read from a response holds whatever the server wrote; [`is_valid`](Self::is_valid) tells
/// whether that is RFC 3339. Equality and order are those of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(String);

text_type!(DateTime, "date-time", is_date_time, InvalidDateTime);

impl DateTime {
    /// The point in time, to the nanosecond; further digits are cut off. A leap second is taken as the
    /// first second of the next minute. `None` when the text is not RFC 3339, or the time is beyond
    /// what the system can hold.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let (seconds, nanos) = parse(&self.0)?;
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let whole = if seconds < 0 {
            UNIX_EPOCH.checked_sub(distance)?
        } else {
            UNIX_EPOCH.checked_add(distance)?
        };
        whole.checked_add(Duration::from_nanos(nanos.into()))
    }
}

/// Whether `text` is a `date-time` of RFC 3339, 5.6. A leap second is one only at 23:59:60 UTC.
#[must_use]
pub fn is_date_time(text: &str) -> bool {
    parse(text).is_some()
}

/// Seconds since 1970-01-01T00:00:00Z, and nanoseconds.
fn parse(text: &str) -> Option<(i64, u32)> {
    let (year, month, day) = calendar::full_date(text.get(..10)?)?;
    if !matches!(text.as_bytes().get(10), Some(b'T' | b't')) {
        return None;
    }
    let time = clock::full_time(&text.as_bytes()[11..])?;
    let days = calendar::days_from_epoch(year, month, day);
    let seconds = days * 86_400 + time.minutes * 60 + i64::from(time.second);
    Some((seconds, time.nanos))
}

/// The text is not a date and time by RFC 3339, or the time has no such text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidDateTime;

impl fmt::Display for InvalidDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date and time by RFC 3339, such as 2019-12-27T18:11:19Z")
    }
}

impl std::error::Error for InvalidDateTime {}

/// Written in UTC, with as many of the nine digits of a second as are needed.
impl TryFrom<SystemTime> for DateTime {
    type Error = InvalidDateTime;

    fn try_from(time: SystemTime) -> Result<Self, Self::Error> {
        let (mut seconds, mut nanos) = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => (i128::from(after.as_secs()), after.subsec_nanos()),
            Err(before) => {
                let before = before.duration();
                (-i128::from(before.as_secs()), before.subsec_nanos())
            }
        };
        if time < UNIX_EPOCH && nanos > 0 {
            seconds -= 1;
            nanos = 1_000_000_000 - nanos;
        }
        let seconds = i64::try_from(seconds).map_err(|_| InvalidDateTime)?;
        let (year, month, day) = calendar::date_from_epoch(seconds.div_euclid(86_400));
        if !(0..=9_999).contains(&year) {
            return Err(InvalidDateTime);
        }
        let second = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        if nanos > 0 {
            let fraction = format!(".{nanos:09}");
            text.push_str(fraction.trim_end_matches('0'));
        }
        text.push('Z');
        Ok(Self(text))
    }
}
