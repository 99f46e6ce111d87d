//! From models to JSON.

use super::validate::{At, Validate, Violations};
use serde::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// Writes the members of a model, one by one, in the order of the document. The first error of the serializer
/// ends the writing; [`end`](Self::end) returns it.
pub struct ObjectWriter<S: Serializer> {
    members: Result<S::SerializeMap, S::Error>,
    names: Vec<&'static str>,
}

impl<S: Serializer> ObjectWriter<S> {
    /// Begins an object.
    pub fn new(serializer: S) -> Self {
        Self {
            members: serializer.serialize_map(None),
            names: Vec::new(),
        }
    }

    /// Writes a member that is always there.
    pub fn required<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.names.push(name);
        self.write(name, value);
    }

    /// Writes a member when it is there.
    pub fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(name, value);
        }
    }

    /// Writes the members that the document does not name. One that has the name of a member
    /// already written is left out, so that no name stands twice.
    pub fn rest<'m, T: Serialize + 'm>(
        &mut self,
        rest: impl IntoIterator<Item = (&'m String, &'m T)>,
    ) {
        for (name, value) in rest {
            if !self.names.contains(&name.as_str()) {
                self.write(name, value);
            }
        }
    }

    fn write<T: Serialize>(&mut self, name: &str, value: &T) {
        if let Ok(members) = &mut self.members {
            if let Err(error) = members.serialize_entry(name, value) {
                self.members = Err(error);
            }
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.members?.end()
    }
}

/// Writes an object with the member that tells what it is, unless it has that member already.
///
/// # Errors
/// Those of the serializer.
pub fn tagged<T: Serialize, S: Serializer>(
    value: &T,
    member: &'static str,
    tag: impl Into<Value>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut value = serde_json::to_value(value).map_err(S::Error::custom)?;
    if let Value::Object(members) = &mut value {
        members.entry(member).or_insert_with(|| tag.into());
    }
    value.serialize(serializer)
}

/// A request body that is sent as JSON: anything that can be written and checked.
pub trait JsonBody: Sync {
    /// The bytes to send.
    ///
    /// # Errors
    /// When a value has no form in JSON, such as a map whose keys are not strings.
    fn to_json(&self) -> Result<Vec<u8>, serde_json::Error>;

    /// Checks the body against the document.
    fn check(&self, out: &mut Violations);
}

impl<T: Serialize + Validate + Sync> JsonBody for T {
    fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    fn check(&self, out: &mut Violations) {
        self.validate_into(&At::ROOT, out);
    }
}
