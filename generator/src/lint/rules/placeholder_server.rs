//! Servers that nobody can reach.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Objects(&["server"], check),
};

const CODE: Code = Code {
    id: "L214",
    name: "placeholder-server",
    severity: Severity::Warning,
    summary: "a server at `example.com` or on the own machine",
    explanation: "\
The server of a document is where clients call by default. This one is a placeholder, or is there on the machine of \
its author only.

Bad:
```yaml
servers: [{url: 'http://localhost:8080'}]
```
Good:
```yaml
servers: [{url: 'https://api.m3ter.com'}]
```
Write where the API is served, or leave it out.",
};

fn check(node: &Node<'_, '_>, found: &mut Found<'_>) {
    let Some(url) = node.text("url") else { return };
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', ':', '?']).next().unwrap_or_default();
    let example = ["example.com", "example.org", "example.net"]
        .iter()
        .any(|name| {
            host == *name
                || host
                    .strip_suffix(name)
                    .is_some_and(|rest| rest.ends_with('.'))
        });
    let own = matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0")
        || host.rsplit('.').next() == Some("local");
    if example || own {
        found
            .at(
                node.origin().child("url"),
                format!("nobody else can reach `{host}`"),
            )
            .help("write where the API is served");
    }
}
