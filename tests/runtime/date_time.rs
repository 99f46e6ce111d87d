//! Dates and times by RFC 3339, and of HTTP.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use m3ter_client::DateTime;
use m3ter_client::runtime::calendar::{date_from_epoch, days_from_epoch, http_date};

#[test]
fn date_times_are_checked() {
    for (text, expected) in [
        ("1963-06-19T08:30:06.283185Z", true),
        ("1963-06-19T08:30:06Z", true),
        ("1937-01-01T12:00:27.87+00:20", true),
        ("1990-12-31T15:59:50.123-08:00", true),
        ("1998-12-31T23:59:60Z", true),
        ("1998-12-31T15:59:60.123-08:00", true),
        ("1998-12-31T23:59:61Z", false),
        ("1998-12-31T23:58:60Z", false),
        ("1998-12-31T22:59:60Z", false),
        ("1990-02-31T15:59:59.123-08:00", false),
        ("2020-02-29T00:00:00Z", true),
        ("2021-02-29T00:00:00Z", false),
        ("1900-02-29T00:00:00Z", false),
        ("2000-02-29T00:00:00Z", true),
        ("1990-12-31T15:59:59-24:00", false),
        ("1963-06-19T08:30:06.28123+01:00Z", false),
        ("06/19/1963 08:30:06 PST", false),
        ("1963-06-19t08:30:06.283185z", true),
        ("2013-350T01:01:01", false),
        ("1963-6-19T08:30:06.283185Z", false),
        ("1963-06-1T08:30:06.283185Z", false),
        ("1963-06-1৪T00:00:00Z", false),
        ("1963-06-11T0৪:00:00Z", false),
        ("1963-06-19T08:30:06.Z", false),
        ("1963-06-19T24:00:00Z", false),
        ("1963-06-19T08:30:06", false),
        ("1963-06-19T08:30Z", false),
        ("1963-06-19T08:30:06+0100", false),
        ("1963-06-19T08:30:06+01", false),
        ("1963-00-19T08:30:06Z", false),
        ("1963-06-00T08:30:06Z", false),
        ("1963-06-19 08:30:06Z", false),
        ("+11963-06-19T08:30:06.283185Z", false),
        ("é", false),
        ("", false),
    ] {
        assert_eq!(text.parse::<DateTime>().is_ok(), expected, "{text}");
    }
}

#[test]
fn date_times_are_points_in_time() {
    for (text, seconds, nanos, written) in [
        ("1970-01-01T00:00:00Z", 0, 0, "1970-01-01T00:00:00Z"),
        (
            "2019-12-27T18:11:19.117Z",
            1_577_470_279,
            117_000_000,
            "2019-12-27T18:11:19.117Z",
        ),
        (
            "2019-12-27T20:11:19+02:00",
            1_577_470_279,
            0,
            "2019-12-27T18:11:19Z",
        ),
        (
            "1969-12-31T23:59:59.75Z",
            -1,
            750_000_000,
            "1969-12-31T23:59:59.75Z",
        ),
        (
            "0000-01-01T00:00:00Z",
            -62_167_219_200,
            0,
            "0000-01-01T00:00:00Z",
        ),
        (
            "9999-12-31T23:59:59Z",
            253_402_300_799,
            0,
            "9999-12-31T23:59:59Z",
        ),
        (
            "1998-12-31T23:59:60Z",
            915_148_800,
            0,
            "1999-01-01T00:00:00Z",
        ),
        (
            "2000-01-01T00:00:00.1234567891Z",
            946_684_800,
            123_456_789,
            "2000-01-01T00:00:00.123456789Z",
        ),
    ] {
        let time: DateTime = text.parse().expect("it is valid");
        assert_eq!(time.as_str(), text);
        let distance = Duration::from_secs(i64::unsigned_abs(seconds));
        let whole = if seconds < 0 {
            UNIX_EPOCH - distance
        } else {
            UNIX_EPOCH + distance
        };
        let expected: SystemTime = whole + Duration::from_nanos(nanos);
        assert_eq!(time.to_system_time(), Some(expected), "{text}");
        let back = DateTime::try_from(expected).expect("it has a text");
        assert_eq!(back.as_str(), written);
    }
    let far = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
    assert!(DateTime::try_from(far).is_err());
}

#[test]
fn days_are_counted_both_ways() {
    for day in (-800_000..3_000_000).step_by(97) {
        let (year, month, day_of_month) = date_from_epoch(day);
        let (month, day_of_month) = (month.try_into(), day_of_month.try_into());
        let back = days_from_epoch(year, month.expect("small"), day_of_month.expect("small"));
        assert_eq!(back, day);
    }
}

#[test]
fn http_dates_have_three_forms() {
    for (text, expected) in [
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
        ("Sunday, 06-Nov-94 08:49:37 GMT", Some(784_111_777)),
        ("Sun Nov  6 08:49:37 1994", Some(784_111_777)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
        ("Sun, 06 Nov 1994 08:49:37 CET", None),
        ("Sun, 31 Feb 1994 08:49:37 GMT", None),
        ("Sun, 06 Nov 1994 25:49:37 GMT", None),
        ("Sun, 06 Nov 1994 08:49 GMT", None),
        ("Sun, 06 Nov 99999 08:49:37 GMT", None),
        ("Sun, +6 Nov 1994 08:49:37 GMT", None),
        ("", None),
        ("120", None),
    ] {
        assert_eq!(http_date(text), expected, "{text}");
    }
}
