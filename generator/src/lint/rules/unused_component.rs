//! Components that nothing refers to.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L201",
    name: "unused-component",
    severity: Severity::Warning,
    summary: "a component that nothing refers to",
    explanation: "\
It is often what a change has left behind. Readers take it for a part of the API, and a schema becomes a type that \
nothing uses.

Bad:
```yaml
paths: {}
components:
  schemas:
    Forgotten: {type: object}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object}
```
Remove it, or refer to it where it was forgotten.",
};

/// Components that are found by references alone.
const KINDS: [&str; 9] = [
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "links",
    "callbacks",
    "pathItems",
];

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let referenced = index.graph.referenced();
    let mapped = mapped(index);
    for kind in KINDS {
        for (name, origin, _) in index.components(kind) {
            let by_name = kind == "schemas" && mapped.contains(name);
            if !by_name && !referenced.contains(&origin) {
                found
                    .at_key(origin, format!("nothing refers to `{name}`"))
                    .help("remove it, or refer to it where it was forgotten");
            }
        }
    }
}

/// Schemas that a discriminator leads to, or that stand behind one by `allOf`.
fn mapped<'d>(index: &Index<'d>) -> HashSet<&'d str> {
    let mut names = HashSet::new();
    for (name, origin, schema) in index.components("schemas") {
        let mapping = schema
            .get("discriminator")
            .and_then(|tag| tag.get("mapping")?.as_object());
        for (_, target) in mapping.into_iter().flatten() {
            let target = target.as_str().unwrap_or_default();
            names.insert(target.rsplit('/').next().unwrap_or(target));
        }
        let Some(at) = At::follow(index.document, &origin) else {
            continue;
        };
        let behind = |base: &At<'_>| base.map.contains_key("discriminator");
        if at
            .elements(index.document, "allOf")
            .any(|base| behind(&base))
        {
            names.insert(name);
        }
    }
    names
}
