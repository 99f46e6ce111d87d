//! Parameters that are not described.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["parameter"], check),
};

const CODE: Code = Code {
    id: "L308",
    name: "parameter-without-description",
    severity: Severity::Warning,
    summary: "a parameter without a description",
    explanation: "\
The name of a parameter rarely says what its values mean, and what happens without it.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: depth, in: query, schema: {type: integer}}]
      responses: {'200': {description: all}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: depth, in: query, description: How many generations to go back., schema: {type: integer}}]
      responses: {'200': {description: all}}
```
Say what its values mean.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let text = |value: Option<&Value>| {
        let text = value.and_then(|value| value.get("description")?.as_str());
        text.is_some_and(|text| !text.trim().is_empty())
    };
    if !text(Some(node.value)) && !text(node.get("schema")) {
        let name = node.text("name").unwrap_or_default();
        found
            .at_key(
                node.origin(),
                format!("the parameter `{name}` has no description"),
            )
            .help("say what its values mean, and what happens without it");
    }
}
