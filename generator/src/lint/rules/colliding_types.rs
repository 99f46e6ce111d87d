//! Schemas that would be one type in Rust.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L101",
    name: "colliding-types",
    severity: Severity::Warning,
    summary: "two schemas that are one name in Rust",
    explanation: "\
Types in Rust are written `LikeThis`. Names that differ in case or in signs alone become one, so that the second type \
gets a number behind its name, which says nothing and moves when a schema is added.

Bad:
```yaml
user_group: {type: object}
UserGroup: {type: object}
```
Good:
```yaml
user_group: {type: object}
UserGroupDetails: {type: object}
```
Rename one of the two after what makes it another thing, or give it a name in `[rename]` of the configuration.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let mut known: HashMap<String, (&str, Origin)> = HashMap::new();
    for (name, origin, _) in index.components("schemas") {
        let rust = found.type_name(name);
        if let Some((first, place)) = known.get(&rust.to_lowercase()) {
            let message = format!("`{name}` and `{first}` are both `{rust}` in Rust");
            found
                .at_key(origin, message)
                .label(place, "the other one")
                .help("rename one of them after what makes it another thing");
        } else {
            known.insert(rust.to_lowercase(), (name, origin));
        }
    }
}
