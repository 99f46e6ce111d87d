use super::Both;
use crate::diff::kinds;
use crate::diff::shape::{self, Shape};
use crate::diff::walk::Found;
use crate::diff::words;
use crate::model::{Model, SchemaId, TypeSet};

impl Both<'_> {
    /// Whether the emitted type has another name, though it says the same.
    pub(super) fn named(&mut self, old: &[SchemaId], new: &[SchemaId]) {
        if !has_type(&self.old) || !has_type(&self.new) || self.old.types != self.new.types {
            return;
        }
        let before = name(self.old_model, old);
        let after = name(self.new_model, new);
        if before == after {
            return;
        }
        let message = match (&before, &after) {
            (Some(before), Some(after)) if self.subject.to_string() == *after => {
                format!("`{before}` is called `{after}` now")
            }
            (Some(before), Some(after)) => {
                format!(
                    "`{}` is called `{after}`, and was called `{before}`",
                    self.subject
                )
            }
            (None, Some(after)) => {
                // The name itself says nothing of where it is.
                let place = old.first().map(|id| self.old_model.origin(*id));
                let subject = place.map_or_else(
                    || self.subject.to_string(),
                    |place| words::subject(place, self.old_model),
                );
                format!("`{subject}` has the name `{after}` now")
            }
            (Some(before), None) => format!("`{}` no longer has the name `{before}`", self.subject),
            (None, None) => return,
        };
        let places = (
            old.first().map(|id| self.old_model.origin(*id).clone()),
            new.first().map(|id| self.new_model.origin(*id).clone()),
        );
        self.found(Found::new(&kinds::TYPE_RENAMED, message).at(places.0, places.1));
    }
}

/// Whether a shape becomes a type of its own: an object with members, a list of values, or a union.
fn has_type(shape: &Shape<'_>) -> bool {
    shape.types == TypeSet::OBJECT && shape.any(|part| !part.properties.is_empty())
        || shape.any(|part| {
            part.enumeration
                .as_ref()
                .is_some_and(|values| values.len() > 1)
        })
        || !shape.unions.is_empty()
}

/// The name of the component that a schema is, or merely points at.
fn name(model: &Model, node: &[SchemaId]) -> Option<String> {
    let [mut id] = *node else { return None };
    for _ in 0..64 {
        let schema = model.schema(id);
        if let Some(name) = model.component_at(&schema.origin) {
            return Some(name);
        }
        if let Some(named) = model.named.iter().find(|named| named.id == id) {
            return Some(named.name.clone());
        }
        id = shape::pointed_at(model, schema)?;
    }
    None
}
