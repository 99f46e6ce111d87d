//! Lists of any length.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L404",
    name: "unbounded-array",
    severity: Severity::Warning,
    summary: "a list of a request without `maxItems`",
    explanation: "\
A server that takes lists of any length can be kept busy by one request.

Bad:
```yaml
paths:
  /pets:
    post:
      operationId: addPets
      requestBody:
        required: true
        content: {application/json: {schema: {type: array, items: {type: integer}}}}
      responses: {'204': {description: done}}
```
Good:
```yaml
paths:
  /pets:
    post:
      operationId: addPets
      requestBody:
        required: true
        content: {application/json: {schema: {type: array, maxItems: 100, items: {type: integer}}}}
      responses: {'204': {description: done}}
```
Add `maxItems`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    if is_type(node, "array") && node.get("maxItems").is_none() {
        found
            .at(node.origin(), "this list has no `maxItems`")
            .help("add as many as the server takes")
            .only(Direction::Request);
    }
}
