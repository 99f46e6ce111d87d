//! Members of an object that would be one field in Rust.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L102",
    name: "colliding-members",
    severity: Severity::Warning,
    summary: "two members of an object that are one name in Rust",
    explanation: "\
Fields in Rust are written `like_this`. Members that differ in case or in signs alone become one, so that the second \
field gets a number behind its name, and callers cannot tell which is which.

Bad:
```yaml
properties:
  userId: {type: string}
  user_id: {type: string}
```
Good:
```yaml
properties:
  userId: {type: string}
  legacyUserId: {type: string}
```
Rename one of the two, or give it a name in `[rename]` of the configuration where the API is as it is.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(members) = node.get("properties").and_then(Value::as_object) else {
        return;
    };
    if members.len() < 2 {
        return;
    }
    let mut known: HashMap<String, &str> = HashMap::new();
    for name in members.keys() {
        let rust = found.field_name(name);
        if let Some(first) = known.get(&rust.to_lowercase()) {
            let holder = node.origin().child("properties");
            let message = format!("`{name}` and `{first}` are both `{rust}` in Rust");
            found
                .at_key(holder.child(name), message)
                .label(&holder.child(first), "the other one")
                .help("rename one of them, or remove the one that is out of date");
        } else {
            known.insert(rust.to_lowercase(), name);
        }
    }
}
