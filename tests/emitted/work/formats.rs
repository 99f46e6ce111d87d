//! Formats: every text keeps what was sent, and is checked with the value that holds it.

use std::time::Duration;

use formats_api::models::{Thing, ThingChoice};
use formats_api::runtime::base64::is_base64;
use formats_api::runtime::duration::is_duration;
use formats_api::runtime::format::{
    is_decimal, is_email, is_hostname, is_ipv4, is_ipv6, is_uri, is_uri_reference,
};
use formats_api::runtime::time::is_time;
use formats_api::runtime::uuid::is_uuid;
use formats_api::{Base64, Date, IsoDuration, Secret, Time, Uuid, Validate};
use serde_json::json;

pub fn run() {
    what_a_sloppy_server_sends_comes_back_as_it_was();
    every_violation_is_reported();
    texts_are_made_from_what_they_mean();
    formats_are_told();
}

fn what_a_sloppy_server_sends_comes_back_as_it_was() {
    let value = json!({
        "id": "6D1F1F5E-8A43-4A0E-9D62-0D4F3CFB5A11", "day": "yesterday", "blob": "a b", "at": "", "length": "1 hour",
        "home": "no link", "address": "localhost", "moment": "2019", "password": "x", "choice": 7,
        "unsignedLarge": 18_446_744_073_709_551_615_u64, "tiny": -128, "created": 1_577_470_279,
        "nested": {"from": "?", "until": null}, "unknown": [1, {"deep": null}]
    });
    let thing: Thing = serde_json::from_value(value.clone()).expect("it has the shape");
    assert_eq!(serde_json::to_value(&thing).expect("JSON"), value);
    assert_eq!(thing.choice, Some(ThingChoice::Integer(7)));
    assert!(
        serde_json::from_value::<Thing>(json!({"id": "", "day": "", "blob": "", "tiny": 128}))
            .is_err()
    );
    let shown = format!("{thing:?}");
    assert!(shown.contains("password: Some(***)"), "{shown}");
}

fn every_violation_is_reported() {
    let thing = Thing::new("no uuid", "2019-02-29", b"bytes")
        .at("25:00:00Z")
        .length("P")
        .home("a b")
        .mail("@")
        .host("-")
        .address("1.2.3")
        .address6("::1::")
        .price("ten")
        .password("short")
        .days(vec!["2019-13-01".into()]);
    let violations = thing.validate().expect_err("nearly all of it is wrong");
    let found: Vec<String> = violations
        .iter()
        .map(|violation| format!("{} {}", violation.pointer(), violation.keyword()))
        .collect();
    assert_eq!(
        found,
        [
            "/id format",
            "/day format",
            "/at format",
            "/length minLength",
            "/length format",
            "/home format",
            "/mail format",
            "/host format",
            "/address format",
            "/address6 format",
            "/price format",
            "/password minLength",
            "/days/0 format",
        ]
    );
    assert!(
        !format!("{violations}").contains("short"),
        "a secret is shown"
    );
}

fn texts_are_made_from_what_they_mean() {
    assert_eq!(
        Date::new(2020, 2, 29).map(Date::into_string).as_deref(),
        Some("2020-02-29")
    );
    assert_eq!(Date::new(2021, 2, 29), None);
    assert_eq!(Date::from("2019-12-27").to_ymd(), Some((2019, 12, 27)));
    assert!("24:00:00Z".parse::<Time>().is_err());
    let uuid = Uuid::from(0x6d1f_1f5e_8a43_4a0e_9d62_0d4f_3cfb_5a11);
    assert_eq!(uuid.as_str(), "6d1f1f5e-8a43-4a0e-9d62-0d4f3cfb5a11");
    assert_eq!(
        Uuid::from("6D1F1F5E-8A43-4A0E-9D62-0D4F3CFB5A11").to_u128(),
        uuid.to_u128()
    );
    for (text, seconds) in [
        ("PT36H", Some(129_600)),
        ("P3DT12H", Some(302_400)),
        ("P2W", Some(1_209_600)),
        ("PT1M30S", Some(90)),
        ("P1M", None),
        ("P1Y", None),
        ("P99999999999999999999D", None),
        ("1h", None),
    ] {
        assert_eq!(
            IsoDuration::from(text).to_std(),
            seconds.map(Duration::from_secs),
            "{text}"
        );
    }
    for (seconds, text) in [
        (0, "PT0S"),
        (90, "PT1M30S"),
        (3_600, "PT1H"),
        (3_661, "PT1H1M1S"),
        (7_260, "PT2H1M"),
    ] {
        assert_eq!(
            IsoDuration::from(Duration::from_secs(seconds)).as_str(),
            text
        );
    }
    // RFC 4648, 10, and bytes that differ by alphabet.
    for (bytes, text) in [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ] {
        let made = Base64::from(bytes.as_bytes());
        assert_eq!(made.as_str(), text);
        assert_eq!(made.to_bytes().as_deref(), Some(bytes.as_bytes()));
        let bare: Base64 = text
            .trim_end_matches('=')
            .parse()
            .expect("padding is optional");
        assert_eq!(bare.to_bytes().as_deref(), Some(bytes.as_bytes()));
    }
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(Base64::from(all.clone()).to_bytes(), Some(all.clone()));
    assert_eq!(Base64::url_safe(&all).to_bytes(), Some(all));
    assert_eq!(Base64::url_safe(&[0xfb, 0xff]).as_str(), "-_8");
    assert_eq!(Secret::from("s").expose(), "s");
}

fn formats_are_told() {
    let table: [(fn(&str) -> bool, &[&str], &[&str]); 11] = [
        (
            is_time,
            &[
                "08:30:06Z",
                "08:30:06.283185Z",
                "23:59:60Z",
                "01:29:60+01:30",
                "15:59:60-08:00",
                "08:30:06z",
            ],
            &[
                "8:30:06Z",
                "08:30:06",
                "22:59:60Z",
                "24:00:00Z",
                "00:60:00Z",
                "00:00:61Z",
                "01:02:03+24:00",
                "12",
                "",
                "é8:30:06Z",
            ],
        ),
        (
            is_duration,
            &[
                "P4DT12H30M5S",
                "P4Y",
                "PT0S",
                "P0D",
                "P1M",
                "PT1M",
                "PT36H",
                "P1DT12H",
                "P2W",
            ],
            &[
                "PT1D",
                "4DT12H30M5S",
                "P",
                "P1YT",
                "PT",
                "P2D1Y",
                "P1D2H",
                "P2S",
                "P1Y2W",
                "P1",
                "P١Y",
                "PT1.5S",
                "P1Y1D",
            ],
        ),
        (
            is_uuid,
            &[
                "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
                "00000000-0000-0000-0000-000000000000",
            ],
            &[
                "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
                "2eb8aa08aa9811eab4aa73b441d16380",
                "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
                "",
            ],
        ),
        (
            is_base64,
            &["", "Zg==", "Zg", "-_8=", "+/8"],
            &["Zg=", "Z", "====", "Zg==Zg==", "a b", "Z==="],
        ),
        (
            is_ipv4,
            &["192.168.0.1"],
            &[
                "127.0.0.0.1",
                "256.1.1.1",
                "127.0.1",
                "0x7f.0.0.1",
                "087.10.0.1",
                "1.2.3.4/24",
            ],
        ),
        (
            is_ipv6,
            &["::1", "1::d6:192.168.0.1", "::ffff:192.168.0.1"],
            &[
                "12345::",
                "1::1::1",
                "::1/64",
                "fe80::a%eth1",
                ":::",
                "1.2.3.4",
            ],
        ),
        (
            is_hostname,
            &[
                "www.example.com",
                "xn--4gbwdl.xn--wgbh1c",
                "a",
                "1host",
                "hostnam3",
            ],
            &["-a", "a-", "a..b", "a_b", "", ".", "a.", "é.com"],
        ),
        (
            is_email,
            &[
                "joe.bloggs@example.com",
                "te~st@example.com",
                "\"joe bloggs\"@example.com",
                "\"joe@b\"@example.com",
                "joe@[127.0.0.1]",
                "joe@[IPv6:::1]",
            ],
            &[
                "2962",
                ".test@example.com",
                "test.@example.com",
                "te..st@example.com",
                "joe@=ex",
                "joe@[127.0.0.300]",
                "a@b c",
                "joe bloggs@example.com",
            ],
        ),
        (
            is_uri,
            &[
                "http://foo.bar/?baz=qux#quux",
                "http://foo.com/blah_(wikipedia)_blah#cite-1",
                "ldap://[2001:db8::7]/c=GB?objectClass?one",
                "mailto:John.Doe@example.com",
                "tel:+1-816-555-1212",
                "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
                "http://user:p%20w@host:80/",
            ],
            &[
                "//foo.bar/",
                "/abc",
                "\\\\WINDOWS\\share",
                "abc",
                "http:// bad",
                ":// ",
                "bar,baz:x",
                "http://[::1",
                "http://a/%zz",
                "http://a/{b}",
            ],
        ),
        (
            is_uri_reference,
            &["/abc", "//foo.bar/?x", "abc", "#frag", "", "http://a"],
            &["\\\\x", "#a\\b", "a b", "1a:b"],
        ),
        (
            is_decimal,
            &["1", "-1.50", "+.5", "1e10", "1.5E-3"],
            &["", ".", "1,5", "e5", "1e", "--1", "0x1"],
        ),
    ];
    for (test, good, bad) in table {
        for text in good {
            assert!(test(text), "{text:?}");
        }
        for text in bad {
            assert!(!test(text), "{text:?}");
        }
    }
}
