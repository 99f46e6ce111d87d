//! Formats that say something about another type.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L121",
    name: "format-of-another-type",
    severity: Severity::Warning,
    summary: "a format that says something about another type",
    explanation: "\
A format narrows the values of its own type, and has no effect on others. One of the two is not what is sent.

Bad:
```yaml
type: integer
format: date-time
```
Good:
```yaml
type: string
format: date-time
```
Correct the type or the format.",
};

/// Formats of texts.
const TEXT: [&str; 15] = [
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uuid",
    "byte",
    "binary",
    "password",
    "regex",
];

/// Formats of numbers that texts never have; a text can be an `int64` or a `decimal`.
const NUMBER: [&str; 8] = [
    "int8", "int16", "int32", "uint8", "uint16", "uint32", "float", "double",
];

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(format) = node.text("format") else {
        return;
    };
    let of = if TEXT.contains(&format) {
        "string"
    } else if NUMBER.contains(&format) {
        "number"
    } else {
        return;
    };
    let mut all = types(node.get("type"))
        .filter(|word| *word != "null")
        .peekable();
    let Some(first) = all.peek().copied() else {
        return;
    };
    let fits = |word: &str| match word {
        "string" => of == "string",
        "integer" => of == "number" && !matches!(format, "float" | "double"),
        "number" => of == "number",
        _ => false,
    };
    if !all.any(fits) {
        found
            .at(
                node.origin().child("format"),
                format!("`{format}` says nothing about values of the type `{first}`"),
            )
            .help("correct the type or the format");
    }
}
