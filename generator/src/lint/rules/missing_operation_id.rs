//! Operations that have no name.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L105",
    name: "missing-operation-id",
    severity: Severity::Warning,
    summary: "an operation without `operationId`",
    explanation: "\
The name of the method is made from the method and the path then: long, and another one as soon as the path changes.

Bad:
```yaml
paths:
  /cards:
    post: {operationId: createCard, responses: {'201': {description: made}}}
    get: {responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /cards:
    post: {operationId: createCard, responses: {'201': {description: made}}}
    get: {operationId: listCards, responses: {'200': {description: all}}}
```
Name the operation after what it does: a verb and a noun. Where no operation has a name, that is said once.",
};

/// From how many operations on a document without any `operationId` is told so.
const MANY: usize = 10;

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let called = || index.operations.iter().filter(|operation| operation.called);
    let has_name = |operation: &&Operation<'_>| {
        let id = operation.at.text("operationId");
        id.is_some_and(|id| !id.trim().is_empty())
    };
    let (named, all) = (called().filter(has_name).count(), called().count());
    if named == 0 {
        // Names made of paths are at least made in one way. It is said once.
        if all >= MANY {
            let place = Origin::root(index.document.root()).child("paths");
            let message = format!("none of the {all} operations has an `operationId`");
            found.at_key(place, message).help(
                "name each after what it does, such as `listPets`: it is the name of the method",
            );
        }
        return;
    }
    for operation in called().filter(|operation| !has_name(operation)) {
        let message = format!("`{}` has no `operationId`", operation.title());
        found
            .at_key(operation.at.origin.clone(), message)
            .help("name it after what it does, such as `listPets`: it is the name of the method");
    }
}
