//! Failures keep what the server said, whatever it was.

use std::error::Error as _;
use std::time::{Duration, Instant};

use m3ter_client::models::ErrorResponse;
use m3ter_client::{Client, Error};
use serde_json::json;

use super::server::{Reply, Server};
use super::{body, builder, client};

async fn error(reply: Reply) -> Error {
    let start = Server::start(move |_, _| reply.clone());
    let server = start.await.expect("loopback");
    let outcome = client(&server).create_product(&body()).await;
    outcome.expect_err("the server does not say that it succeeded")
}

#[tokio::test]
async fn statuses_keep_headers_and_body() {
    let html = "<html>\n  <h1>Bad Gateway</h1>\n</html>";
    let message = json!({"message": "code is already in use", "more": 1}).to_string();
    for (status, body, typed, text) in [
        (
            400,
            message.as_str(),
            Some("code is already in use"),
            "the server answered 400 Bad Request (request r1): {\"message\":\"code is already in use\",\"more\":1}",
        ),
        (
            500,
            "{}",
            None,
            "the server answered 500 Internal Server Error (request r1): {}",
        ),
        (
            502,
            html,
            None,
            "the server answered 502 Bad Gateway (request r1): <html> <h1>Bad Gateway</h1> </html>",
        ),
        (
            401,
            "",
            None,
            "the server answered 401 Unauthorized (request r1)",
        ),
        (
            418,
            "{\"message\": \"cut",
            None,
            "the server answered 418 I'm a teapot (request r1): {\"message\": \"cut",
        ),
    ] {
        let reply = Reply::Answer(status, vec![("x-request-id", "r1".into())], body.into());
        let error = error(reply).await;
        assert_eq!(error.to_string(), text);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.request_id(), Some("r1"));
        assert_eq!(error.bytes(), Some(body.as_bytes()));
        let Error::Status(error) = error else {
            unreachable!("{error}")
        };
        assert_eq!((error.text().as_str(), error.is_complete()), (body, true));
        assert_eq!(error.headers()["x-request-id"], "r1");
        let body = error.body::<ErrorResponse>();
        assert_eq!(body.ok().and_then(|body| body.message).as_deref(), typed);
    }
}

#[tokio::test]
async fn a_body_of_success_that_cannot_be_read_is_kept() {
    let deep = "[".repeat(200);
    for (body, message) in [
        (
            deep.as_str(),
            "expected JSON, found more than 128 levels at line 1 column 128",
        ),
        ("", "expected JSON, found an empty body"),
        (
            "<html>",
            "expected JSON, found something else at line 1 column 1",
        ),
        (
            "{\"id\": \"1\"",
            "expected JSON, found the end of the text at line 1 column 10",
        ),
        ("{\"id\": 5}", "/id: expected a string, found a number"),
    ] {
        let error = error(Reply::Answer(200, Vec::new(), body.into())).await;
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
        assert_eq!(error.bytes(), Some(body.as_bytes()));
        assert!(error.source().is_some());
        let Error::Decode(error) = error else {
            unreachable!("{error}")
        };
        assert_eq!(error.error().to_string(), message);
    }
}

#[tokio::test]
async fn a_body_that_is_cut_short_is_kept() {
    let head = |status| format!("HTTP/1.1 {status} X\r\ncontent-length: 100\r\n\r\n{{\"id\":");
    let success = error(Reply::Raw(head(200).into())).await;
    assert!(matches!(success, Error::Decode(_)));
    assert_eq!(success.bytes(), Some(&b"{\"id\":"[..]));
    assert!(
        success
            .to_string()
            .contains("6 bytes before the connection was lost"),
        "{success}"
    );

    let failure = error(Reply::Raw(head(422).into())).await;
    assert_eq!(failure.bytes(), Some(&b"{\"id\":"[..]));
    assert!(matches!(failure, Error::Status(error) if !error.is_complete()));
}

#[tokio::test]
async fn what_is_not_http_is_a_lost_connection() {
    let error = error(Reply::Raw(b"SSH-2.0-OpenSSH_9.9\r\n".to_vec())).await;
    assert!(
        matches!(&error, Error::Connection(error) if error.is_established()),
        "{error:?}"
    );
    assert!(error.source().is_some());
}

#[tokio::test]
async fn a_great_body_is_read_up_to_the_limit() {
    let great = vec![b' '; 20 * 1024 * 1024];
    let limit = 16 * 1024 * 1024;
    let success = error(Reply::Answer(200, Vec::new(), great.clone())).await;
    assert_eq!(success.bytes().map(<[u8]>::len), Some(limit));
    assert!(matches!(success, Error::TooLarge(error) if error.limit() == limit));
    let failure = error(Reply::Answer(400, Vec::new(), great)).await;
    assert_eq!(failure.bytes().map(<[u8]>::len), Some(limit));
    assert!(matches!(failure, Error::Status(error) if !error.is_complete()));

    let start = Server::start(|_, _| Reply::json(200, &json!({"id": "0123456789"})));
    let server = start.await.expect("loopback");
    for (limit, fits) in [(20, true), (19, true), (18, false), (0, false)] {
        let client = builder(&server).max_response_bytes(limit).build();
        let outcome = client.expect("right").create_product(&body()).await;
        assert_eq!(outcome.is_ok(), fits, "{limit}");
    }
}

#[tokio::test]
async fn every_deadline_is_kept() {
    // An answer that never comes, and a body that never ends.
    let silent = Reply::empty(200).after(Duration::from_secs(30));
    let start = Server::start(move |_, _| silent.clone());
    let server = start.await.expect("loopback");
    let begin = Instant::now();
    let short = Duration::from_millis(100);
    let client = builder(&server).timeout(short).build().expect("right");
    let outcome = client.create_product(&body()).await;
    assert!(matches!(outcome, Err(Error::Timeout(timeout)) if timeout == short));
    let client = super::client(&server);
    let outcome = client.create_product(&body()).timeout(short).await;
    assert!(matches!(outcome, Err(Error::Timeout(_))));
    assert!(begin.elapsed() < Duration::from_secs(5));
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn calls_without_credentials_are_not_sent() {
    let start = Server::start(|_, _| Reply::empty(200));
    let server = start.await.expect("loopback");
    let client = Client::builder()
        .base_url(server.url())
        .org_id("org")
        .build();
    let error = client.expect("right").create_product(&body()).await;
    let error = error.expect_err("no credentials");
    assert!(matches!(error, Error::Authentication(_)));
    assert!(error.to_string().contains("client_credentials"), "{error}");
    assert_eq!(server.connections(), 0);
}
