//! Descriptions that run in a browser.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(
        &[
            "operation",
            "parameter",
            "schema",
            "header",
            "tag",
            "info",
            "server",
            "path item",
            "request body",
            "response",
            "example",
            "external documentation",
        ],
        check,
    ),
};

const CODE: Code = Code {
    id: "L410",
    name: "script-in-description",
    severity: Severity::Warning,
    summary: "a description with a script in it",
    explanation: "\
Descriptions are Markdown, which may hold HTML. A page that shows it runs the script as its own.

Bad:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      description: <script>alert(1)</script>
      responses: {'200': {description: all}}
```
Good:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      description: All that are for sale.
      responses: {'200': {description: all}}
```
Remove it.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    for key in ["description", "summary", "title"] {
        let Some(text) = node.text(key) else { continue };
        // Most texts have no sign of it, which is quickly seen.
        if !text.contains(['<', ':']) {
            continue;
        }
        let lower = text.to_ascii_lowercase();
        if ["<script", "javascript:", "<iframe", "onerror="]
            .iter()
            .any(|sign| lower.contains(sign))
        {
            found
                .at(
                    node.origin().child(key),
                    format!("this {key} has a script in it"),
                )
                .help("remove it: pages that show the document would run it");
        }
    }
}
