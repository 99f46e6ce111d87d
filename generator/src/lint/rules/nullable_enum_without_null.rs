//! Enumerations that may be null and do not list it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: true,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L117",
    name: "nullable-enum-without-null",
    severity: Severity::Warning,
    summary: "an enumeration that may be null, and does not list it",
    explanation: "\
`nullable` adds null to the type, not to the `enum`: a value must be one of those that are listed (OpenAPI 3.0.3, \
4.7.24). Strict validators refuse the null that is meant.

Bad:
```yaml
type: string
nullable: true
enum: [a, b]
```
Good:
```yaml
type: string
nullable: true
enum: [a, b, null]
```
Add null to the list.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    if found.version() != Version::V3_0 || node.get("nullable") != Some(&Value::Bool(true)) {
        return;
    }
    let Some(values) = node.get("enum").and_then(Value::as_array) else {
        return;
    };
    if !values.is_empty() && !values.contains(&Value::Null) {
        let place = node.origin().child("enum");
        found
            .at_key(
                place.clone(),
                "null is allowed by `nullable`, and not by `enum`",
            )
            .help("add null to the list")
            .fix(Change::Append(place, Value::Null));
    }
}
