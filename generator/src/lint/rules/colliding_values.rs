//! Values of an enumeration that would be one variant in Rust.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L103",
    name: "colliding-values",
    severity: Severity::Warning,
    summary: "two values of an enumeration that are one name in Rust",
    explanation: "\
The values of an enumeration become variants, which are written `LikeThis`. Values that differ in case or in signs \
alone become one, so that the second variant gets a number behind its name.

Bad:
```yaml
type: string
enum: [asc, ASC]
```
Good:
```yaml
type: string
enum: [asc, desc]
```
Leave out the spelling that is out of date, or give it a name in `[rename]` of the configuration.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(values) = node.get("enum").and_then(Value::as_array) else {
        return;
    };
    let named = ["x-enum-varnames", "x-enumNames"];
    if named.iter().any(|key| node.get(key).is_some()) {
        return;
    }
    let mut known: HashMap<String, (usize, &str)> = HashMap::new();
    for (index, value) in values.iter().enumerate() {
        let Some(text) = value.as_str() else { continue };
        let rust = found.type_name(text);
        match known.get(&rust.to_lowercase()) {
            // The same value twice is a finding of its own.
            Some((_, first)) if *first == text => {}
            Some((first_index, first)) => {
                let holder = node.origin().child("enum");
                let message = format!("`{text}` and `{first}` are both `{rust}` in Rust");
                found
                    .at(holder.index(index), message)
                    .label(&holder.index(*first_index), "the other one")
                    .help("give one of them a name in `[rename]`, or leave out the one that nobody needs");
            }
            None => {
                known.insert(rust.to_lowercase(), (index, text));
            }
        }
    }
}
