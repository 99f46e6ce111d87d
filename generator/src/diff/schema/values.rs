use std::fmt::Display;

use serde_json::Value;

use super::Both;
use crate::diff::change::{Bump, Directions, Wire};
use crate::diff::kinds;
use crate::diff::shape::{self, Place, Shape};
use crate::diff::walk::Found;
use crate::diff::words;
use crate::model::{Schema, SchemaId};

/// The values that a shape is limited to.
enum Values<'m> {
    Any,
    Constant(&'m Value),
    Listed(Vec<&'m Value>),
}

impl<'m> Values<'m> {
    fn of(shape: &Shape<'m>) -> Self {
        let mut listed: Option<Vec<&Value>> = None;
        for part in &shape.parts {
            let own = part.constant.as_ref().map(std::slice::from_ref);
            let Some(own) = own.or(part.enumeration.as_deref()) else {
                continue;
            };
            listed = Some(match listed {
                None => own.iter().collect(),
                Some(both) => both
                    .into_iter()
                    .filter(|value| own.contains(value))
                    .collect(),
            });
        }
        match listed {
            None => Self::Any,
            Some(mut values) => {
                // Whether null is allowed is said elsewhere.
                values.retain(|value| !value.is_null());
                match <[&Value; 1]>::try_from(values) {
                    Ok([value]) => Self::Constant(value),
                    Err(values) => Self::Listed(values),
                }
            }
        }
    }

    fn list(&self) -> &[&'m Value] {
        match self {
            Self::Any => &[],
            Self::Constant(value) => std::slice::from_ref(value),
            Self::Listed(values) => values,
        }
    }
}

impl Both<'_> {
    /// `enum`, `const` and `default`.
    pub(super) fn values(&mut self) {
        let (old, new) = (Values::of(&self.old), Values::of(&self.new));
        let places = (place(&self.old), place(&self.new));
        let subject = self.subject;
        let say = |both: &mut Self, kind, message: String, detail: String| {
            let found = Found::new(kind, message).at(places.0.clone(), places.1.clone());
            both.found(found.detail(detail));
        };
        match (&old, &new) {
            (Values::Any, Values::Any) => {}
            (Values::Any, Values::Constant(value)) => {
                let message = format!("`{subject}` is always {} now", words::value(value));
                say(self, &kinds::CONST_ADDED, message, String::new());
            }
            (Values::Constant(value), Values::Any) => {
                let message = format!("`{subject}` is no longer always {}", words::value(value));
                say(self, &kinds::CONST_REMOVED, message, String::new());
            }
            (Values::Constant(before), Values::Constant(after)) => {
                if before != after {
                    let (after, before) = (words::value(after), words::value(before));
                    let message = format!("`{subject}` is always {after} and was always {before}");
                    say(self, &kinds::CONST_CHANGED, message, String::new());
                }
            }
            (Values::Any, Values::Listed(values)) => {
                let message = format!("`{subject}` is one of {} values now", values.len());
                say(self, &kinds::ENUM_ADDED, message, String::new());
            }
            (Values::Listed(values), Values::Any) => {
                let message = format!("`{subject}` is no longer one of {} values", values.len());
                say(self, &kinds::ENUM_REMOVED, message, String::new());
            }
            (old, new) => {
                for value in new
                    .list()
                    .iter()
                    .filter(|value| !old.list().contains(value))
                {
                    let message = format!("`{subject}` can be {} now", words::value(value));
                    say(self, &kinds::ENUM_VALUE_ADDED, message, value.to_string());
                }
                for value in old
                    .list()
                    .iter()
                    .filter(|value| !new.list().contains(value))
                {
                    let message = format!("`{subject}` can no longer be {}", words::value(value));
                    say(self, &kinds::ENUM_VALUE_REMOVED, message, value.to_string());
                }
            }
        }
        let subject = self.subject;
        let found = default(&subject, &self.old, &self.new);
        if let Some(found) = found {
            // A parameter that is left out is what callers rely on most.
            let found = if self.parameter {
                found.wire(Wire::Breaking)
            } else {
                found
            };
            self.found(found.rust(Bump::Patch));
        }
    }

    /// The default of a member, which has an accessor of its own where it is read.
    pub(super) fn default_of(&mut self, subject: &dyn Display, old: &[SchemaId], new: &[SchemaId]) {
        if self.parameter {
            return;
        }
        let old = Shape::of(
            self.old_model,
            &shape::meant(self.old_model, old.iter().copied()),
        );
        let new = Shape::of(
            self.new_model,
            &shape::meant(self.new_model, new.iter().copied()),
        );
        if let Some(found) = default(subject, &old, &new) {
            let bump = found.kind.rust;
            self.found(found.rust_in(Directions::RESPONSE, bump, Bump::Patch));
        }
    }
}

/// Where it says which values it is limited to, or would.
fn place<'m>(shape: &Shape<'m>) -> Place<'m> {
    let constant = |part: &Schema| part.constant.is_some();
    if shape.any(constant) {
        shape.place("const", constant)
    } else {
        shape.place("enum", |part| part.enumeration.is_some())
    }
}

/// What changed of the value that stands for what is left out.
fn default(subject: &dyn Display, old: &Shape<'_>, new: &Shape<'_>) -> Option<Found> {
    let has = |part: &Schema| part.default.is_some();
    let (before, after) = (old.place("default", has), new.place("default", has));
    let old = old.first(|part| part.default.as_deref());
    let new = new.first(|part| part.default.as_deref());
    let (old, new) = (old.map(|(_, value)| value), new.map(|(_, value)| value));
    if old == new {
        return None;
    }
    let (kind, message) = match (old, new) {
        (None, Some(new)) => (
            &kinds::DEFAULT_ADDED,
            format!("`{subject}` is {} when it is left out", words::value(new)),
        ),
        (Some(old), None) => (
            &kinds::DEFAULT_REMOVED,
            format!(
                "`{subject}` is no longer {} when it is left out",
                words::value(old)
            ),
        ),
        (Some(old), Some(new)) => (
            &kinds::DEFAULT_CHANGED,
            format!(
                "`{subject}` is {} when it is left out, and was {}",
                words::value(new),
                words::value(old)
            ),
        ),
        (None, None) => return None,
    };
    Some(Found::new(kind, message).at(before, after))
}
