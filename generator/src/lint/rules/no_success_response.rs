//! Operations that cannot succeed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L119",
    name: "no-success-response",
    severity: Severity::Warning,
    summary: "an operation that describes failures only",
    explanation: "\
The client cannot know what to expect when all is well, and returns nothing.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '404': {description: none}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: all}
        '404': {description: none}
```
Describe the answer when all is well.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    let responses = operation.responses(index.document);
    let fine = |status: &str| status == "default" || status.starts_with(['1', '2', '3']);
    if operation.called
        && !responses.is_empty()
        && !responses.iter().any(|(status, _)| fine(status))
    {
        found
            .at_key(
                operation.at.origin.child("responses"),
                format!("`{}` describes failures only", operation.title()),
            )
            .help("describe the answer when all is well");
    }
}
