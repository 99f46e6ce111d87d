//! Access tokens: obtained once, kept, renewed, never lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use m3ter_client::{Client, Error};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::server::{Reply, Seen, Server};
use super::{body, builder, created};

/// Answers calls for a token with `t0`, `t1`, …, each for `lifetime`, and other calls by `script`, which is
/// told the token.
async fn server(
    lifetime: Value,
    script: impl Fn(&str, usize) -> Reply + Send + Sync + 'static,
) -> Server {
    let start = Server::start(move |seen, before| {
        if seen.is_token_call() {
            return grant(&format!("t{before}"), &lifetime);
        }
        script(token(seen), before)
    });
    start.await.expect("loopback")
}

fn grant(token: &str, lifetime: &Value) -> Reply {
    let mut answer = json!({"access_token": token, "token_type": "bearer", "scope": null});
    if !lifetime.is_null() {
        answer["expires_in"] = lifetime.clone();
    }
    Reply::json(200, &answer)
}

fn token(seen: &Seen) -> &str {
    let header = seen.header("authorization").unwrap_or_default();
    header.strip_prefix("Bearer ").unwrap_or_default()
}

fn client(server: &Server) -> Client {
    let builder = builder(server).client_credentials("key", "s:e/c+ret=");
    builder.build().expect("the settings are right")
}

/// The tokens of the calls, in order.
fn tokens(server: &Server) -> Vec<String> {
    server
        .calls()
        .iter()
        .map(|seen| token(seen).to_owned())
        .collect()
}

#[tokio::test]
async fn a_token_is_obtained_as_the_document_says() {
    let server = server(json!(18_000), |_, _| created()).await;
    let client = client(&server);
    for _ in 0..3 {
        client.create_product(&body()).await.expect("created");
    }
    assert_eq!(tokens(&server), ["t0", "t0", "t0"]);
    let seen = server.seen();
    assert_eq!(
        (seen[0].method.as_str(), seen[0].target.as_str()),
        ("POST", "/oauth/token")
    );
    assert_eq!(seen[0].json(), json!({"grant_type": "client_credentials"}));
    assert_eq!(seen[0].header("content-type"), Some("application/json"));
    assert_eq!(seen[0].header("user-agent"), seen[1].header("user-agent"));
    let basic = format!("Basic {}", BASE64_STANDARD.encode("key:s:e/c+ret="));
    assert_eq!(seen[0].header("authorization"), Some(basic.as_str()));
    assert_eq!(server.token_calls(), 1);
}

#[tokio::test]
async fn the_token_url_is_resolved_against_the_base_url() {
    let server = server(json!(18_000), |_, _| created()).await;
    let client = builder(&server)
        .base_url(server.url() + "/gateway/v1/")
        .client_credentials("key", "secret")
        .build()
        .expect("the settings are right");
    client.create_product(&body()).await.expect("created");
    assert_eq!(server.seen()[0].target, "/oauth/token");
}

#[tokio::test]
async fn fifty_calls_share_one_token_call() {
    let start = Server::start(|seen, _| {
        if seen.is_token_call() {
            return grant("t0", &json!("3600")).after(Duration::from_millis(100));
        }
        created()
    });
    let server = start.await.expect("loopback");
    let client = client(&server);
    let mut calls = JoinSet::new();
    for _ in 0..50 {
        let client = client.clone();
        calls.spawn(async move {
            client
                .create_product(&body())
                .await
                .map(|product| product.id)
        });
    }
    while let Some(outcome) = calls.join_next().await {
        assert_eq!(outcome.expect("no panic").expect("created"), "p1");
    }
    assert_eq!(server.token_calls(), 1);
    assert_eq!(server.calls().len(), 50);
}

#[tokio::test]
async fn a_cancelled_call_neither_loses_the_token_nor_hangs_the_others() {
    let start = Server::start(|seen, _| {
        if seen.is_token_call() {
            return grant("t0", &json!(3_600)).after(Duration::from_millis(150));
        }
        created()
    });
    let server = start.await.expect("loopback");
    let client = client(&server);
    let spawn = || {
        let client = client.clone();
        tokio::spawn(async move { client.create_product(&body()).await })
    };
    let first = spawn();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let (second, third) = (spawn(), spawn());
    tokio::time::sleep(Duration::from_millis(20)).await;
    // The first has begun the call for the token, the second waits for it.
    first.abort();
    second.abort();
    third.await.expect("no panic").expect("created");
    client.create_product(&body()).await.expect("created");
    assert_eq!(server.token_calls(), 1);
}

#[tokio::test]
async fn a_token_call_whose_time_ran_out_unseen_is_made_again() {
    let start = Server::start(|seen, before| match (seen.is_token_call(), before) {
        (true, 0) => Reply::empty(200).after(Duration::from_secs(60)),
        (true, _) => grant("t1", &json!(3_600)),
        (false, _) => created(),
    });
    let server = start.await.expect("loopback");
    let client = builder(&server)
        .client_credentials("key", "secret")
        .timeout(Duration::from_secs(1))
        .retries(0)
        .build()
        .expect("the settings are right");
    let first = tokio::spawn({
        let client = client.clone();
        async move { client.create_product(&body()).await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    first.abort();
    tokio::time::sleep(Duration::from_secs(1)).await;
    client.create_product(&body()).await.expect("created");
    assert_eq!(server.token_calls(), 2);
}

#[tokio::test]
async fn a_failed_token_call_fails_all_who_wait_for_it_once() {
    let start = Server::start(|seen, before| match (seen.is_token_call(), before) {
        (true, 0) => {
            Reply::json(400, &json!({"error": "invalid_client"})).after(Duration::from_millis(100))
        }
        (true, _) => grant("t1", &json!(3_600)),
        (false, _) => created(),
    });
    let server = start.await.expect("loopback");
    let client = client(&server);
    let mut calls = JoinSet::new();
    for _ in 0..10 {
        let client = client.clone();
        calls.spawn(async move { client.create_product(&body()).await });
    }
    while let Some(outcome) = calls.join_next().await {
        let error = outcome.expect("no panic").expect_err("no token");
        let Error::Authentication(error) = error else {
            unreachable!("{error}");
        };
        let status = error.cause().and_then(Error::status);
        assert_eq!(status.map(|status| status.as_u16()), Some(400));
        assert!(error.to_string().contains("invalid_client"), "{error}");
    }
    assert_eq!((server.token_calls(), server.calls().len()), (1, 0));
    client
        .create_product(&body())
        .await
        .expect("the next call asks anew");
    assert_eq!(server.token_calls(), 2);
}

#[tokio::test]
async fn token_calls_are_retried_and_never_ask_for_a_token() {
    let start = Server::start(|seen, before| match (seen.is_token_call(), before) {
        (true, 0) => Reply::empty(500),
        (true, 1) => Reply::Reset,
        (true, _) => grant("t", &json!(3_600)),
        (false, _) => created(),
    });
    let server = start.await.expect("loopback");
    client(&server)
        .create_product(&body())
        .await
        .expect("created");
    assert_eq!(server.token_calls(), 3);

    let start = Server::start(|_, _| Reply::empty(401));
    let server = start.await.expect("loopback");
    let outcome = client(&server).create_product(&body()).await;
    assert!(matches!(outcome, Err(Error::Authentication(_))));
    assert_eq!((server.token_calls(), server.calls().len()), (1, 0));
}

#[tokio::test]
async fn tokens_are_kept_until_shortly_before_they_expire() {
    // Lifetime, and how many calls for a token three calls with a pause make.
    for (lifetime, token_calls) in [
        (json!(3_600), 1),
        (json!("3600"), 1),
        (json!(3_600.5), 1),
        (json!(0.2), 3),
        (json!(0), 3),
        (json!(-5), 3),
        (json!(1e300), 1),
        (Value::Null, 1),
        (json!("soon"), 1),
    ] {
        let server = server(lifetime.clone(), |_, _| created()).await;
        let client = client(&server);
        for _ in 0..3 {
            client.create_product(&body()).await.expect("created");
            if lifetime == json!(0.2) {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        }
        assert_eq!(server.token_calls(), token_calls, "{lifetime}");
    }
}

#[tokio::test]
async fn a_refused_token_is_renewed_once() {
    for status in [401, 403] {
        // The server accepts each token once.
        let used = AtomicUsize::new(0);
        let server = server(json!(18_000), move |token, _| {
            let fresh = format!("t{}", used.load(Ordering::SeqCst));
            if token == fresh {
                used.fetch_add(1, Ordering::SeqCst);
                return created();
            }
            Reply::empty(status)
        })
        .await;
        let client = client(&server);
        client
            .create_product(&body())
            .await
            .expect("the token is fresh");
        client
            .create_product(&body())
            .await
            .expect("the token is renewed");
        assert_eq!(tokens(&server), ["t0", "t0", "t1"]);
        assert_eq!(server.token_calls(), 2);
    }
}

#[tokio::test]
async fn a_fresh_token_that_is_refused_is_an_error() {
    let server = server(json!(18_000), |_, _| Reply::empty(403)).await;
    let client = client(&server);
    let error = client.create_product(&body()).await.expect_err("refused");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(403));
    assert_eq!((server.token_calls(), server.calls().len()), (1, 1));
    // Now the token comes from the cache: it could have expired.
    client
        .create_product(&body())
        .await
        .expect_err("refused again");
    assert_eq!((server.token_calls(), server.calls().len()), (2, 3));
}

#[tokio::test]
async fn calls_that_are_refused_together_share_the_new_token() {
    let revoked = Arc::new(AtomicUsize::new(0));
    let server = server(json!(18_000), {
        let revoked = Arc::clone(&revoked);
        move |token, _| {
            if token == "t0" && revoked.load(Ordering::SeqCst) == 1 {
                return Reply::empty(401).after(Duration::from_millis(30));
            }
            created()
        }
    })
    .await;
    let client = client(&server);
    client.create_product(&body()).await.expect("created");
    revoked.store(1, Ordering::SeqCst);
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let client = client.clone();
        calls.spawn(async move { client.create_product(&body()).await.map(|_| ()) });
    }
    while let Some(outcome) = calls.join_next().await {
        outcome
            .expect("no panic")
            .expect("created with the new token");
    }
    assert_eq!(server.token_calls(), 2);
}

#[tokio::test]
async fn a_bearer_token_of_the_caller_is_never_renewed() {
    let server = server(json!(18_000), |_, _| Reply::empty(401)).await;
    let client = super::client(&server);
    client.create_product(&body()).await.expect_err("refused");
    assert_eq!((server.token_calls(), server.calls().len()), (0, 1));
}

#[tokio::test]
async fn a_header_of_the_caller_goes_before_a_token() {
    let server = server(json!(18_000), |_, _| Reply::empty(403)).await;
    let body = body();
    let client = client(&server);
    let call = client
        .create_product(&body)
        .header("authorization", "Bearer own");
    call.await.expect_err("refused");
    assert_eq!(
        (server.token_calls(), tokens(&server)),
        (0, vec!["own".to_owned()])
    );
}

#[tokio::test]
async fn answers_without_a_token_are_errors() {
    for answer in [
        json!({}),
        json!([]),
        json!({"access_token": ""}),
        json!({"access_token": 5}),
        json!({"access_token": "two\nlines"}),
    ] {
        let start =
            Server::start(move |_, _| Reply::json(200, &answer).after(Duration::from_millis(100)));
        let server = start.await.expect("loopback");
        let client = client(&server);
        let (one, two) = (body(), body());
        let (one, two) = tokio::join!(client.create_product(&one), client.create_product(&two));
        assert!(matches!(one, Err(Error::Authentication(_))));
        assert!(matches!(two, Err(Error::Authentication(_))));
        assert_eq!((server.token_calls(), server.calls().len()), (1, 0));
    }
}
