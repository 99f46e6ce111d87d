//! Requests that violate the document send nothing.

use std::collections::BTreeMap;

use m3ter_client::models::{CurrencyRequest, ExternalMappingRequest, ProductRequest, RoundingMode};
use m3ter_client::{Client, Error, Validate, Violation, Violations};
use serde_json::json;

use super::server::{Reply, Server};
use super::{body, builder, client, created};

/// `pointer keyword` of each violation, in order.
fn list(violations: &Violations) -> Vec<String> {
    violations
        .iter()
        .map(|violation| format!("{} {}", violation.pointer(), violation.keyword()))
        .collect()
}

fn mapping() -> ExternalMappingRequest {
    ExternalMappingRequest::new("Account", "1", "Stripe", "Customer", "cus")
}

/// A member of a mapping.
type Member = fn(&mut ExternalMappingRequest) -> &mut String;

#[test]
fn each_constraint_is_checked() {
    fn check(body: &dyn Checked, expected: &[&str]) {
        assert_eq!(body.list(), expected);
    }
    trait Checked {
        fn list(&self) -> Vec<String>;
    }
    impl<T: Validate> Checked for T {
        fn list(&self) -> Vec<String> {
            let outcome = self.validate();
            assert_eq!(self.is_valid(), outcome.is_ok());
            outcome.err().as_ref().map(list).unwrap_or_default()
        }
    }

    let long = |count| "é".repeat(count);
    let fields = |count: i32| -> BTreeMap<String, _> {
        (0..count)
            .map(|number| (number.to_string(), number.into()))
            .collect()
    };
    check(&body(), &[]);
    check(&ProductRequest::new(long(200), long(80)), &[]);
    check(&ProductRequest::new("", "y"), &["/name minLength"]);
    check(&ProductRequest::new(long(201), "y"), &["/name maxLength"]);
    check(
        &ProductRequest::new("x", ""),
        &["/code minLength", "/code pattern"],
    );
    check(&ProductRequest::new("x", long(81)), &["/code maxLength"]);
    for code in [" a", "a ", "a\tb", "a\n", "\u{1}", "a\u{7f}"] {
        check(&ProductRequest::new("x", code), &["/code pattern"]);
    }
    for code in [
        "a",
        "code",
        "my_product",
        "my product",
        "USD",
        "é",
        r#"S?oC"$]C] ]]]]]5]"#,
    ] {
        check(&ProductRequest::new("x", code), &[]);
    }
    check(&body().custom_fields(fields(100)), &[]);
    check(
        &body().custom_fields(fields(101)),
        &["/customFields maxProperties"],
    );

    let currency = || CurrencyRequest::new("x");
    check(&currency(), &[]);
    check(&CurrencyRequest::new(""), &["/name minLength"]);
    check(&CurrencyRequest::new(long(201)), &["/name maxLength"]);
    for code in ["1x", "ab-c", "", "a b"] {
        check(&currency().code(code), &["/code pattern"]);
    }
    for code in ["code", "USD", "_x", "$x", "é", "x1"] {
        check(&currency().code(code), &[]);
    }
    check(&currency().code(long(81)), &["/code maxLength"]);
    check(&currency().max_decimal_places(0), &[]);
    check(&currency().max_decimal_places(5), &[]);
    check(
        &currency().max_decimal_places(-1),
        &["/maxDecimalPlaces minimum"],
    );
    check(
        &currency().max_decimal_places(6),
        &["/maxDecimalPlaces maximum"],
    );
    check(
        &currency().rounding_mode("SIDEWAYS".into()),
        &["/roundingMode enum"],
    );
    check(&currency().rounding_mode(RoundingMode::Floor), &[]);

    check(&mapping(), &[]);
    let set: [(&str, Member); 5] = [
        ("/m3terEntity", |body| &mut body.m3ter_entity),
        ("/m3terId", |body| &mut body.m3ter_id),
        ("/externalSystem", |body| &mut body.external_system),
        ("/externalTable", |body| &mut body.external_table),
        ("/externalId", |body| &mut body.external_id),
    ];
    for (pointer, member) in set {
        let mut body = mapping();
        *member(&mut body) = String::new();
        check(
            &body,
            &[
                &format!("{pointer} minLength"),
                &format!("{pointer} pattern"),
            ],
        );
        *member(&mut body) = " a".to_owned();
        check(&body, &[&format!("{pointer} pattern")]);
    }
}

#[test]
fn violations_say_what_is_wrong_and_not_the_value() {
    let violations = ProductRequest::new("", "sesame\n").validate();
    let violations = violations.expect_err("both are invalid");
    assert_eq!(
        violations.to_string(),
        "/name: has 0 characters, at least 1 is required (minLength); \
         /code: does not match the pattern `^[^\\x00-\\x20\\x7f]([^\\x00-\\x1f\\x7f]*[^\\x00-\\x20\\x7f])?$` (pattern)"
    );
    let schemas: Vec<_> = violations.iter().map(Violation::schema).collect();
    assert_eq!(
        schemas,
        [
            "#/components/schemas/ProductRequest/properties/name",
            "#/components/schemas/ProductRequest/properties/code"
        ]
    );
    assert!(!format!("{violations:?}").contains("sesame"));
    assert_eq!(violations.at("/code").count(), 1);
}

#[tokio::test]
async fn nothing_is_sent_and_everything_is_reported() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    let without = Client::builder()
        .base_url(server.url())
        .bearer_token("t")
        .build();
    let without = without.expect("an organization is not needed yet");
    let bad = ProductRequest::new("", "");
    let error = without
        .create_product(&bad)
        .await
        .expect_err("it is invalid");
    let violations = error.violations().expect("violations");
    assert!(matches!(error, Error::InvalidRequest(_)));
    assert_eq!(
        list(violations),
        [
            "/path/orgId required",
            "/name minLength",
            "/code minLength",
            "/code pattern"
        ]
    );

    let client = client(&server);
    for org_id in ["", ".", ".."] {
        let body = body();
        let error = client.create_product(&body).org_id(org_id).await;
        let error = error.expect_err("it would be another path");
        let violations = error.violations().expect("violations");
        assert_eq!(list(violations), ["/path/orgId path"]);
        // What would be another path is refused even without validation.
        let error = client
            .create_product(&body)
            .org_id(org_id)
            .validate(false)
            .await;
        assert!(matches!(error, Err(Error::InvalidRequest(_))));
    }
    let outcome = client.create_currency(&CurrencyRequest::new("")).await;
    assert!(matches!(outcome, Err(Error::InvalidRequest(_))));
    let empty = ExternalMappingRequest::new("", "", "", "", "");
    let outcome = client.create_external_mapping(&empty).await;
    assert!(matches!(outcome, Err(Error::InvalidRequest(_))));
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_caller_can_validate_before_sending() {
    fn check(body: &ProductRequest) -> Result<(), Error> {
        body.validate()?;
        Ok(())
    }
    assert!(check(&body()).is_ok());
    assert!(matches!(
        check(&ProductRequest::new("", "")),
        Err(Error::InvalidRequest(_))
    ));
}

#[tokio::test]
async fn validation_can_be_switched_off() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    let bad = ProductRequest::new("", "");
    let client = builder(&server)
        .validate_requests(false)
        .build()
        .expect("right");
    client.create_product(&bad).await.expect("it is sent");
    let outcome = client.create_product(&bad).validate(true).await;
    assert!(matches!(outcome, Err(Error::InvalidRequest(_))));
    let client = super::client(&server);
    client
        .create_product(&bad)
        .validate(false)
        .await
        .expect("it is sent");
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn violations_are_capped() {
    let server = Server::start(|_, _| created()).await.expect("loopback");
    let server = &server;
    let check = async |limit: usize, end: &str| {
        let client = builder(server).max_violations(limit).build();
        let empty = ExternalMappingRequest::new("", "", "", "", "");
        let error = client
            .expect("right")
            .create_external_mapping(&empty)
            .await
            .expect_err("it is invalid");
        let violations = error.violations().expect("violations");
        assert_eq!((violations.iter().count(), violations.count()), (limit, 10));
        assert!(error.to_string().ends_with(end), "{error}");
    };
    check(3, "; and 7 more").await;
    check(0, "it is invalid: 10 violations").await;
}

#[tokio::test]
async fn answers_are_validated_when_asked_for() {
    let bad = json!({"id": "1", "dtCreated": "yesterday", "roundingMode": "SIDEWAYS"});
    let server = Server::start(move |_, _| Reply::json(200, &bad))
        .await
        .expect("loopback");
    let body = CurrencyRequest::new("x");
    let read = client(&server)
        .create_currency(&body)
        .await
        .expect("it can be read");
    assert_eq!(read.dt_created.map(|time| time.is_valid()), Some(false));

    let strict = builder(&server)
        .validate_responses(true)
        .build()
        .expect("right");
    let error = strict
        .create_currency(&body)
        .await
        .expect_err("it is invalid");
    assert!(matches!(error, Error::InvalidResponse(_)));
    let violations = error.violations().expect("violations");
    assert_eq!(
        list(violations),
        ["/dtCreated format", "/roundingMode enum"]
    );
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    assert!(!format!("{error} {error:?}").contains("yesterday"));
}
