//! Reads values, and prints what the types of the client make of each.

use std::io::BufRead;

use emitted::runtime::decode::Decode;
use emitted::runtime::rule::Keyword;
use emitted::runtime::validate::{Validate, Violations};
use serde_json::{Value, json};

fn main() {
    for line in std::io::stdin().lock().lines() {
        let mut line: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let value = line["value"].take();
        let shown = match line["index"].as_u64().expect("a number") {
            // arms
            _ => unreachable!("no such type"),
        };
        println!("{shown}");
    }
}

/// What the type says of a value, and what its schema says.
fn judge<T: Decode + Validate>(component: &str, value: Value) -> Value {
    let schema = emitted::schemas::find(component).expect("a component");
    let by_schema = match schema.check(&value) {
        Ok(()) => valid(),
        Err(violations) => shown(&violations),
    };
    json!([by_type::<T>(value), by_schema])
}

fn by_type<T: Decode + Validate>(value: Value) -> Value {
    match T::decode(value) {
        Ok(read) => match read.validate() {
            Ok(()) => valid(),
            Err(violations) => shown(&violations),
        },
        Err(error) => {
            json!({"valid": false, "places": [error.pointer()], "words": error.to_string()})
        }
    }
}

fn valid() -> Value {
    json!({"valid": true, "whole": true, "places": []})
}

fn shown(violations: &Violations) -> Value {
    let shown: Vec<(&str, Keyword)> = violations
        .iter()
        .map(|one| (one.pointer(), one.keyword()))
        .collect();
    let places = shown.iter().filter_map(|(pointer, keyword)| {
        // Others tell the object that holds what should not be there.
        if OUTER.contains(keyword) || (*keyword == Keyword::False && alone(&shown, pointer)) {
            let around = pointer.rsplit_once('/').map(|(around, _)| around);
            return Some(around.unwrap_or_default());
        }
        (*keyword != Keyword::False).then_some(*pointer)
    });
    let places: Vec<&str> = places.collect();
    let outer = shown.iter().filter(|(_, keyword)| OUTER.contains(keyword));
    let beside: Vec<&str> = outer.map(|(pointer, _)| *pointer).collect();
    json!({
        "valid": false,
        "whole": true,
        "places": places,
        "beside": beside,
        "words": violations.to_string(),
    })
}

/// What is said of something that should not be there.
const OUTER: [Keyword; 3] = [
    Keyword::AdditionalProperties,
    Keyword::UnevaluatedProperties,
    Keyword::UnevaluatedItems,
];

/// Whether only one thing is said of a place.
fn alone(shown: &[(&str, Keyword)], pointer: &str) -> bool {
    shown.iter().filter(|(place, _)| *place == pointer).count() == 1
}
