//! How long a server asks to wait.

use std::time::{Duration, UNIX_EPOCH};

use m3ter_client::runtime::retry::retry_after;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

/// Names and values.
type Headers = &'static [(&'static str, &'static str)];

#[test]
fn seconds_dates_and_milliseconds() {
    // 06 Nov 1994 08:49:37 GMT
    let now = UNIX_EPOCH + Duration::from_secs(784_111_777);
    let millis = |millis| Some(Duration::from_millis(millis));
    let cases: [(Headers, Option<Duration>); 14] = [
        (&[], None),
        (&[("retry-after", "0")], millis(0)),
        (&[("retry-after", " 7 ")], millis(7_000)),
        (&[("retry-after", "0.5")], millis(500)),
        (&[("retry-after", "-1")], None),
        (&[("retry-after", "inf")], None),
        (&[("retry-after", "1e3")], None),
        (&[("retry-after", "")], None),
        (
            &[("retry-after", "99999999999999999999999999")],
            Some(Duration::MAX),
        ),
        (
            &[("retry-after", "Sun, 06 Nov 1994 08:49:39 GMT")],
            millis(2_000),
        ),
        (
            &[("retry-after", "Sun, 06 Nov 1994 08:49:35 GMT")],
            millis(0),
        ),
        (&[("retry-after-ms", "250")], millis(250)),
        (
            &[("retry-after-ms", "250"), ("retry-after", "9")],
            millis(250),
        ),
        (
            &[("retry-after-ms", "soon"), ("retry-after", "9")],
            millis(9_000),
        ),
    ];
    for (headers, expected) in cases {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let name = HeaderName::from_static(name);
            map.insert(name, HeaderValue::from_static(value));
        }
        assert_eq!(retry_after(&map, now), expected, "{headers:?}");
    }
}
