//! Lists of nobody knows what.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L124",
    name: "array-without-items",
    severity: Severity::Warning,
    summary: "a list without `items`",
    explanation: "\
From 3.1 on `items` may be left out, and anything can be in the list then. The client has a list of JSON values.

Bad:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Tags: {type: array}
```
Good:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Tags: {type: array, items: {type: string}}
```
Describe the items; `items: {}` says that anything is meant.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let described = [
        "items",
        "prefixItems",
        "contains",
        "unevaluatedItems",
        "allOf",
        "oneOf",
        "anyOf",
        "$ref",
        "$dynamicRef",
        "enum",
        "const",
        "additionalItems",
    ];
    if is_type(node, "array")
        && found.version() > Version::V3_0
        && !described.iter().any(|key| node.get(key).is_some())
    {
        found
            .at(
                node.origin(),
                "nothing says what the items of this list are",
            )
            .help("describe them by `items`; `items: {}` says that anything is meant");
    }
}
