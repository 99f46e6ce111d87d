//! The emitted client over real sockets, against a scripted server on loopback.

mod config;
mod failure;
mod mock;
mod operation;
mod redirect;
mod retry;
mod secrets;
mod server;
mod token;
mod validation;
mod wire;

use std::sync::LazyLock;
use std::time::Duration;

use m3ter_client::models::ProductRequest;
use m3ter_client::{Client, ClientBuilder};
use serde_json::{Value, json};

use server::{Reply, Server};

/// One for all tests, because it takes long to read the certificates of the system. Connections are not kept: each
/// belongs to the runtime of one test.
static HTTP: LazyLock<reqwest::Client> = LazyLock::new(|| {
    let builder = reqwest::Client::builder()
        .pool_max_idle_per_host(0)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none());
    builder.build().expect("TLS can be set up")
});

/// A client of `server` with a bearer token and little patience between retries.
fn builder(server: &Server) -> ClientBuilder {
    own_builder(server).http_client(HTTP.clone())
}

/// The same, with an HTTP client of its own, as most users have it.
fn own_builder(server: &Server) -> ClientBuilder {
    Client::builder()
        .base_url(server.url())
        .org_id("org")
        .bearer_token("token")
        .backoff(Duration::from_millis(2), Duration::from_millis(5))
}

fn client(server: &Server) -> Client {
    builder(server).build().expect("the settings are right")
}

fn body() -> ProductRequest {
    ProductRequest::new("x", "my_product")
}

/// The smallest product.
fn product() -> Value {
    json!({"id": "p1"})
}

fn created() -> Reply {
    Reply::json(200, &product())
}
