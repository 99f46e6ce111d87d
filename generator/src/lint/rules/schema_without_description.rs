//! Schemas that are not described.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L309",
    name: "schema-without-description",
    severity: Severity::Warning,
    summary: "a schema of the document without a description",
    explanation: "\
The description of a schema is the documentation of its type.

Bad:
```yaml
paths: {}
components:
  schemas:
    Pet: {type: object}
```
Good:
```yaml
paths: {}
components:
  schemas:
    Pet: {type: object, description: An animal that is sold.}
```
Say what the type stands for.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    for (name, origin, schema) in index.components("schemas") {
        let said = ["description", "$ref"]
            .iter()
            .any(|key| schema.get(*key).is_some());
        if !said {
            found
                .at_key(origin, format!("the schema `{name}` has no description"))
                .help("say what the type stands for");
        }
    }
}
