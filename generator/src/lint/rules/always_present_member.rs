//! Optional members that every example has.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L109",
    name: "always-present-member",
    severity: Severity::Note,
    summary: "an optional member that every example has",
    explanation: "\
Three examples of an answer or more leave some members out, and never this one. It is an `Option` in the client all \
the same, since the schema does not require it.

Bad:
```yaml
paths:
  /notes:
    get:
      operationId: listNotes
      responses:
        '200':
          description: all
          content:
            application/json:
              example: [{id: a}, {id: b}, {id: c, text: x}]
              schema:
                type: array
                items:
                  type: object
                  properties: {id: {type: string}, text: {type: string}}
```
Good:
```yaml
paths:
  /notes:
    get:
      operationId: listNotes
      responses:
        '200':
          description: all
          content:
            application/json:
              example: [{id: a}, {id: b}, {id: c, text: x}]
              schema:
                type: array
                items:
                  type: object
                  required: [id]
                  properties: {id: {type: string}, text: {type: string}}
```
List the member in `required`, if the server always sends it.",
};

/// From how many examples on a pattern shows.
const ENOUGH: usize = 3;

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    for (origin, values) in index.samples.iter() {
        let values: Vec<&Map<String, Value>> = values
            .iter()
            .filter_map(|value| value.as_object())
            .collect();
        if values.len() < ENOUGH {
            continue;
        }
        let known = Known::of(index.document, origin);
        let everywhere = |name: &str| values.iter().all(|value| value.contains_key(name));
        let optional = || {
            known
                .members
                .iter()
                .filter(|(name, ..)| !known.required.contains(name))
        };
        // Examples that are always complete say nothing.
        if known.more || !optional().any(|(name, ..)| !everywhere(name)) {
            continue;
        }
        for (name, _, place) in optional().filter(|(name, ..)| everywhere(name)) {
            found
                .at_key(
                    place.clone(),
                    format!(
                        "`{name}` is optional, and all {} examples have it",
                        values.len()
                    ),
                )
                .help("list it in `required`, if the server always sends it")
                .only(Direction::Response);
        }
    }
}
