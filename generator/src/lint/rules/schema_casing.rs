//! Names of schemas that are not written as types are.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L206",
    name: "schema-casing",
    severity: Severity::Warning,
    summary: "a schema whose name is not in PascalCase",
    explanation: "\
Schemas are types, and types are written `LikeThis` in most languages. The generated names then are those of the \
document.

Bad:
```yaml
user_group: {type: object}
```
Good:
```yaml
UserGroup: {type: object}
```
Write the name in PascalCase.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    for (name, origin, _) in index.components("schemas") {
        let upper = name.starts_with(|c: char| c.is_uppercase());
        if !upper || name.contains(['_', '-', '.', ' ']) {
            found
                .at_key(origin, format!("`{name}` is not written in PascalCase"))
                .help("write it as types are written: `UserGroup`");
        }
    }
}
