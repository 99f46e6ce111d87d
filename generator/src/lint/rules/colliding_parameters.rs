//! Parameters of an operation that would be one argument in Rust.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L132",
    name: "colliding-parameters",
    severity: Severity::Warning,
    summary: "two parameters of an operation that are one name in Rust",
    explanation: "\
Arguments and setters in Rust are written `like_this`. Parameters that differ in case or in signs alone become one, \
so that the second one gets a name that nobody expects.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: userId, in: query, schema: {type: string}}, {name: user_id, in: query, schema: {type: string}}]
      responses: {'200': {description: all}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: userId, in: query, schema: {type: string}}, {name: owner_id, in: query, schema: {type: string}}]
      responses: {'200': {description: all}}
```
Rename one of the two, or leave out the one that is out of date.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    let mut known: HashMap<String, (&str, Origin)> = HashMap::new();
    if !operation.called {
        return;
    }
    for parameter in operation.parameters(index.document) {
        let Some(name) = parameter.text("name") else {
            continue;
        };
        let rust = found.field_name(name);
        match known.get(&rust) {
            // The place is in the name then.
            Some((first, _)) if *first == name => {}
            Some((first, other)) => {
                let message = format!("`{name}` and `{first}` are both `{rust}` in Rust");
                found
                    .at(parameter.origin.child("name"), message)
                    .label(other, "the other one")
                    .help("rename one of them, or leave out the one that is out of date");
            }
            None => {
                known.insert(rust, (name, parameter.origin.child("name")));
            }
        }
    }
}
