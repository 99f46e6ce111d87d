//! Operations that say nothing in one line.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L301",
    name: "missing-summary",
    severity: Severity::Warning,
    summary: "an operation without a summary",
    explanation: "\
The summary is the first line of the method's documentation, and what lists of operations show.

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
    get: {operationId: listPets, summary: List the pets, responses: {'200': {description: all}}}
```
Add a `summary`.",
};

fn check(operation: &Operation<'_>, _: &Index<'_>, found: &mut Found<'_>) {
    let text = operation.at.text("summary").unwrap_or_default();
    if operation.called && text.trim().is_empty() {
        found
            .at_key(
                operation.at.origin.clone(),
                format!("`{}` has no summary", operation.title()),
            )
            .help("say in a few words what it does: it is the first line of the documentation");
    }
}
