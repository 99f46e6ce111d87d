//! Schemas as data, for what the types of models cannot show: a value is checked in its JSON form.
//!
//! Each pair of a schema and a value is looked at once, so that the time stays proportional to both.

use serde::Serialize;
use serde_json::Value;

use super::rule::{Keyword, Rule};
use super::schema_walk::Walk;
use super::validate::{At, Violations};

/// A schema of the document.
#[derive(Debug)]
pub struct Schema {
    /// Where it stands, as a URI fragment.
    pub place: &'static str,
    /// What it demands. What is left over by others is looked at last.
    pub tests: &'static [Test],
}

/// Names a schema by its position in the table.
pub type Index = usize;

/// A schema that another one holds.
#[derive(Debug)]
pub enum Part {
    /// The one at a position of the table.
    Ref(Index),
    /// One that demands this, and stands under the keyword that holds it.
    Here(&'static [Test]),
}

pub use Part::{Here, Ref};

/// A member of an object: its name, its position in the document, and what is demanded of it.
pub type Member = (&'static str, usize, Part);

/// Whether a text matches a pattern.
pub type Matches = fn(&str) -> bool;

/// A keyword of a schema.
#[derive(Debug)]
pub enum Test {
    /// `false` as a schema, with the keyword that holds it.
    Never(Keyword),
    /// `type`
    Types(&'static [&'static str]),
    /// `type: integer` in OpenAPI 3.0, which means numbers that are written without a fraction.
    Unfractioned,
    /// `enum` of texts.
    Texts(&'static [&'static str]),
    /// `enum`, as JSON.
    Values(&'static [&'static str]),
    /// `const` of a text.
    Text(&'static str),
    /// `const`, as JSON.
    Value(&'static str),
    /// Lengths, bounds, patterns, formats and counts.
    Rules(&'static [Rule]),
    /// `format` of a text: its name, and what tells whether a text has it.
    Format(&'static str, Matches),
    /// `format` of an integer: its name, and the least and the greatest value.
    Width(&'static str, i128, i128),
    /// `allOf` and `$ref`
    AllOf(&'static [Index]),
    /// `anyOf`
    AnyOf(&'static [Part]),
    /// `oneOf`
    OneOf(&'static [Part]),
    /// `not`
    Not(Index),
    /// `if`, `then` and `else`
    If(Index, Option<Index>, Option<Index>),
    /// `required`, sorted.
    Required(&'static [&'static str]),
    /// `required`, of members that only answers have, sorted.
    RequiredInAnswers(&'static [&'static str]),
    /// `required`, of members that only requests have, sorted.
    RequiredInRequests(&'static [&'static str]),
    /// `dependentRequired`
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `dependentSchemas`
    DependentSchemas(&'static [(&'static str, Index)]),
    /// `properties`, `patternProperties` and `additionalProperties`, which look at each other.
    Members {
        /// By name, sorted by it.
        named: &'static [Member],
        /// By pattern.
        patterns: &'static [(Matches, Index)],
        /// All others.
        others: Option<Part>,
    },
    /// `propertyNames`
    PropertyNames(Index),
    /// `prefixItems` and `items`
    Items(&'static [Index], Option<Part>),
    /// `contains`, `minContains` and `maxContains`
    Contains(Index, usize, usize),
    /// `unevaluatedItems`
    UnevaluatedItems(Index),
    /// `unevaluatedProperties`
    UnevaluatedProperties(Index),
}

/// Adds what `value`, which stands at `at`, violates of a schema, unless it has been reported already.
pub fn check<T: Serialize + ?Sized>(
    value: &T,
    schemas: &'static [Schema],
    schema: Index,
    at: &At<'_>,
    out: &mut Violations,
) {
    check_object(value, &[], schemas, schema, at, out);
}

/// Whether `value` violates nothing of a schema; if it does, that is added.
pub fn fits<T: Serialize + ?Sized>(
    value: &T,
    schemas: &'static [Schema],
    schema: Index,
    at: &At<'_>,
    out: &mut Violations,
) -> bool {
    fits_object(value, &[], schemas, schema, at, out)
}

/// As [`check`], for an object with these members, whose violations are put in the order of the document.
pub fn check_object<T: Serialize + ?Sized>(
    value: &T,
    members: &[&str],
    schemas: &'static [Schema],
    schema: Index,
    at: &At<'_>,
    out: &mut Violations,
) {
    fits_object(value, members, schemas, schema, at, out);
}

fn fits_object<T: Serialize + ?Sized>(
    value: &T,
    members: &[&str],
    schemas: &'static [Schema],
    schema: Index,
    at: &At<'_>,
    out: &mut Violations,
) -> bool {
    match serde_json::to_value(value) {
        Ok(value) => check_json(&value, members, schemas, schema, at, out),
        // Nothing that a schema speaks of: it cannot be sent either.
        Err(_) => true,
    }
}

/// Not generic, so that it is compiled once.
fn check_json(
    value: &Value,
    members: &[&str],
    schemas: &'static [Schema],
    schema: Index,
    at: &At<'_>,
    out: &mut Violations,
) -> bool {
    // Where only the verdict counts, nothing is told; else as much as is asked for, and what has been told already.
    let limit = match out.limit {
        0 => 0,
        limit => limit.max(Violations::DEFAULT_LIMIT),
    };
    let mut found = Violations::with_limit(limit);
    Walk::report(schemas, None, schema, value, at, &mut found);
    let holds = found.is_empty();
    if !holds {
        out.merge(found, &at.pointer(), members);
    }
    holds
}
