use super::Pair;
use crate::indented;

/// A document with an operation; `lines` are its members beside `operationId` and `responses`.
fn operation(lines: &str, answers: &str, rest: &str) -> String {
    format!(
        "openapi: 3.1.1\ninfo: {{title: A, version: '1'}}\npaths:\n  /b:\n    get: {{operationId: b, responses: {{'200': {{description: B.}}}}}}\n  /a/{{id}}:\n    post:\n      operationId: a\n{}      responses:\n        '200':\n          description: A.\n{}{rest}",
        indented(lines, 6),
        indented(answers, 8),
    )
}

const ID: &str = "parameters:\n- {name: id, in: path, required: true, schema: {type: string}}";
const SCHEMES: &str = "components:\n  securitySchemes:\n    key: {type: apiKey, in: header, name: X-Key}\n    login:\n      type: oauth2\n      flows:\n        clientCredentials: {tokenUrl: 'https://a.example/t', scopes: {read: Read.}}\n";

/// Checks about operations, parameters, bodies, answers, security and the document as a whole.
pub(super) fn operations(id: &str) -> Option<Pair> {
    let plain = operation(ID, "", "");
    let with = |lines: &str| operation(&format!("{ID}\n{lines}"), "", "");
    let query = |flags: &str| {
        with(&format!(
            "- {{name: q, in: query, schema: {{type: string}}{flags}}}"
        ))
    };
    let header = |flags: &str| {
        with(&format!(
            "- {{name: X-Q, in: header, schema: {{type: string}}{flags}}}"
        ))
    };
    let body = |required: &str, content: &str| {
        with(&format!(
            "requestBody: {{{required}content: {{{content}}}}}"
        ))
    };
    let json = "application/json: {schema: {type: object}}";
    let answer = |lines: &str| operation(ID, lines, "");
    let content = |text: &str| answer(&format!("  content: {{{text}}}"));
    let head = |flags: &str| {
        answer(&format!(
            "  headers: {{X-A: {{schema: {{type: string}}{flags}}}}}"
        ))
    };
    let secure = |value: &str| operation(&format!("{ID}\nsecurity: {value}"), "", SCHEMES);
    let whole = |value: &str| operation(ID, "", &format!("security: {value}\n{SCHEMES}"));
    let scheme = |from: &str, to: &str| operation(ID, "", &SCHEMES.replace(from, to));
    let schemes = operation(ID, "", SCHEMES);
    let version =
        |number: &str, text: String| text.replace("version: '1'", &format!("version: '{number}'"));
    let without = "openapi: 3.1.1\ninfo: {title: A, version: '1'}\npaths:\n  /b:\n    get: {operationId: b, responses: {'200': {description: B.}}}\n".to_owned();
    let webhook = "webhooks: {w: {post: {responses: {'200': {description: W.}}}}}\n";
    Some(match id {
        "endpoint-added" => (without, plain),
        "api-path-removed-without-deprecation" | "api-removed-without-deprecation" => (plain, without),
        "api-path-removed-with-deprecation" | "api-removed-with-deprecation" => (with("deprecated: true"), without),
        "endpoint-deprecated" => (plain, with("deprecated: true")),
        "endpoint-reactivated" => (with("deprecated: true"), plain),
        "api-operation-id-removed" => (plain.clone(), plain.replace("      operationId: a\n", "")),
        "api-operation-id-added" => (plain.replace("      operationId: a\n", ""), plain),
        "api-tag-removed" => (with("tags: [a]"), plain),
        "api-tag-added" | "api-version-not-bumped" => (plain, with("tags: [a]")),
        "webhook-added" => (plain.clone(), plain + webhook),
        "webhook-removed" => (plain.clone() + webhook, plain),
        "api-schema-removed" => (
            plain.clone() + "components: {schemas: {S: {type: object}}}\n",
            plain,
        ),
        "request-parameter-deprecated" => (query(""), query(", deprecated: true")),
        "request-parameter-reactivated" => (query(", deprecated: true"), query("")),
        "new-required-request-parameter" | "new-required-request-default-parameter-to-existing-path" => {
            (plain, query(", required: true"))
        }
        "new-optional-request-parameter" | "new-optional-request-default-parameter-to-existing-path" => {
            (plain, query(""))
        }
        "new-request-path-parameter" => (
            operation("", "", "").replace("/a/{id}", "/a/{x}").replace("post:\n", "post:\n      parameters: [{name: x, in: path, required: true, schema: {type: string}}]\n"),
            operation("", "", "").replace("/a/{id}", "/a/{x}").replace("post:\n", "post:\n      parameters: [{name: x, in: path, required: true, schema: {type: string}}, {name: y, in: query, required: true, schema: {type: string}}]\n"),
        ),
        "new-required-request-header-property" => (plain, header(", required: true")),
        "request-parameter-removed" => (query(""), plain),
        "request-parameter-removed-with-deprecation" => (query(", deprecated: true"), plain),
        "request-parameter-became-required" => (query(""), query(", required: true")),
        "request-header-property-became-required" => (header(""), header(", required: true")),
        "request-parameter-became-optional" => (query(", required: true"), query("")),
        "request-body-added-required" => (plain, body("required: true, ", json)),
        "request-body-added-optional" => (plain, body("", json)),
        "request-body-removed" => (body("", json), plain),
        "request-body-became-optional" => (body("required: true, ", json), body("", json)),
        "request-body-became-required" => (body("", json), body("required: true, ", json)),
        "request-body-media-type-added" => (body("", json), body("", &format!("{json}, text/plain: {{}}"))),
        "request-body-media-type-removed" => (body("", &format!("{json}, text/plain: {{}}")), body("", json)),
        "request-body-media-type-schema-added" => (body("", "application/json: {}"), body("", json)),
        "request-body-media-type-schema-removed" => (body("", json), body("", "application/json: {}")),
        "response-body-media-type-schema-added" => (content("application/json: {}"), content(json)),
        "response-body-media-type-schema-removed" => (content(json), content("application/json: {}")),
        "response-media-type-removed" => (content(&format!("{json}, text/plain: {{}}")), content(json)),
        "response-media-type-added" => (content(json), content(&format!("{json}, text/plain: {{}}"))),
        "response-media-type-name-changed" => (content("Text/plain: {}"), content("text/plain: {}")),
        "response-media-type-name-generalized" => (content("image/png: {}"), content("image/*: {}")),
        "response-media-type-name-specialized" => (content("image/*: {}"), content("image/png: {}")),
        "response-success-status-removed" => (answer("'202': {description: B.}"), plain),
        "response-success-status-added" => (plain, answer("'202': {description: B.}")),
        "response-non-success-status-removed" => (answer("'404': {description: B.}"), plain),
        "response-non-success-status-added" => (plain, answer("'404': {description: B.}")),
        "response-header-became-optional" => (head(", required: true"), head("")),
        "required-response-header-removed" => (head(", required: true"), plain),
        "optional-response-header-removed" => (head(""), plain),
        "response-header-added" => (plain, head("")),
        "api-security-component-removed" => (
            schemes,
            scheme("    key: {type: apiKey, in: header, name: X-Key}\n", ""),
        ),
        "api-security-component-added" => (
            scheme("    key: {type: apiKey, in: header, name: X-Key}\n", ""),
            schemes,
        ),
        "api-security-component-oauth-url-changed" => {
            let flow = |url: &str| {
                scheme(
                    "clientCredentials: {",
                    &format!("authorizationCode: {{authorizationUrl: '{url}', "),
                )
            };
            (flow("https://a.example/a"), flow("https://a.example/b"))
        }
        "api-security-component-type-changed" => (
            schemes,
            scheme("{type: apiKey, in: header, name: X-Key}", "{type: http, scheme: basic}"),
        ),
        "api-security-component-oauth-token-url-changed" => (schemes, scheme("/t'", "/u'")),
        "api-security-component-oauth-scope-added" => (schemes, scheme("Read.", "Read., write: Write.")),
        "api-security-component-oauth-scope-removed" => (scheme("Read.", "Read., write: Write."), schemes),
        "api-security-component-oauth-scope-changed" => (schemes, scheme("Read.", "To read.")),
        "api-security-removed" => (secure("[{key: []}, {login: []}]"), secure("[{key: []}]")),
        "api-security-added" => (secure("[{key: []}]"), secure("[{key: []}, {login: []}]")),
        "api-security-scope-added" => (secure("[{login: []}]"), secure("[{login: [read]}]")),
        "api-security-scope-removed" => (secure("[{login: [read]}]"), secure("[{login: []}]")),
        "api-global-security-removed" => (whole("[{key: []}, {login: []}]"), whole("[{key: []}]")),
        "api-global-security-added" => (whole("[{key: []}]"), whole("[{key: []}, {login: []}]")),
        "api-global-security-scope-added" => (whole("[{login: []}]"), whole("[{login: [read]}]")),
        "api-global-security-scope-removed" => (whole("[{login: [read]}]"), whole("[{login: []}]")),
        "api-version-decreased" => (version("2.0.0", plain), version("1.0.0", with("tags: [a]"))),
        "api-major-version-not-bumped" => (version("1.0.0", plain), version("1.1.0", without)),
        _ => return None,
    })
}
