//! Limits that do not say when to come back.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L219",
    name: "rate-limit-without-retry-after",
    severity: Severity::Warning,
    summary: "an answer 429 without `Retry-After`",
    explanation: "\
A client that is told to slow down wants to know how long to wait; without the header it has to guess.

Bad:
```yaml
paths:
  /pets:
    get: {operationId: listPets, responses: {'200': {description: all}, '429': {description: too many}}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: all}
        '429': {description: too many, headers: {Retry-After: {schema: {type: integer}}}}
```
Describe the header, if the server sends it.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    for (status, response) in operation.responses(index.document) {
        let headers = response.map.get("headers").and_then(Value::as_object);
        let mut names = headers
            .into_iter()
            .flatten()
            .map(|(name, _)| name.to_ascii_lowercase());
        let told = names.any(|name| {
            name == "retry-after" || name.contains("ratelimit") || name.contains("rate-limit")
        });
        if operation.called && status == "429" && !told {
            found
                .at_key(response.origin, "nothing says how long to wait")
                .help("describe the header `Retry-After`, if the server sends it");
        }
    }
}
