//! Answers that are not described.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: false,
    check: Check::Objects(&["response"], check),
};

const CODE: Code = Code {
    id: "L315",
    name: "empty-response-description",
    severity: Severity::Warning,
    summary: "an answer whose description has no words",
    explanation: "\
The description of an answer says when it comes. It has to be there, and here it has no words.

Bad:
```yaml
paths:
  /pets:
    get: {operationId: listPets, responses: {'200': {description: ''}}}
```
Good:
```yaml
paths:
  /pets:
    get: {operationId: listPets, responses: {'200': {description: All that are for sale.}}}
```
Say when the answer comes.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    if node
        .text("description")
        .is_some_and(|text| text.trim().is_empty())
    {
        found
            .at_key(node.origin(), "nothing says when this answer comes")
            .help("say it in the description");
    }
}
