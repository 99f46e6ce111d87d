//! Documents that do not say what others may do with them.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["info"], check),
};

const CODE: Code = Code {
    id: "L306",
    name: "info-license",
    severity: Severity::Warning,
    summary: "a document without a license",
    explanation: "\
The document does not say what others may do with it, and neither does what is generated from it.

Bad:
```yaml
openapi: 3.0.4
info: {title: A, version: '1'}
paths: {}
```
Good:
```yaml
openapi: 3.0.4
info: {title: A, version: '1', license: {name: MIT}}
paths: {}
```
Add `license` to `info`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let empty = match node.get("license") {
        None => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Object(members)) => members.is_empty(),
        Some(_) => false,
    };
    if empty {
        found
            .at_key(
                node.origin(),
                "the document does not say what others may do with it",
            )
            .help("add `license` to `info`");
    }
}
