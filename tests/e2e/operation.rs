//! What operations can say that those of the document do not: parameters everywhere, several answers,
//! alternatives of security.

use m3ter_client::runtime::answer::Arrival;
use m3ter_client::runtime::auth::Bearer;
use m3ter_client::runtime::call::Call;
use m3ter_client::runtime::decode::DecodeError;
use m3ter_client::runtime::operation::{Operation, OperationInfo, SecurityRequirement};
use m3ter_client::runtime::parameter::{Location, Parameter, Style};
use m3ter_client::runtime::reader::Read;
use m3ter_client::runtime::report;
use m3ter_client::runtime::rule::Rule;
use m3ter_client::runtime::validate::{At, Violations};
use m3ter_client::{Client, Error};
use serde_json::Value;

use super::server::{Reply, Server};
use super::{client, created};

const PAGE_SIZE: &[Rule] = &[Rule::minimum(1, "#/size"), Rule::maximum(200, "#/size")];

fn check_page_size(value: &Value, at: &At<'_>, out: &mut Violations) {
    if let Some(value) = value.as_i64()
        && !(1..=200).contains(&value)
    {
        report::integer(value.into(), PAGE_SIZE, at, out);
    }
}

/// Answers with JSON, with text, or with nothing.
#[derive(Debug, PartialEq)]
enum Listed {
    Things(Value),
    Text(String),
    Nothing,
}

struct List;

impl Operation for List {
    type Output = Listed;
    type Reader = ByMediaType;
    type Error = ();

    const OPERATION: &'static OperationInfo = &OperationInfo {
        id: "list",
        method: "GET",
        path: "/organizations/{orgId}/things/{id}{kind}/x.{format}",
        parameters: &[
            Parameter::path("orgId", "#/orgId").held(),
            Parameter::path("id", "#/id"),
            Parameter::path("kind", "#/kind")
                .style(Style::Matrix)
                .explode(true),
            Parameter::path("format", "#/format"),
            Parameter::query("pageSize", "#/size")
                .required()
                .check(check_page_size),
            Parameter::query("ids[]", "#/ids"),
            Parameter::query("filter", "#/filter").style(Style::DeepObject),
            Parameter::header("X-Trace", "#/trace"),
            Parameter::cookie("session", "#/session"),
        ],
        security: &[
            SecurityRequirement {
                schemes: &[("OAuth2", &["read"]), ("Other", &[])],
            },
            SecurityRequirement { schemes: &[] },
        ],
        accept: "application/json, text/plain",
        idempotent: true,
    };
}

/// Reads every kind of answer.
struct ByMediaType;

impl Read<Listed> for ByMediaType {
    fn read(arrival: &mut Arrival) -> Result<Listed, DecodeError> {
        let answer = &arrival.answer;
        match (answer.status.as_u16(), answer.media_type().as_str()) {
            (204, _) => Ok(Listed::Nothing),
            (_, "text/plain") => {
                let text = String::from_utf8_lossy(&answer.bytes);
                Ok(Listed::Text(text.into_owned()))
            }
            _ => answer.json().map(Listed::Things),
        }
    }
}

fn call(client: &Client) -> Call<'_, List> {
    Call::new(client)
        .parameter(Location::Path, "id", 7)
        .parameter(Location::Path, "kind", vec!["a", "b/c"])
        .parameter(Location::Path, "format", "json")
        .parameter(Location::Query, "pageSize", 20)
}

#[tokio::test]
async fn parameters_go_where_they_belong() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    let client = client(&server);
    let filter = serde_json::json!({"name": "é", "of": {"kind": 1}});
    call(&client)
        .parameter(Location::Query, "ids[]", vec!["1", "2&3"])
        .parameter(Location::Query, "filter", filter)
        .parameter(Location::Header, "X-Trace", vec!["t", "u"])
        .parameter(Location::Cookie, "session", "s s")
        .await
        .expect("listed");
    let seen = &server.calls()[0];
    assert_eq!(
        seen.target,
        "/organizations/org/things/7;kind=a;kind=b%2Fc/x.json?pageSize=20&ids%5B%5D=1&ids%5B%5D=2%263\
         &filter%5Bname%5D=%C3%A9&filter%5Bof%5D%5Bkind%5D=1"
    );
    assert_eq!(seen.header("x-trace"), Some("t,u"));
    assert_eq!(seen.header("cookie"), Some("session=s%20s"));
    assert_eq!(seen.header("accept"), Some("application/json, text/plain"));
    assert_eq!(
        (seen.method.as_str(), seen.header("content-type")),
        ("GET", None)
    );
}

#[tokio::test]
async fn parameters_are_validated_together() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    let client = client(&server);
    for (call, expected) in [
        (
            Call::new(&client),
            "/path/id: is missing (required); /path/kind: is missing (required); \
             /path/format: is missing (required); /query/pageSize: is missing (required)",
        ),
        (
            call(&client)
                .parameter(Location::Query, "pageSize", 201)
                .parameter(Location::Path, "id", ""),
            "/query/pageSize: must be at most 200 (maximum); /path/id: must not be empty (path)",
        ),
        (
            call(&client)
                .parameter(Location::Query, "pageSize", None::<i64>)
                .parameter(Location::Path, "format", ""),
            "/query/pageSize: is missing (required); /path/format: must not be empty (path)",
        ),
    ] {
        let error = call.await.expect_err("it is invalid");
        let violations = error.violations().expect("violations");
        assert_eq!(violations.to_string(), expected);
    }
    assert_eq!(server.connections(), 0);
    let call = call(&client).parameter(Location::Query, "pageSize", 201);
    call.validate(false).await.expect("the caller insists");
}

#[tokio::test]
async fn values_that_no_header_can_hold_are_refused() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    let client = client(&server);
    let call = call(&client).parameter(Location::Header, "X-Trace", "a\r\nX-Admin: 1");
    let error = call.await.expect_err("it is refused");
    assert!(matches!(error, Error::Configuration(_)));
    assert_eq!(
        error.to_string(),
        "the header `X-Trace` has a value that HTTP forbids"
    );
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn answers_are_told_apart_by_status_and_media_type() {
    let text = |media_type: &str| {
        let headers = vec![("content-type", media_type.to_owned())];
        Reply::Answer(200, headers, b"[1]".to_vec())
    };
    for (reply, expected) in [
        (
            text("application/json; charset=utf-8"),
            Listed::Things(serde_json::json!([1])),
        ),
        (
            text("Text/Plain ; charset=utf-8"),
            Listed::Text("[1]".to_owned()),
        ),
        (Reply::empty(204), Listed::Nothing),
    ] {
        let start = Server::start(move |_, _| reply.clone());
        let server = start.await.expect("loopback");
        let found = call(&client(&server)).await.expect("listed");
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn the_first_alternative_with_credentials_is_used() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    // Without credentials for both schemes, the call goes without any.
    let one = client(&server);
    call(&one).await.expect("listed");
    let both = super::builder(&server).authenticate("Other", Bearer::new("other"));
    call(&both.build().expect("right")).await.expect("listed");
    let calls = server.calls();
    assert_eq!(calls[0].header("authorization"), None);
    assert_eq!(calls[1].header("authorization"), Some("Bearer token"));
}
