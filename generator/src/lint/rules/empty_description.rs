//! Descriptions without words.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: true,
    check: Check::Objects(
        &[
            "operation",
            "parameter",
            "schema",
            "header",
            "tag",
            "info",
            "server",
            "path item",
            "request body",
            "example",
        ],
        check,
    ),
};

const CODE: Code = Code {
    id: "L313",
    name: "empty-description",
    severity: Severity::Warning,
    summary: "a description without words",
    explanation: "\
It looks as if something were said, and hides from other checks that nothing is.

Bad:
```yaml
paths:
  /pets:
    get: {operationId: listPets, description: '', responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /pets:
    get: {operationId: listPets, description: All that are for sale., responses: {'200': {description: all}}}
```
Say something, or remove it.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    for key in ["description", "summary"] {
        if node.text(key).is_some_and(|text| text.trim().is_empty()) {
            let place = node.origin().child(key);
            found
                .at(place.clone(), format!("this {key} has no words"))
                .help("say something, or remove it")
                .fix(Change::Remove(place));
        }
    }
}
