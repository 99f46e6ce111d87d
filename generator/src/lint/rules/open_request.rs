//! Objects of requests that take any member.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L406",
    name: "open-request",
    severity: Severity::Warning,
    summary: "an object of a request that does not say whether it takes other members",
    explanation: "\
Without `additionalProperties` any member is allowed. What a server does not expect, it may pass on to where it does \
harm, and a misspelt member goes unnoticed.

Bad:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
      responses: {'204': {description: done}}
```
Good:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, additionalProperties: false, properties: {name: {type: string}}}
      responses: {'204': {description: done}}
```
Write `additionalProperties: false`, or `true` where they are meant.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    // A part of an object cannot say it for the whole.
    let part = node.parent().and_then(Node::key) == Some("allOf");
    let said = ["additionalProperties", "unevaluatedProperties", "allOf"];
    if node.get("properties").is_some() && !part && !said.iter().any(|key| node.get(key).is_some())
    {
        found
            .at(
                node.origin(),
                "this object does not say whether it takes other members",
            )
            .help("write `additionalProperties: false`, or `true` where they are meant")
            .only(Direction::Request);
    }
}
