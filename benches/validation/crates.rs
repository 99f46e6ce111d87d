//! The body as a type with the derives of other crates.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use garde::Validate as _;
use regex::Regex;
use serde::Deserialize;
use serde_json::Value;
use validator::Validate as _;

use crate::by_hand::PATTERN;

static CODE: LazyLock<Regex> = LazyLock::new(|| Regex::new(PATTERN).expect("the pattern is right"));

/// By `validator`.
#[derive(Deserialize, validator::Validate)]
#[serde(rename_all = "camelCase")]
pub struct Validated {
    #[validate(length(min = 1, max = 200))]
    name: String,
    #[validate(length(min = 1, max = 80), regex(path = *CODE))]
    code: String,
    #[validate(length(max = 100))]
    custom_fields: Option<BTreeMap<String, Value>>,
}

/// By `garde`.
#[derive(Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase")]
pub struct Guarded {
    #[garde(length(chars, min = 1, max = 200))]
    name: String,
    #[garde(length(chars, min = 1, max = 80), pattern(*CODE))]
    code: String,
    #[garde(length(max = 100))]
    custom_fields: Option<BTreeMap<String, Value>>,
}

/// Reads and validates by `garde`.
pub fn with_garde(body: &Value) -> Result<(), String> {
    let body: Guarded = crate::read(body);
    body.validate().map_err(|report| report.to_string())
}

/// Reads and validates by `validator`.
pub fn with_validator(body: &Value) -> Result<(), String> {
    let body: Validated = crate::read(body);
    body.validate().map_err(|report| report.to_string())
}
