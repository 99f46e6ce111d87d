//! Paths that end with a slash.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L202",
    name: "trailing-slash",
    severity: Severity::Warning,
    summary: "a path that ends with `/`",
    explanation: "\
`/pets/` and `/pets` are two paths, and people forget which one is served.

Bad:
```yaml
paths:
  /pets/:
    get: {operationId: listPets, responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /pets:
    get: {operationId: listPets, responses: {'200': {description: all}}}
```
Serve the path without the slash.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    for (path, origin) in index.paths() {
        if path.len() > 1 && path.ends_with('/') {
            found
                .at_key(origin, format!("`{path}` ends with `/`"))
                .help("serve the path without it");
        }
    }
}
