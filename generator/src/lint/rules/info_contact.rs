//! Documents that do not say whom to ask.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["info"], check),
};

const CODE: Code = Code {
    id: "L305",
    name: "info-contact",
    severity: Severity::Warning,
    summary: "a document without a contact",
    explanation: "\
The document does not say whom to ask, and neither does what is generated from it.

Bad:
```yaml
openapi: 3.0.4
info: {title: A, version: '1'}
paths: {}
```
Good:
```yaml
openapi: 3.0.4
info: {title: A, version: '1', contact: {email: api@m3ter.com}}
paths: {}
```
Add `contact` to `info`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let empty = match node.get("contact") {
        None => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Object(members)) => members.is_empty(),
        Some(_) => false,
    };
    if empty {
        found
            .at_key(node.origin(), "the document does not say whom to ask")
            .help("add `contact` to `info`");
    }
}
