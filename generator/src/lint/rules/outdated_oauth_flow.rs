//! Flows that OAuth has given up.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["OAuth flows"], check),
};

const CODE: Code = Code {
    id: "L408",
    name: "outdated-oauth-flow",
    severity: Severity::Warning,
    summary: "an OAuth flow that is no longer to be used",
    explanation: "\
The implicit flow hands out tokens in URLs, the password flow shows the password to the client. Both are given up \
(RFC 9700, 2.1.2 and 2.4).

Bad:
```yaml
paths: {}
components:
  securitySchemes:
    Login: {type: oauth2, flows: {password: {tokenUrl: 'https://a.com/token', scopes: {}}}}
```
Good:
```yaml
paths: {}
components:
  securitySchemes:
    Login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.com/token', scopes: {}}}}
```
Use the authorization code flow, or client credentials between machines.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    for key in ["implicit", "password"] {
        if node.get(key).is_some() {
            found
                .at_key(
                    node.origin().child(key),
                    format!("the {key} flow is no longer to be used"),
                )
                .help("use the authorization code flow, or client credentials between machines");
        }
    }
}
