//! Unions whose alternatives overlap: a value violates something only where it violates something of each of them.

use serde_json::{Value, json};

use crate::package;

/// Values of the small document, with the places of what they violate.
fn values() -> Vec<(Value, Vec<&'static str>)> {
    vec![
        (json!({"contact": {"name": "Ann"}}), vec![]),
        // Too long for a person, as which it is read.
        (json!({"contact": {"name": "Acme Limited"}}), vec![]),
        (
            json!({"contact": {"name": "Acme Limited", "email": "a@b"}}),
            vec![],
        ),
        // Too short for a company, as which it is read.
        (json!({"contact": {"name": "Al", "number": 7}}), vec![]),
        // Too long for a person, and no number of a company.
        (
            json!({"contact": {"name": "Acme Limited", "number": "x"}}),
            vec!["/contact/name"],
        ),
        (
            json!({"contacts": [{"name": "Acme Limited"}, {"name": "Acme", "email": 1, "number": "x"}]}),
            vec!["/contacts/1"],
        ),
        (json!({"size": 7}), vec![]),
        (json!({"size": 17}), vec!["/size"]),
        (json!({"size": 27}), vec![]),
        (json!({"size": {"ems": 1.5}}), vec![]),
        (
            json!({"nested": {"contact": {"name": "Acme Limited"}, "note": "abc"}}),
            vec![],
        ),
        (
            json!({"nested": {"contact": {"name": "Acme Limited"}, "note": "abcd"}}),
            vec!["/nested/note"],
        ),
    ]
}

#[test]
fn what_one_alternative_refuses_another_one_may_have() {
    let cases: Vec<(&str, Value)> = values()
        .into_iter()
        .map(|(value, _)| ("Things", value))
        .collect();
    let outcomes = package::run("overlapping_alternatives", &cases);
    for ((value, places), outcome) in values().into_iter().zip(outcomes) {
        assert_eq!(outcome.written.as_ref(), Ok(&value));
        let violations = &outcome.violations;
        assert_eq!(
            violations.len(),
            places.len(),
            "{value} {violations:?} {}",
            outcome.read
        );
        for (violation, place) in violations.iter().zip(places) {
            assert!(
                violation.starts_with(&format!("{place} ")),
                "{value} {violation}"
            );
        }
    }
}
