//! Texts whose types stand for a format: a value is checked by one call, whatever such texts are in it.

use std::collections::BTreeMap;

use super::place::Place;
use super::validate::{At, Violations};

/// A value that is a text of a format that its type knows, or has such texts as its items or values.
pub trait Formatted {
    /// Checks the format of each text in the value, which stands at `at`; `schema` asks for it.
    fn check_format(&self, schema: &Place<'_>, at: &At<'_>, out: &mut Violations);
}

impl<T: Formatted> Formatted for Option<T> {
    #[inline]
    fn check_format(&self, schema: &Place<'_>, at: &At<'_>, out: &mut Violations) {
        if let Some(value) = self {
            value.check_format(schema, at, out);
        }
    }
}

impl<T: Formatted> Formatted for Vec<T> {
    fn check_format(&self, schema: &Place<'_>, at: &At<'_>, out: &mut Violations) {
        let schema = schema.of_parts("items");
        for (index, item) in self.iter().enumerate() {
            item.check_format(&schema, &at.item(index), out);
        }
    }
}

impl<T: Formatted> Formatted for BTreeMap<String, T> {
    fn check_format(&self, schema: &Place<'_>, at: &At<'_>, out: &mut Violations) {
        let schema = schema.of_parts("additionalProperties");
        for (name, value) in self {
            value.check_format(&schema, &at.member(name), out);
        }
    }
}
