//! What is deprecated without a word.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["operation", "parameter", "schema", "header"], check),
};

const CODE: Code = Code {
    id: "L312",
    name: "deprecated-without-reason",
    severity: Severity::Warning,
    summary: "something deprecated, without what to use in its place",
    explanation: "\
Callers are warned by their compiler, and want to know what to use in its place, and until when they have time.

Bad:
```yaml
paths:
  /pets:
    get: {operationId: listPets, deprecated: true, responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      deprecated: true
      description: Use `searchPets`. Goes away in 2027.
      responses: {'200': {description: all}}
```
Say in the description what to use in its place.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    if node.get("deprecated") != Some(&Value::Bool(true)) {
        return;
    }
    let said = [
        "description",
        "summary",
        "x-deprecated-reason",
        "x-deprecation",
        "x-sunset",
    ];
    if !said.iter().any(|key| node.get(key).is_some()) {
        found
            .at_key(
                node.origin().child("deprecated"),
                "nothing says what to use in its place",
            )
            .help("say it in the description, and until when there is time");
    }
}
