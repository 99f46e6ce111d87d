//! The body as a JSON Schema.

use jsonschema::Validator;

/// The schema, made ready at run time.
pub fn compiled() -> Validator {
    let schema = include_str!("product.json");
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is right")
}

/// The schema, made ready when this is compiled.
#[jsonschema::validator(path = "validation/product.json")]
pub struct Macro;
