//! Enumerations of values of several types.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L130",
    name: "mixed-enum",
    severity: Severity::Warning,
    summary: "an enumeration of values of several types",
    explanation: "\
Values of several types cannot be variants of one enumeration in most languages; the client has JSON values.

Bad:
```yaml
enum: [1, '2', three]
```
Good:
```yaml
type: string
enum: ['1', '2', three]
```
Write all values in one type.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(values) = node.get("enum").and_then(Value::as_array) else {
        return;
    };
    // With a type, those of others are a finding of another stage.
    if node.get("type").is_some() {
        return;
    }
    let kind = |value: &Value| match value {
        Value::Null => None,
        Value::Bool(_) => Some("boolean"),
        Value::Number(_) => Some("number"),
        Value::String(_) => Some("string"),
        Value::Array(_) => Some("array"),
        Value::Object(_) => Some("object"),
    };
    let mut kinds = values.iter().filter_map(kind);
    let Some(first) = kinds.next() else { return };
    if let Some(other) = kinds.find(|kind| *kind != first) {
        found
            .at_key(
                node.origin().child("enum"),
                format!("values of the types {first} and {other} are in one enumeration"),
            )
            .help("write all values in one type");
    }
}
