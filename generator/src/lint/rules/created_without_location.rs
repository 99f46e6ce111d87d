//! Things that are created nobody says where.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L218",
    name: "created-without-location",
    severity: Severity::Warning,
    summary: "an answer 201 that does not say where the new thing is",
    explanation: "\
201 means that something was created; `Location` says where it is (RFC 9110, 15.3.2). Without it and without a body, \
callers cannot find it.

Bad:
```yaml
paths:
  /pets:
    post: {operationId: createPet, responses: {'201': {description: made}}}
```
Good:
```yaml
paths:
  /pets:
    post:
      operationId: createPet
      responses:
        '201': {description: made, headers: {Location: {schema: {type: string}}}}
```
Describe the header `Location`, or the body.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    for (status, response) in operation.responses(index.document) {
        let headers = response.map.get("headers").and_then(Value::as_object);
        let mut names = headers.into_iter().flatten().map(|(name, _)| name);
        let located = names.any(|name| name.eq_ignore_ascii_case("location"));
        if operation.called && status == "201" && !located && !response.map.contains_key("content")
        {
            found
                .at_key(response.origin, "nothing says where the new thing is")
                .help("describe the header `Location`, or the body");
        }
    }
}
