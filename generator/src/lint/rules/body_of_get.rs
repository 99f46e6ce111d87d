//! Bodies where HTTP gives them no meaning.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L118",
    name: "body-of-get",
    severity: Severity::Warning,
    summary: "a body of GET, HEAD or DELETE",
    explanation: "\
A body has no meaning there (RFC 9110, 9.3): servers ignore it, and proxies drop it or refuse the request.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: findPets
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: all}}
```
Good:
```yaml
paths:
  /pets/search:
    post:
      operationId: findPets
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: all}}
```
Use parameters, or POST.",
};

fn check(operation: &Operation<'_>, _: &Index<'_>, found: &mut Found<'_>) {
    let without = matches!(
        operation.method.as_str(),
        "GET" | "HEAD" | "DELETE" | "TRACE"
    );
    if operation.called && without && operation.at.map.contains_key("requestBody") {
        let method = &operation.method;
        found
            .at_key(
                operation.at.origin.child("requestBody"),
                format!("a body of {method} has no meaning, and may be lost on the way"),
            )
            .help("use parameters, or POST");
    }
}
