//! Servers without encryption.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Security,
    fixes: false,
    check: Check::Objects(&["server"], check),
};

const CODE: Code = Code {
    id: "L401",
    name: "http-server",
    severity: Severity::Warning,
    summary: "a server that is called without encryption",
    explanation: "\
What is sent over `http` can be read and changed on the way, credentials included.

Bad:
```yaml
servers: [{url: 'http://api.m3ter.com'}]
```
Good:
```yaml
servers: [{url: 'https://api.m3ter.com'}]
```
Use `https`.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(url) = node.text("url") else { return };
    let Some(rest) = url.strip_prefix("http://") else {
        return;
    };
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    if !matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0") {
        found
            .at(
                node.origin().child("url"),
                "what is sent to this server can be read on the way",
            )
            .help("use `https`");
    }
}
