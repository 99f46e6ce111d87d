//! Unions whose alternatives are told apart by a number or a flag.

use serde_json::{Value, json};

use crate::package;

#[test]
fn alternatives_are_told_apart_by_numbers_and_flags() {
    let values = [
        (
            json!({"control": {"type": 2, "label": "a"}}),
            "control: Some(Button(",
        ),
        (json!({"control": {"type": 3}}), "control: Some(Menu("),
        (
            json!({"control": {"type": 5, "label": "a"}}),
            "control: Some(Menu(",
        ),
        (
            json!({"state": {"deleted": false, "value": "a"}}),
            "Present(",
        ),
        (json!({"state": {"deleted": true}}), "Gone("),
        (json!({"level": {"level": -1, "depth": 7}}), "Low("),
        (
            json!({"level": {"level": 3_000_000_000_u64, "depth": 7}}),
            "High(",
        ),
        (
            json!({"event": {"number": 1, "reason": "a"}}),
            "Started(Started {",
        ),
        (
            json!({"event": {"number": 2, "reason": "a"}}),
            "Stopped(Stopped {",
        ),
        (
            json!({"event": {"number": 3, "reason": "a"}}),
            "Base(EventBase {",
        ),
        (
            json!({"problem": {"source": "data", "type": "passport", "field": "a"}}),
            "DataProblem(",
        ),
        (json!({"code": {"code": 1}}), "Numeric("),
        (json!({"code": {"code": "Numeric"}}), "Textual("),
    ];
    let unknown = [
        json!({"control": {"type": "2", "label": "a"}}),
        json!({"control": {"type": 4}}),
        json!({"state": {"deleted": "true"}}),
        json!({"level": {"level": 1}}),
    ];
    let known = values.iter().map(|(value, _)| value);
    let cases: Vec<(&str, Value)> = known
        .chain(&unknown)
        .map(|value| ("Thing", value.clone()))
        .collect();
    let outcomes = package::run("tags_of_other_types", &cases);
    let (read, kept) = outcomes.split_at(values.len());
    for ((value, variant), outcome) in values.iter().zip(read) {
        assert_eq!(outcome.written.as_ref(), Ok(value));
        let read = &outcome.read;
        assert!(read.contains(variant), "{value} is read as {read}");
        assert_eq!(outcome.violations, [""; 0], "{value}");
    }
    for (value, outcome) in unknown.iter().zip(kept) {
        assert_eq!(outcome.written.as_ref(), Ok(value));
        let read = &outcome.read;
        assert!(read.contains("Unknown("), "{value} is read as {read}");
        assert_eq!(outcome.violations.len(), 1, "{value}");
    }
}
