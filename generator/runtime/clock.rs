//! Times of day, as RFC 3339 writes them.

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Minutes since midnight in UTC; before 0 or from 1440 on where the offset leads to another day.
    pub minutes: i64,
    /// The second, which may be a leap second.
    pub second: u32,
    /// The fraction of the second; digits beyond the ninth are cut off.
    pub nanos: u32,
}

/// Reads a `full-time` of RFC 3339, 5.6. A leap second is one only at 23:59:60 UTC.
#[must_use]
pub fn full_time(bytes: &[u8]) -> Option<Clock> {
    if bytes.get(2) != Some(&b':') || bytes.get(5) != Some(&b':') {
        return None;
    }
    let (hour, minute) = (digits(bytes, 0, 2)?, digits(bytes, 3, 2)?);
    let second = digits(bytes, 6, 2)?;
    if hour > 23 || minute > 59 {
        return None;
    }
    let (nanos, rest) = fraction(&bytes[8..])?;
    let offset = offset(rest)?;
    let minutes = i64::from(hour) * 60 + i64::from(minute) - offset;
    let leap = second == 60 && minutes.rem_euclid(1_440) == 1_439;
    (second < 60 || leap).then_some(Clock {
        minutes,
        second,
        nanos,
    })
}

/// `count` digits from `start` on.
fn digits(bytes: &[u8], start: usize, count: usize) -> Option<u32> {
    let digits = bytes.get(start..start + count)?;
    digits.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}

/// The nanoseconds after the point, when there is one, and what follows.
fn fraction(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let Some(rest) = bytes.strip_prefix(b".") else {
        return Some((0, bytes));
    };
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if count == 0 {
        return None;
    }
    let (fraction, rest) = rest.split_at(count);
    let nanos = (0..9).fold(0, |nanos, index| {
        nanos * 10 + fraction.get(index).map_or(0, |byte| u32::from(byte - b'0'))
    });
    Some((nanos, rest))
}

/// The offset from UTC in minutes.
fn offset(bytes: &[u8]) -> Option<i64> {
    let sign = match bytes {
        b"Z" | b"z" => return Some(0),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let (hours, minutes) = (digits(bytes, 1, 2)?, digits(bytes, 4, 2)?);
    let shaped = bytes.len() == 6 && bytes[3] == b':' && hours < 24 && minutes < 60;
    shaped.then(|| sign * (i64::from(hours) * 60 + i64::from(minutes)))
}
