//! Requests and their answers, without a socket.

use serde_json::{Value, json};
use specsmith::diagnostic::Diagnostics;
use specsmith::mock::{Answer, Mock, Request, Settings};

use super::shop;

const TRACE: &str = "6d1f1f5e-8a43-4a0e-9d62-0d4f3cfb5a11";

fn list(target: &str) -> Request {
    Request::new("GET", target)
        .header("X-Trace", TRACE)
        .header("X-Key", "k")
}

fn add() -> Request {
    Request::new("POST", "/items").header("Authorization", "Bearer t")
}

fn body(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).expect("the body is JSON")
}

/// Place, name, pointer and keyword of each violation.
fn violations(answer: &Answer) -> Vec<String> {
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let list = body["violations"].as_array().cloned().unwrap_or_default();
    let words = list.iter().map(|one| {
        let parts =
            ["in", "name", "pointer", "keyword"].map(|key| one[key].as_str().unwrap_or_default());
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" ")
    });
    words.collect()
}

#[test]
fn requests_find_their_operation() {
    let mock = shop(Settings::default());
    let check = |method: &str, target: &str, status: u16, operation: Option<&str>| {
        let request = Request::new(method, target)
            .header("X-Trace", TRACE)
            .header("X-Key", "k");
        let answer = mock.answer(&request);
        assert_eq!(
            answer.status, status,
            "{method} {target}: {:?}",
            answer.reasons
        );
        assert_eq!(answer.operation.as_deref(), operation, "{method} {target}");
    };
    check("GET", "/items", 200, Some("listItems"));
    check("GET", "/v1/items", 200, Some("listItems"));
    check("GET", "/v2/items", 200, Some("listItems"));
    check("GET", "http://localhost/v2/items", 200, Some("listItems"));
    check("GET", "/v3/items", 404, None);
    check("GET", "/items/mine", 200, Some("myItem"));
    check("GET", "/items/7", 200, Some("getItem"));
    check("HEAD", "/items/7", 200, Some("getItem"));
    check("DELETE", "/items/7", 405, None);
    check("OPTIONS", "/items/7", 204, None);
    check("POST", "/token", 200, Some("token endpoint"));
    check("GET", "/item", 404, None);
    check("GET", "", 404, None);
    check("GET", "*", 404, None);
    let answer = mock.answer(&Request::new("GET", "/itms/7"));
    assert!(
        answer.reasons[0].contains("`/items/{id}`"),
        "{:?}",
        answer.reasons
    );
    let answer = mock.answer(&Request::new("DELETE", "/items"));
    assert_eq!(answer.header("allow"), Some("GET, HEAD, OPTIONS, POST"));
}

#[test]
fn parameters_are_checked() {
    let mock = shop(Settings::default());
    let check = |request: &Request, expected: &[&str]| {
        let answer = mock.answer(request);
        let status = if expected.is_empty() { 200 } else { 400 };
        assert_eq!(answer.status, status, "{request:?}: {:?}", answer.reasons);
        assert_eq!(violations(&answer), expected, "{request:?}");
    };
    check(&list("/items?limit=5&tags=a,b&filter[size]=3"), &[]);
    check(&list("/items?limit=0"), &["query limit minimum"]);
    check(
        &list("/items?limit=x&tags=a,c"),
        &["query limit type", "query tags /1 enum"],
    );
    check(&list("/items?filter[size]=x"), &["query filter /size type"]);
    check(
        &list("/items").header("Cookie", "a=b; session=x"),
        &["cookie session type"],
    );
    check(
        &Request::new("GET", "/items").header("X-Key", "k"),
        &["header X-Trace required"],
    );
    check(
        &Request::new("GET", "/items")
            .header("X-Key", "k")
            .header("x-trace", "1"),
        &["header X-Trace format"],
    );
    check(&Request::new("GET", "/items/x"), &["path id type"]);
}

#[test]
fn bodies_are_checked() {
    let mock = shop(Settings::default());
    let check = |request: &Request, status: u16, expected: &[&str]| {
        let answer = mock.answer(request);
        assert_eq!(answer.status, status, "{request:?}: {:?}", answer.reasons);
        assert_eq!(violations(&answer), expected, "{request:?}");
    };
    check(
        &add().json(&json!({"name": "Pen", "secret": "s"})),
        201,
        &[],
    );
    check(
        &add().json(&json!({"name": "Pen"})),
        400,
        &["body required"],
    );
    check(
        &add().json(&json!({"name": "x", "secret": 1, "more": 1, "price": 0.005, "parts": [{}]})),
        400,
        &[
            "body /name minLength",
            "body /name pattern",
            "body /secret type",
            "body /more additionalProperties",
            "body /price multipleOf",
            "body /parts/0 required",
            "body /parts/0 required",
        ],
    );
    let kind = |kind: Value| add().json(&json!({"name": "Pen", "secret": "s", "kind": kind}));
    check(&kind(json!({"type": "Pen", "color": "red"})), 201, &[]);
    check(
        &kind(json!({"type": "Book", "color": "red"})),
        400,
        &["body /kind required"],
    );
    check(
        &kind(json!({"type": "Pen", "color": "red", "pages": 1})),
        400,
        &["body /kind oneOf"],
    );
    check(&add(), 400, &["body required"]);
    check(
        &add().body("application/json", "{"),
        400,
        &["body contentMediaType"],
    );
    check(
        &add().body("application/json", "[".repeat(100_000)),
        400,
        &["body contentMediaType"],
    );
    check(&add().body("text/plain", "a"), 415, &[]);
    let form = "application/x-www-form-urlencoded";
    check(
        &add().body(form, "name=Pen&secret=s&price=1.25&labels[a]=b&labels[c]=d"),
        201,
        &[],
    );
    check(
        &add().body(form, "name=Pen&secret=s&price=x"),
        400,
        &["body /price type"],
    );
    let parts = "--b\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\nPen\r\n--b--\r\n";
    check(
        &add().body("multipart/form-data; boundary=b", parts),
        400,
        &["body required"],
    );
    check(
        &add().body("multipart/form-data", parts),
        400,
        &["body contentMediaType"],
    );
}

#[test]
fn credentials_have_to_be_there() {
    let mock = shop(Settings::default());
    let request = Request::new("GET", "/items").header("X-Trace", TRACE);
    let answer = mock.answer(&request);
    assert_eq!(answer.status, 401);
    assert!(answer.header("www-authenticate").is_some());
    let with = |value: &str| {
        mock.answer(&request.clone().header("Authorization", value))
            .status
    };
    assert_eq!(with("Basic x"), 401);
    assert_eq!(with("bearer x"), 200);
    let open = shop(Settings {
        validate: false,
        ..Settings::default()
    });
    assert_eq!(
        open.answer(&Request::new("GET", "/items?limit=x")).status,
        200
    );
}

#[test]
fn clients_choose_their_answer() {
    let mock = shop(Settings::default());
    let right = || add().json(&json!({"name": "Pen", "secret": "s"}));
    let prefer = |value: &str| mock.answer(&right().header("Prefer", value));
    assert_eq!(
        body(&mock.answer(&right())),
        json!({"id": 1, "name": "Plain"})
    );
    assert_eq!(
        body(&prefer("example=fancy")),
        json!({"id": 2, "name": "Fancy"})
    );
    assert_eq!(prefer("example=none").status, 400);
    assert_eq!(prefer("code=204").status, 204);
    assert_eq!(prefer("code=500").status, 400);
    assert_eq!(prefer("code=x").status, 400);
    let made = prefer("dynamic=true");
    assert!(
        body(&made)["name"]
            .as_str()
            .is_some_and(|name| name != "Plain")
    );
    assert_eq!(
        made,
        prefer("dynamic=true"),
        "the same request has the same answer"
    );
    let refused = mock.answer(&list("/items").header("Prefer", "code=418"));
    assert_eq!(refused.status, 418);
    assert!(body(&refused)["message"].is_string());

    let answer = mock.answer(&list("/items"));
    assert_eq!(answer.header("x-total"), Some("7"));
    assert_eq!(answer.header("content-length"), None);
    let csv = mock.answer(&list("/items").header("Accept", "text/*"));
    assert_eq!(csv.header("content-type"), Some("text/csv"));
    assert_eq!(csv.body, b"a,b\n");
    assert_eq!(
        mock.answer(&list("/items").header("Accept", "image/png"))
            .status,
        406
    );
    assert_eq!(mock.answer(&Request::new("GET", "/raw")).status, 501);
    // What can be made goes before what cannot, unless nothing else is accepted.
    let get = |accept: &str| mock.answer(&Request::new("GET", "/items/1").header("Accept", accept));
    assert_eq!(get("application/xml, application/json;q=0.5").status, 200);
    assert_eq!(get("application/xml").status, 501);
}

#[test]
fn values_are_made_of_schemas() {
    let check = |mock: &Mock| {
        let item = body(&mock.answer(&Request::new("GET", "/items/1")));
        assert!(item["id"].as_i64().is_some_and(|id| id >= 1), "{item}");
        assert!(item.get("secret").is_none(), "{item}");
        assert!(
            item["price"].as_f64().is_some_and(|price| price > 0.0),
            "{item}"
        );
        // The parts would have parts without end.
        assert!(item.get("parts").is_none(), "{item}");
        let kind = item["kind"]["type"].as_str();
        assert!(kind == Some("Book") || kind == Some("Pen"), "{item}");
        assert_eq!(item["codes"].as_array().map(Vec::len), Some(3), "{item}");
        assert!(
            item["labels"]
                .as_object()
                .is_some_and(|labels| labels.len() >= 2),
            "{item}"
        );
        item
    };
    let first = check(&shop(Settings::default()));
    assert_eq!(first, check(&shop(Settings::default())));
    assert_ne!(
        first,
        check(&shop(Settings {
            seed: 3,
            ..Settings::default()
        }))
    );
}

#[test]
fn pages_of_other_origins_may_call() {
    let mock = shop(Settings {
        cors: true,
        ..Settings::default()
    });
    let request = Request::new("OPTIONS", "/items").header("Origin", "http://a.example");
    let request = request.header("Access-Control-Request-Method", "POST");
    let answer = mock.answer(&request.header("Access-Control-Request-Headers", "x-key"));
    assert_eq!(answer.status, 204);
    assert_eq!(
        answer.header("access-control-allow-origin"),
        Some("http://a.example")
    );
    assert_eq!(answer.header("access-control-allow-methods"), Some("POST"));
    assert_eq!(answer.header("access-control-allow-headers"), Some("x-key"));
    let request = list("/items").header("Origin", "http://a.example");
    let answer = shop(Settings::default()).answer(&request);
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn what_cannot_be_served_is_told() {
    let mut diagnostics = Diagnostics::new();
    shop(Settings::default()).survey(&mut diagnostics);
    let found: Vec<&str> = diagnostics.iter().map(|found| found.code().id).collect();
    assert_eq!(found, ["A102", "A102"]);
}
