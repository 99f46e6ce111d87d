//! Places in values and in what is read.

use std::collections::BTreeMap;

use m3ter_client::models::RoundingMode;
use m3ter_client::runtime::decode::Decode;
use m3ter_client::runtime::validate::At;
use m3ter_client::{Validate, Violation};
use serde_json::json;

#[test]
fn places_are_json_pointers() {
    let root = At::ROOT;
    let deep = root.member("a/b");
    let deeper = deep.item(3);
    for (at, expected) in [
        (&root, ""),
        (&deep, "/a~1b"),
        (&deeper, "/a~1b/3"),
        (&deeper.member("~"), "/a~1b/3/~0"),
        (&root.member(""), "/"),
    ] {
        assert_eq!(at.pointer(), expected);
    }
}

#[test]
fn collections_are_walked() {
    let mode = |name: &str| RoundingMode::from(name);
    let map = BTreeMap::from([
        (
            "a/b".to_owned(),
            vec![Some(mode("UP")), None, Some(mode("no"))],
        ),
        ("c".to_owned(), vec![Some(mode("nor"))]),
    ]);
    let violations = Box::new(map).validate().expect_err("two are unknown");
    let places: Vec<_> = violations.iter().map(Violation::pointer).collect();
    assert_eq!(places, ["/a~1b/2", "/c/0"]);
}

#[test]
fn what_cannot_be_read_has_its_place() {
    type Table = BTreeMap<String, Vec<i32>>;
    for (value, message) in [
        (json!({"a": [1, 2.0, 1e2]}), None),
        (
            json!({"a": [1, 2.5]}),
            Some("/a/1: expected an integer of 32 bits, found a number with a fraction"),
        ),
        (
            json!({"a": [2_147_483_648_i64]}),
            Some("/a/0: expected an integer of 32 bits, found a number"),
        ),
        (
            json!({"a": [1e300]}),
            Some("/a/0: expected an integer of 32 bits, found a number with a fraction"),
        ),
        (
            json!({"a": [null]}),
            Some("/a/0: expected an integer of 32 bits, found null"),
        ),
        (
            json!({"~": true}),
            Some("/~0: expected an array, found a boolean"),
        ),
        (
            json!(["secret"]),
            Some("expected an object, found an array"),
        ),
    ] {
        let outcome = Table::decode(value).map_err(|error| error.to_string());
        assert_eq!(outcome.err().as_deref(), message);
    }
}

#[test]
fn integers_are_exact() {
    for (value, expected) in [
        (json!(i64::MAX), Some(i64::MAX)),
        (json!(i64::MIN), Some(i64::MIN)),
        (json!(u64::MAX), None),
        (
            json!(9_007_199_254_740_993_i64),
            Some(9_007_199_254_740_993),
        ),
        (json!(1e18), Some(1_000_000_000_000_000_000)),
        (json!(9.3e18), None),
        (json!("1"), None),
    ] {
        assert_eq!(i64::decode(value.clone()).ok(), expected, "{value}");
    }
    assert_eq!(u64::decode(json!(u64::MAX)).ok(), Some(u64::MAX));
}
