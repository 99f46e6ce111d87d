//! Members that are neither sent nor received.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L128",
    name: "read-only-and-write-only",
    severity: Severity::Warning,
    summary: "a member that is read-only and write-only",
    explanation: "\
A read-only member is not sent, a write-only one is not received: this one is never there.

Bad:
```yaml
name: {type: string, readOnly: true, writeOnly: true}
```
Good:
```yaml
name: {type: string, readOnly: true}
```
Remove one of the two.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let is = |key: &str| node.get(key) == Some(&Value::Bool(true));
    if is("readOnly") && is("writeOnly") {
        found
            .at_key(
                node.origin().child("writeOnly"),
                "what is read-only and write-only is never there",
            )
            .help("remove one of the two");
    }
}
