use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::Both;
use crate::diff::kinds;
use crate::diff::shape::Shape;
use crate::diff::walk::Found;
use crate::model::{Schema, TypeSet};

/// A bound of one side.
#[derive(Clone, Debug, PartialEq)]
struct Bound {
    value: Number,
    excluded: bool,
}

/// Which of two bounds allows less.
#[derive(Clone, Copy)]
enum Side {
    Lower,
    Upper,
}

impl Side {
    /// A bound of whole numbers as the last one that it allows: more than 0 is 1 or more.
    fn inclusive(self, bound: &Bound) -> Option<i64> {
        let value = bound.value.as_i64()?;
        match (bound.excluded, self) {
            (false, _) => Some(value),
            (true, Self::Lower) => value.checked_add(1),
            (true, Self::Upper) => value.checked_sub(1),
        }
    }

    /// How much `one` allows, compared with `other`.
    fn room(self, one: &Bound, other: &Bound) -> Ordering {
        let exact = match (one.value.as_i64(), other.value.as_i64()) {
            (Some(one), Some(other)) => Some(one.cmp(&other)),
            _ => one.value.as_f64().partial_cmp(&other.value.as_f64()),
        };
        let by_value = exact.unwrap_or(Ordering::Equal);
        let by_value = match self {
            Self::Lower => by_value.reverse(),
            Self::Upper => by_value,
        };
        by_value.then(other.excluded.cmp(&one.excluded))
    }
}

type Read = fn(&Schema) -> Option<Bound>;

fn count(value: Option<u64>) -> Option<Bound> {
    let value = Number::from(value?);
    Some(Bound {
        value,
        excluded: false,
    })
}

fn number(value: Option<&(Number, bool)>) -> Option<Bound> {
    let (value, excluded) = value?;
    Some(Bound {
        value: value.clone(),
        excluded: *excluded,
    })
}

const NUMBERS: TypeSet = TypeSet::NUMBER;
const TEXTS: TypeSet = TypeSet::STRING;
const LISTS: TypeSet = TypeSet::ARRAY;
const OBJECTS: TypeSet = TypeSet::OBJECT;

/// Every keyword that bounds something, with the types that it bounds and the bound that means nothing.
const LIMITS: &[(&str, TypeSet, Side, Option<u64>, Read)] = &[
    ("minimum", NUMBERS, Side::Lower, None, |schema| {
        number(schema.minimum.as_ref())
    }),
    ("maximum", NUMBERS, Side::Upper, None, |schema| {
        number(schema.maximum.as_ref())
    }),
    ("minLength", TEXTS, Side::Lower, Some(0), |schema| {
        count(schema.min_length)
    }),
    ("maxLength", TEXTS, Side::Upper, None, |schema| {
        count(schema.max_length)
    }),
    ("minItems", LISTS, Side::Lower, Some(0), |schema| {
        count(schema.min_items)
    }),
    ("maxItems", LISTS, Side::Upper, None, |schema| {
        count(schema.max_items)
    }),
    ("minProperties", OBJECTS, Side::Lower, Some(0), |schema| {
        count(schema.min_properties)
    }),
    ("maxProperties", OBJECTS, Side::Upper, None, |schema| {
        count(schema.max_properties)
    }),
    ("minContains", LISTS, Side::Lower, Some(1), |schema| {
        count(schema.further.contains.and(schema.further.min_contains))
    }),
    ("maxContains", LISTS, Side::Upper, None, |schema| {
        count(schema.further.contains.and(schema.further.max_contains))
    }),
];

/// The tightest bound of a shape.
fn tightest(shape: &Shape<'_>, side: Side, nothing: Option<u64>, read: Read) -> Option<Bound> {
    let bounds = shape.parts.iter().filter_map(|part| read(part));
    let bound = bounds.min_by(|one, other| side.room(one, other))?;
    (nothing.map(Number::from) != Some(bound.value.clone()) || bound.excluded).then_some(bound)
}

impl Both<'_> {
    /// Bounds of numbers, lengths and counts, `pattern`, `multipleOf` and `uniqueItems`.
    pub(super) fn limits(&mut self) {
        // A bound of what the value never is means nothing.
        let both = self.old.types.intersect(self.new.types);
        for (keyword, of, side, nothing, read) in LIMITS {
            if both.intersect(*of).is_empty() {
                continue;
            }
            let old = tightest(&self.old, *side, *nothing, *read);
            let new = tightest(&self.new, *side, *nothing, *read);
            let last = |bound: &Option<Bound>| side.inclusive(bound.as_ref()?);
            let whole = both == TypeSet::INTEGER && last(&old).is_some();
            if old == new || whole && last(&old) == last(&new) {
                continue;
            }
            // A bound that means something by itself when it is not given is compared as it is.
            let (old, new) = match (*keyword, old, new) {
                ("minContains", None, Some(new)) => (count(*nothing), Some(new)),
                ("minContains", Some(old), None) => (Some(old), count(*nothing)),
                (_, old, new) => (old, new),
            };
            let show = |bound: &Bound| {
                let word = if bound.excluded { " (excluded)" } else { "" };
                format!("{}{word}", bound.value)
            };
            let subject = self.subject;
            let (kind, message) = match (&old, &new) {
                (None, Some(new)) => (
                    &kinds::LIMIT_ADDED,
                    format!("`{subject}` has a `{keyword}` of {} now", show(new)),
                ),
                (Some(old), None) => (
                    &kinds::LIMIT_REMOVED,
                    format!("`{subject}` no longer has a `{keyword}` of {}", show(old)),
                ),
                (Some(old), Some(new)) => {
                    let kind = match side.room(new, old) {
                        Ordering::Less => &kinds::LIMIT_TIGHTENED,
                        Ordering::Greater => &kinds::LIMIT_LOOSENED,
                        Ordering::Equal => continue,
                    };
                    let message = format!(
                        "`{keyword}` of `{subject}` is {} and was {}",
                        show(new),
                        show(old)
                    );
                    (kind, message)
                }
                (None, None) => continue,
            };
            let has = |part: &Schema| read(part).is_some();
            let (before, after) = (self.old.place(keyword, has), self.new.place(keyword, has));
            self.found(Found::new(kind, message).at(before, after).detail(*keyword));
        }
        if both.contains(TEXTS) {
            self.pattern();
        }
        if !both.intersect(NUMBERS).is_empty() {
            self.multiple();
        }
        if both.contains(LISTS) {
            self.unique();
        }
    }

    fn pattern(&mut self) {
        let patterns = |shape: &Shape<'_>| {
            let mut all: Vec<String> = shape
                .parts
                .iter()
                .filter_map(|part| part.pattern.clone())
                .collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (old, new) = (patterns(&self.old), patterns(&self.new));
        if old == new {
            return;
        }
        let has = |part: &Schema| part.pattern.is_some();
        let (before, after) = (
            self.old.place("pattern", has),
            self.new.place("pattern", has),
        );
        let subject = self.subject;
        let (kind, message) = match (&old[..], &new[..]) {
            ([], [new, ..]) => (
                &kinds::PATTERN_ADDED,
                format!("`{subject}` has to match `{new}` now"),
            ),
            ([old, ..], []) => (
                &kinds::PATTERN_REMOVED,
                format!("`{subject}` no longer has to match `{old}`"),
            ),
            // Anything is what everything matches.
            (_, [new]) if matches!(new.as_str(), ".*" | "^.*$" | "") => (
                &kinds::PATTERN_REMOVED,
                format!("`{subject}` has to match `{new}`, which everything does"),
            ),
            ([old, ..], [new, ..]) => (
                &kinds::PATTERN_CHANGED,
                format!("`{subject}` has to match `{new}`, and had to match `{old}`"),
            ),
            ([], []) => return,
        };
        self.found(Found::new(kind, message).at(before, after));
    }

    fn multiple(&mut self) {
        let read = |shape: &Shape<'_>| {
            shape
                .first(|part| part.multiple_of.clone())
                .map(|(_, of)| of)
        };
        let (old, new) = (read(&self.old), read(&self.new));
        let same = |one: &Number, other: &Number| one == other || one.as_f64() == other.as_f64();
        let has = |part: &Schema| part.multiple_of.is_some();
        let (before, after) = (
            self.old.place("multipleOf", has),
            self.new.place("multipleOf", has),
        );
        let subject = self.subject;
        let (kind, message) = match (&old, &new) {
            (None, Some(new)) => (
                &kinds::ASSERTION_ADDED,
                format!("`{subject}` has to be a multiple of {new} now"),
            ),
            (Some(old), None) => (
                &kinds::ASSERTION_REMOVED,
                format!("`{subject}` no longer has to be a multiple of {old}"),
            ),
            (Some(old), Some(new)) if !same(old, new) => {
                let kind = if divides(old, new) {
                    &kinds::LIMIT_LOOSENED
                } else if divides(new, old) {
                    &kinds::LIMIT_TIGHTENED
                } else {
                    &kinds::ASSERTION_CHANGED
                };
                (
                    kind,
                    format!(
                        "`{subject}` has to be a multiple of {new}, and had to be one of {old}"
                    ),
                )
            }
            _ => return,
        };
        self.found(
            Found::new(kind, message)
                .at(before, after)
                .detail("multipleOf"),
        );
    }

    fn unique(&mut self) {
        let unique = |part: &Schema| part.unique_items;
        let (old, new) = (self.old.any(unique), self.new.any(unique));
        if old == new {
            return;
        }
        let (before, after) = (
            self.old.place("uniqueItems", unique),
            self.new.place("uniqueItems", unique),
        );
        let (kind, word) = if new {
            (&kinds::ASSERTION_ADDED, "have to differ now")
        } else {
            (&kinds::ASSERTION_REMOVED, "no longer have to differ")
        };
        let message = format!("the items of `{}` {word}", self.subject);
        self.found(
            Found::new(kind, message)
                .at(before, after)
                .detail("uniqueItems"),
        );
    }
}

/// Whether every multiple of `old` is one of `new`.
fn divides(old: &Number, new: &Number) -> bool {
    let value = |number: &Number| {
        Value::Number(number.clone())
            .as_f64()
            .filter(|value| *value > 0.0)
    };
    let (Some(old), Some(new)) = (value(old), value(new)) else {
        return false;
    };
    let times = old / new;
    (times - times.round()).abs() < 1e-9 * times
}
