//! Schemas as they stand in the document, with which JSON is checked that no type has to hold.

use serde_json::Value;

use super::schema::{Index, Schema};
use super::schema_walk::{Side, Walk};
use super::validate::{At, Violations};

/// A schema of the document.
#[derive(Clone, Copy, Debug)]
pub struct JsonSchema {
    schemas: &'static [Schema],
    index: Index,
    side: Option<Side>,
}

impl JsonSchema {
    /// The schema at a position of a table.
    #[must_use]
    pub const fn new(schemas: &'static [Schema], index: Index) -> Self {
        Self {
            schemas,
            index,
            side: None,
        }
    }

    /// The schema for what answers hold: required are also members that are `readOnly`.
    #[must_use]
    pub const fn in_answers(mut self) -> Self {
        self.side = Some(Side::Answer);
        self
    }

    /// The schema for what requests hold: required are also members that are `writeOnly`.
    #[must_use]
    pub const fn in_requests(mut self) -> Self {
        self.side = Some(Side::Request);
        self
    }

    /// Checks a value.
    ///
    /// # Errors
    /// All violations, in the order of the document, up to [`Violations::DEFAULT_LIMIT`].
    pub fn check(self, value: &Value) -> Result<(), Violations> {
        let mut out = Violations::new();
        self.check_into(value, &At::ROOT, &mut out);
        if out.is_empty() { Ok(()) } else { Err(out) }
    }

    /// Whether a value violates nothing.
    #[must_use]
    pub fn is_valid(self, value: &Value) -> bool {
        Walk::is_valid(self.schemas, self.side, self.index, value, &At::ROOT)
    }

    /// Adds every violation in `value`, which stands at `at`, to `out`.
    pub fn check_into(self, value: &Value, at: &At<'_>, out: &mut Violations) {
        Walk::report(self.schemas, self.side, self.index, value, at, out);
    }
}

/// Adds what a value of an answer violates.
pub fn answer(
    schemas: &'static [Schema],
    index: Index,
    value: &Value,
    at: &At<'_>,
    out: &mut Violations,
) {
    let schema = JsonSchema::new(schemas, index);
    schema.in_answers().check_into(value, at, out);
}

/// Adds what a value of a request violates.
pub fn request(
    schemas: &'static [Schema],
    index: Index,
    value: &Value,
    at: &At<'_>,
    out: &mut Violations,
) {
    let schema = JsonSchema::new(schemas, index);
    schema.in_requests().check_into(value, at, out);
}
