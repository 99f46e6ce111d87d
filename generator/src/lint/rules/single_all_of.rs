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
Write the schema itself. Where the one schema has a discriminator, the list makes an heir of it, and nothing is found.",
};

/// How deep schemas are followed.
const DEPTH: usize = 32;

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
    // An heir that has a name is a type of its own: the name tells it from others.
    let document = found.document;
    let holder = place.parent();
    let is_named = |holder: Origin| {
        // What stands in another file gets a name by the reference to it.
        holder.file != document.root()
            || matches!(&*holder.pointer, "/components/schemas" | "/definitions")
    };
    let named = holder.is_some_and(is_named);
    if named && At::follow(document, &place).is_some_and(|at| is_heir(document, &at, 0)) {
        return;
    }
    found
        .at_key(
            place.child("allOf"),
            "this `allOf` has one schema, and nothing stands beside it",
        )
        .help("write the schema itself")
        .fix(Change::Hoist(place.clone(), place.child("allOf").index(0)));
}

/// Whether a schema is made of one that a discriminator tells apart from its heirs.
fn is_heir(document: &Document, at: &At<'_>, depth: usize) -> bool {
    let is_tagged = |part: At<'_>| {
        part.map.contains_key("discriminator") || is_heir(document, &part, depth + 1)
    };
    depth < DEPTH && at.elements(document, "allOf").any(is_tagged)
}
