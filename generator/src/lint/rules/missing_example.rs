//! JSON without an example.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["media type"], check),
};

const CODE: Code = Code {
    id: "L311",
    name: "missing-example",
    severity: Severity::Warning,
    summary: "JSON of a request or answer without an example",
    explanation: "\
An example shows at a glance what a page of schemas does not. The generated documentation and its example programs \
use it.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses: {'200': {description: all, content: {application/json: {schema: {type: object}}}}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses: {'200': {description: all, content: {application/json: {schema: {type: object}, example: {a: 1}}}}}
```
Add an `example` to the content or to its schema.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let holder = node.parent().and_then(Node::key);
    let Some(name) = node.key().filter(|_| holder == Some("content")) else {
        return;
    };
    let essence = name.split(';').next().unwrap_or(name).trim();
    let json = essence == "application/json" || essence.ends_with("+json");
    let shown = |value: &Value| {
        ["example", "examples"]
            .iter()
            .any(|key| value.get(*key).is_some())
    };
    if !json || shown(node.value) || node.get("schema").is_none() {
        return;
    }
    let place = node.origin();
    let schema = At::follow(found.document, &place.child("schema"));
    let own = schema.is_some_and(|schema| {
        ["example", "examples"]
            .iter()
            .any(|key| schema.map.contains_key(*key))
    });
    if !own {
        found
            .at_key(place, "this JSON has no example")
            .help("add an `example` to it or to its schema");
    }
}
