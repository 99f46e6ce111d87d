//! JSON that is not described.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["media type"], check),
};

const CODE: Code = Code {
    id: "L127",
    name: "untyped-content",
    severity: Severity::Warning,
    summary: "JSON without a schema",
    explanation: "\
The body is JSON, and nothing says what is in it. The client hands out and takes any JSON value.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: all, content: {application/json: {}}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: all, content: {application/json: {schema: {type: array, items: {type: string}}}}}
```
Add the `schema`; `schema: {}` says that anything is meant.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let holder = node.parent().and_then(Node::key);
    let Some(name) = node.key().filter(|_| holder == Some("content")) else {
        return;
    };
    let essence = name.split(';').next().unwrap_or(name).trim();
    let json = essence == "application/json" || essence.ends_with("+json");
    let described = ["schema", "itemSchema"];
    if json && !described.iter().any(|key| node.get(key).is_some()) {
        found
            .at_key(node.origin(), "nothing says what is in this JSON")
            .help("add a `schema`; `schema: {}` says that anything is meant");
    }
}
