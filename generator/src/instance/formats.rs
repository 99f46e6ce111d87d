//! Formats of texts, told by the very files that emitted crates have.

#[path = "../../runtime/calendar.rs"]
#[expect(dead_code, reason = "emitted crates use the rest")]
mod calendar;
#[path = "../../runtime/clock.rs"]
mod clock;
#[path = "../../runtime/regex_syntax.rs"]
mod ecma_regex;
#[path = "../../runtime/format.rs"]
mod format;
#[path = "../../runtime/idn.rs"]
mod idn;
#[path = "../../runtime/idn_table.rs"]
mod idn_table;
#[path = "../../runtime/json_pointer.rs"]
mod json_pointer;
#[path = "../../runtime/punycode.rs"]
mod punycode;
#[path = "../../runtime/uri_template.rs"]
mod uri_template;

/// Whether a text has a format; every text has one that is not known.
#[must_use]
pub fn has_format(name: &str, text: &str) -> bool {
    match name {
        "date-time" => is_date_time(text),
        "date" => calendar::full_date(text).is_some(),
        "time" => clock::full_time(text.as_bytes()).is_some(),
        "duration" => is_duration(text),
        "uuid" => is_uuid(text),
        "byte" | "base64" | "base64url" => is_base64(text),
        "ipv4" => format::is_ipv4(text),
        "ipv6" => format::is_ipv6(text),
        "hostname" => idn::is_hostname(text),
        "email" => format::is_email(text),
        "uri" => format::is_uri(text),
        "uri-reference" => format::is_uri_reference(text),
        "decimal" => format::is_decimal(text),
        "idn-hostname" => idn::is_idn_hostname(text),
        "idn-email" => idn::is_idn_email(text),
        "iri" => format::is_iri(text),
        "iri-reference" => format::is_iri_reference(text),
        "uri-template" => uri_template::is_uri_template(text),
        "json-pointer" => json_pointer::is_json_pointer(text),
        "relative-json-pointer" => json_pointer::is_relative_json_pointer(text),
        "regex" => ecma_regex::is_regex(text),
        _ => true,
    }
}

/// A `date-time` of RFC 3339, 5.6.
fn is_date_time(text: &str) -> bool {
    let date = text.get(..10).and_then(calendar::full_date);
    let time = text.as_bytes().get(11..).and_then(clock::full_time);
    let parted = matches!(text.as_bytes().get(10), Some(b'T' | b't'));
    date.is_some() && parted && time.is_some()
}

/// A `duration` of RFC 3339, appendix A: units in their order, and none left out between two.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    match rest.split_once('T') {
        Some(("", time)) => has_units(time, "HMS"),
        Some((date, time)) => has_units(date, "YMD") && has_units(time, "HMS"),
        None => has_units(rest, "YMD") || has_units(rest, "W"),
    }
}

fn has_units(text: &str, units: &str) -> bool {
    let mut following = None;
    for part in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let unit = part
            .find(|c: char| !c.is_ascii_digit())
            .filter(|digits| *digits > 0);
        let place = unit.and_then(|at| units.find(&part[at..]));
        if place.is_none() || following.is_some() && place != following {
            return false;
        }
        following = place.map(|place| place + 1);
    }
    following.is_some()
}

/// 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12 (RFC 9562, 4).
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Base64 in either alphabet of RFC 4648, all of whose padding is there or none.
fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let padded = padding == 0 || padding <= 2 && text.len().is_multiple_of(4);
    padded && digits.len() % 4 != 1 && (digits.bytes().all(plain) || digits.bytes().all(safe))
}

#[cfg(test)]
mod tests {
    use super::has_format;

    #[test]
    fn formats_are_told() {
        let check = |format: &str, good: &[&str], bad: &[&str]| {
            for text in good {
                assert!(has_format(format, text), "{format}: {text}");
            }
            for text in bad {
                assert!(!has_format(format, text), "{format}: {text}");
            }
        };
        let dates = ["2026-03-02T09:30:00Z", "2026-03-02t09:30:00.5+01:00"];
        check(
            "date-time",
            &dates,
            &["2026-03-02", "2026-13-02T09:30:00Z", "", "2026-03-02Täöü"],
        );
        check("date", &["2024-02-29"], &["2023-02-29", "2024-2-9"]);
        check("time", &["09:30:00Z"], &["09:30", "25:00:00Z"]);
        let durations = ["P1Y", "PT36H", "P4W", "P1DT12H", "P1Y2M3D", "PT1M30S"];
        check(
            "duration",
            &durations,
            &["P", "PT", "P1", "P1W2D", "P1Y2D", "1D", "P1DT", "PT1D"],
        );
        check(
            "uuid",
            &["6d1f1f5e-8a43-4a0e-9d62-0d4f3cfb5a11"],
            &["6d1f1f5e8a434a0e9d620d4f3cfb5a11"],
        );
        check(
            "byte",
            &["", "YQ==", "YQ", "_-8="],
            &["Y", "Y===", "a b=", "+_aa"],
        );
        check("email", &["a@example.com"], &["a", "a@"]);
        check("word", &["anything"], &[]);
    }
}
