//! Patterns that need an engine are checked by it.

use serde_json::{Value, json};

use crate::package;

#[test]
fn patterns_that_look_around_are_checked() {
    let counted = "ab".repeat(5000);
    let values: Vec<(Value, &[&str])> = vec![
        (json!({"paired": "a12a"}), &[]),
        (json!({"paired": "a12b"}), &["/paired pattern"]),
        (json!({"unmatched": "a12a"}), &[]),
        (json!({"unmatched": "-12"}), &[]),
        (json!({"unmatched": "a12"}), &["/unmatched pattern"]),
        (json!({"counted": counted[1..]}), &[]),
        (json!({"counted": counted}), &["/counted pattern"]),
        (json!({"bounded": "xxz"}), &[]),
        (json!({"bounded": "yz"}), &["/bounded pattern"]),
        (json!({"bounded": "x"}), &["/bounded pattern"]),
        (json!({"kept": "A"}), &["/kept pattern"]),
    ];
    let cases: Vec<(&str, Value)> = values
        .iter()
        .map(|(value, _)| ("Code", value.clone()))
        .collect();
    let outcomes = package::run("patterns_engine", &cases);
    for ((value, violations), outcome) in values.iter().zip(&outcomes) {
        assert_eq!(outcome.violations, *violations, "{value}");
    }
}
