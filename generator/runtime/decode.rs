//! From JSON to models, with the place of what does not fit.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::{Map, Value};

use super::validate::{At, Violations};

/// A type that can be read from a JSON value.
///
/// Reading asks for the shape only: members that are required, and the kind of each value.
/// Ranges, lengths, patterns and formats are the business of [`Validate`](super::validate::Validate).
pub trait Decode: Sized {
    /// Tells all that a value violates which cannot be read, where the crate has the schemas for it.
    const INSPECT: Option<Inspect> = None;

    /// Reads the type from `value`.
    ///
    /// # Errors
    /// When a required member is missing or a value has another type than the document says.
    fn decode(value: Value) -> Result<Self, DecodeError>;
}

/// Adds all that a value at a place violates.
pub type Inspect = fn(&Value, &At<'_>, &mut Violations);

/// Reads a model by way of its [`Decode`] implementation; the body of every `Deserialize` of a model.
///
/// # Errors
/// Those of the deserializer, and a [`DecodeError`] as a message.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::decode(Value::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// Reads a model from the bytes of a JSON document.
///
/// # Errors
/// When the bytes are not JSON, or the JSON has not the shape of `T`.
pub fn from_slice<T: Decode>(bytes: &[u8]) -> Result<T, DecodeError> {
    // What has been taken apart is read once more to be looked at as a whole: that costs the valid nothing.
    T::decode(parse(bytes)?).map_err(|error| match parse(bytes) {
        Ok(value) => error.inspected::<T>(&value),
        Err(error) => error,
    })
}

/// Reads a model from a JSON value.
///
/// # Errors
/// When the value has not the shape of `T`.
pub fn from_value<T: Decode>(value: Value) -> Result<T, DecodeError> {
    if T::INSPECT.is_none() {
        return T::decode(value);
    }
    T::decode(value.clone()).map_err(|error| error.inspected::<T>(&value))
}

/// Parses JSON, and says where it breaks off when it is not JSON.
fn parse(bytes: &[u8]) -> Result<Value, DecodeError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(DecodeError::because("JSON", "an empty body"));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let place = format!("line {} column {}", error.line(), error.column());
        let found = if error.is_eof() {
            format!("the end of the text at {place}")
        } else if error.to_string().starts_with("recursion limit") {
            format!("more than 128 levels at {place}")
        } else {
            format!("something else at {place}")
        };
        DecodeError::because("JSON", found)
    })
}

/// Why a JSON value could not be read: where, what was expected, and what kind of thing was found.
///
/// The value itself is never part of it, so that it can be logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// Reference tokens from the innermost outwards.
    path: Vec<String>,
    expected: &'static str,
    found: String,
    violations: Option<Box<Violations>>,
}

impl DecodeError {
    /// `value` is not what was `expected`; only the kind of `value` is kept.
    #[must_use]
    pub fn unexpected(expected: &'static str, value: &Value) -> Self {
        Self::because(expected, kind(value))
    }

    /// Something was `expected` and something else was `found`, said in words.
    #[must_use]
    pub fn because(expected: &'static str, found: impl Into<String>) -> Self {
        Self {
            path: Vec::new(),
            expected,
            found: found.into(),
            violations: None,
        }
    }

    /// The same error, seen from the object or array that holds the value under `token`.
    #[must_use]
    pub fn within(mut self, token: impl Into<String>) -> Self {
        self.path.push(token.into());
        self
    }

    /// The same error, with all that `value` violates.
    fn inspected<T: Decode>(mut self, value: &Value) -> Self {
        if let Some(inspect) = T::INSPECT {
            let mut found = Violations::new();
            inspect(value, &At::ROOT, &mut found);
            self.violations = (!found.is_empty()).then(|| Box::new(found));
        }
        self
    }

    /// All that the whole value violates, where the crate was generated with `values` in `[validation]`. What is
    /// allowed by the document and does not fit the type is not among it.
    #[must_use]
    pub fn violations(&self) -> Option<&Violations> {
        self.violations.as_deref()
    }

    /// The place in the decoded document, a JSON Pointer (RFC 6901); empty for the whole document.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for token in self.path.iter().rev() {
            pointer.push('/');
            pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
        }
        pointer
    }

    /// What the document says should be there.
    #[must_use]
    pub fn expected(&self) -> &str {
        self.expected
    }

    /// What kind of thing was there instead, such as `null` or `a number`.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.pointer())?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)?;
        match self.violations.as_ref().map_or(0, |found| found.count()) {
            0 | 1 => Ok(()),
            count => write!(f, "; {count} violations in all"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// The kind of a JSON value, in words.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// The members of a JSON object, taken one by one by a model that is being read.
///
/// A mistake in a member that may be absent is kept until the next step that can fail, so that code which reads dozens
/// of them has one way out and not dozens. The first mistake is the one that is told.
#[derive(Debug)]
pub struct Object {
    members: Map<String, Value>,
    mistake: Option<DecodeError>,
}

impl Object {
    /// Takes `value` apart.
    ///
    /// # Errors
    /// When `value` is not an object.
    pub fn new(value: Value) -> Result<Self, DecodeError> {
        match value {
            Value::Object(members) => Ok(Self {
                members,
                mistake: None,
            }),
            other => Err(DecodeError::unexpected("an object", &other)),
        }
    }

    /// Takes a member that must be there.
    ///
    /// # Errors
    /// When it is missing, or has another type; and those of the members before it.
    pub fn required<T: Decode>(&mut self, name: &'static str) -> Result<T, DecodeError> {
        let value = self.take(name)?;
        T::decode(value).map_err(|error| error.within(name))
    }

    /// Takes a member that may be absent. `null` is taken as absent.
    pub fn optional<T: Decode>(&mut self, name: &'static str) -> Option<T> {
        match self.members.remove(name) {
            None | Some(Value::Null) => None,
            Some(value) => self.read(name, T::decode(value)),
        }
    }

    /// Takes a member that may be absent, null, or a value: `None`, `Some(None)` and `Some(Some(_))`.
    pub fn nullable<T: Decode>(&mut self, name: &'static str) -> Option<Option<T>> {
        let value = self.members.remove(name)?;
        self.read(name, Option::decode(value))
    }

    /// The members that nobody took: those that the document does not name.
    ///
    /// # Errors
    /// Those of the members before.
    pub fn rest(self) -> Result<Map<String, Value>, DecodeError> {
        self.mistake.map_or(Ok(self.members), Err)
    }

    /// The members that nobody took, all of one type.
    ///
    /// # Errors
    /// When one of them has another type; and those of the members before.
    pub fn typed_rest<T: Decode>(self) -> Result<BTreeMap<String, T>, DecodeError> {
        BTreeMap::decode(Value::Object(self.rest()?))
    }

    /// The value that was read, or nothing when that is a mistake.
    fn read<T>(&mut self, name: &'static str, read: Result<T, DecodeError>) -> Option<T> {
        read.map_err(|error| {
            self.mistake.get_or_insert_with(|| error.within(name));
        })
        .ok()
    }

    /// Not generic, so that it is compiled once.
    fn take(&mut self, name: &'static str) -> Result<Value, DecodeError> {
        if let Some(mistake) = self.mistake.take() {
            return Err(mistake);
        }
        self.members
            .remove(name)
            .ok_or_else(|| DecodeError::because("a required member", "nothing").within(name))
    }
}
