//! Passwords with every request.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["security scheme"], check),
};

const CODE: Code = Code {
    id: "L407",
    name: "basic-authentication",
    severity: Severity::Warning,
    summary: "a scheme that sends the password with every request",
    explanation: "\
Basic authentication sends name and password with every request, readable for everything on the way that sees it. \
Tokens expire and can be taken back.

Bad:
```yaml
paths: {}
components:
  securitySchemes:
    Login: {type: http, scheme: basic}
```
Good:
```yaml
paths: {}
components:
  securitySchemes:
    Login: {type: http, scheme: bearer}
```
Use tokens.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let scheme = node.text("scheme").unwrap_or_default();
    if node.text("type") == Some("http") && scheme.eq_ignore_ascii_case("basic") {
        found
            .at(
                node.origin().child("scheme"),
                "the password is sent with every request",
            )
            .help("use tokens, which expire and can be taken back");
    }
}
