//! What violates nothing is validated without allocating anything.

mod counting;

use counting::allocations;
use m3ter_client::Validate;
use m3ter_client::models::{
    Currency, CurrencyRequest, ErrorResponse, ExternalMapping, ExternalMappingRequest, Product,
    ProductRequest,
};
use m3ter_client::runtime::decode::Decode;
use serde_json::{Value, json};

/// Asserts that a body is valid, and that nothing is allocated to see that.
#[track_caller]
fn check<T: Decode + Validate>(body: Value) {
    let body = T::decode(body).expect("the body has the members of the type");
    assert_eq!(allocations(|| body.validate()), (Ok(()), 0));
    assert_eq!(allocations(|| body.is_valid()), (true, 0));
}

#[test]
fn requests() {
    check::<ProductRequest>(json!({"name": "n", "code": "c"}));
    check::<ProductRequest>(json!({
        "name": "é".repeat(200),
        "code": "video_api 2026",
        "customFields": {"costCentre": "emea-7", "seats": 12, "share": 0.5},
        "version": 3,
        "another": {"a": [1, 2, 3]},
    }));
    check::<CurrencyRequest>(json!({
        "name": "US Dollar",
        "code": "Übertrag_1",
        "archived": false,
        "maxDecimalPlaces": 2,
        "roundingMode": "HALF_UP",
    }));
    check::<ExternalMappingRequest>(json!({
        "m3terEntity": "Account",
        "m3terId": "1",
        "externalSystem": "Stripe",
        "externalTable": "Customer",
        "externalId": "cus_1",
    }));
}

#[test]
fn answers() {
    let stored = |mut body: Value| {
        body["id"] = json!("6d1f1f5e-8a43-4a0e-9d62-0d4f3cfb5a11");
        body["version"] = json!(1);
        body["dtCreated"] = json!("2026-03-02T09:30:00.123456789+02:00");
        body["dtLastModified"] = json!("2016-12-31T23:59:60Z");
        body
    };
    check::<Product>(stored(json!({"name": "n", "code": "c"})));
    check::<Currency>(stored(json!({"name": "n", "roundingMode": "UP"})));
    check::<ExternalMapping>(stored(json!({
        "m3terEntity": "Account",
        "m3terId": "1",
        "externalSystem": "Stripe",
        "externalTable": "Customer",
        "externalId": "cus_1",
    })));
    check::<ErrorResponse>(json!({"message": "m"}));
}

/// The count is one: a violation is told in memory of its own, and where only the verdict counts, it is not told.
#[test]
fn violations() {
    let body = ProductRequest::new("", " ");
    let (outcome, count) = allocations(|| body.validate());
    let violations = outcome.expect_err("both are wrong");
    assert!(count >= violations.count(), "{count} allocations");
    assert_eq!(allocations(|| body.is_valid()), (false, 0));
}
