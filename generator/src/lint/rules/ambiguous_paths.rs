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

/// The operations of each path.
type Called<'i, 'd> = HashMap<&'i str, Vec<&'i Operation<'d>>>;

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let mut called: Called<'_, '_> = HashMap::new();
    for operation in index.operations.iter().filter(|operation| operation.called) {
        called.entry(&operation.name).or_default().push(operation);
    }
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
            let other = paths[..at].iter().find(|(other, _)| {
                is_ambiguous(path, other) && can_fit(index, &called, path, other)
            });
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

/// Whether the same method is described for both, with parameters that can be the words of the other path.
fn can_fit(index: &Index<'_>, called: &Called<'_, '_>, one: &str, other: &str) -> bool {
    let of = |path: &str| called.get(path).map_or(&[][..], Vec::as_slice);
    of(one).iter().any(|first| {
        of(other).iter().any(|second| {
            first.method == second.method
                && takes(index, first, one, other)
                && takes(index, second, other, one)
        })
    })
}

/// Whether the parameters of an operation can be the words that another path has in their places.
fn takes(index: &Index<'_>, operation: &Operation<'_>, path: &str, words: &str) -> bool {
    let parameters = operation.parameters(index.document);
    path.split('/').zip(words.split('/')).all(|(place, word)| {
        let name = place
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let Some(name) = name.filter(|_| !word.contains('{')) else {
            return true;
        };
        let is_own = |at: &&At<'_>| at.text("in") == Some("path") && at.text("name") == Some(name);
        let schema = parameters.iter().find(is_own);
        let schema = schema.and_then(|parameter| parameter.child(index.document, "schema"));
        schema.is_none_or(|schema| can_be(&schema, word))
    })
}

/// Whether a word can be a value of a schema, as far as its type and its list of values tell.
fn can_be(schema: &At<'_>, word: &str) -> bool {
    if let Some(values) = schema.map.get("enum").and_then(Value::as_array) {
        return values
            .iter()
            .any(|value| value.as_str().is_none_or(|value| value == word));
    }
    let mut types = types(schema.map.get("type")).peekable();
    types.peek().is_none()
        || types.any(|of| match of {
            "integer" | "number" => word.parse::<f64>().is_ok(),
            "boolean" => matches!(word, "true" | "false"),
            _ => true,
        })
}
