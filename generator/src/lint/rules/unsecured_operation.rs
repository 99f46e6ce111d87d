//! Operations that anybody can call.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L402",
    name: "unsecured-operation",
    severity: Severity::Warning,
    summary: "an operation that asks for no credentials",
    explanation: "\
Nothing says who may call the operation. Where anybody may, `security: []` says so.

Bad:
```yaml
paths:
  /pets:
    delete: {operationId: deletePets, responses: {'204': {description: gone}}}
```
Good:
```yaml
paths:
  /pets:
    delete: {operationId: deletePets, security: [], responses: {'204': {description: gone}}}
```
Add `security` to the operation or to the document.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    let everywhere = index
        .root()
        .is_some_and(|root| root.map.contains_key("security"));
    if operation.called && !everywhere && !operation.at.map.contains_key("security") {
        found
            .at_key(
                operation.at.origin.clone(),
                format!("nothing says who may call `{}`", operation.title()),
            )
            .help("add `security` to it or to the document; `security: []` says that anybody may");
    }
}
