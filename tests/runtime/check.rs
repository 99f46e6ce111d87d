//! The tests behind the constraints.

use m3ter_client::runtime::check::{length_in, multiple_of, unique};
use serde_json::json;

#[test]
fn lengths_are_counted_in_scalar_values() {
    for (text, min, max, expected) in [
        ("", 0, 0, true),
        ("", 1, 5, false),
        ("a", 1, 1, true),
        ("é", 1, 1, true),
        ("💩", 1, 1, true),
        ("💩💩", 3, 8, false),
        ("éé", 1, 1, false),
        ("e\u{301}", 2, 2, true),
        ("abcdefgh", 2, 8, true),
        ("abcdefgh", 2, 7, false),
        ("a", 0, usize::MAX, true),
        ("a", usize::MAX, usize::MAX, false),
    ] {
        assert_eq!(length_in(text, min, max), expected, "{text:?} {min} {max}");
    }
}

#[test]
fn multiples_are_exact_in_decimal() {
    for (value, mantissa, exponent, expected) in [
        (0.0, 3, 0, true),
        (0.3, 1, -1, true),
        (19.99, 1, -2, true),
        (19.999, 1, -2, false),
        (4.02, 2, -2, true),
        (1.1, 1, -1, true),
        (-1.1, 1, -1, true),
        (0.0075, 1, -4, true),
        (0.00751, 1, -4, false),
        (1e300, 7, 0, false),
        (1e300, 1, 299, true),
        (1e-300, 1, 0, false),
        (1e-300, 1, -300, true),
        (4.5, 15, -1, true),
        (35.0, 15, -1, false),
        (f64::INFINITY, 1, 0, false),
        (f64::NAN, 1, 0, false),
        (1.0, 0, 0, false),
        (1e308, 123_456_789, -8, false),
        (12_391_239_123.0, 1, -8, true),
    ] {
        assert_eq!(
            multiple_of(value, mantissa, exponent),
            expected,
            "{value} {mantissa}e{exponent}"
        );
    }
}

#[test]
fn items_are_compared_as_json() {
    for (items, expected) in [
        (json!([]), true),
        (json!([1, 2]), true),
        (json!([1, 1.0]), false),
        (json!([1, true, "1", null, [1], {"a": 1}]), true),
        (json!([0, false, ""]), true),
        (json!([{"a": 1, "b": 2}, {"b": 2.0, "a": 1}]), false),
        (json!([[1, 2], [2, 1]]), true),
        (
            json!([9_007_199_254_740_993_u64, 9_007_199_254_740_992_u64]),
            true,
        ),
        (json!([{"a": "b,c"}, {"a": "b", "c": ""}]), true),
        (json!([-0.0, 0]), false),
    ] {
        let list = items.as_array().expect("an array");
        assert_eq!(unique(list), expected, "{items}");
    }
}
