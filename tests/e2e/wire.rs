//! What goes over the wire, both ways.

use std::collections::BTreeMap;

use m3ter_client::models::{
    Currency, CurrencyRequest, CustomFieldValue, ExternalMapping, ExternalMappingRequest, Product,
    ProductRequest, RoundingMode,
};
use m3ter_client::runtime::decode::Decode;
use m3ter_client::runtime::operation::Operation;
use m3ter_client::{Call, Client};
use serde_json::{Value, json};

use super::server::{Reply, Server};
use super::{builder, client, created, own_builder, product};

/// Sends what `call` makes, and compares method, target and body.
async fn check_request<O: Operation>(
    call: impl AsyncFnOnce(&Client) -> Result<O::Output, m3ter_client::Error>,
    target: &str,
    expected: Value,
) {
    let server = Server::start(|_, _| Reply::json(200, &answer()))
        .await
        .expect("loopback");
    let client = own_builder(&server).build().expect("right");
    call(&client).await.expect("the call succeeds");
    let calls = server.calls();
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].method, "POST");
    assert_eq!(calls[0].target, target);
    assert_eq!(calls[0].json(), expected);
    assert_eq!(calls[0].header("content-type"), Some("application/json"));
    assert_eq!(calls[0].header("accept"), Some("application/json"));
    assert_eq!(calls[0].header("authorization"), Some("Bearer token"));
    let agent = calls[0].header("user-agent").unwrap_or_default();
    assert!(agent.starts_with("m3ter-client/"), "{agent}");
}

/// An answer that all three operations can read.
fn answer() -> Value {
    json!({
        "id": "1", "m3terEntity": "Account", "m3terId": "2", "externalSystem": "Stripe",
        "externalTable": "Customer", "externalId": "3",
    })
}

const PRODUCTS: &str = "/organizations/org/products";
const CURRENCIES: &str = "/organizations/org/picklists/currency";
const MAPPINGS: &str = "/organizations/org/externalmappings";

#[tokio::test]
async fn requests_are_sent_exactly_so() {
    use m3ter_client::api::currencies::CreateCurrency;
    use m3ter_client::api::external_mappings::CreateExternalMapping;
    use m3ter_client::api::products::CreateProduct;

    let body = ProductRequest::new("x", "my_product");
    check_request::<CreateProduct>(
        async |client| client.create_product(&body).await,
        PRODUCTS,
        json!({"name": "x", "code": "my_product"}),
    )
    .await;

    let rate = serde_json::Number::from_f64(0.25).expect("finite");
    let body = ProductRequest::new("x", r#"S?oC"$]C] ]]]]]5]"#).custom_fields([
        ("foo".to_owned(), "string".into()),
        ("seats".to_owned(), 12.into()),
        ("rate".to_owned(), rate.into()),
    ]);
    let fields = json!({"foo": "string", "seats": 12, "rate": 0.25});
    check_request::<CreateProduct>(
        async |client| client.create_product(&body).await,
        PRODUCTS,
        json!({"name": "x", "code": "S?oC\"$]C] ]]]]]5]", "customFields": fields}),
    )
    .await;

    let body = CurrencyRequest::new("x");
    check_request::<CreateCurrency>(
        async |client| client.create_currency(&body).await,
        CURRENCIES,
        json!({"name": "x"}),
    )
    .await;

    let body = CurrencyRequest::new("x")
        .archived(true)
        .code("code")
        .max_decimal_places(2)
        .rounding_mode(RoundingMode::Up);
    check_request::<CreateCurrency>(
        async |client| client.create_currency(&body).await,
        CURRENCIES,
        json!({"name": "x", "archived": true, "code": "code", "maxDecimalPlaces": 2, "roundingMode": "UP"}),
    )
    .await;

    let id = "00000000-0000-0000-0000-000000000000";
    let body =
        ExternalMappingRequest::new("Account", id, "Stripe", "Customer", "cus_00000000000000");
    check_request::<CreateExternalMapping>(
        async |client| client.create_external_mapping(&body).await,
        MAPPINGS,
        json!({"m3terEntity": "Account", "m3terId": id, "externalSystem": "Stripe",
            "externalTable": "Customer", "externalId": "cus_00000000000000"}),
    )
    .await;
}

#[tokio::test]
async fn members_that_the_document_does_not_name_are_sent_once() {
    let mut body = ProductRequest::new("x", "y").version(7);
    body.additional_properties
        .insert("extra".into(), json!([1]));
    body.additional_properties
        .insert("name".into(), json!("other"));
    let server = Server::start(|_, _| created()).await.expect("loopback");
    client(&server)
        .create_product(&body)
        .await
        .expect("created");
    let calls = server.calls();
    let expected = json!({"name": "x", "code": "y", "version": 7, "extra": [1]});
    assert_eq!(calls[0].json(), expected);
    assert_eq!(
        String::from_utf8_lossy(&calls[0].body)
            .matches("name")
            .count(),
        1
    );
}

#[tokio::test]
async fn answers_come_with_status_and_headers() {
    let server = Server::start(|_, _| created().header("x-request-id", "r1"))
        .await
        .expect("loopback");
    let client = client(&server);
    let body = super::body();
    let response = client.create_product(&body).send().await.expect("created");
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(response.headers()["x-request-id"], "r1");
    assert_eq!(response.into_body().id, "p1");
}

#[tokio::test]
async fn the_organization_of_a_call_goes_before_that_of_the_client() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    for (org_id, target) in [
        ("other", "/organizations/other/products"),
        (
            "a/b c?d#e%2F",
            "/organizations/a%2Fb%20c%3Fd%23e%252F/products",
        ),
        ("é~-._", "/organizations/%C3%A9~-._/products"),
        ("...", "/organizations/.../products"),
    ] {
        let body = super::body();
        let client = client(&server);
        let call: Call<'_, _> = client.create_product(&body).org_id(org_id);
        call.await.expect("created");
        let calls = server.calls();
        assert_eq!(calls[calls.len() - 1].target, target);
    }
}

#[tokio::test]
async fn a_base_url_may_have_a_path() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    for path in ["/gateway", "/gateway/"] {
        let client = builder(&server).base_url(server.url() + path).build();
        let client = client.expect("the settings are right");
        client
            .create_product(&super::body())
            .await
            .expect("created");
    }
    for call in server.calls() {
        assert_eq!(call.target, "/gateway/organizations/org/products");
    }
}

/// Decodes `text`, encodes what came out, and expects the same JSON.
fn check_round_trip<T: Decode + serde::Serialize>(value: &Value) -> T {
    let model = T::decode(value.clone()).expect("the answer can be read");
    assert_eq!(
        &serde_json::to_value(&model).expect("it can be written"),
        value
    );
    model
}

#[test]
fn every_answer_can_be_read_and_written_back() {
    let stored = json!({
        "id": "1", "version": 9_007_199_254_740_993_i64, "createdBy": "a", "lastModifiedBy": "b",
        "dtCreated": "2019-12-27T18:11:19.117Z", "dtLastModified": "2019-12-27T18:11:19.117Z",
    });
    let with = |members: Value| {
        let mut all = stored.clone();
        for (name, value) in members.as_object().expect("an object") {
            all[name] = value.clone();
        }
        all
    };

    let all = with(json!({"name": "x", "code": "y", "new": {"deep": [null]},
        "customFields": {"a": "b", "c": 12_345_678_901_234_567_i64, "d": 0.1}}));
    let read: Product = check_round_trip(&all);
    assert_eq!(read.version, Some(9_007_199_254_740_993));
    assert_eq!(read.additional_properties["new"], json!({"deep": [null]}));
    let created = read.dt_created.expect("it is there");
    assert_eq!(created.as_str(), "2019-12-27T18:11:19.117Z");
    let mut fields = BTreeMap::new();
    fields.insert("a".to_owned(), CustomFieldValue::from("b"));
    fields.insert("c".to_owned(), 12_345_678_901_234_567_i64.into());
    fields.insert(
        "d".to_owned(),
        CustomFieldValue::try_from(0.1).expect("finite"),
    );
    assert_eq!(read.custom_fields, Some(fields));
    check_round_trip::<Product>(&product());
    let read: Product =
        check_round_trip(&json!({"id": "1", "version": -9_007_199_254_740_991_i64}));
    assert_eq!(read.version, Some(-9_007_199_254_740_991));

    let all = with(
        json!({"name": "x", "code": "y", "archived": false, "maxDecimalPlaces": 9,
        "roundingMode": "SOMETHING_NEW"}),
    );
    let read: Currency = check_round_trip(&all);
    let unknown = RoundingMode::Unknown("SOMETHING_NEW".to_owned());
    assert_eq!(read.rounding_mode, Some(unknown));
    check_round_trip::<Currency>(&json!({"id": "1"}));
    for mode in [
        "UP",
        "DOWN",
        "CEILING",
        "FLOOR",
        "HALF_UP",
        "HALF_DOWN",
        "HALF_EVEN",
        "UNNECESSARY",
    ] {
        let read: Currency = check_round_trip(&json!({"id": "1", "roundingMode": mode}));
        let known = read.rounding_mode.expect("it is there");
        assert!(!matches!(known, RoundingMode::Unknown(_)), "{mode}");
    }

    let mut all = with(answer());
    all["integrationConfigId"] = json!("i");
    check_round_trip::<ExternalMapping>(&all);
    check_round_trip::<ExternalMapping>(&answer());
}

#[test]
fn what_cannot_be_read_is_reported_with_its_place() {
    for (value, message) in [
        (json!({}), "/id: expected a required member, found nothing"),
        (json!([]), "expected an object, found an array"),
        (json!({"id": null}), "/id: expected a string, found null"),
        (
            json!({"id": "1", "version": 1.5}),
            "/version: expected an integer of 64 bits, found a number with a fraction",
        ),
        (
            json!({"id": "1", "customFields": {"a/b~": true}}),
            "/customFields/a~1b~0: expected a string or a number, found a boolean",
        ),
        (
            json!({"id": "1", "name": {"password": "hidden"}}),
            "/name: expected a string, found an object",
        ),
    ] {
        let error = Product::decode(value).expect_err("it cannot be read");
        assert_eq!(error.to_string(), message);
    }
    let read = Product::decode(json!({"id": "1", "version": 2.0, "name": null}));
    let read = read.expect("an integer may be written with a fraction of zero");
    assert_eq!((read.version, read.name), (Some(2), None));
}
