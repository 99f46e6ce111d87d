//! Members that are not described.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L310",
    name: "member-without-description",
    severity: Severity::Warning,
    summary: "a member without a description",
    explanation: "\
The name of a member rarely says all: a unit, who sets it, what its values mean.

Bad:
```yaml
type: object
properties: {weight: {type: number}}
```
Good:
```yaml
type: object
properties: {weight: {type: number, description: In kilograms.}}
```
Say what its values mean.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let members = node.get("properties").and_then(Value::as_object);
    for (name, member) in members.into_iter().flatten() {
        let said = ["description", "$ref", "allOf", "oneOf", "anyOf"];
        if !said.iter().any(|key| member.get(*key).is_some()) {
            found
                .at_key(
                    node.origin().child("properties").child(name),
                    format!("the member `{name}` has no description"),
                )
                .help("say what its values mean");
        }
    }
}
