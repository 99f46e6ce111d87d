//! Updates with nothing to update to.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L223",
    name: "update-without-body",
    severity: Severity::Warning,
    summary: "a PUT or PATCH without a body",
    explanation: "\
PUT replaces a thing by what is sent, PATCH changes it by what is sent (RFC 9110, 9.3.4; RFC 5789). Here nothing is \
sent.

Bad:
```yaml
paths:
  /pets:
    put: {operationId: putPets, responses: {'204': {description: done}}}
```
Good:
```yaml
paths:
  /pets:
    put:
      operationId: putPets
      requestBody: {required: true, content: {application/json: {schema: {type: object}}}}
      responses: {'204': {description: done}}
```
Describe the body, or use POST.",
};

fn check(operation: &Operation<'_>, _: &Index<'_>, found: &mut Found<'_>) {
    let updates = matches!(operation.method.as_str(), "PUT" | "PATCH");
    if operation.called && updates && !operation.at.map.contains_key("requestBody") {
        found
            .at_key(
                operation.at.origin.clone(),
                format!("`{}` sends nothing to update to", operation.title()),
            )
            .help("describe the body, or use POST");
    }
}
