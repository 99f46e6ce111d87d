//! Alternatives of a union that the same value can be.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L107",
    name: "overlapping-alternatives",
    severity: Severity::Warning,
    summary: "alternatives that cannot be told apart",
    explanation: "\
One of two alternatives of `oneOf` has to be the right one, and nothing says which: both are objects, and no member \
that must be there, and no value of one, is in one alone. A client takes the first that fits; validators refuse the \
value, since it fits twice. An alternative that is listed twice is found, too.

Bad:
```yaml
oneOf:
  - {type: object, properties: {name: {type: string}}}
  - {type: object, properties: {name: {type: string}, age: {type: integer}}}
```
Good:
```yaml
oneOf:
  - {type: object, required: [kind], properties: {kind: {type: string, enum: [a]}, name: {type: string}}}
  - {type: object, required: [kind], properties: {kind: {type: string, enum: [b]}, age: {type: integer}}}
```
Give each alternative a member of its own that is required, or a `discriminator`.",
};

/// How many alternatives are compared with each other.
const MOST: usize = 40;

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(list) = node.get("oneOf").and_then(Value::as_array) else {
        return;
    };
    // What stands beside may tell them apart.
    if list.len() < 2 || list.len() > MOST || node.get("discriminator").is_some() {
        return;
    }
    let holder = node.origin().child("oneOf");
    let known: Vec<Known<'_>> = (0..list.len())
        .map(|index| Known::of(found.document, &holder.index(index)))
        .collect();
    for (second, one) in known.iter().enumerate() {
        let first = known[..second].iter().position(|other| overlap(one, other));
        let twin = list[..second]
            .iter()
            .position(|other| *other == list[second]);
        if let Some(first) = twin {
            found
                .at(
                    holder.index(second),
                    format!("alternative {} is alternative {} again", second + 1, first + 1),
                )
                .label(&holder.index(first), "the other one")
                .help("remove it: what fits one of them fits both, and `oneOf` takes what fits one alone");
            return;
        }
        if let Some(first) = first {
            found
                .at(
                    holder.index(second),
                    format!("nothing tells alternative {} from alternative {}", second + 1, first + 1),
                )
                .label(&holder.index(first), "the other one")
                .help("give each a required member of its own, a member with a value of its own, or a `discriminator`");
            return;
        }
    }
}

/// Whether both are objects that one value can be, as far as members tell.
fn overlap(one: &Known<'_>, other: &Known<'_>) -> bool {
    let object = |known: &Known<'_>| {
        !known.more && known.types.iter().copied().eq(["object"]) && !known.members.is_empty()
    };
    if !object(one) || !object(other) {
        return false;
    }
    let lacks =
        |a: &Known<'_>, b: &Known<'_>| a.required.iter().any(|name| b.member(name).is_none());
    if lacks(one, other) || lacks(other, one) {
        return false;
    }
    // A member that may be left out tells them apart wherever it is there.
    let differ = |(name, value, _): &(&str, &Value, Origin)| {
        let twin = other.member(name);
        twin.is_some_and(|(twin, _)| tells_apart(value, twin))
    };
    !one.members.iter().any(differ)
}

/// Whether no value can be both; unsure counts as yes.
fn tells_apart(one: &Value, other: &Value) -> bool {
    if one == other {
        return false;
    }
    let values = |schema: &Value| {
        let list = schema.get("enum").and_then(Value::as_array).cloned();
        list.or_else(|| schema.get("const").map(|value| vec![value.clone()]))
    };
    match (values(one), values(other)) {
        (Some(a), Some(b)) => !a.iter().any(|value| b.contains(value)),
        (None, None) => {
            let (a, b): (Vec<&str>, Vec<&str>) = (
                types(one.get("type")).collect(),
                types(other.get("type")).collect(),
            );
            a.is_empty()
                || b.is_empty()
                || !a.iter().any(|word| b.contains(word))
                || a == ["object"]
        }
        _ => true,
    }
}
