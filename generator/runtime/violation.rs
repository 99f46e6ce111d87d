//! Violated constraints.

use std::borrow::Cow;
use std::fmt;

use super::place::Place;
use super::rule::{Keyword, Limit, Rule};
use super::validate::At;
use super::words;

/// One violated constraint. It never holds the value that violates it.
#[derive(Clone, Debug)]
pub struct Violation {
    pointer: String,
    schema: Stated,
    keyword: Keyword,
    finding: Finding,
}

/// The place of a schema. One pointer is made of its parts when somebody asks for it.
#[derive(Clone, Debug)]
enum Stated {
    /// The whole place.
    Whole(&'static str),
    /// That of a member of the object at a place, by its name.
    Member(&'static str, &'static str),
    /// A place that was put together.
    Made(Box<str>),
}

/// What is said of a value where there must be none.
const FORBIDDEN: &str = "nothing is allowed here";

/// What is wrong. Words are made of it when somebody asks for them, since they cost more than all the rest.
#[derive(Clone, Debug)]
enum Finding {
    /// What a rule demands, and how many characters, items or members there are.
    Limit(Limit, usize),
    /// That the schema is `false`.
    Forbidden,
    /// Words that were given.
    Words(Cow<'static, str>),
}

impl Violation {
    /// A violation of `keyword` at `at`.
    #[must_use]
    pub fn new(
        at: &At<'_>,
        keyword: Keyword,
        schema: &'static str,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::found(
            at,
            keyword,
            &Place::Whole(schema),
            Finding::Words(message.into()),
        )
    }

    #[inline]
    fn found(at: &At<'_>, keyword: Keyword, schema: &Place<'_>, finding: Finding) -> Self {
        let schema = match *schema {
            Place::Whole(schema) => Stated::Whole(schema),
            Place::Member(&Place::Whole(object), name) => Stated::Member(object, name),
            _ => Stated::Made(schema.to_text().into()),
        };
        Self {
            pointer: at.pointer(),
            schema,
            keyword,
            finding,
        }
    }

    /// The place in the value, a JSON Pointer (RFC 6901): `/code` in a body, `/path/orgId` or
    /// `/query/pageSize` for a parameter.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The place of the schema in the document, as a URI fragment with a JSON Pointer.
    #[must_use]
    pub fn schema(&self) -> Cow<'_, str> {
        match &self.schema {
            Stated::Whole(place) => Cow::Borrowed(place),
            Stated::Member(object, name) => {
                Cow::Owned(Place::Member(&Place::Whole(object), name).to_text())
            }
            Stated::Made(place) => Cow::Borrowed(place),
        }
    }

    /// The keyword that is violated.
    #[must_use]
    pub fn keyword(&self) -> Keyword {
        self.keyword
    }

    /// The place of the keyword in the document, a JSON Pointer; a schema that is `false` has none, and stands for it.
    pub(super) fn place(&self) -> String {
        let schema = self.schema();
        let schema = schema.trim_start_matches('#');
        match self.finding {
            Finding::Forbidden => schema.to_owned(),
            _ => format!("{schema}/{}", self.keyword),
        }
    }

    /// What is wrong, in words, with the limit and without the value.
    #[must_use]
    pub fn message(&self) -> Cow<'static, str> {
        match &self.finding {
            Finding::Limit(limit, count) => words::of(self.keyword, *limit, *count).into(),
            Finding::Forbidden => FORBIDDEN.into(),
            Finding::Words(words) => words.clone(),
        }
    }
}

/// Violations are equal when they say the same.
impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        self.pointer == other.pointer
            && self.schema() == other.schema()
            && self.keyword == other.keyword
            && self.message() == other.message()
    }
}

impl Eq for Violation {}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message();
        if self.pointer.is_empty() {
            write!(f, "{message} ({})", self.keyword)
        } else {
            write!(f, "{}: {message} ({})", self.pointer, self.keyword)
        }
    }
}

/// The violations of one value, up to a limit; those beyond it are only counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations {
    pub(super) list: Vec<Violation>,
    pub(super) limit: usize,
    pub(super) count: usize,
}

impl Violations {
    /// How many violations are kept unless another limit is asked for.
    pub const DEFAULT_LIMIT: usize = 100;

    /// None yet, with the default limit.
    #[must_use]
    pub const fn new() -> Self {
        Self::with_limit(Self::DEFAULT_LIMIT)
    }

    /// None yet; at most `limit` are kept.
    #[must_use]
    pub const fn with_limit(limit: usize) -> Self {
        Self {
            list: Vec::new(),
            limit,
            count: 0,
        }
    }

    /// Adds a violation of `rule` at `at`, whose value has `count` characters, items or members, where the rule is
    /// about them.
    pub fn add_limit(&mut self, rule: &Rule, at: &At<'_>, count: usize) {
        let schema = Place::Whole(rule.schema);
        self.add_placed(rule.keyword, rule.limit, &schema, at, count);
    }

    /// The same for a keyword and its limit, in the schema at a place.
    #[inline]
    pub fn add_placed(
        &mut self,
        keyword: Keyword,
        limit: Limit,
        schema: &Place<'_>,
        at: &At<'_>,
        count: usize,
    ) {
        self.count += 1;
        if self.list.len() < self.limit {
            let finding = Finding::Limit(limit, count);
            self.list
                .push(Violation::found(at, keyword, schema, finding));
        }
    }

    /// Adds a violation of `keyword` at `at`; `message` is asked for only when it is kept.
    pub fn add(
        &mut self,
        keyword: Keyword,
        schema: &Place<'_>,
        at: &At<'_>,
        message: impl FnOnce() -> String,
    ) {
        self.count += 1;
        if self.list.len() < self.limit {
            let finding = Finding::Words(message().into());
            self.list
                .push(Violation::found(at, keyword, schema, finding));
        }
    }

    /// Adds that nothing is allowed at `at`, since the schema there is `false`; `keyword` holds that.
    pub fn forbid(&mut self, keyword: Keyword, schema: &Place<'_>, at: &At<'_>) {
        self.count += 1;
        if self.list.len() < self.limit {
            self.list
                .push(Violation::found(at, keyword, schema, Finding::Forbidden));
        }
    }

    /// Adds a violation.
    pub fn push(&mut self, violation: Violation) {
        self.count += 1;
        if self.list.len() < self.limit {
            self.list.push(violation);
        }
    }

    /// Whether nothing is violated.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many constraints are violated, those beyond the limit included.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The violations that were kept, in the order of the document.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// The violations at the place `pointer`.
    pub fn at<'a>(&'a self, pointer: &'a str) -> impl Iterator<Item = &'a Violation> {
        self.list
            .iter()
            .filter(move |violation| violation.pointer == pointer)
    }
}

impl Default for Violations {
    fn default() -> Self {
        Self::new()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.list.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        match self.count - self.list.len() {
            0 => Ok(()),
            1 if self.list.is_empty() => f.write_str("1 violation"),
            count if self.list.is_empty() => write!(f, "{count} violations"),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl std::error::Error for Violations {}
