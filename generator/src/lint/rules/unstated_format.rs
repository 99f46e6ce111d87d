//! Texts whose examples have a format.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L225",
    name: "unstated-format",
    severity: Severity::Note,
    summary: "a text without a format whose examples have one",
    explanation: "\
The examples are all dates, times or UUIDs, and the schema does not say so. The client has a text where it could \
have a type.

Bad:
```yaml
type: string
example: '2024-05-01T12:30:00Z'
```
Good:
```yaml
type: string
format: date-time
example: '2024-05-01T12:30:00Z'
```
Add the format, if all values have it.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let stated = [
        "format", "pattern", "enum", "const", "oneOf", "anyOf", "allOf",
    ];
    if !is_type(node, "string") || stated.iter().any(|key| node.get(key).is_some()) {
        return;
    }
    let Some(map) = node.map() else { return };
    let mut formats = examples(map)
        .into_iter()
        .map(|example| example.as_str().and_then(format_of));
    let Some(Some(first)) = formats.next() else {
        return;
    };
    if formats.all(|format| format == Some(first)) {
        found
            .at(
                node.origin(),
                format!("the examples have the format `{first}`, which is not stated"),
            )
            .help(format!("add `format: {first}`, if all values have it"));
    }
}

/// The format of a text, by its shape.
fn format_of(text: &str) -> Option<&'static str> {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    let date = shape.get(..10) == Some("0000-00-00");
    let rest = shape.get(10..).unwrap_or_default();
    let time = rest.get(..9) == Some("T00:00:00");
    let zone = rest.get(9..).unwrap_or_default();
    let zone = zone
        .strip_prefix('.')
        .map_or(zone, |zone| zone.trim_start_matches('0'));
    let hex = |c: char| c.is_ascii_hexdigit();
    let uuid: Vec<usize> = text.split('-').map(str::len).collect();
    if date && rest.is_empty() {
        Some("date")
    } else if date && time && matches!(zone, "Z" | "+00:00" | "-00:00") {
        Some("date-time")
    } else if uuid == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || hex(c)) {
        Some("uuid")
    } else {
        None
    }
}
