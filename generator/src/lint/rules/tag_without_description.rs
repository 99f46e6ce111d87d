//! Tags that are not described.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["tag"], check),
};

const CODE: Code = Code {
    id: "L304",
    name: "tag-without-description",
    severity: Severity::Warning,
    summary: "a tag without a description",
    explanation: "\
The description of a tag is the documentation of its module, and the text that its chapter begins with.

Bad:
```yaml
tags: [{name: Pets}]
```
Good:
```yaml
tags: [{name: Pets, description: What is sold.}]
```
Say what the operations of the tag have in common.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let said = ["description", "summary"]
        .iter()
        .any(|key| node.text(key).is_some_and(|text| !text.trim().is_empty()));
    if !said {
        let name = node.text("name").unwrap_or_default();
        found
            .at(
                node.origin().child("name"),
                format!("the tag `{name}` has no description"),
            )
            .help("say what its operations have in common");
    }
}
