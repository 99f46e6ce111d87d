//! Operations that cannot fail.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L220",
    name: "no-error-response",
    severity: Severity::Warning,
    summary: "an operation that describes no failure",
    explanation: "\
Every operation can fail. Where no failure is described, callers get its bytes, and no type to read the reason from.

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
    get: {operationId: listPets, responses: {'200': {description: all}, default: {description: any failure}}}
```
Describe the failures; `4XX` and `default` stand for many.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    let responses = operation.responses(index.document);
    let fails = |status: &str| status == "default" || status.starts_with(['4', '5']);
    if operation.called && !responses.iter().any(|(status, _)| fails(status)) {
        found
            .at_key(
                operation.at.origin.clone(),
                format!("`{}` describes no failure", operation.title()),
            )
            .help("describe the failures; `4XX` and `default` stand for many");
    }
}
