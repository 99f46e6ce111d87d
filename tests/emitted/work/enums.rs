//! Enumerations and numbers: unknown values are kept, and reported.

use enums_api::models::{Color, Level, Numbers, Thing, ThingCases, ThingMixed, ThingSigns};
use enums_api::{Validate, Violations};
use serde_json::{Value, json};

pub fn run() {
    listed_values_come_back();
    other_values_come_back_too_and_are_reported();
    limits_hold();
}

fn listed_values_come_back() {
    let value = json!({
        "signs": "😀", "cases": "ASC", "twice": "a", "nullable": null, "level": -1, "ratio": 2.25, "ratios": [1, 0.5],
        "always": true, "never": false, "version": "1.0", "answer": 42, "half": 0.5, "mixed": 2.5, "unquoted": "2.5",
        "quoted": 2, "great": 18_446_744_073_709_551_615_u64
    });
    let thing = read(&value);
    assert_eq!(thing.signs, Some(ThingSigns::U1f600));
    assert_eq!(thing.cases, Some(ThingCases::Asc2));
    assert_eq!(thing.nullable, Some(None));
    assert_eq!(thing.level, Some(Level::Negative));
    assert_eq!(violations(&thing), [""; 0]);
    for mixed in [json!("auto"), json!(1), json!(true), Value::Null] {
        let thing = read(&json!({ "mixed": mixed }));
        assert_eq!(violations(&thing), [""; 0], "{mixed}");
        assert_eq!(thing.mixed == Some(None), mixed.is_null());
    }
    assert_eq!(Color::from("g"), Color::Green);
    assert_eq!(Level::Ten.get(), 10);
    assert_eq!(ThingMixed::Boolean(true), ThingMixed::from(true));
}

fn other_values_come_back_too_and_are_reported() {
    let value = json!({
        "signs": "?", "level": 7, "ratio": 3, "ratios": [1, 2], "always": false, "never": true, "version": "2.0",
        "answer": 43, "half": 1.5, "partly": "1", "great": 2
    });
    let thing = read(&value);
    let expected = [
        "/signs enum must be one of ,  , >=, <=, /, ., -, +1, -1, 😀, 名前, self, Self",
        "/level enum must be one of -1, 0, 10",
        "/ratio enum must be one of 0.5, 1, 2.25, -3",
        "/ratios/1 enum must be one of 0.5, 1",
        "/always enum must be one of true",
        "/never const must be false",
        "/version const must be 1.0",
        "/answer const must be 42",
        "/half const must be 0.5",
        "/partly enum must be one of a",
        "/great enum must be one of 18446744073709551615, 1",
    ];
    assert_eq!(violations(&thing), expected);
}

fn limits_hold() {
    let numbers: Numbers = serde_json::from_value(json!({
        "wide": 4_294_967_295_u32, "unsigned": u64::MAX, "rounded": i64::MAX, "fractional": -10, "hundredths": 7,
        "tiny": 2000, "whole": 3.0, "double": 1, "open": 0.5
    }))
    .expect("they fit");
    assert!(numbers.is_valid());
    let numbers = Numbers::new()
        .wide(4_294_967_296)
        .fractional(3)
        .tiny(1)
        .double(0)
        .open(1.0);
    assert_eq!(
        listed(&numbers.validate().expect_err("all of them are wrong")),
        [
            "/wide maximum must be at most 4294967295",
            "/fractional multipleOf must be a multiple of 5",
            "/tiny multipleOf must be a multiple of 1000",
            "/double minimum must be at least 1",
            "/open exclusiveMaximum must be less than 1",
        ]
    );
}

/// Reads a thing, and asserts that it is written as it was.
fn read(value: &Value) -> Thing {
    let thing: Thing = serde_json::from_value(value.clone()).expect("it has the shape");
    let written = serde_json::to_value(&thing).expect("JSON");
    // Numbers are equal by value: a double that is whole is written with its point.
    let plain = |value: &Value| {
        value
            .to_string()
            .replace(".0,", ",")
            .replace(".0]", "]")
            .replace(".0}", "}")
    };
    assert_eq!(plain(&written), plain(value));
    thing
}

fn violations(thing: &Thing) -> Vec<String> {
    thing
        .validate()
        .err()
        .map(|violations| listed(&violations))
        .unwrap_or_default()
}

fn listed(violations: &Violations) -> Vec<String> {
    violations
        .iter()
        .map(|violation| {
            format!(
                "{} {} {}",
                violation.pointer(),
                violation.keyword(),
                violation.message()
            )
        })
        .collect()
}
