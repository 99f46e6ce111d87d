//! Operations that are not described.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L302",
    name: "missing-description",
    severity: Severity::Warning,
    summary: "an operation without a description",
    explanation: "\
The summary says what an operation does; when to use it, what it changes and what can go wrong is for the \
description to say.

Bad:
```yaml
paths:
  /pets:
    get: {operationId: listPets, responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /pets:
    get: {operationId: listPets, description: Finds the pets of the caller., responses: {'200': {description: all}}}
```
Add a `description`.",
};

fn check(operation: &Operation<'_>, _: &Index<'_>, found: &mut Found<'_>) {
    let text = operation.at.text("description").unwrap_or_default();
    if operation.called && text.trim().is_empty() {
        found
            .at_key(
                operation.at.origin.clone(),
                format!("`{}` has no description", operation.title()),
            )
            .help("say when to use it, what it changes and what can go wrong");
    }
}
