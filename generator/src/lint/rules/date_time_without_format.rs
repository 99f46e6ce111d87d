//! Times that are named as such and have no format.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L222",
    name: "date-time-without-format",
    severity: Severity::Warning,
    summary: "a text named as a time, without a format",
    explanation: "\
The name says that it is a time, and nothing says how it is written. Clients have a text.

Bad:
```yaml
created_at: {type: string}
```
Good:
```yaml
created_at: {type: string, format: date-time}
```
Write `format: date-time` or `date`, or a `pattern`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let holder = node.parent().and_then(Node::key);
    let Some(name) = node.key().filter(|_| holder == Some("properties")) else {
        return;
    };
    let parts = words(name);
    let last = parts.last().map(String::as_str);
    let named = match last {
        Some("at") => parts.len() > 1 && parts[parts.len() - 2].ends_with('d'),
        Some("timestamp" | "datetime") => true,
        Some("date" | "time") => parts.len() > 1,
        _ => false,
    };
    let stated = ["format", "pattern", "enum", "const"];
    if named && is_type(node, "string") && !stated.iter().any(|key| node.get(key).is_some()) {
        found
            .at_key(
                node.origin(),
                format!("`{name}` is a time by its name, and has no format"),
            )
            .help("write `format: date-time` or `format: date`, or a `pattern`");
    }
}
