//! Documents that do not say what they are for.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["info"], check),
};

const CODE: Code = Code {
    id: "L307",
    name: "info-description",
    severity: Severity::Warning,
    summary: "a document without a description",
    explanation: "\
The document does not say what the API is for, and neither does what is generated from it.

Bad:
```yaml
openapi: 3.0.4
info: {title: A, version: '1'}
paths: {}
```
Good:
```yaml
openapi: 3.0.4
info: {title: A, version: '1', description: Sells pets.}
paths: {}
```
Add `description` to `info`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let empty = match node.get("description") {
        None => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Object(members)) => members.is_empty(),
        Some(_) => false,
    };
    if empty {
        found
            .at_key(
                node.origin(),
                "the document does not say what the API is for",
            )
            .help("add `description` to `info`");
    }
}
