//! Types of other crates as parts of models.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::decode::DecodeError;

/// Reads a type by its `Deserialize`. What that has to say is not kept, since it may repeat the value.
///
/// # Errors
/// When `value` is nothing that the type can be read from; `expected` is what to call the type.
pub fn decode<T: DeserializeOwned>(
    value: &Value,
    expected: &'static str,
) -> Result<T, DecodeError> {
    T::deserialize(value).map_err(|_| DecodeError::unexpected(expected, value))
}
