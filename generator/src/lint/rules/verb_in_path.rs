//! Paths that say what is done.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L212",
    name: "verb-in-path",
    severity: Severity::Warning,
    summary: "a path with a verb in it",
    explanation: "\
What is done is said by the method; a path names what it is done to.

Bad:
```yaml
paths:
  /getPets:
    get: {operationId: listPets, responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /pets:
    get: {operationId: listPets, responses: {'200': {description: all}}}
```
Name the thing, and choose the method.",
};

const VERBS: [&str; 8] = [
    "get", "create", "update", "delete", "fetch", "remove", "add", "put",
];

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    for (path, origin) in index.paths() {
        let segments = path.split('/').filter(|segment| !segment.contains('{'));
        let verb = segments
            .filter_map(|segment| words(segment).into_iter().next())
            .find(|word| VERBS.contains(&word.as_str()));
        if let Some(verb) = verb {
            found
                .at_key(
                    origin,
                    format!("`{path}` says `{verb}`, which is what the method says"),
                )
                .help("name the thing, and choose the method");
        }
    }
}
