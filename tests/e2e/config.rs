//! The setup of clients.

use std::process::Command;

use m3ter_client::{Client, ClientBuilder, Error};

use super::server::Server;
use super::{body, builder, created};

#[test]
fn clients_can_be_shared() {
    fn check<T: Clone + Send + Sync + 'static>() {}
    fn check_send<T: Send>(_: T) {}
    check::<Client>();
    let client = Client::builder().bearer_token("t").build().expect("right");
    let body = body();
    check_send(client.create_product(&body).into_future());
    check_send(client.create_product(&body).send());
}

#[test]
fn mistakes_say_what_to_do() {
    fn check(builder: ClientBuilder, message: &str) {
        let error = builder.build().expect_err("it is refused");
        assert!(matches!(error, Error::Configuration(_)));
        assert_eq!(error.to_string(), message);
    }
    let builder = Client::builder;
    check(
        builder().base_url("api.m3ter.com"),
        "the base URL is not a URL; it looks like `https://api.example.com`",
    );
    check(
        builder().base_url("ftp://api.m3ter.com"),
        "the base URL must begin with `https://` or `http://`",
    );
    check(
        builder().base_url("https://me@api.m3ter.com"),
        "the base URL must not hold a user name or password; set credentials on the builder",
    );
    check(
        builder().base_url("https://api.m3ter.com?x=1"),
        "the base URL must not have a query or fragment",
    );
    check(
        builder().header("a b", "c"),
        "the header `a b` has a name or value that HTTP forbids",
    );
    check(
        builder().user_agent("a\nb"),
        "the user agent has characters that cannot stand in a header",
    );
}

#[tokio::test]
async fn headers_go_from_least_to_most_particular() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    let client = builder(&server)
        .user_agent("mine/1")
        .header("x-one", "client")
        .header("x-two", "client")
        .http_client(reqwest::Client::new())
        .build()
        .expect("right");
    let body = body();
    let call = client.create_product(&body).header("x-two", "call");
    call.header("authorization", "Basic abc")
        .await
        .expect("created");
    let calls = server.calls();
    for (name, value) in [
        ("user-agent", "mine/1"),
        ("x-one", "client"),
        ("x-two", "call"),
        ("authorization", "Basic abc"),
    ] {
        assert_eq!(calls[0].header(name), Some(value), "{name}");
    }
}

/// Set for the process that reads its environment, and for nobody else.
const CHILD: &str = "SPECSMITH_TEST_CHILD";

/// Runs in a process of its own, started by the test below, with an environment of its own.
#[tokio::test]
async fn child_of_the_environment() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let outcome = match Client::from_env() {
        Ok(client) => match client.create_product(&body()).await {
            Ok(product) => format!("created {}", product.id),
            Err(error) => error.to_string(),
        },
        Err(error) => error.to_string(),
    };
    println!("outcome<{outcome}>");
}

#[tokio::test]
async fn the_environment_sets_a_client_up() {
    let start = Server::start(|seen, _| {
        if seen.is_token_call() {
            let token = serde_json::json!({"access_token": "from-key"});
            return super::Reply::json(200, &token);
        }
        created()
    });
    let server = start.await.expect("loopback");
    let url = server.url();
    let key = ("M3TER_API_KEY", "key");
    let secret = ("M3TER_API_SECRET", "secret");
    let token = ("M3TER_API_TOKEN", "mine");
    let org_id = ("M3TER_ORG_ID", "o1");
    let base_url = ("M3TER_BASE_URL", url.as_str());
    let cases: [(&[(&str, &str)], &str); 7] = [
        (&[key, secret, org_id, base_url], "created p1"),
        (&[token, org_id, base_url], "created p1"),
        (&[token, key, org_id, base_url], "created p1"),
        (
            &[org_id, base_url],
            "no credentials in the environment: set M3TER_API_KEY and M3TER_API_SECRET, or M3TER_API_TOKEN",
        ),
        (
            &[key, org_id, base_url],
            "the environment variable M3TER_API_KEY is set, M3TER_API_SECRET is not; set both",
        ),
        (
            &[token, ("M3TER_ORG_ID", ""), base_url],
            "the request was not sent, it is invalid: /path/orgId: is missing; set it on the client or on the call (required)",
        ),
        (
            &[token, ("M3TER_BASE_URL", "nowhere")],
            "the base URL is not a URL; it looks like `https://api.example.com`",
        ),
    ];
    for (variables, expected) in cases {
        let mut command = Command::new(std::env::current_exe().expect("this test"));
        command.args(["config::child_of_the_environment", "--exact", "--nocapture"]);
        for (name, _) in [key, secret, token, org_id, base_url] {
            command.env_remove(name);
        }
        command.env(CHILD, "1").envs(variables.iter().copied());
        let output = tokio::task::spawn_blocking(move || command.output()).await;
        let output = output.expect("no panic").expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            text.contains(&format!("outcome<{expected}>")),
            "{variables:?}: {text}"
        );
    }
    let calls = server.calls();
    let tokens: Vec<_> = calls
        .iter()
        .filter_map(|call| call.header("authorization"))
        .collect();
    assert_eq!(tokens, ["Bearer from-key", "Bearer mine", "Bearer mine"]);
    assert!(
        calls
            .iter()
            .all(|call| call.target == "/organizations/o1/products")
    );
}
