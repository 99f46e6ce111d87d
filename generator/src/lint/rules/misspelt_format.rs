//! Formats that are nearly known.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L122",
    name: "misspelt-format",
    severity: Severity::Warning,
    summary: "a format that is nearly one that is known",
    explanation: "\
An unknown format has no effect: the client takes the value for any text. This one looks as if a known one was meant.

Bad:
```yaml
type: string
format: datetime
```
Good:
```yaml
type: string
format: date-time
```
Write the format as the registry of OpenAPI has it.",
};

/// What is written, and what is meant.
const MEANT: [(&str, &str); 17] = [
    ("datetime", "date-time"),
    ("date_time", "date-time"),
    ("dateTime", "date-time"),
    ("DateTime", "date-time"),
    ("Date-Time", "date-time"),
    ("datetme", "date-time"),
    ("guid", "uuid"),
    ("UUID", "uuid"),
    ("uuid4", "uuid"),
    ("e-mail", "email"),
    ("Email", "email"),
    ("ip", "ipv4"),
    ("ip-address", "ipv4"),
    ("host", "hostname"),
    ("integer32", "int32"),
    ("integer64", "int64"),
    ("long", "int64"),
];

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(format) = node.text("format") else {
        return;
    };
    if let Some((_, meant)) = MEANT.iter().find(|(written, _)| *written == format) {
        let place = node.origin().child("format");
        found
            .at(place, format!("`{format}` is no format that is known"))
            .help(format!("if it is meant so, write `{meant}`"));
    }
}
