//! Operations that would be one method in Rust.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L104",
    name: "colliding-operations",
    severity: Severity::Warning,
    summary: "two operations that are one name in Rust",
    explanation: "\
Operations become methods of the client, which are written `like_this`. An `operationId` that differs from another one \
in case or in signs alone becomes the same method, and gets a number behind its name.

Bad:
```yaml
paths:
  /users:
    get: {operationId: get-users, responses: {'200': {description: all}}}
  /v2/users:
    get: {operationId: getUsers, responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /users:
    get: {operationId: get-users, responses: {'200': {description: all}}}
  /v2/users:
    get: {operationId: getUsersPaged, responses: {'200': {description: all}}}
```
Rename one of the two after what it does otherwise.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let mut known: HashMap<String, (&str, Origin)> = HashMap::new();
    for operation in &index.operations {
        let Some(id) = operation.at.text("operationId") else {
            continue;
        };
        let place = operation.at.origin.child("operationId");
        let rust = found.field_name(id);
        match known.get(&rust.to_lowercase()) {
            // Two operations of one name are a finding of another stage, and a path item may have two paths.
            Some((first, other)) if *first == id || *other == place => {}
            Some((first, other)) => {
                let message = format!("`{id}` and `{first}` are both `{rust}` in Rust");
                found
                    .at(place, message)
                    .label(other, "the other one")
                    .help("rename one of them after what it does otherwise");
            }
            None => {
                known.insert(rust.to_lowercase(), (id, place));
            }
        }
    }
}
