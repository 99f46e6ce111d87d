//! Failures whose body is not described.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L113",
    name: "untyped-error",
    severity: Severity::Warning,
    summary: "an error without a schema, where others have one",
    explanation: "\
Other failures of the API have a body that is described, this one has none. Callers get its bytes, and no type to \
read the reason from.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '400':
          description: wrong
          content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}
        '401':
          description: who are you
          content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}
        '404': {description: not found}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '400':
          description: wrong
          content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}
        '401':
          description: who are you
          content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}
        '404':
          description: not found
          content: {application/json: {schema: {type: object, properties: {message: {type: string}}}}}
```
Describe the body, best by one response in `components/responses` that all operations share.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let mut bare: Vec<At<'_>> = Vec::new();
    let mut typed = 0_usize;
    for operation in &index.operations {
        // An answer to HEAD has no body.
        if !operation.called || operation.method == "HEAD" {
            continue;
        }
        for (status, response) in operation.responses(index.document) {
            if !status.starts_with(['4', '5']) {
                continue;
            }
            let described = response
                .entries(index.document, "content")
                .any(|(_, media)| media.map.contains_key("schema"));
            if described {
                typed += 1;
            } else if !response.map.contains_key("content") {
                bare.push(response);
            }
        }
    }
    // Where few have a body, it is those that are special.
    if typed <= bare.len() {
        return;
    }
    for response in bare {
        found
            .at_key(
                response.origin,
                "this failure has no schema, although most of the others have one",
            )
            .help("describe the body, best by a response in `components/responses` that all share");
    }
}
