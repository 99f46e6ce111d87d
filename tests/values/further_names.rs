//! Components that are others under a further name.

use serde_json::{Value, json};

use crate::package;

#[test]
fn one_type_stands_for_all_of_its_names() {
    let values = [
        ("Animal", json!({"kind": "a", "more": 1}), "Pet { kind"),
        ("Companion", json!({"kind": "a", "name": "b"}), "Pet { kind"),
        ("Guest", json!({"kind": "a"}), "Pet { kind"),
        ("Named", json!({"kind": "a", "name": "b"}), "Named { kind"),
        ("Shade", json!("green"), "Green"),
        ("Branch", json!({"left": {"right": {}}}), "Node { left"),
        (
            "Owner",
            json!({"animal": {"kind": "a"}, "companions": [{"kind": "b"}], "guest": null, "branch": {}}),
            "guest: Some(None)",
        ),
    ];
    let mut cases: Vec<(&str, Value)> = values
        .iter()
        .map(|(ty, value, _)| (*ty, value.clone()))
        .collect();
    cases.push((
        "Owner",
        json!({"animal": {"kind": ""}, "shade": "blue", "code": "abcdef"}),
    ));
    let outcomes = package::run("further_names", &cases);
    for ((_, value, read), outcome) in values.iter().zip(&outcomes) {
        assert_eq!(outcome.written.as_ref(), Ok(value));
        let shown = &outcome.read;
        assert!(shown.contains(read), "{value} is read as {shown}");
        assert_eq!(outcome.violations, [""; 0], "{value}");
    }
    let mistakes = outcomes.last().expect("as many as values");
    assert_eq!(
        mistakes.violations,
        ["/animal/kind minLength", "/shade enum", "/code maxLength"]
    );
}
