//! Secrets within models: texts that are sent and read like others, and never printed.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::decode::{self, Decode, DecodeError};
use super::secret::Secret;
use super::validate::Validate;

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl Decode for Secret {
    fn decode(value: Value) -> Result<Self, DecodeError> {
        String::decode(value).map(Self::new)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        decode::deserialize(deserializer)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

/// The holder of the value checks its constraints, because it knows the rules.
impl Validate for Secret {}
