//! Path parameters that may be empty.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["parameter"], check),
};

const CODE: Code = Code {
    id: "L411",
    name: "empty-parameter",
    severity: Severity::Warning,
    summary: "a path parameter that may be empty",
    explanation: "\
An empty value makes another path, which may mean more than was asked for: `/users//cards` is all cards to many \
servers.

Bad:
```yaml
paths:
  /users/{id}/cards:
    get:
      operationId: listCards
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: all}}
```
Good:
```yaml
paths:
  /users/{id}/cards:
    get:
      operationId: listCards
      parameters: [{name: id, in: path, required: true, schema: {type: string, minLength: 1}}]
      responses: {'200': {description: all}}
```
Give the parameter a `minLength`, a `pattern`, an `enum` or a `format`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    if node.text("in") != Some("path") {
        return;
    }
    let Some(schema) = At::follow(found.document, &node.origin().child("schema")) else {
        return;
    };
    let bounded = [
        "pattern", "enum", "const", "format", "allOf", "anyOf", "oneOf", "not", "$ref",
    ];
    let text = types(schema.map.get("type")).any(|word| word == "string");
    let minimum = schema.map.get("minLength").and_then(Value::as_u64);
    if text && minimum.unwrap_or(0) == 0 && !bounded.iter().any(|key| schema.map.contains_key(*key))
    {
        let name = node.text("name").unwrap_or_default();
        found
            .at_key(
                node.origin(),
                format!("`{name}` may be empty, which makes another path"),
            )
            .help("give it `minLength: 1`, or a format or pattern that no empty text has");
    }
}
