//! Booleans that are named as questions.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L208",
    name: "boolean-prefix",
    severity: Severity::Warning,
    summary: "a boolean whose name begins with `is`",
    explanation: "\
That it is a boolean is said by its type; `is_active` and `active` in one API are two words for one thing.

Bad:
```yaml
is_active: {type: boolean}
```
Good:
```yaml
active: {type: boolean}
```
Leave the prefix out.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let holder = node.parent().and_then(Node::key);
    let Some(name) = node.key().filter(|_| holder == Some("properties")) else {
        return;
    };
    let parts = words(name);
    if is_type(node, "boolean") && parts.len() > 1 && parts[0] == "is" {
        found
            .at_key(node.origin(), format!("`{name}` begins with `is`"))
            .help("leave the prefix out: that it is a boolean is said by its type");
    }
}
