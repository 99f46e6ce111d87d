//! Paths that differ in the names of their parameters alone.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L131",
    name: "equivalent-paths",
    severity: Severity::Warning,
    summary: "two paths that differ in the names of their parameters alone",
    explanation: "\
A request fits both, and no server can tell which one is meant (OpenAPI 3.0.4, 4.8.8): they are one path.

Bad:
```yaml
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, responses: {'200': {description: one}}}
  /pets/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    put: {operationId: putPet, responses: {'200': {description: one}}}
```
Good:
```yaml
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, responses: {'200': {description: one}}}
    put: {operationId: putPet, responses: {'200': {description: one}}}
```
Put the operations under one path.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let mut known: HashMap<String, (&str, Origin)> = HashMap::new();
    let Some(root) = index.root() else { return };
    let holder = root.origin.child("paths");
    let paths = root.map.get("paths").and_then(Value::as_object);
    for name in paths.into_iter().flatten().map(|(name, _)| name) {
        let place = holder.child(name);
        if let Some((first, other)) = known.get(&template(name)) {
            found
                .at_key(place, format!("`{name}` and `{first}` are one path"))
                .label(other, "the other one")
                .help("put the operations under one path");
        } else {
            known.insert(template(name), (name, place));
        }
    }
}

/// A path without the names of its parameters.
fn template(path: &str) -> String {
    let mut out = String::new();
    let mut within = false;
    for c in path.chars() {
        match c {
            '{' => within = true,
            '}' => within = false,
            _ if within => continue,
            _ => {}
        }
        out.push(c);
    }
    out
}
