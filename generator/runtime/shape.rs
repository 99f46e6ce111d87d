//! Which alternative of a union a value is, where neither its JSON type nor a tag settles it.

use std::cell::Cell;

use serde_json::Value;

use super::decode::DecodeError;

/// How deep within each other several alternatives are tried; below, only the best one is, so that the time stays
/// proportional to the size of what is read.
const DEEPEST: u8 = 4;

/// What a value of an alternative looks like from outside.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    kind: Kind,
    values: &'static [&'static str],
    tags: &'static [(&'static str, &'static [&'static str])],
    required: &'static [&'static str],
    known: &'static [&'static str],
    items: &'static [Shape],
}

/// JSON types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Any,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// How badly a value fits a shape: the least is best.
type Misfit = (bool, usize, usize, usize);

impl Shape {
    const fn of(kind: Kind) -> Self {
        Self {
            kind,
            values: &[],
            tags: &[],
            required: &[],
            known: &[],
            items: &[],
        }
    }

    /// Any value.
    #[must_use]
    pub const fn any() -> Self {
        Self::of(Kind::Any)
    }

    /// `true` and `false`.
    #[must_use]
    pub const fn boolean() -> Self {
        Self::of(Kind::Boolean)
    }

    /// Numbers without a fraction.
    #[must_use]
    pub const fn integer() -> Self {
        Self::of(Kind::Integer)
    }

    /// Numbers.
    #[must_use]
    pub const fn number() -> Self {
        Self::of(Kind::Number)
    }

    /// Texts.
    #[must_use]
    pub const fn string() -> Self {
        Self::of(Kind::String)
    }

    /// Lists.
    #[must_use]
    pub const fn array() -> Self {
        Self::of(Kind::Array)
    }

    /// Objects.
    #[must_use]
    pub const fn object() -> Self {
        Self::of(Kind::Object)
    }

    /// Only these texts.
    #[must_use]
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }

    /// Members which, if they are there, have one of these values: texts as they are, others as JSON writes them.
    #[must_use]
    pub const fn tags(mut self, tags: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.tags = tags;
        self
    }

    /// Members that must be there.
    #[must_use]
    pub const fn required(mut self, required: &'static [&'static str]) -> Self {
        self.required = required;
        self
    }

    /// Members that the document names, of those that not all alternatives have.
    #[must_use]
    pub const fn known(mut self, known: &'static [&'static str]) -> Self {
        self.known = known;
        self
    }

    /// What the items of a list look like; the first one is looked at.
    #[must_use]
    pub const fn items(mut self, items: &'static [Shape]) -> Self {
        self.items = items;
        self
    }

    /// How well `value` fits; none when it cannot be of this shape.
    fn misfit(&self, value: &Value) -> Option<Misfit> {
        let (mut unknown, mut lacking, mut absent) = (0, usize::MAX, 0);
        match (self.kind, value) {
            (Kind::Any, _) => return Some((true, 0, lacking, 0)),
            (Kind::Boolean, Value::Bool(_)) => {}
            (Kind::Integer, Value::Number(number)) => {
                number.as_f64().filter(|number| number.fract() == 0.0)?;
            }
            // An integer is a number too; a shape of integers fits better.
            (Kind::Number, Value::Number(_)) => unknown = 1,
            (Kind::String, Value::String(text)) => {
                if !self.values.is_empty() && !self.values.contains(&text.as_str()) {
                    return None;
                }
                unknown = usize::from(self.values.is_empty());
            }
            (Kind::Array, Value::Array(items)) => {
                if let Some(first) = items.first() {
                    let fits = |shape: &Shape| shape.misfit(first).is_some();
                    if !self.items.is_empty() && !self.items.iter().any(fits) {
                        return None;
                    }
                }
                unknown = usize::from(self.items.is_empty());
            }
            (Kind::Object, Value::Object(members)) => {
                for (name, values) in self.tags {
                    if members
                        .get(*name)
                        .is_some_and(|value| !is_one(value, values))
                    {
                        return None;
                    }
                }
                if !self.required.iter().all(|name| members.contains_key(*name)) {
                    return None;
                }
                let known = self
                    .known
                    .iter()
                    .filter(|name| members.contains_key(**name));
                let known = known.count();
                unknown = members.len() - known.min(members.len());
                lacking -= self.required.len() + self.tags.len();
                absent = self.known.len() - known;
            }
            _ => return None,
        }
        Some((false, unknown, lacking, absent))
    }
}

fn is_one(value: &Value, values: &[&str]) -> bool {
    match value {
        Value::String(text) => values.contains(&text.as_str()),
        other => values.contains(&other.to_string().as_str()),
    }
}

/// Reads `value` as the alternative that it fits best: the one whose required members are all there and that leaves
/// the fewest members unknown; of several, the first that can be read. `read` is given the number of the alternative,
/// and `usize::MAX` for none of them.
///
/// # Errors
/// Those of `read`.
pub fn decode<T>(
    value: Value,
    shapes: &'static [(usize, Shape)],
    read: fn(usize, Value) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let order = order(&value, shapes);
    let (best, others) = match order.split_first() {
        None => return read(usize::MAX, value),
        Some((best, [])) => return read(*best, value),
        Some(found) => found,
    };
    let nested = Nested::enter();
    if let Ok(found) = read(*best, value.clone()) {
        return Ok(found);
    }
    for other in others.iter().filter(|_| nested.may_try()) {
        if let Ok(found) = read(*other, value.clone()) {
            return Ok(found);
        }
    }
    read(usize::MAX, value)
}

/// The alternatives that `value` can be, the best one first.
fn order(value: &Value, shapes: &[(usize, Shape)]) -> Vec<usize> {
    let mut fits: Vec<(Misfit, usize)> = shapes
        .iter()
        .filter_map(|(index, shape)| Some((shape.misfit(value)?, *index)))
        .collect();
    fits.sort_unstable();
    let mut order = Vec::new();
    for (_, index) in fits {
        if !order.contains(&index) {
            order.push(index);
        }
    }
    order
}

thread_local! {
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

/// One union within others while it is read.
struct Nested {
    depth: u8,
}

impl Nested {
    fn enter() -> Self {
        let depth = DEPTH.get();
        DEPTH.set(depth.saturating_add(1));
        Self { depth }
    }

    fn may_try(&self) -> bool {
        self.depth < DEEPEST
    }
}

impl Drop for Nested {
    fn drop(&mut self) {
        DEPTH.set(self.depth);
    }
}
