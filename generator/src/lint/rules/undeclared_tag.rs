//! Tags that the document does not declare.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L303",
    name: "undeclared-tag",
    severity: Severity::Warning,
    summary: "a tag that is not declared",
    explanation: "\
A tag that stands in `tags` of the document has a description and a place among the others. One that does not may be \
misspelt.

Bad:
```yaml
tags: [{name: Pets}]
paths:
  /pets:
    get: {operationId: listPets, tags: [Pet], responses: {'200': {description: all}}}
```
Good:
```yaml
tags: [{name: Pets}]
paths:
  /pets:
    get: {operationId: listPets, tags: [Pets], responses: {'200': {description: all}}}
```
Declare the tag, or correct it.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let Some(root) = index.root() else { return };
    let declared = root.map.get("tags").and_then(Value::as_array);
    let name = |tag: &'_ Value| tag.get("name").and_then(Value::as_str).map(str::to_owned);
    let mut known: HashSet<String> = declared.into_iter().flatten().filter_map(name).collect();
    for operation in &index.operations {
        let tags = operation.at.map.get("tags").and_then(Value::as_array);
        for (at, tag) in tags.into_iter().flatten().enumerate() {
            let Some(tag) = tag.as_str() else { continue };
            // Each is said once, where it stands first.
            if known.insert(tag.to_owned()) {
                found
                    .at(
                        operation.at.origin.child("tags").index(at),
                        format!("`{tag}` is not among the tags of the document"),
                    )
                    .help("declare it in `tags`, or correct it");
            }
        }
    }
}
