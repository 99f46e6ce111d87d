//! `allOf` of one schema.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: true,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L209",
    name: "single-all-of",
    severity: Severity::Warning,
    summary: "an `allOf` of one schema that says nothing beside",
    explanation: "\
A list of one schema means that schema. The detour is from times when nothing could stand beside a `$ref`.

Bad:
```yaml
allOf: [{$ref: '#/components/schemas/Pet'}]
```
Good:
```yaml
$ref: '#/components/schemas/Pet'
```
Write the schema itself.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(map) = node.map().filter(|map| map.len() == 1) else {
        return;
    };
    let Some([_]) = map
        .get("allOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    else {
        return;
    };
    let place = node.origin();
    found
        .at_key(
            place.child("allOf"),
            "this `allOf` has one schema, and nothing stands beside it",
        )
        .help("write the schema itself")
        .fix(Change::Hoist(place.clone(), place.child("allOf").index(0)));
}
