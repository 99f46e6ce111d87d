//! Operations that belong to no tag.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L213",
    name: "untagged-operation",
    severity: Severity::Warning,
    summary: "an operation without a tag",
    explanation: "\
Tags are the modules of the client, and the chapters of its documentation. What has none is put with others that \
have none.

Bad:
```yaml
paths:
  /pets:
    get: {operationId: listPets, responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /pets:
    get: {operationId: listPets, tags: [Pets], responses: {'200': {description: all}}}
```
Give the operation a tag.",
};

fn check(operation: &Operation<'_>, _: &Index<'_>, found: &mut Found<'_>) {
    let tags = operation.at.map.get("tags").and_then(Value::as_array);
    if operation.called && tags.is_none_or(Vec::is_empty) {
        found
            .at_key(
                operation.at.origin.clone(),
                format!("`{}` has no tag", operation.title()),
            )
            .help("give it one: tags are the modules of the client");
    }
}
