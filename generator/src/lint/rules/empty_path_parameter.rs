//! Path parameters whose empty value calls another operation.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L114",
    name: "empty-path-parameter",
    severity: Severity::Warning,
    summary: "a path parameter that may be empty, which is the path of another operation",
    explanation: "\
A text without a minimum length may be empty. `/users/{id}` is then `/users/`, which most servers take for `/users`: \
what was meant for one is done to all.

Bad:
```yaml
paths:
  /users:
    delete: {operationId: deleteUsers, responses: {'204': {description: gone}}}
  /users/{id}:
    delete:
      operationId: deleteUser
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: gone}}
```
Good:
```yaml
paths:
  /users:
    delete: {operationId: deleteUsers, responses: {'204': {description: gone}}}
  /users/{id}:
    delete:
      operationId: deleteUser
      parameters: [{name: id, in: path, required: true, schema: {type: string, minLength: 1}}]
      responses: {'204': {description: gone}}
```
Give the parameter a `minLength`, a `pattern`, an `enum` or a `format`. Clients refuse an empty value then.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    let Some((before, name)) = last_parameter(&operation.name) else {
        return;
    };
    // An answer to the wrong question does no harm.
    if !operation.called || matches!(operation.method.as_str(), "GET" | "HEAD" | "OPTIONS") {
        return;
    }
    let other = index.operations.iter().find(|other| {
        other.called
            && other.method == operation.method
            && other.name.trim_end_matches('/') == before
            && other.at.origin != operation.at.origin
    });
    let Some(other) = other else { return };
    for parameter in operation.parameters(index.document) {
        if parameter.text("in") != Some("path") || parameter.text("name") != Some(name) {
            continue;
        }
        let Some(schema) = parameter.child(index.document, "schema") else {
            continue;
        };
        if !may_be_empty(&schema) {
            continue;
        }
        let message = format!("`{name}` may be empty, which calls `{}`", other.title());
        found
            .at(schema.origin.clone(), message)
            .help("give it `minLength: 1`, or a format or pattern that no empty text has");
    }
}

/// `/users` and `id` of `/users/{id}`.
fn last_parameter(path: &str) -> Option<(&str, &str)> {
    let (before, last) = path.trim_end_matches('/').rsplit_once('/')?;
    let name = last.strip_prefix('{')?.strip_suffix('}')?;
    (!before.is_empty() && !name.contains(['{', '}'])).then_some((before, name))
}

fn may_be_empty(schema: &At<'_>) -> bool {
    let bounded = [
        "pattern", "enum", "const", "format", "allOf", "anyOf", "oneOf", "not", "$ref",
    ];
    let text = types(schema.map.get("type")).any(|word| word == "string");
    let minimum = schema.map.get("minLength").and_then(Value::as_u64);
    text && minimum.unwrap_or(0) == 0 && !bounded.iter().any(|key| schema.map.contains_key(*key))
}
