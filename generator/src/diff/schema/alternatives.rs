//! Which alternatives of two unions are the same.

use std::collections::HashMap;

use crate::diff::shape::{self, Shape};
use crate::diff::words;
use crate::model::{Model, SchemaId};

/// What an alternative is called: its component, its title, its tag, or what it looks like.
pub(super) fn label(model: &Model, id: SchemaId) -> String {
    if let Some(name) = name(model, id) {
        return name;
    }
    let shape = Shape::of(model, &[id]);
    let mut text = words::types(shape.types, shape.untyped);
    let names: Vec<&str> = shape
        .properties()
        .into_iter()
        .map(|(name, _)| name)
        .take(3)
        .collect();
    if !names.is_empty() {
        text.push_str(" with ");
        text.push_str(&names.join(", "));
    }
    text
}

/// What tells an alternative from others whatever it looks like.
fn name(model: &Model, id: SchemaId) -> Option<String> {
    let id = shape::meant(model, [id]).first().copied().unwrap_or(id);
    if let Some(name) = model.component_at(model.origin(id)) {
        return Some(name);
    }
    let id = shape::alone(model, id);
    if let Some(name) = model.component_at(model.origin(id)) {
        return Some(name);
    }
    let schema = model.schema(id);
    if let Some(title) = &schema.title {
        return Some(title.clone());
    }
    let mut constants = schema.properties.iter().filter_map(|(_, id)| {
        let schema = model.schema(*id);
        let only = schema
            .enumeration
            .as_deref()
            .filter(|values| values.len() == 1);
        schema
            .constant
            .clone()
            .or_else(|| only.map(|values| values[0].clone()))
    });
    constants.next().map(|tag| tag.to_string())
}

/// Pairs of the same, those that are gone, and those that are new.
type Matched = (Vec<(SchemaId, SchemaId)>, Vec<SchemaId>, Vec<SchemaId>);

/// Which alternatives are the same, which are gone, and which are new: by name first, then by what they look like, and
/// then by what is most like them.
pub(super) fn matched(
    old_model: &Model,
    old: &[SchemaId],
    new_model: &Model,
    new: &[SchemaId],
) -> Matched {
    let mut pairs = Vec::new();
    let (old, new) = paired(
        (old, |id| name(old_model, id)),
        (new, |id| name(new_model, id)),
        &mut pairs,
    );
    if old.is_empty() || new.is_empty() {
        return (pairs, old, new);
    }
    let (mut removed, mut added) = paired(
        (&old, |id| Some(looks(old_model, id))),
        (&new, |id| Some(looks(new_model, id))),
        &mut pairs,
    );
    added.retain(|id| {
        let likest = removed
            .iter()
            .position(|before| alike(old_model, *before, new_model, *id));
        match likest {
            Some(place) => {
                pairs.push((removed.remove(place), *id));
                false
            }
            None => true,
        }
    });
    (pairs, removed, added)
}

/// Pairs those that are called the same, in their order; returns the others.
fn paired(
    (old, old_key): (&[SchemaId], impl Fn(SchemaId) -> Option<String>),
    (new, new_key): (&[SchemaId], impl Fn(SchemaId) -> Option<String>),
    pairs: &mut Vec<(SchemaId, SchemaId)>,
) -> (Vec<SchemaId>, Vec<SchemaId>) {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, id) in old.iter().enumerate().rev() {
        if let Some(key) = old_key(*id) {
            places.entry(key).or_default().push(place);
        }
    }
    let mut kept = vec![false; old.len()];
    let mut added = Vec::new();
    for id in new {
        let place = new_key(*id).and_then(|key| places.get_mut(&key)?.pop());
        if let Some(place) = place {
            kept[place] = true;
            pairs.push((old[place], *id));
        } else {
            added.push(*id);
        }
    }
    let removed = old.iter().zip(kept).filter(|(_, kept)| !kept);
    (removed.map(|(id, _)| *id).collect(), added)
}

/// What can be seen of an alternative without going into it.
fn looks(model: &Model, id: SchemaId) -> String {
    let shape = Shape::of(model, &[id]);
    let mut names: Vec<&str> = shape
        .properties()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    names.sort_unstable();
    let values = shape.parts.iter().flat_map(|part| {
        let listed = part.enumeration.iter().flatten();
        listed.chain(&part.constant).map(ToString::to_string)
    });
    let mut values: Vec<String> = values.collect();
    values.sort_unstable();
    let format = shape.first(|part| part.format.as_deref());
    let types = words::types(shape.types, shape.untyped);
    format!(
        "{types} {:?} {names:?} {values:?}",
        format.map(|(_, format)| format)
    )
}

/// Whether two alternatives with different names say mostly the same.
fn alike(old_model: &Model, old: SchemaId, new_model: &Model, new: SchemaId) -> bool {
    let old = Shape::of(old_model, &[old]);
    let new = Shape::of(new_model, &[new]);
    if old.types != new.types {
        return false;
    }
    let names = |shape: &Shape<'_>| -> Vec<String> {
        shape
            .properties()
            .into_iter()
            .map(|(name, _)| name.to_owned())
            .collect()
    };
    let (before, after) = (names(&old), names(&new));
    if before.is_empty() && after.is_empty() {
        // Scalars and lists are told apart by their type alone.
        return old.types.len() == 1;
    }
    let shared = after.iter().filter(|name| before.contains(name)).count();
    2 * shared >= before.len().max(after.len())
}
