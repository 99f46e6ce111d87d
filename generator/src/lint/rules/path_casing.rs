//! Words of paths in another casing than most.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L203",
    name: "path-casing",
    severity: Severity::Warning,
    summary: "a path in another casing than most",
    explanation: "\
Paths that are written in one way can be guessed, and links to them are not broken by case.

Bad:
```yaml
paths:
  /user-groups:
    get: {operationId: a, responses: {'200': {description: all}}}
  /user-roles:
    get: {operationId: b, responses: {'200': {description: all}}}
  /userCards:
    get: {operationId: c, responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /user-groups:
    get: {operationId: a, responses: {'200': {description: all}}}
  /user-roles:
    get: {operationId: b, responses: {'200': {description: all}}}
  /user-cards:
    get: {operationId: c, responses: {'200': {description: all}}}
```
Write the words of all paths in one way; `kebab-case` is the usual one.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let segments = |path: &'_ str| -> Vec<String> {
        let segments = path.split('/').filter(|segment| !segment.contains('{'));
        segments.map(str::to_owned).collect()
    };
    let all = index
        .paths()
        .into_iter()
        .flat_map(|(path, _)| segments(path));
    let Some(most) = Casing::most(all) else {
        return;
    };
    for (path, origin) in index.paths() {
        let other = segments(path)
            .into_iter()
            .find(|segment| Casing::of(segment).is_some_and(|casing| casing != most));
        if let Some(segment) = other {
            let most = most.as_str();
            found
                .at_key(
                    origin,
                    format!("`{segment}` is not written in {most}, as most of the paths are"),
                )
                .help(format!("write it in {most}"));
        }
    }
}
