//! Tokens that can be read on the way.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["OAuth flows"], check),
};

const CODE: Code = Code {
    id: "L409",
    name: "http-token-url",
    severity: Severity::Warning,
    summary: "a URL of an OAuth flow without encryption",
    explanation: "\
Secrets and tokens that are sent over `http` can be read on the way; OAuth asks for TLS (RFC 6749, 3.2).

Bad:
```yaml
paths: {}
components:
  securitySchemes:
    Login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'http://a.com/token', scopes: {}}}}
```
Good:
```yaml
paths: {}
components:
  securitySchemes:
    Login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.com/token', scopes: {}}}}
```
Use `https`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    for (name, flow) in node.map().into_iter().flatten() {
        for key in ["tokenUrl", "authorizationUrl", "refreshUrl"] {
            let url = flow.get(key).and_then(Value::as_str).unwrap_or_default();
            if url.starts_with("http://") && !url.starts_with("http://localhost") {
                found
                    .at(
                        node.origin().child(name).child(key),
                        "secrets that are sent there can be read on the way",
                    )
                    .help("use `https`");
            }
        }
    }
}
