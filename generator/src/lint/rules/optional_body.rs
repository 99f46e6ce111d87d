//! Bodies that may be left out, although they have required members.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L126",
    name: "optional-body",
    severity: Severity::Warning,
    summary: "a body with required members that may be left out",
    explanation: "\
A `requestBody` without `required: true` may be left out, which few mean: its schema has members that must be there. \
The client takes the body as an option.

Bad:
```yaml
paths:
  /users:
    post:
      operationId: createUser
      requestBody:
        content:
          application/json:
            schema: {type: object, required: [name], properties: {name: {type: string}}}
      responses: {'204': {description: done}}
```
Good:
```yaml
paths:
  /users:
    post:
      operationId: createUser
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [name], properties: {name: {type: string}}}
      responses: {'204': {description: done}}
```
Write `required: true`, or, where the body can be left out, `required: false`.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    let Some(body) = operation.at.child(index.document, "requestBody") else {
        return;
    };
    if !operation.called
        || body.map.contains_key("required")
        || !matches!(operation.method.as_str(), "POST" | "PUT" | "PATCH")
    {
        return;
    }
    let mut contents = body.entries(index.document, "content").peekable();
    let member = contents.peek().and_then(|(_, media)| {
        let known = Known::of(index.document, &media.origin.child("schema"));
        known.required.first().copied()
    });
    let Some(member) = member else { return };
    let message = format!("the body may be left out, although `{member}` is required in it");
    found
        .at_key(body.origin.clone(), message)
        .help("write `required: true`, or `required: false` where it can be left out");
}
