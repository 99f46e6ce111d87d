//! The emitted client against `specsmith mock`, which serves the document that the client is made of.

use std::path::Path;
use std::thread::{self, JoinHandle};

use m3ter_client::models::{CurrencyRequest, ExternalMappingRequest, ProductRequest, RoundingMode};
use m3ter_client::{Client, ClientBuilder, Error};
use serde_json::Value;
use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::mock::{Mock, Server, Serving, Settings, Stop};
use specsmith::source::SourceMap;
use specsmith::{generate, model};

use super::HTTP;

/// A server on a thread of its own, until it goes out of scope.
struct Served {
    url: String,
    stop: Stop,
    thread: Option<JoinHandle<Vec<String>>>,
}

impl Served {
    fn start() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let config = Config::new(path, "generated");
        let document = generate::parse(&config, &mut sources, &mut diagnostics);
        let model = model::resolve(&document.expect("it can be read"), &mut diagnostics);
        let mock = Mock::new(model, Settings::default());
        let server = Server::bind("127.0.0.1", 0).expect("loopback");
        let url = format!("http://{}", server.address());
        let stop = Stop::default();
        let ends = stop.clone();
        let thread = thread::spawn(move || {
            let mut log = Vec::new();
            let ended = server.run(mock, Serving::default(), &ends, &mut |exchange| {
                let operation = exchange.operation.as_deref().unwrap_or_default();
                log.push(format!("{operation} {}", exchange.status));
                Ok(())
            });
            ended.expect("it serves");
            log
        });
        Self {
            url,
            stop,
            thread: Some(thread),
        }
    }

    fn builder(&self) -> ClientBuilder {
        Client::builder()
            .base_url(&self.url)
            .org_id("org")
            .http_client(HTTP.clone())
    }

    /// Ends it, and returns what it was asked for.
    fn log(mut self) -> Vec<String> {
        self.stop.stop();
        let thread = self.thread.take().expect("it is ended once");
        thread.join().expect("no panic")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop.stop();
    }
}

#[tokio::test]
async fn a_client_goes_through_its_sequence() {
    let served = Served::start();
    let builder = served.builder().client_credentials("key", "secret");
    let client = builder.validate_responses(true).build().expect("right");
    let product = ProductRequest::new("Video API", "video_api");
    let product = client.create_product(&product).await.expect("a product");
    assert_eq!(product.code.as_deref(), Some("video_api"));
    let mut currency = CurrencyRequest::new("US Dollar");
    currency.rounding_mode = Some(RoundingMode::HalfUp);
    let currency = client.create_currency(&currency).await.expect("a currency");
    assert_eq!(currency.code.as_deref(), Some("USD"));
    let mapping = ExternalMappingRequest::new("Account", "1", "Stripe", "Customer", "cus_1");
    let mapping = client.create_external_mapping(&mapping).await;
    assert_eq!(mapping.expect("a mapping").external_system, "Stripe");
    let expected = [
        "token endpoint 200",
        "createProduct 200",
        "createCurrency 200",
        "createExternalMapping 200",
    ];
    assert_eq!(served.log(), expected);
}

#[tokio::test]
async fn what_is_wrong_comes_back() {
    let served = Served::start();
    let builder = served.builder().bearer_token("token");
    let client = builder.build().expect("right");
    // The client would find this out by itself.
    let bad = ProductRequest::new("", " x");
    let outcome = client.create_product(&bad).validate(false).await;
    let error = outcome.expect_err("two members are wrong");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(400));
    let Error::Status(error) = error else {
        panic!("{error}");
    };
    let body: Value = error.body().expect("a problem");
    let found = body["violations"].as_array().expect("a list").iter();
    let found: Vec<&str> = found.filter_map(|one| one["pointer"].as_str()).collect();
    assert_eq!(found, ["/name", "/code"]);

    assert_eq!(served.log()[0], "createProduct 400");
}
