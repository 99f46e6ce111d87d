//! Hierarchies are read by their tag, and written with it.

use serde_json::{Value, json};

use crate::package;

#[test]
fn values_of_hierarchies_are_read_by_their_tag() {
    let values = [
        (
            json!({"pet": {"kind": "cat", "name": "a", "lives": 9}}),
            "Cat(Cat {",
        ),
        (
            json!({"pet": {"kind": "hound", "name": "a", "friend": {"kind": "cat", "name": "b"}}}),
            "friend: Some(Cat(",
        ),
        (
            json!({"pets": [{"kind": "Puppy", "name": "a", "weeks": 3}]}),
            "Puppy(Puppy {",
        ),
        (
            json!({"pet": {"kind": "newt", "name": "a", "tail": true}}),
            "Base(PetBase {",
        ),
        (
            json!({"shape": {"type": "Circle", "radius": 1.5}}),
            "Circle(",
        ),
        (json!({"shape": {"type": "Blob"}}), "shape: Some(Unknown("),
    ];
    let mut cases: Vec<(&str, Value)> = values
        .iter()
        .map(|(value, _)| ("Owner", value.clone()))
        .collect();
    cases.push(("Owner", json!({"pet": {"kind": "cat", "name": ""}})));
    let outcomes = package::run("hierarchy", &cases);
    for ((value, read), outcome) in values.iter().zip(&outcomes) {
        assert_eq!(
            outcome.written.as_ref(),
            Ok(value),
            "read and written again"
        );
        assert!(
            outcome.read.contains(read),
            "{value} is read as {}",
            outcome.read
        );
    }
    let last = outcomes.last().expect("as many as values");
    assert_eq!(last.violations, ["/pet/name minLength"]);
}
