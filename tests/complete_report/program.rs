//! Reads values that do not fit their types, and looks at what is said of them.

use accounts::models::{Account, Move, Ordered, Tree};
use accounts::runtime::decode::{self, Decode};
use accounts::{Client, Error, Validate, Violations, schemas, webhooks};
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

/// What is said: place, keyword, and the place of the schema.
fn said(violations: &Violations) -> Vec<String> {
    let words = violations
        .iter()
        .map(|one| format!("{} {} {}", one.pointer(), one.keyword(), one.schema()));
    words.collect()
}

#[track_caller]
fn check(violations: Option<&Violations>, expected: &[&str]) {
    let found = violations.map(said).unwrap_or_default();
    let short = |text: &String| text.replace("#/components/schemas/", "");
    let found: Vec<String> = found.iter().map(short).collect();
    assert_eq!(found, expected);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args();
    let url = arguments.nth(1).expect("an address");
    values();
    println!("values");
    let client = Client::builder().base_url(&url).build().expect("a client");
    answers(&client).await;
    println!("answers");
    failures(&client).await;
    println!("failures");
    received();
    println!("webhooks");
    order();
    println!("order");
    secrets(&client).await;
    println!("secrets");
    output();
    println!("output");
    depth();
    println!("depth");
    size();
    println!("size");
}

fn wrong() -> Value {
    json!({
        "name": "A", "secret": "hunter2", "pin": "hunter3", "size": 3_000_000_000_u64, "at": "yesterday",
        "tags": ["a", "a", 7, "long"], "pair": [1, 2, 3, 4], "note": 1, "zone": "up",
        "owner": {"email": "no", "accounts": [{"name": 7}, 1]}, "z/z": 1,
    })
}

fn values() {
    let error = decode::from_value::<Account>(wrong()).expect_err("no account");
    assert_eq!(
        error.to_string(),
        "/id: expected a required member, found nothing; 22 violations in all"
    );
    let bytes = wrong().to_string();
    let again = decode::from_slice::<Account>(bytes.as_bytes()).expect_err("no account");
    assert_eq!(error, again);
    let everything = [
        " required Account",
        " not Account",
        "/zone enum Zone",
        "/name minLength Account/properties/name",
        "/name pattern Account/properties/name",
        "/secret minLength Account/properties/secret",
        "/pin pattern Account/properties/pin",
        "/size format Account/properties/size",
        "/at format Account/properties/at",
        "/tags uniqueItems Account/properties/tags",
        "/tags/2 type Account/properties/tags/items",
        "/tags/3 maxLength Account/properties/tags/items",
        "/pair/1 type Account/properties/pair/prefixItems/1",
        "/pair/2 items Account/properties/pair/items",
        "/pair/3 items Account/properties/pair/items",
        "/note anyOf Account/properties/note",
        "/owner/email format Owner/properties/email",
        "/owner/accounts/0 required Account",
        "/owner/accounts/0/name type Account/properties/name",
        "/owner/accounts/1 type Account",
        // What is no object lacks members, too.
        "/owner/accounts/1 not Account",
        "/z~1z additionalProperties Account",
    ];
    check(error.violations(), &everything);
    let account = schemas::find("Account").expect("a component");
    // What only the one side has is demanded of that side; of neither where nobody says which it is.
    for (schema, demands) in [
        (account, None),
        (account.in_answers(), Some("the member `id` is missing")),
        (
            account.in_requests(),
            Some("the member `secret` is missing"),
        ),
    ] {
        let found = schema
            .check(&json!({"name": "ab"}))
            .err()
            .unwrap_or_default();
        let messages: Vec<String> = found.iter().map(|one| one.message().into_owned()).collect();
        assert_eq!(messages, demands.into_iter().collect::<Vec<_>>());
    }
    assert!(schemas::find("Other").is_none());
    let names: Vec<&str> = schemas::names().collect();
    assert_eq!(
        names,
        ["Account", "Move", "Ordered", "Owner", "Tree", "Zone"]
    );
    assert!(account.is_valid(&json!({"name": "ab", "note": null})));
    assert!(!account.is_valid(&wrong()));
    // A value that the type takes has nothing to report here: limits are for `validate`.
    assert!(decode::from_value::<Move>(json!({"to": "far away"})).is_ok());
}

async fn answers(client: &Client) {
    let body = accounts::models::AccountRequest::new("ab", "long enough");
    match client.create_account(&body).await {
        Err(Error::Decode(error)) => check(
            error.error().violations(),
            &[
                " required Account",
                "/name minLength Account/properties/name",
                "/name pattern Account/properties/name",
                "/size minimum Account/properties/size",
            ],
        ),
        other => panic!("{other:?}"),
    }
    match client.list_accounts().await {
        Err(Error::Decode(error)) => check(
            error.error().violations(),
            &[
                "/0/id type Account/properties/id",
                "/1 required Account",
                "/1/zone enum Zone",
                "/1/id type Account/properties/id",
            ],
        ),
        other => panic!("{other:?}"),
    }
}

async fn failures(client: &Client) {
    let body = accounts::models::AccountRequest::new("ab", "long enough");
    match client.create_account(&body).await {
        Err(Error::Status(error)) => {
            let error = error
                .body_of::<accounts::api::default::CreateAccount>()
                .expect_err("no title");
            let found = error.violations().expect("a schema");
            assert_eq!(found.iter().next().map(|one| one.pointer()), Some("/title"));
        }
        other => panic!("{other:?}"),
    }
}

fn received() {
    let error = webhooks::moved(&HeaderMap::new(), br#"{"to": 7, "from": "far"}"#);
    let error = error.expect_err("nothing to move to");
    check(
        error.violations(),
        &[
            "/to type Move/properties/to",
            "/from maxLength Move/properties/from",
        ],
    );
    let error = webhooks::moved(&HeaderMap::new(), br#"{"to": "far"}"#).expect_err("too far");
    check(error.violations(), &["/to maxLength Move/properties/to"]);
}

/// Types and schemas find the same, and tell it in the same order.
fn order() {
    let value = json!({"a": "x", "b": "x", "c": "x", "d": "x"});
    let expected = [
        " dependentRequired Ordered",
        "/d minLength Ordered/properties/d",
        "/c minLength Ordered/patternProperties/^[ac]$",
        "/b minLength Ordered/properties/b",
        "/a minLength Ordered/patternProperties/^[ac]$",
    ];
    let schema = schemas::find("Ordered").expect("a component");
    check(schema.check(&value).err().as_ref(), &expected);
    let read = Ordered::decode(value).expect("it has the shape");
    check(read.validate().err().as_ref(), &expected);
}

/// What nobody may read: not in words, not in `Debug`, not in JSON.
async fn secrets(client: &Client) {
    let mut told = Vec::new();
    let mut tell = |violations: &Violations| {
        told.push(violations.to_string());
        told.push(format!("{violations:?} {violations:#?}"));
        told.push(serde_json::to_string(violations).expect("JSON"));
        told.push(violations.to_problem(422).to_string());
    };
    let error = decode::from_value::<Account>(wrong()).expect_err("no account");
    tell(error.violations().expect("a schema"));
    let of_another_kind = json!({"name": "ab", "id": 1, "secret": 4_711_i64, "pin": ["hunter4"]});
    let other = decode::from_value::<Account>(of_another_kind).expect_err("no account");
    tell(other.violations().expect("a schema"));
    let mut body = accounts::models::AccountRequest::new("ab", "hunter2");
    body.pin = Some("hunter3".to_owned());
    tell(&body.validate().expect_err("short"));
    match client.create_account(&body).await {
        Err(error @ Error::InvalidRequest(_)) => told.push(format!("{error} {error:?}")),
        other => panic!("{other:?}"),
    }
    for error in [error, other] {
        told.push(format!("{error} {error:?}"));
    }
    for text in told {
        assert!(!text.contains("hunter") && !text.contains("4711"), "{text}");
        assert!(!text.is_empty());
    }
}

/// The standard output (JSON Schema 2020-12, 12.4.2), and the problem document (RFC 9457, 3).
fn output() {
    let schema = schemas::find("Account").expect("a component");
    let value = json!({"name": "ab", "pair": [1, "a", 2], "a b/ü": 1});
    let violations = schema.check(&value).expect_err("too long a pair");
    let shown = serde_json::to_value(&violations).expect("JSON");
    let expected = json!({
        "valid": false,
        "errors": [
            {
                "keywordLocation": "/components/schemas/Account/properties/pair/items",
                "instanceLocation": "/pair/2",
                "error": "nothing is allowed here",
            },
            {
                "keywordLocation": "/components/schemas/Account/additionalProperties",
                "instanceLocation": "/a b~1ü",
                "error": "is not allowed here",
            },
        ],
    });
    assert_eq!(shown, expected);
    let problem = violations.to_problem(422);
    let expected = json!({
        "title": "Unprocessable Content",
        "status": 422,
        "detail": violations.to_string(),
        "errors": [
            {"pointer": "#/pair/2", "keyword": "items", "detail": "nothing is allowed here"},
            {"pointer": "#/a%20b~1%C3%BC", "keyword": "additionalProperties", "detail": "is not allowed here"},
        ],
    });
    assert_eq!(problem, expected);
}

/// Floods are counted, and only so many of them are kept.
fn depth() {
    let schema = schemas::find("Tree").expect("a component");
    let flood = json!({"trees": vec![json!({"leaf": "no"}); 1_000]});
    let violations = schema.check(&flood).expect_err("no leaf is a number");
    assert_eq!(violations.iter().len(), Violations::DEFAULT_LIMIT);
    assert_eq!(violations.count(), 1_000);
    let error = decode::from_value::<Tree>(flood).expect_err("no leaf is a number");
    assert!(
        error.to_string().ends_with("; 1000 violations in all"),
        "{error}"
    );
}

/// Values that are larger or deeper than anybody expects are looked at once, on a common stack.
fn size() {
    const LEVELS: usize = 10_000;
    let deep = || {
        let mut tree = json!({"leaf": "no"});
        for _ in 0..LEVELS / 2 {
            let trees = Value::Array(vec![tree]);
            tree = Value::Object([("trees".to_owned(), trees)].into_iter().collect());
        }
        let schema = schemas::find("Tree").expect("a component");
        assert!(!schema.is_valid(&tree));
        let violations = schema.check(&tree).expect_err("the last leaf is no number");
        let found: Vec<&str> = violations.iter().map(|one| one.pointer()).collect();
        assert_eq!(found, ["/trees/0".repeat(LEVELS / 2) + "/leaf"]);
    };
    // As much as the first thread of a program has on Linux and macOS.
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(deep);
    thread.expect("a thread").join().expect("it ends");

    let schema = schemas::find("Account").expect("a component");
    let said = |account: &Value| -> Vec<String> {
        let violations = schema.check(account).expect_err("it is too large");
        let first = violations.iter().take(2);
        first
            .map(|one| format!("{} {}", one.pointer(), one.keyword()))
            .collect()
    };
    let mut account = json!({"name": "ab", "secret": "longer than that"});
    assert!(schema.is_valid(&account), "{:?}", schema.check(&account));
    let mut tags: Vec<Value> = (0..1_000_000_u32)
        .map(|number| json!(format!("{number:03x}")))
        .collect();
    account["tags"] = tags.iter().take(4_096).cloned().collect();
    assert!(schema.is_valid(&account));
    tags[999_999] = json!("000");
    account["tags"] = tags.into();
    assert_eq!(
        said(&account),
        ["/tags uniqueItems", "/tags/4096 maxLength"]
    );
    account["tags"] = json!(["a".repeat(100_000_000)]);
    assert_eq!(said(&account), ["/tags/0 maxLength"]);
}
