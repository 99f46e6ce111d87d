//! Types within types that have no name.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L106",
    name: "unnamed-schema",
    severity: Severity::Note,
    summary: "a schema deep in another one, which gets an invented name",
    explanation: "\
A schema that stands where it is used has no name. Its type is named after the way that leads to it, which is fine \
for one step; after two, names become long, and change with each thing on the way.

Bad:
```yaml
Order:
  type: object
  properties:
    customer:
      type: object
      properties:
        address: {type: object, properties: {city: {type: string}}}
```
Good:
```yaml
Order:
  type: object
  properties:
    customer:
      type: object
      properties:
        address: {$ref: '#/components/schemas/Address'}
Address: {type: object, properties: {city: {type: string}}}
```
Move the schema to `components/schemas`, under a name that says what it is, and refer to it.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    if !becomes_type(node) {
        return;
    }
    let mut at = node.parent();
    let mut unnamed = 0;
    while let Some(holder) = at {
        let component = holder.parent().and_then(Node::parent);
        // In a file of its own nothing stands around it.
        let is_component = component.is_some_and(|node| node.shape == "components")
            || (component.is_none() && found.is_component(&holder.origin()));
        unnamed += usize::from(holder.shape == "schema" && !is_component && becomes_type(holder));
        at = holder.parent();
    }
    // Before 3.0 a part of a form has no reference: it cannot be moved.
    let moves = found.version() != Version::V2_0 || !is_of_form(node);
    if unnamed > 0 && moves {
        found
            .at(
                node.origin(),
                "this schema has no name, and stands in another one that has none",
            )
            .help("move it to `components/schemas`, under a name that says what it is");
    }
}

/// Whether a schema stands in a body that is a form.
fn is_of_form(node: &Node<'_, '_>) -> bool {
    let mut at = node.parent();
    while let Some(holder) = at {
        if holder.shape == "media type" {
            let name = holder.key().unwrap_or_default();
            return matches!(
                name,
                "multipart/form-data" | "application/x-www-form-urlencoded"
            );
        }
        at = holder.parent();
    }
    false
}

/// Whether a type of its own is made of a schema.
fn becomes_type(node: &Node<'_, '_>) -> bool {
    let part = node.parent().and_then(Node::key);
    if matches!(part, Some("allOf")) {
        return false;
    }
    let has = |key: &str, least: usize| {
        let value = node.get(key);
        let count = value.and_then(Value::as_object).map(Map::len);
        let count = count.or_else(|| value.and_then(Value::as_array).map(Vec::len));
        count.is_some_and(|count| count >= least)
    };
    has("properties", 1) || (is_type(node, "string") && has("enum", 2)) || has("oneOf", 2)
}
