//! Credentials are never printed.

use std::fmt::{Debug, Display};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use m3ter_client::{Client, Error};
use serde_json::json;

use super::server::{Reply, Server};
use super::{body, builder};

const KEY: &str = "sesame-key";
const SECRET: &str = "sesame-secret/+";
const TOKEN: &str = "sesame-token";

/// Neither form of `thing` has a secret in it.
fn check<T: Debug + Display>(thing: &T) {
    check_text(&format!("{thing} {thing:?} {thing:#?}"));
}

fn check_text(text: &str) {
    let basic = BASE64_STANDARD.encode(format!("{KEY}:{SECRET}"));
    for secret in [SECRET, TOKEN, &basic, "sesame-secret"] {
        assert!(!text.contains(secret), "{text}");
    }
}

/// Answers every call with what the call said.
async fn echo(status: u16, token: bool) -> Server {
    let start = Server::start(move |seen, _| {
        if seen.is_token_call() && token {
            return Reply::json(200, &json!({"access_token": TOKEN}));
        }
        let header = seen.header("authorization").unwrap_or_default();
        let text = format!("you sent {header}, {SECRET}, {TOKEN}");
        Reply::Answer(
            status,
            vec![("x-echo", header.to_owned())],
            text.into_bytes(),
        )
    });
    start.await.expect("loopback")
}

#[tokio::test]
async fn errors_do_not_show_credentials() {
    // The server echoes the token of the call, or the key and secret of the call for a token; a message
    // knows only its own secrets, so that each is checked against those.
    for (status, token) in [
        (400, true),
        (200, true),
        (400, false),
        (200, false),
        (404, true),
    ] {
        let server = echo(status, token).await;
        let client = builder(&server)
            .client_credentials(KEY, SECRET)
            .validate_responses(true)
            .build()
            .expect("right");
        let error = client
            .create_product(&body())
            .await
            .expect_err("it is no product");
        let printed = format!("{error} {error:?} {error:#?}");
        let basic = BASE64_STANDARD.encode(format!("{KEY}:{SECRET}"));
        if token {
            assert!(!printed.contains(TOKEN), "{printed}");
        } else {
            assert!(!printed.contains(SECRET), "{printed}");
        }
        assert!(!printed.contains(&basic), "{printed}");
        check_text(&format!("{client:?}"));
    }
}

#[tokio::test]
async fn errors_do_not_show_a_header_of_the_caller() {
    let server = echo(400, true).await;
    let client = builder(&server).build().expect("right");
    let body = body();
    let call = client
        .create_product(&body)
        .header("authorization", format!("Bearer {TOKEN}"));
    let error = call.await.expect_err("it is no product");
    let printed = format!("{error} {error:?}");
    assert!(!printed.contains(TOKEN), "{printed}");
}

#[tokio::test]
async fn clients_and_builders_do_not_show_credentials() {
    let builder = Client::builder()
        .client_credentials(KEY, SECRET)
        .header("x-key", SECRET);
    check_text(&format!("{builder:?} {builder:#?}"));
    let client = builder.build().expect("right");
    check_text(&format!("{client:?} {client:#?}"));
    let client = Client::builder()
        .bearer_token(TOKEN)
        .build()
        .expect("right");
    check_text(&format!("{client:?} {client:#?}"));
}

#[tokio::test]
async fn mistakes_in_the_setup_do_not_show_credentials() {
    let refuse = |outcome: Result<Client, Error>| check(&outcome.expect_err("it is refused"));
    refuse(
        Client::builder()
            .base_url(format!("https://u:{SECRET}@example.com"))
            .build(),
    );
    refuse(Client::builder().base_url(format!("{SECRET}\n")).build());
    refuse(
        Client::builder()
            .header("x-key", format!("{SECRET}\n"))
            .build(),
    );

    let server = echo(200, true).await;
    let client = builder(&server)
        .bearer_token(format!("{TOKEN}\n"))
        .build()
        .expect("right");
    check(
        &client
            .create_product(&body())
            .await
            .expect_err("no header can hold it"),
    );
    let client = builder(&server).build().expect("right");
    let body = body();
    let call = client
        .create_product(&body)
        .header("x-key", format!("{SECRET}\n"));
    check(&call.await.expect_err("no header can hold it"));
    assert_eq!(server.connections(), 0);

    let gone = Client::builder()
        .base_url("http://127.0.0.1:9")
        .org_id("org")
        .client_credentials(KEY, SECRET)
        .retries(0)
        .timeout(Duration::from_secs(2))
        .build()
        .expect("right");
    check(
        &gone
            .create_product(&body)
            .await
            .expect_err("nobody is there"),
    );
}
