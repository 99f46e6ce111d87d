//! Defaults of members that are never left out.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L115",
    name: "default-of-required",
    severity: Severity::Warning,
    summary: "a default of a member that must be there",
    explanation: "\
A default is what counts when a member is left out, and this one must not be left out. Callers have to pass a value \
that the server would know.

Bad:
```yaml
paths:
  /pets:
    post:
      operationId: createPet
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [limit], properties: {limit: {type: integer, default: 10}}}
      responses: {'204': {description: done}}
```
Good:
```yaml
paths:
  /pets:
    post:
      operationId: createPet
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, properties: {limit: {type: integer, default: 10}}}
      responses: {'204': {description: done}}
```
Take the member out of `required`, or remove the default.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let (Some(required), Some(members)) = (
        node.get("required").and_then(Value::as_array),
        node.get("properties").and_then(Value::as_object),
    ) else {
        return;
    };
    for name in required.iter().filter_map(Value::as_str) {
        let Some(member) = members.get(name) else {
            continue;
        };
        // The one value of a tag is often written down as its default.
        let one = ["enum", "const"].iter().any(|key| match member.get(*key) {
            Some(Value::Array(values)) => values.len() == 1,
            other => other.is_some(),
        });
        if member.get("default").is_some() && !one {
            let place = node
                .origin()
                .child("properties")
                .child(name)
                .child("default");
            found
                .at(place, format!("`{name}` has a default, and must be there"))
                .help("take it out of `required`, or remove the default")
                .only(Direction::Request);
        }
    }
}
