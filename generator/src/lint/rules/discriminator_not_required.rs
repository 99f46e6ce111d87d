//! Tags that may be missing.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L129",
    name: "discriminator-not-required",
    severity: Severity::Warning,
    summary: "a discriminator that an alternative does not require",
    explanation: "\
The discriminator tells the alternatives apart, so it has to be there in each of them. Where one does not require \
it, a value without it is valid, and is none of them to a client.

Bad:
```yaml
Cat: {type: object, properties: {kind: {type: string}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
Animal:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind}
```
Good:
```yaml
Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
Animal:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind}
```
List the member in `required` of each alternative.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let discriminator = node.get("discriminator");
    let name = discriminator.and_then(|discriminator| discriminator.get("propertyName")?.as_str());
    let Some(name) = name else { return };
    // What says which one a value without a tag is.
    if discriminator.is_some_and(|discriminator| discriminator.get("defaultMapping").is_some()) {
        return;
    }
    let own = node.get("required").and_then(Value::as_array);
    if own.is_some_and(|names| names.iter().any(|own| own == name)) {
        return;
    }
    for key in ["oneOf", "anyOf"] {
        let Some(list) = node.get(key).and_then(Value::as_array) else {
            continue;
        };
        for (index, alternative) in list.iter().enumerate() {
            if types(alternative.get("type")).eq(["null"]) {
                continue;
            }
            let place = node.origin().child(key).index(index);
            let known = Known::of(found.document, &place);
            // Where nothing is said of the member, `specsmith validate` tells that (M135).
            let described = known.members.iter().any(|(member, ..)| *member == name);
            if known.more || !described || known.required.contains(name) {
                continue;
            }
            found
                .at(
                    place,
                    format!(
                        "this alternative does not require `{name}`, which tells it from the others"
                    ),
                )
                .help(format!("list `{name}` in its `required`"));
        }
    }
}
