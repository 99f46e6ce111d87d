//! Credentials in addresses.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["security scheme"], check),
};

const CODE: Code = Code {
    id: "L403",
    name: "credentials-in-query",
    severity: Severity::Warning,
    summary: "credentials that are part of the URL",
    explanation: "\
URLs are written to logs and histories, and handed on to other sites. What is in them is no secret for long.

Bad:
```yaml
paths: {}
components:
  securitySchemes:
    Key: {type: apiKey, in: query, name: key}
```
Good:
```yaml
paths: {}
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: X-Key}
```
Use a header.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    if node.text("type") == Some("apiKey") && node.text("in") == Some("query") {
        found
            .at(
                node.origin().child("in"),
                "the key is part of the URL, which is written to logs",
            )
            .help("use a header");
    }
}
