//! Summaries that are sentences.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Documentation,
    fixes: true,
    check: Check::Objects(&["operation", "path item"], check),
};

const CODE: Code = Code {
    id: "L314",
    name: "summary-form",
    severity: Severity::Warning,
    summary: "a summary that ends with a full stop, or is longer than a line",
    explanation: "\
A summary is a title: lists of operations show it in one line, and titles have no full stop.

Bad:
```yaml
paths:
  /pets:
    get: {operationId: listPets, summary: List the pets., responses: {'200': {description: all}}}
```
Good:
```yaml
paths:
  /pets:
    get: {operationId: listPets, summary: List the pets, responses: {'200': {description: all}}}
```
Leave out the full stop; what is longer belongs into the description.",
};

/// As many characters as lists of operations show.
const LINE: usize = 120;

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(text) = node.text("summary") else {
        return;
    };
    let place = node.origin().child("summary");
    let trimmed = text.trim_end();
    if trimmed.chars().count() > LINE {
        found
            .at(place, "this summary is longer than a line")
            .help("say in a few words what it does, and the rest in the description");
    } else if trimmed.ends_with('.') && !trimmed.ends_with("..") && !trimmed.ends_with("etc.") {
        let title = trimmed.trim_end_matches('.');
        found
            .at(place.clone(), "this summary ends with a full stop")
            .help("leave it out: a summary is a title")
            .fix(Change::Replace(place, Value::String(title.to_owned())));
    }
}
