//! Extended by editing the document: three operations are added to `spec/openapi.yaml` as a person would, the client is
//! generated anew, and a small program calls them.

mod edit;
mod package;
mod server;

use serde_json::json;
use server::{Seen, Server};

#[test]
fn three_operations_are_added_and_called() {
    let home = package::home();
    package::generate(&home, &edit::extended_document());
    let server = Server::start(answer);
    let output = package::run(&home, &server.url());
    assert_eq!(
        output,
        "page: 2 products, then Some(\"t 2\")\n\
         last page: 0 products, then None\n\
         one: Video API, version Some(3)\n\
         updated: Audio API, version Some(4)\n\
         refused: /query/pageSize minimum\n\
         refused: /query/pageSize maximum\n"
    );

    let seen = server.seen();
    let requests: Vec<String> = seen
        .iter()
        .map(|seen| format!("{} {}", seen.method, seen.target))
        .collect();
    assert_eq!(
        requests,
        [
            "GET /organizations/org%201/products?pageSize=200&nextToken=a%2Bb%20%26%2Fc&ids%5B%5D=p1&ids%5B%5D=p%202",
            "GET /organizations/org%201/products",
            "GET /organizations/org%201/products/a%2Fb%20%C3%BC",
            "PUT /organizations/other/products/p1",
        ],
        "and nothing for the page sizes that the document does not allow"
    );
    for seen in &seen {
        assert_eq!(seen.header("authorization"), Some("Bearer token-1"));
        assert_eq!(seen.header("accept"), Some("application/json"));
        let has_body = seen.method == "PUT";
        let content_type = has_body.then_some("application/json");
        assert_eq!(seen.header("content-type"), content_type, "{seen:?}");
        assert_eq!(seen.body.is_empty(), !has_body, "{seen:?}");
    }
    let expected = json!({
        "name": "Audio API",
        "code": "audio_api",
        "customFields": {"seats": 12},
        "version": 3,
    });
    let body: serde_json::Value = serde_json::from_slice(&seen[3].body).expect("JSON");
    assert_eq!(body, expected);
}

fn answer(request: &Seen) -> serde_json::Value {
    let product = |id: &str, name: &str, version: u32| json!({"id": id, "name": name, "code": "a", "version": version});
    let target = request.target.as_str();
    match request.method.as_str() {
        "PUT" => product("p1", "Audio API", 4),
        _ if target.contains('?') => json!({
            "data": [product("p1", "Video API", 1), product("p 2", "Audio API", 1)],
            "nextToken": "t 2",
        }),
        _ if target.ends_with("/products") => json!({"data": []}),
        _ => product("a/b ü", "Video API", 3),
    }
}
