//! `oneOf` or `anyOf` of one schema.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: true,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L210",
    name: "single-alternative",
    severity: Severity::Warning,
    summary: "a `oneOf` or `anyOf` with one alternative",
    explanation: "\
A choice of one is none. Another alternative was forgotten, or the schema itself was meant.

Bad:
```yaml
oneOf: [{$ref: '#/components/schemas/Pet'}]
```
Good:
```yaml
$ref: '#/components/schemas/Pet'
```
Write the schema itself, or add the other alternatives.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    for key in ["oneOf", "anyOf"] {
        let Some([_]) = node.get(key).and_then(Value::as_array).map(Vec::as_slice) else {
            continue;
        };
        let place = node.origin();
        let finding = found
            .at_key(
                place.child(key),
                format!("this `{key}` has one alternative"),
            )
            .help("write the schema itself, or add the other alternatives");
        if node.map().is_some_and(|map| map.len() == 1) {
            finding.fix(Change::Hoist(place.clone(), place.child(key).index(0)));
        }
    }
}
