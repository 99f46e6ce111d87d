//! Texts of any length.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L405",
    name: "unbounded-string",
    severity: Severity::Warning,
    summary: "a text of a request without `maxLength`",
    explanation: "\
A server that takes texts of any length can be kept busy by one request.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: findPets
      parameters: [{name: query, in: query, schema: {type: string}}]
      responses: {'204': {description: done}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: findPets
      parameters: [{name: query, in: query, schema: {type: string, maxLength: 100}}]
      responses: {'204': {description: done}}
```
Add `maxLength`, or a format, pattern or list of values.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let bounds = ["maxLength", "pattern", "enum", "const", "format"];
    if is_type(node, "string") && !bounds.iter().any(|key| node.get(key).is_some()) {
        found
            .at(node.origin(), "this text has no `maxLength`")
            .help("add as much as the server takes, or a format, pattern or list of values")
            .only(Direction::Request);
    }
}
