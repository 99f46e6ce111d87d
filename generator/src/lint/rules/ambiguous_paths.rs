//! Paths that a request can both fit.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L204",
    name: "ambiguous-paths",
    severity: Severity::Warning,
    summary: "two paths that the same request fits",
    explanation: "\
Neither path is more specific than the other: each has a parameter where the other has a word. Which one is served \
depends on the server.

Bad:
```yaml
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, responses: {'200': {description: one}}}
  /{kind}/mine:
    parameters: [{name: kind, in: path, required: true, schema: {type: string}}]
    get: {operationId: getMine, responses: {'200': {description: one}}}
```
Good:
```yaml
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, responses: {'200': {description: one}}}
  /mine/{kind}:
    parameters: [{name: kind, in: path, required: true, schema: {type: string}}]
    get: {operationId: getMine, responses: {'200': {description: one}}}
```
Let the paths differ in a word.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    // Paths with as many segments, the word of the first where there is one.
    let mut groups: HashMap<usize, Vec<(&str, Origin)>> = HashMap::new();
    for (path, origin) in index.paths() {
        groups
            .entry(path.split('/').count())
            .or_default()
            .push((path, origin));
    }
    let mut list: Vec<(usize, Vec<(&str, Origin)>)> = groups.into_iter().collect();
    list.sort_by_key(|(count, _)| *count);
    for (_, paths) in list {
        // Only a parameter in front lets paths with other words fit, or those that begin alike.
        for (at, (path, origin)) in paths.iter().enumerate() {
            let other = paths[..at]
                .iter()
                .find(|(other, _)| is_ambiguous(path, other));
            if let Some((first, place)) = other {
                found
                    .at_key(
                        origin.clone(),
                        format!("a request can fit both `{path}` and `{first}`"),
                    )
                    .label(place, "the other one")
                    .help("let the paths differ in a word");
            }
        }
    }
}

/// Whether both can fit, and neither is the special case of the other.
fn is_ambiguous(one: &str, other: &str) -> bool {
    let (mut first_is_wider, mut second_is_wider) = (false, false);
    for (a, b) in one.split('/').zip(other.split('/')) {
        match (a.contains('{'), b.contains('{')) {
            (true, false) => first_is_wider = true,
            (false, true) => second_is_wider = true,
            (false, false) if a != b => return false,
            _ => {}
        }
    }
    first_is_wider && second_is_wider
}
