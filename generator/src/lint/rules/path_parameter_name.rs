//! Parameters of one place in a path with several names.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L224",
    name: "path-parameter-name",
    severity: Severity::Warning,
    summary: "one place in paths whose parameter has two names",
    explanation: "\
The same segment of a path stands for the same thing, and should have one name: callers pass the same value to both.

Bad:
```yaml
paths:
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, responses: {'200': {description: one}}}
  /pets/{id}/toys:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: listToys, responses: {'200': {description: one}}}
```
Good:
```yaml
paths:
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    get: {operationId: getPet, responses: {'200': {description: one}}}
  /pets/{petId}/toys:
    parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
    get: {operationId: listToys, responses: {'200': {description: one}}}
```
Give both the same name.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let mut known: HashMap<String, (&str, Origin)> = HashMap::new();
    for (path, origin) in index.paths() {
        let mut before = String::new();
        for segment in path.split('/').skip(1) {
            let name = segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'));
            let Some(name) = name else {
                before.push('/');
                before.push_str(segment);
                continue;
            };
            before.push_str("/{}");
            match known.get(&before) {
                Some((first, other)) if *first != name => {
                    found
                        .at_key(
                            origin.clone(),
                            format!("`{name}` is called `{first}` in another path"),
                        )
                        .label(other, "here")
                        .help("give both the same name");
                    break;
                }
                Some(_) => {}
                None => {
                    known.insert(before.clone(), (name, origin.clone()));
                }
            }
        }
    }
}
