//! A length of time as ISO 8601 writes it.

use std::time::Duration;

use super::invalid_text::InvalidText;
use super::text::text_type;

const INVALID: InvalidText = InvalidText::new("a duration by ISO 8601, such as P3DT12H");

/// A duration (ISO 8601, as RFC 3339 gives its grammar), kept as the text that was sent, to the letter.
///
/// Made from a [`Duration`], from text with [`FromStr`](std::str::FromStr), which checks it, or with [`From`], which
/// does not. One that was read from a response holds whatever the server wrote; [`is_valid`](Self::is_valid) tells
/// whether that is a duration. Equality and order are those of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IsoDuration(String);

text_type!(IsoDuration, "duration", is_duration, InvalidText, INVALID);

impl IsoDuration {
    /// The length, days taken as 24 hours. `None` when the text is no duration, or counts years or months, which
    /// have no fixed length.
    #[must_use]
    pub fn to_std(&self) -> Option<Duration> {
        seconds(&self.0).map(Duration::from_secs)
    }
}

/// Whether `text` is a `duration` of RFC 3339, appendix A.
#[must_use]
pub fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let timed = time.is_none_or(|time| run(time, "HMS"));
    match date {
        "" => time.is_some() && timed,
        date if date.ends_with('W') => time.is_none() && run(date, "W"),
        date => timed && run(date, "YMD"),
    }
}

/// Whether `text` is one or more numbers with units, the units side by side in `units`.
fn run(text: &str, units: &str) -> bool {
    let mut following = None;
    let mut found = false;
    for (number, unit) in parts(text) {
        let place = units.find(unit);
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || place.is_none() || (following.is_some() && place != following) {
            return false;
        }
        following = place.map(|place| place + 1);
        found = true;
    }
    found
}

/// Each number with the unit behind it.
fn parts(text: &str) -> impl Iterator<Item = (&str, char)> {
    text.split_inclusive(|character: char| !character.is_ascii_digit())
        .filter_map(|part| {
            let unit = part.chars().next_back()?;
            Some((part.strip_suffix(unit)?, unit))
        })
}

/// The seconds of a duration of weeks, days, hours, minutes and seconds.
fn seconds(text: &str) -> Option<u64> {
    if !is_duration(text) {
        return None;
    }
    let (date, time) = text[1..].split_once('T').unwrap_or((&text[1..], ""));
    let units = [('W', 604_800), ('D', 86_400)];
    let clock = [('H', 3_600), ('M', 60), ('S', 1)];
    let days = parts(date).map(|part| (part, units.as_slice()));
    let times = parts(time).map(|part| (part, clock.as_slice()));
    days.chain(times)
        .try_fold(0_u64, |total, ((number, unit), units)| {
            let (_, length) = units.iter().find(|(known, _)| *known == unit)?;
            let length = number.parse::<u64>().ok()?.checked_mul(*length)?;
            total.checked_add(length)
        })
}

/// Written in hours, minutes and seconds; what is less than a second is left out.
impl From<Duration> for IsoDuration {
    fn from(duration: Duration) -> Self {
        let seconds = duration.as_secs();
        let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        Self(match (hours, minutes, seconds) {
            (0, 0, seconds) => format!("PT{seconds}S"),
            (0, minutes, 0) => format!("PT{minutes}M"),
            (0, minutes, seconds) => format!("PT{minutes}M{seconds}S"),
            (hours, 0, 0) => format!("PT{hours}H"),
            (hours, minutes, 0) => format!("PT{hours}H{minutes}M"),
            (hours, minutes, seconds) => format!("PT{hours}H{minutes}M{seconds}S"),
        })
    }
}
