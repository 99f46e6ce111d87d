//! Bodies of answers that have none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L120",
    name: "content-of-204",
    severity: Severity::Warning,
    summary: "a body of an answer that cannot have one",
    explanation: "\
Answers with the status 204, 205 or 304 have no body (RFC 9110, 15). The client never gets what is described.

Bad:
```yaml
paths:
  /pets:
    delete:
      operationId: deletePets
      responses:
        '204': {description: gone, content: {application/json: {schema: {type: object}}}}
```
Good:
```yaml
paths:
  /pets:
    delete:
      operationId: deletePets
      responses:
        '200': {description: gone, content: {application/json: {schema: {type: object}}}}
```
Remove the content, or write the status that the server sends.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    for (status, response) in operation.responses(index.document) {
        let content = response.map.get("content").and_then(Value::as_object);
        let empty = content.is_none_or(Map::is_empty);
        if operation.called && matches!(status, "204" | "205" | "304") && !empty {
            found
                .at_key(
                    response.origin.child("content"),
                    format!("an answer with the status {status} has no body"),
                )
                .help("remove the content, or write the status that the server sends");
        }
    }
}
