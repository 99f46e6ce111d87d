//! Lengths of texts. Documents have more of these rules than of all others, so that a value is checked by one call,
//! whatever texts are in it: a branch and a table for each member would be most of what it takes to compile the checks.

use std::collections::BTreeMap;

use super::check::length_in;
use super::place::Place;
use super::report;
use super::validate::{At, Violations};

/// How many characters a text may have, counted in Unicode scalar values.
#[derive(Clone, Copy, Debug)]
pub struct Length<'a> {
    /// The least number.
    pub least: usize,
    /// The greatest number.
    pub most: usize,
    /// The schema that says so.
    pub schema: &'a Place<'a>,
}

impl<'a> Length<'a> {
    /// `least` to `most`, as the schema at this place says.
    #[must_use]
    pub const fn new(least: usize, most: usize, schema: &'a Place<'a>) -> Self {
        Self {
            least,
            most,
            schema,
        }
    }
}

/// A value that is a text, or has texts as its items or values.
pub trait Texts {
    /// Checks the length of each text in the value, which stands at `at`.
    fn check_lengths(&self, length: Length<'_>, at: &At<'_>, out: &mut Violations);
}

impl Texts for str {
    #[inline]
    fn check_lengths(&self, length: Length<'_>, at: &At<'_>, out: &mut Violations) {
        if !length_in(self, length.least, length.most) {
            report::length(self, length, at, out);
        }
    }
}

impl Texts for String {
    #[inline]
    fn check_lengths(&self, length: Length<'_>, at: &At<'_>, out: &mut Violations) {
        self.as_str().check_lengths(length, at, out);
    }
}

impl<T: Texts> Texts for Option<T> {
    #[inline]
    fn check_lengths(&self, length: Length<'_>, at: &At<'_>, out: &mut Violations) {
        if let Some(value) = self {
            value.check_lengths(length, at, out);
        }
    }
}

impl<T: Texts> Texts for [T] {
    fn check_lengths(&self, length: Length<'_>, at: &At<'_>, out: &mut Violations) {
        let schema = length.schema.of_parts("items");
        let length = Length::new(length.least, length.most, &schema);
        for (index, item) in self.iter().enumerate() {
            item.check_lengths(length, &at.item(index), out);
        }
    }
}

impl<T: Texts> Texts for Vec<T> {
    fn check_lengths(&self, length: Length<'_>, at: &At<'_>, out: &mut Violations) {
        self.as_slice().check_lengths(length, at, out);
    }
}

impl<T: Texts> Texts for BTreeMap<String, T> {
    fn check_lengths(&self, length: Length<'_>, at: &At<'_>, out: &mut Violations) {
        let schema = length.schema.of_parts("additionalProperties");
        let length = Length::new(length.least, length.most, &schema);
        for (name, value) in self {
            value.check_lengths(length, &at.member(name), out);
        }
    }
}
