//! Values that an enumeration lists twice.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: true,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L116",
    name: "duplicate-enum-value",
    severity: Severity::Warning,
    summary: "a value that an enumeration lists twice",
    explanation: "\
The second one means nothing; often another value was meant, which is missing then.

Bad:
```yaml
type: string
enum: [open, closed, open]
```
Good:
```yaml
type: string
enum: [open, closed, pending]
```
Write the value that was meant, or remove the second one.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(values) = node.get("enum").and_then(Value::as_array) else {
        return;
    };
    let mut seen: HashMap<&Value, usize> = HashMap::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let first = *seen.entry(value).or_insert(index);
        if first == index {
            continue;
        }
        let holder = node.origin().child("enum");
        let place = holder.index(index);
        let message = format!("`{}` is listed twice", plain(value));
        found
            .at(place.clone(), message)
            .label(&holder.index(first), "here, too")
            .help("remove it, or write the value that was meant")
            .fix(Change::Remove(place));
    }
}

/// A value as it is written.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
