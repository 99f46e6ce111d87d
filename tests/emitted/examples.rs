//! The examples in `spec/openapi.yaml` are valid: the emitted types read them, find nothing wrong, and write them as
//! they were.

use std::path::Path;

use m3ter_client::Validate;
use m3ter_client::models::{
    Currency, CurrencyRequest, ErrorResponse, ExternalMapping, ExternalMappingRequest, Product,
    ProductRequest,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn document() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
    let text = std::fs::read_to_string(path).expect("the document can be read");
    serde_yaml::from_str(&text).expect("the document is YAML")
}

#[track_caller]
fn check<T: DeserializeOwned + Serialize + Validate>(example: &Value) {
    let value: T =
        serde_json::from_value(example.clone()).expect("the example has the shape of the type");
    if let Err(violations) = value.validate() {
        panic!("the example violates its schema: {violations}");
    }
    assert_eq!(
        &serde_json::to_value(&value).expect("models are JSON"),
        example
    );
}

/// The example of the body that an operation takes, or of the answer to it.
fn of_operation<'d>(document: &'d Value, path: &str, part: &str) -> &'d Value {
    let path = path.replace('/', "~1");
    document
        .pointer(&format!(
            "/paths/{path}/post/{part}/content/application~1json/example"
        ))
        .expect("every body has an example")
}

#[test]
fn bodies_and_answers() {
    let document = document();
    let products = "/organizations/{orgId}/products";
    let currencies = "/organizations/{orgId}/picklists/currency";
    let mappings = "/organizations/{orgId}/externalmappings";
    check::<ProductRequest>(of_operation(&document, products, "requestBody"));
    check::<Product>(of_operation(&document, products, "responses/200"));
    check::<CurrencyRequest>(of_operation(&document, currencies, "requestBody"));
    check::<Currency>(of_operation(&document, currencies, "responses/200"));
    check::<ExternalMappingRequest>(of_operation(&document, mappings, "requestBody"));
    check::<ExternalMapping>(of_operation(&document, mappings, "responses/200"));
    for answer in ["Refused", "Failed"] {
        let pointer = format!("/components/responses/{answer}/content/application~1json/example");
        check::<ErrorResponse>(
            document
                .pointer(&pointer)
                .expect("every answer has an example"),
        );
    }
}

/// The examples of members, put together, are a valid body.
#[test]
fn members() {
    #[track_caller]
    fn of<T: DeserializeOwned + Serialize + Validate>(document: &Value, schema: &str) {
        let members = document
            .pointer(&format!("/components/schemas/{schema}/properties"))
            .and_then(Value::as_object)
            .expect("the schema is an object");
        let body: serde_json::Map<String, Value> = members
            .iter()
            .filter_map(|(name, member)| Some((name.clone(), member.get("example")?.clone())))
            .collect();
        check::<T>(&Value::Object(body));
    }
    let document = document();
    of::<ProductRequest>(&document, "ProductRequest");
    of::<CurrencyRequest>(&document, "CurrencyRequest");
    of::<ExternalMappingRequest>(&document, "ExternalMappingRequest");
}
