//! Integers that their format cannot hold.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L108",
    name: "integer-beyond-format",
    severity: Severity::Warning,
    summary: "an integer that its format cannot hold",
    explanation: "\
A bound, default or example of the integer is outside of what its `format` holds. The client has the type of the \
format, and cannot read or send such a value.

Bad:
```yaml
type: integer
format: int32
maximum: 9007199254740991
```
Good:
```yaml
type: integer
format: int64
maximum: 9007199254740991
```
Write `format: int64`, or correct the value.",
};

/// What says which values there are.
const STATED: [&str; 6] = ["minimum", "maximum", "default", "example", "const", "enum"];

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let (low, high) = match node.text("format") {
        Some("int8") => (-128.0, 127.0),
        Some("uint8") => (0.0, 255.0),
        Some("int16") => (-32_768.0, 32_767.0),
        Some("uint16") => (0.0, 65_535.0),
        Some("int32") => (f64::from(i32::MIN), f64::from(i32::MAX)),
        Some("uint32") => (0.0, f64::from(u32::MAX)),
        _ => return,
    };
    if !is_type(node, "integer") && !is_type(node, "number") {
        return;
    }
    for key in STATED {
        let Some(value) = node.get(key) else { continue };
        let values = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        let beyond = values.iter().find(|value| {
            let number = value.as_f64();
            number.is_some_and(|number| number < low || number > high)
        });
        let Some(beyond) = beyond else { continue };
        let format = node.text("format").unwrap_or_default();
        found
            .at(
                node.origin().child(key),
                format!("`{beyond}` does not fit the format `{format}`"),
            )
            .help("write `format: int64`, or correct the value");
        return;
    }
}
