//! Keywords that speak of a type that is not named.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Objects(&["schema"], check),
};

const CODE: Code = Code {
    id: "L125",
    name: "missing-type",
    severity: Severity::Warning,
    summary: "a schema with the keywords of a type, and without the type",
    explanation: "\
Keywords such as `maxLength` constrain values of one type and leave others alone. Without `type` everything else is \
allowed as well, and the client has to take any JSON.

Bad:
```yaml
format: date-time
description: When it was made.
```
Good:
```yaml
type: string
format: date-time
description: When it was made.
```
Add the `type`.",
};

/// Keywords, and the type that they speak of.
const KEYWORDS: [(&str, &str); 9] = [
    ("format", "string"),
    ("pattern", "string"),
    ("minLength", "string"),
    ("maxLength", "string"),
    ("minimum", "number"),
    ("maximum", "number"),
    ("multipleOf", "number"),
    ("minItems", "array"),
    ("maxItems", "array"),
];

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let stated = [
        "type",
        "$ref",
        "$dynamicRef",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
        "enum",
        "const",
        "if",
        "properties",
        "items",
        "prefixItems",
        "additionalProperties",
        "contentEncoding",
        "contentMediaType",
    ];
    if stated.iter().any(|key| node.get(key).is_some()) {
        return;
    }
    // A part of a schema need not say what the whole says.
    let list = node.parent().and_then(Node::key);
    let part = matches!(list, Some("allOf" | "oneOf" | "anyOf" | "dependentSchemas"))
        || matches!(
            node.key(),
            Some("not" | "if" | "then" | "else" | "contains" | "propertyNames")
        );
    let keyword = KEYWORDS.iter().find(|(key, _)| node.get(key).is_some());
    let Some((key, of)) = keyword.filter(|_| !part) else {
        return;
    };
    // The format of binary content in 3.1, and formats that say nothing of the type.
    if *key == "format" && found.version() > Version::V3_0 && node.text("format") == Some("binary")
    {
        return;
    }
    let of = match node.text("format") {
        Some("int32" | "int64") => "integer",
        Some("float" | "double") => "number",
        _ => of,
    };
    found
        .at(node.origin(), format!("`{key}` is given, and no `type`"))
        .help(format!("add `type: {of}`, if it is meant so"));
}
