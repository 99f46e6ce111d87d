//! The tests behind the constraints.

use m3ter_client::runtime::check::{
    length_in, multiple_of, number_key, unique, unique_keys, unique_values,
};
use serde_json::{Value, json};

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

/// Few are compared each with each other, more are sorted.
const COUNTS: [usize; 6] = [2, 3, 16, 17, 18, 100];

#[test]
fn keys_differ_however_many_there_are() {
    assert!(unique_keys(std::iter::empty::<u8>()));
    assert!(unique_keys([1].iter()));
    for count in COUNTS {
        let keys: Vec<usize> = (0..count).collect();
        assert!(unique_keys(keys.iter()), "{count}");
        for (one, other) in [(0, count - 1), (count - 2, count - 1), (0, 1)] {
            let mut keys = keys.clone();
            keys[one] = keys[other];
            assert!(!unique_keys(keys.iter()), "{count} {one} {other}");
            let texts: Vec<String> = keys.iter().map(ToString::to_string).collect();
            assert!(!unique_keys(texts.iter().map(String::as_str)), "{count}");
        }
    }
}

#[test]
fn doubles_differ_by_what_they_are() {
    let differ = |numbers: &[f64]| unique_keys(numbers.iter().map(|number| number_key(*number)));
    assert!(differ(&[0.1, 0.2, 0.1 + 0.2, 0.3, -0.1, 1e300]));
    assert!(!differ(&[0.0, 1.0, -0.0]));
    let mut many: Vec<f64> = (1..20).map(f64::from).collect();
    assert!(differ(&many));
    many.extend([0.0, -0.0]);
    assert!(!differ(&many));
}

#[test]
fn values_differ_however_many_there_are() {
    let pairs = [
        (json!(1), json!(1.0), false),
        (json!(0), json!(-0.0), false),
        (json!(1), json!(true), true),
        (json!(0), json!(false), true),
        (json!("1"), json!(1), true),
        (json!(null), json!("null"), true),
        (
            json!({"a": 1, "b": [2.0]}),
            json!({"b": [2], "a": 1}),
            false,
        ),
        (json!({"a": 1}), json!({"a": 1, "b": null}), true),
        (json!([1, [2]]), json!([[1], 2]), true),
        (json!(["a,b"]), json!(["a", "b"]), true),
        (json!([[], {}]), json!([{}, []]), true),
        (
            json!(9_007_199_254_740_993_u64),
            json!(9_007_199_254_740_992_u64),
            true,
        ),
        (json!(u64::MAX), json!(18_446_744_073_709_551_616.0), true),
        (json!(1e20), json!(1e20), false),
    ];
    for (one, other, differ) in pairs {
        for count in COUNTS {
            // Values that are none of those above.
            let mut values: Vec<Value> = (2..count).map(|index| json!([index, "x"])).collect();
            values.insert(0, one.clone());
            values.push(other.clone());
            assert_eq!(unique_values(&values), differ, "{count}: {one} {other}");
        }
    }
}
