//! Names of operations in another casing than most.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L207",
    name: "operation-id-casing",
    severity: Severity::Warning,
    summary: "an `operationId` in another casing than most",
    explanation: "\
Names that are written in one way can be guessed. Here most are written in another way than this one.

Bad:
```yaml
paths:
  /a:
    get: {operationId: listPets, responses: {'200': {description: all}}}
    put: {operationId: putPets, responses: {'200': {description: all}}}
    delete: {operationId: delete_pets, responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /a:
    get: {operationId: listPets, responses: {'200': {description: all}}}
    put: {operationId: putPets, responses: {'200': {description: all}}}
    delete: {operationId: deletePets, responses: {'200': {description: all}}}
```
Write the names of all operations in one way.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let ids = || {
        let all = index.operations.iter();
        all.filter_map(|operation| Some((operation, operation.at.text("operationId")?)))
    };
    let Some(most) = Casing::most(ids().map(|(_, id)| id.to_owned())) else {
        return;
    };
    for (operation, id) in ids() {
        if Casing::of(id).is_some_and(|casing| casing != most) {
            let most = most.as_str();
            found
                .at(
                    operation.at.origin.child("operationId"),
                    format!("`{id}` is not written in {most}, as most of the operations are"),
                )
                .help(format!("write it in {most}"));
        }
    }
}
