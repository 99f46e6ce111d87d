//! Lists whose next page cannot be found.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L111",
    name: "unrecognisable-pagination",
    severity: Severity::Warning,
    summary: "a list whose next page cannot be found",
    explanation: "\
The operation takes a cursor, and no member and no header of its answer says what the next one is. A client cannot \
go through the pages by itself.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses:
        '200':
          description: a page
          content:
            application/json:
              schema: {type: object, properties: {pets: {type: array, items: {type: string}}}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses:
        '200':
          description: a page
          content:
            application/json:
              schema: {type: object, properties: {pets: {type: array, items: {type: string}}, nextCursor: {type: string}}}
```
Describe the member or the header (`Link`) that leads to the next page.",
};

/// Words in the names of parameters that take a cursor.
const CURSORS: [&str; 7] = [
    "cursor",
    "page token",
    "next token",
    "continuation token",
    "pagination token",
    "starting after",
    "start cursor",
];

/// Words in the names of what says where the next page is.
const NEXT: [&str; 11] = [
    "next",
    "cursor",
    "cursors",
    "token",
    "more",
    "link",
    "links",
    "paging",
    "pagination",
    "meta",
    "metadata",
];

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    if !operation.called || operation.method != "GET" {
        return;
    }
    let parameters = operation.parameters(index.document);
    let cursor = parameters.iter().find(|parameter| {
        let name = words(parameter.text("name").unwrap_or_default()).join(" ");
        parameter.text("in") == Some("query") && CURSORS.contains(&name.as_str())
    });
    let Some(cursor) = cursor else { return };
    let mut seen = false;
    for (status, response) in operation.responses(index.document) {
        if !status.starts_with('2') {
            continue;
        }
        let headers = response.map.get("headers").and_then(Value::as_object);
        if headers
            .into_iter()
            .flatten()
            .any(|(name, _)| leads_on(name))
        {
            return;
        }
        for (_, media) in response.entries(index.document, "content") {
            let known = Known::of(index.document, &media.origin.child("schema"));
            if known.more
                || known.members.is_empty()
                || known.members.iter().any(|(name, ..)| leads_on(name))
            {
                return;
            }
            seen = true;
        }
    }
    let name = cursor.text("name").unwrap_or_default();
    if seen {
        found
            .at_key(
                operation.at.origin.clone(),
                format!("`{name}` asks for a page, and the answer does not say which one is next"),
            )
            .help("describe the member or the header that leads to the next page");
    }
}

fn leads_on(name: &str) -> bool {
    words(name).iter().any(|word| NEXT.contains(&word.as_str()))
}
