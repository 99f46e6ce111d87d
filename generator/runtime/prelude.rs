//! What the file of every model uses. A large API has thousands of models, and an import costs the compiler as much as
//! a method: one line in each file instead of ten is a twentieth of what the crate takes to check.

pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
pub use serde_json::{Map, Value};

pub use super::check::length_in;
pub use super::decode::{self, Decode, DecodeError, Object};
pub use super::encode::ObjectWriter;
pub use super::report;
pub use super::rule::Rule;
pub use super::validate::{At, Validate, Violations};
