//! Documents that do not say where the API is.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L215",
    name: "missing-server",
    severity: Severity::Warning,
    summary: "a document without servers",
    explanation: "\
Without `servers` the API is where the document is (OpenAPI 3.0.4, 4.8.1.1), which a client does not know. Its \
callers have to pass an address.

Bad:
```yaml
openapi: 3.0.4
info: {title: A, version: '1'}
paths: {}
```
Good:
```yaml
openapi: 3.0.4
info: {title: A, version: '1'}
servers: [{url: 'https://api.m3ter.com'}]
paths: {}
```
Write where the API is served.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let Some(root) = index.root() else { return };
    let servers = root.map.get("servers").and_then(Value::as_array);
    let elsewhere = |operation: &Operation<'_>| {
        [&operation.at, &operation.item]
            .iter()
            .any(|at| at.map.contains_key("servers"))
    };
    let called = || index.operations.iter().filter(|operation| operation.called);
    let each = called().next().is_some() && called().all(elsewhere);
    if servers.is_none_or(Vec::is_empty) && !each {
        found
            .at_key(
                root.origin.child("info"),
                "the document does not say where the API is served",
            )
            .help("add `servers` with the URL");
    }
}
