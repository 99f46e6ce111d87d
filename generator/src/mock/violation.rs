//! What is wrong in a request.

use std::fmt;

use serde_json::{Value, json};

use crate::instance::Misfit;
use crate::wire::ParameterLocation;

/// Something in a request that the document does not allow. It never repeats the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// `path`, `query`, `querystring`, `header`, `cookie` or `body`.
    pub place: &'static str,
    /// The parameter; none for the body.
    pub name: Option<String>,
    /// Where in the value, as a JSON Pointer.
    pub pointer: String,
    /// The keyword that is violated.
    pub keyword: String,
    /// What is wrong.
    pub message: String,
    /// Where the document says so, as a URI fragment with a JSON Pointer.
    pub schema: Option<String>,
}

impl Violation {
    pub(super) fn of_body(keyword: &str, message: impl Into<String>) -> Self {
        Self {
            place: "body",
            name: None,
            pointer: String::new(),
            keyword: keyword.to_owned(),
            message: message.into(),
            schema: None,
        }
    }

    pub(super) fn of_parameter(
        location: ParameterLocation,
        name: &str,
        keyword: &str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            place: location.as_str(),
            name: Some(name.to_owned()),
            ..Self::of_body(keyword, message)
        }
    }

    /// What a value violates, at the place of this.
    pub(super) fn misfit(&self, misfit: &Misfit) -> Self {
        Self {
            place: self.place,
            name: self.name.clone(),
            pointer: misfit.path.clone(),
            keyword: misfit.keyword(),
            message: misfit.message(),
            schema: Some(format!("#{}", misfit.rule.pointer)),
        }
    }

    pub(super) fn json(&self) -> Value {
        let mut value = json!({"in": self.place});
        if let Some(name) = &self.name {
            value["name"] = Value::from(name.as_str());
        }
        value["pointer"] = Value::from(self.pointer.as_str());
        value["keyword"] = Value::from(self.keyword.as_str());
        value["message"] = Value::from(self.message.as_str());
        if let Some(schema) = &self.schema {
            value["schema"] = Value::from(schema.as_str());
        }
        value
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.place)?;
        if let Some(name) = &self.name {
            write!(f, " `{name}`")?;
        }
        if !self.pointer.is_empty() {
            write!(f, " at {}", self.pointer)?;
        }
        write!(f, ": {}", self.message)
    }
}
