//! Integers of any size.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L217",
    name: "integer-without-format",
    severity: Severity::Warning,
    summary: "an integer without a format or bounds",
    explanation: "\
Nothing says how large the integer can be. Clients take 64 bits, those in JavaScript 53.

Bad:
```yaml
type: integer
```
Good:
```yaml
type: integer
format: int64
```
Write `format: int32` or `int64`, or bounds.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let stated = |keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    let above = stated(&["maximum", "exclusiveMaximum"]);
    let below = stated(&["minimum", "exclusiveMinimum"]);
    let closed = stated(&["format", "enum", "const"]);
    if is_type(node, "integer") && !closed && !(above && below) {
        found
            .at(node.origin(), "nothing says how large this integer can be")
            .help("write `format: int32` or `format: int64`, or bounds");
    }
}
