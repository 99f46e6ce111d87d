//! Token endpoints that ask for the token that they hand out.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: true,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L112",
    name: "secured-token-endpoint",
    severity: Severity::Warning,
    summary: "a token endpoint that inherits the security that it provides",
    explanation: "\
The operation is the `tokenUrl` of a security scheme, and the document's `security` asks for that scheme everywhere. \
A client would need a token to get one.

Bad:
```yaml
security: [{login: []}]
paths:
  /token:
    post: {operationId: getToken, responses: {'200': {description: a token}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}
```
Good:
```yaml
security: [{login: []}]
paths:
  /token:
    post: {operationId: getToken, security: [], responses: {'200': {description: a token}}}
components:
  securitySchemes:
    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {}}}}
```
Give the operation a `security` of its own: `[]`, or the scheme that carries the client's secret.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    let Some(root) = index.root() else { return };
    if !operation.called {
        return;
    }
    let own = operation.at.map.contains_key("security");
    let holder = if own { &operation.at } else { &root };
    let requirements = holder.map.get("security").and_then(Value::as_array);
    let requirements: Vec<&Map<String, Value>> = requirements
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .collect();
    let Some((first, others)) = requirements.split_first() else {
        return;
    };
    let schemes = root.origin.child("components").child("securitySchemes");
    for name in first.keys() {
        let demanded = |requirement: &&Map<String, Value>| requirement.contains_key(name);
        if !others.iter().all(demanded) {
            continue;
        }
        let origin = schemes.child(name);
        let Some(scheme) = At::follow(index.document, &origin) else {
            continue;
        };
        let flows = scheme.map.get("flows").and_then(Value::as_object);
        let provides = flows.into_iter().flatten().any(|(_, flow)| {
            let url = flow.get("tokenUrl").and_then(Value::as_str);
            url.is_some_and(|url| is_at(url, &operation.name, &root))
        });
        if !provides {
            continue;
        }
        let message = format!(
            "`{}` hands out the tokens of `{name}`, and asks for one",
            operation.title()
        );
        let finding = if own {
            found.at_key(operation.at.origin.child("security"), message)
        } else {
            found.at_key(operation.at.origin.clone(), message)
        };
        finding.help(
            "write `security: []` there, or name the scheme that carries the secret of the client",
        );
        if !own {
            finding.fix(Change::Insert(
                operation.at.origin.clone(),
                "security".to_owned(),
                Value::Array(Vec::new()),
            ));
        }
        return;
    }
}

/// Whether a URL, which may be relative to a server, is that of a path.
fn is_at(url: &str, path: &str, root: &At<'_>) -> bool {
    let url = url.trim_end_matches('/');
    let path = path.trim_end_matches('/');
    if path.is_empty() {
        return false;
    }
    if url == path {
        return true;
    }
    let servers = root.map.get("servers").and_then(Value::as_array);
    let servers = servers.into_iter().flatten();
    servers
        .filter_map(|server| server.get("url").and_then(Value::as_str))
        .any(|server| {
            let server = server.trim_end_matches('/');
            url.strip_prefix(server) == Some(path)
        })
}
