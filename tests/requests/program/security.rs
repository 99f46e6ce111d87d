//! Credentials: where they go, which ones are taken, and that nothing is sent without those that are needed.

use security_client::runtime::client::ClientBuilder;
use security_client::{Client, Error};

use crate::expect;

/// A call that nothing authorises: the error names what would.
macro_rules! unauthorized {
    ($call:expr, $help:literal) => {{
        let error = $call.await.expect_err("nothing authorises it");
        assert!(matches!(error, Error::Authentication(_)), "{error:?}");
        let text = error.to_string();
        assert!(text.contains($help), "{text}");
    }};
}

pub async fn all(url: &str) -> Result<(), Error> {
    each_kind(url).await?;
    alternatives(url).await?;
    tokens(url).await?;
    certificates(url).await?;
    redirects(url).await
}

fn builder(url: &str) -> ClientBuilder {
    Client::builder().base_url(url)
}

async fn each_kind(url: &str) -> Result<(), Error> {
    let client = builder(url)
        .api_key("key 1")
        .query_api_key("a&b c")
        .cookie_api_key("k3")
        .basic_auth("user", "p:w")
        .bearer_token("t0")
        .digest_auth("username=\"user\"")
        .open_id_bearer_token("t1")
        .oauth_bearer_token("t2")
        .build()?;
    expect("GET /header\nx-api-key: key 1");
    client.with_header().await?;
    expect("GET /query?api%20key=a%26b%20c");
    client.with_query().await?;
    expect("GET /query?page=2&api%20key=a%26b%20c");
    client.with_query().page(2).await?;
    expect("GET /cookie\ncookie: session=k3");
    client.with_cookie().await?;
    expect("GET /cookie\ncookie: theme=dark; session=k3");
    client.with_cookie().theme("dark").await?;
    expect("GET /basic\nauthorization: Basic dXNlcjpwOnc=");
    client.with_basic().await?;
    expect("GET /digest\nauthorization: Digest username=\"user\"");
    client.with_digest().await?;
    expect("GET /openid\nauthorization: Bearer t1");
    client.with_open_id().await?;
    expect("GET /device\nauthorization: Bearer t2");
    client.with_token().await?;
    // The document's own requirement, and operations without any.
    expect("GET /inherited\nauthorization: Bearer t0");
    client.inherited().await?;
    expect("GET /open");
    client.open().await?;
    expect("GET /undeclared");
    client.undeclared().await?;
    // What the caller sets for one call goes before what the client has.
    expect("GET /inherited\nauthorization: Bearer mine");
    client
        .inherited()
        .header("authorization", "Bearer mine")
        .await?;
    expect("GET /header\nx-api-key: mine");
    client.with_header().header("x-api-key", "mine").await?;

    // A secret that cannot stand in its place is not sent, and not shown.
    let client = builder(url).cookie_api_key("a;b").api_key("a\nb").build()?;
    for failed in [client.with_cookie().await, client.with_header().await] {
        let error = failed.expect_err("it cannot be sent");
        assert!(matches!(error, Error::Authentication(_)), "{error:?}");
        assert!(!format!("{error}{error:?}").contains("a;b"));
    }
    Ok(())
}

async fn alternatives(url: &str) -> Result<(), Error> {
    let nobody = builder(url).build()?;
    unauthorized!(nobody.with_header(), "`api_key`");
    unauthorized!(nobody.with_query(), "`query_api_key`");
    unauthorized!(nobody.with_cookie(), "`cookie_api_key`");
    unauthorized!(nobody.with_basic(), "`basic_auth`");
    unauthorized!(nobody.inherited(), "`bearer_token`");
    unauthorized!(nobody.with_certificate(), "`client_certificate`");
    unauthorized!(
        nobody.with_machine(),
        "`client_credentials` or `machine_bearer_token`"
    );
    unauthorized!(nobody.either(), "`digest_auth`, or `cookie_api_key`");
    unauthorized!(
        nobody.both(),
        "`api_key` together with `basic_auth`, or `query_api_key`"
    );
    expect("GET /open");
    nobody.open().await?;
    expect("GET /optional");
    nobody.optional().await?;

    let bearer = builder(url).bearer_token("t").build()?;
    // Optional, and there: it is sent, though the document names the alternative of none first.
    expect("GET /optional\nauthorization: Bearer t");
    bearer.optional().await?;

    // The first alternative that the client has all of.
    let cookie = builder(url).cookie_api_key("k").build()?;
    expect("GET /either\ncookie: session=k");
    cookie.either().await?;
    let client = builder(url).cookie_api_key("k").digest_auth("d").build()?;
    expect("GET /either\nauthorization: Digest d");
    client.either().await?;
    let half = builder(url).api_key("h").build()?;
    unauthorized!(half.both(), "`basic_auth`");
    let client = builder(url).api_key("h").query_api_key("q").build()?;
    expect("GET /both?api%20key=q");
    client.both().await?;
    let client = builder(url)
        .api_key("h")
        .query_api_key("q")
        .basic_auth("u", "p")
        .build()?;
    expect("GET /both\nx-api-key: h\nauthorization: Basic dTpw");
    client.both().await?;
    Ok(())
}

/// The token is asked for once, and again when the server refuses it.
async fn tokens(url: &str) -> Result<(), Error> {
    let client = builder(url).client_credentials("id", "s&t").build()?;
    expect("POST /token\nauthorization: Basic aWQ6cyUyNnQ=\n\ngrant_type=client_credentials");
    expect("GET /machine\nauthorization: Bearer token-1");
    client.with_machine().await?;
    expect("GET /machine\nauthorization: Bearer token-1");
    client.with_machine().await?;
    let client = builder(url).machine_bearer_token("own").build()?;
    expect("GET /machine\nauthorization: Bearer own");
    client.with_machine().await
}

/// What a loopback can show of mutual TLS: a call needs an HTTP client that was made for it, and is sent with that.
async fn certificates(url: &str) -> Result<(), Error> {
    let http = reqwest::Client::builder()
        .user_agent("the caller's")
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("it needs nothing");
    let client = builder(url).client_certificate(http).build()?;
    expect("GET /certificate");
    client.with_certificate().await
}

/// A key in the query or a cookie goes along within its origin, and to no other.
async fn redirects(url: &str) -> Result<(), Error> {
    let start = format!("{url}/moved");
    let client = builder(&start)
        .query_api_key("q")
        .cookie_api_key("c")
        .api_key("h")
        .build()?;
    expect("GET /moved/query?api%20key=q");
    expect("GET /there/query?api%20key=q");
    client.with_query().await?;
    expect("GET /moved/cookie\ncookie: session=c");
    expect("GET /there/cookie\ncookie: session=c");
    client.with_cookie().await?;
    let away = format!("{url}/away");
    expect("GET /away/query?page=1&api%20key=q");
    expect("GET /elsewhere?page=1");
    client.with_query().page(1).base_url(&away).await?;
    expect("GET /away/header\nx-api-key: h");
    expect("GET /elsewhere");
    client.with_header().base_url(&away).await
}
