//! How deep types lie in each other, as the compiler sees them when it asks whether an answer can be sent to another
//! thread: it follows their parts, and gives up after 128 steps unless a crate allows more.

use std::collections::HashSet;

use super::recursion::is_held;
use crate::ir::{Additional, Api, Kind, TypeId};

/// Steps that a compiler goes if nothing is said; half of them are left for what callers have around a type, and as the
/// order in which types are looked at is the compiler's.
const USUAL: usize = 128;

/// Through an `Option` or a variant to what it holds.
const DIRECT: usize = 2;
/// The same through a `Box`.
const BOXED: usize = 5;
/// Through a `Vec`.
const LIST: usize = 3;
/// Through a map.
const MAP: usize = 8;

/// How many steps the crate has to allow; none where the usual number will do.
pub(super) fn recursion_limit(api: &Api, boxed: &HashSet<(TypeId, TypeId)>) -> Option<usize> {
    let deepest = deepest(api, boxed);
    (deepest > USUAL / 2).then(|| (2 * deepest).next_power_of_two().max(2 * USUAL))
}

/// The most steps from a type to a part of it, each part looked at once. The walk keeps its own stack, since documents
/// may be deep.
fn deepest(api: &Api, boxed: &HashSet<(TypeId, TypeId)>) -> usize {
    let mut seen = vec![false; api.types.len()];
    let mut deepest = 0;
    for root in api.ids() {
        let mut waiting = vec![(root, 0)];
        while let Some((id, steps)) = waiting.pop() {
            if std::mem::replace(&mut seen[id.index()], true) {
                continue;
            }
            deepest = deepest.max(steps);
            let parts = parts(api, id, boxed).into_iter().rev();
            waiting.extend(parts.map(|(part, more)| (part, steps + more)));
        }
    }
    deepest
}

/// The models that a type holds, in lists and maps as well, and how many steps away they are.
fn parts(api: &Api, id: TypeId, boxed: &HashSet<(TypeId, TypeId)>) -> Vec<(TypeId, usize)> {
    let (direct, further) = match &api.get(id).kind {
        Kind::Object(object) => {
            let further = match object.additional {
                Additional::Typed(value) => Some(value),
                _ => None,
            };
            let members = object.properties.iter().map(|property| property.ty);
            (members.collect(), further)
        }
        Kind::Tuple(items) => (items.clone(), None),
        Kind::Union(union) => {
            let variants = union.variants.iter().map(|variant| variant.ty);
            (variants.collect(), None)
        }
        _ => (Vec::new(), None),
    };
    let direct: Vec<TypeId> = direct;
    let direct = direct.into_iter().map(|part| held_by(api, part, 0));
    let further = further.map(|value| held_by(api, value, MAP));
    let held = direct.chain(further).flatten();
    held.map(|(part, steps)| {
        let own = if boxed.contains(&(id, part)) {
            BOXED
        } else {
            DIRECT
        };
        (part, steps + own)
    })
    .collect()
}

/// The model that a type is, or that its items are.
fn held_by(api: &Api, mut id: TypeId, mut steps: usize) -> Option<(TypeId, usize)> {
    loop {
        match &api.get(id).kind {
            Kind::Alias(target) => id = *target,
            Kind::Array(items) => (id, steps) = (*items, steps + LIST),
            Kind::Map(values) => (id, steps) = (*values, steps + MAP),
            kind => return is_held(kind).then_some((id, steps)),
        }
    }
}
