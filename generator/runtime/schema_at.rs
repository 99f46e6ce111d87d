//! Checks that know the place of their schema: those that documents have most of, a line each.

use serde_json::{Map, Value};

use super::formatted::Formatted;
use super::length::{Length, Texts};
use super::place::Place;
use super::report;
use super::validate::{At, Violations};

/// A place in a value, and the place of the schema that speaks of it.
#[derive(Clone, Copy, Debug)]
pub struct SchemaAt<'a> {
    at: &'a At<'a>,
    schema: &'static str,
}

/// An object at a place in a value, and the place of its schema, which names its members.
#[derive(Clone, Copy, Debug)]
pub struct ObjectAt<'a> {
    at: &'a At<'a>,
    schema: &'static str,
}

impl At<'_> {
    /// The same place with that of a schema, as a URI fragment. Of a list or map, it is that of its items or values.
    #[must_use]
    pub const fn schema(&self, schema: &'static str) -> SchemaAt<'_> {
        SchemaAt { at: self, schema }
    }

    /// The same place with that of the schema of the object there, as a URI fragment.
    #[must_use]
    pub const fn object(&self, schema: &'static str) -> ObjectAt<'_> {
        ObjectAt { at: self, schema }
    }
}

impl SchemaAt<'_> {
    /// Checks that each text in `value` has at least `least` characters.
    #[inline]
    pub fn min_length<T: Texts + ?Sized>(self, value: &T, least: usize, out: &mut Violations) {
        self.length(value, least, usize::MAX, out);
    }

    /// Checks that each text in `value` has at most `most` characters.
    #[inline]
    pub fn max_length<T: Texts + ?Sized>(self, value: &T, most: usize, out: &mut Violations) {
        self.length(value, 0, most, out);
    }

    /// Checks that each text in `value` has `least` to `most` characters.
    #[inline]
    pub fn length<T: Texts + ?Sized>(
        self,
        value: &T,
        least: usize,
        most: usize,
        out: &mut Violations,
    ) {
        let schema = Place::Whole(self.schema);
        value.check_lengths(Length::new(least, most, &schema), self.at, out);
    }

    /// Checks that each text in `value` has the format that its type stands for.
    #[inline]
    pub fn format<T: Formatted + ?Sized>(self, value: &T, out: &mut Violations) {
        value.check_format(&Place::Whole(self.schema), self.at, out);
    }

    /// Reports that `value` is none of those that an enumeration lists, unless it is.
    pub fn unlisted(self, value: &str, listed: &'static [&'static str], out: &mut Violations) {
        report::unlisted(value, listed, self.schema, self.at, out);
    }

    /// Reports that `value` is none of those that an enumeration lists, unless it is.
    pub fn unlisted_integer(self, value: i64, listed: &'static [i64], out: &mut Violations) {
        report::unlisted_integer(value, listed, self.schema, self.at, out);
    }

    /// Reports that `value` is not the one that it has to be, unless it is.
    pub fn other(self, value: &str, constant: &'static [&'static str], out: &mut Violations) {
        report::other(value, constant, self.schema, self.at, out);
    }

    /// Reports that `value` is not the one that it has to be, unless it is.
    pub fn other_integer(self, value: i64, constant: &'static [i64], out: &mut Violations) {
        report::other_integer(value, constant, self.schema, self.at, out);
    }

    /// Reports `members` of an object that must not have any but those that its schema names.
    pub fn unknown(self, members: &Map<String, Value>, out: &mut Violations) {
        report::unknown(members, self.schema, self.at, out);
    }

    /// Reports that a value is none of the alternatives, of which it has to be exactly one, or at least one.
    pub fn unknown_alternative(self, exactly_one: bool, out: &mut Violations) {
        report::unknown_alternative(exactly_one, self.schema, self.at, out);
    }
}

impl ObjectAt<'_> {
    /// Checks that each text in the member `name` has at least `least` characters.
    #[inline]
    pub fn min_length<T: Texts + ?Sized>(
        self,
        name: &'static str,
        value: &T,
        least: usize,
        out: &mut Violations,
    ) {
        self.length(name, value, least, usize::MAX, out);
    }

    /// Checks that each text in the member `name` has at most `most` characters.
    #[inline]
    pub fn max_length<T: Texts + ?Sized>(
        self,
        name: &'static str,
        value: &T,
        most: usize,
        out: &mut Violations,
    ) {
        self.length(name, value, 0, most, out);
    }

    /// Checks that each text in the member `name` has `least` to `most` characters.
    #[inline]
    pub fn length<T: Texts + ?Sized>(
        self,
        name: &'static str,
        value: &T,
        least: usize,
        most: usize,
        out: &mut Violations,
    ) {
        let object = Place::Whole(self.schema);
        let schema = Place::Member(&object, name);
        let length = Length::new(least, most, &schema);
        value.check_lengths(length, &self.at.member(name), out);
    }

    /// Checks that each text in the member `name` has the format that its type stands for.
    #[inline]
    pub fn format<T: Formatted + ?Sized>(
        self,
        name: &'static str,
        value: &T,
        out: &mut Violations,
    ) {
        let object = Place::Whole(self.schema);
        let schema = Place::Member(&object, name);
        value.check_format(&schema, &self.at.member(name), out);
    }
}
