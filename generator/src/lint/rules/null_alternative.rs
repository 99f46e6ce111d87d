//! Choices between a type and null.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: true,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L211",
    name: "null-alternative",
    severity: Severity::Warning,
    summary: "a choice between a type and null that `type` can say",
    explanation: "\
From 3.1 on a list of types says that null is allowed, in fewer words.

Bad:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Name: {anyOf: [{type: string, maxLength: 9}, {type: 'null'}]}
```
Good:
```yaml
openapi: 3.1.1
info: {title: A, version: '1'}
components:
  schemas:
    Name: {type: [string, 'null'], maxLength: 9}
```
Write `type: [string, 'null']`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(map) = node.map().filter(|_| found.version() > Version::V3_0) else {
        return;
    };
    for key in ["oneOf", "anyOf"] {
        let Some([a, b]) = map.get(key).and_then(Value::as_array).map(Vec::as_slice) else {
            continue;
        };
        let is_null = |schema: &Value| *schema == serde_json::json!({"type": "null"});
        let other = match (is_null(a), is_null(b)) {
            (true, false) => b,
            (false, true) => a,
            _ => continue,
        };
        // A list of values or a constant would have to have null in it as well.
        let Some(Value::String(word)) = other.get("type") else {
            continue;
        };
        let closed = ["enum", "const", "$ref"]
            .iter()
            .any(|key| other.get(*key).is_some());
        if closed || word == "null" {
            continue;
        }
        let place = node.origin();
        let finding = found
            .at_key(
                place.child(key),
                format!("this is the type `{word}`, or null"),
            )
            .help(format!("write `type: [{word}, 'null']`"));
        let mut whole = Map::new();
        for (name, value) in map {
            if name != key {
                whole.insert(name.clone(), value.clone());
            }
        }
        let mut clash = false;
        for (name, value) in other.as_object().into_iter().flatten() {
            let value = if name == "type" {
                serde_json::json!([word, "null"])
            } else {
                value.clone()
            };
            clash |= whole.insert(name.clone(), value).is_some();
        }
        if !clash && map.len() == 1 {
            finding.fix(Change::Replace(place, Value::Object(whole)));
        }
    }
}
