//! Sizes: where a `Box` has to stand so that an enum is not as large as its largest variant in each of its values.

use std::collections::HashSet;

use super::recursion::{held, is_held};
use super::types::leaf;
use crate::ir::{Api, Kind, TypeId};

/// A variant that exceeds the next largest one by more bytes is boxed. Clippy's limit is 200 (`large_enum_variant`);
/// sizes are estimates, as they depend on how the compiler lays types out and on features of `serde_json`.
const MOST_EXCESS: usize = 128;

/// A pointer.
const POINTER: usize = 8;

/// `String`, `Vec` and maps.
const CONTAINER: usize = 24;

/// `serde_json::Value`
const VALUE: usize = 32;

/// Adds the pairs of a union and a variant that is much larger than the others to `boxed`, which holds the pairs on
/// circles already. Returns the sizes of all types.
pub(super) fn box_large_variants(
    api: &Api,
    boxed: &mut HashSet<(TypeId, TypeId)>,
) -> Vec<Option<usize>> {
    let mut sizes: Vec<Option<usize>> = vec![None; api.types.len()];
    for root in api.ids() {
        // The walk keeps its own stack, since documents may be deep.
        let mut walk = vec![root];
        while let Some(id) = walk.last().copied() {
            let missing: Vec<TypeId> = held(api, id)
                .into_iter()
                .filter(|part| !boxed.contains(&(id, *part)) && sizes[part.index()].is_none())
                .collect();
            if missing.is_empty() {
                sizes[id.index()] = Some(size(api, id, &sizes, boxed));
                walk.pop();
            } else {
                walk.extend(missing);
            }
        }
    }
    sizes
}

/// Which variants of an enum of answers have to be boxed: the sizes of those that hold a model are given.
pub(super) fn variants_to_box(sizes: &[Option<usize>]) -> Vec<usize> {
    let mut variants: Vec<(usize, Option<usize>)> = sizes
        .iter()
        .enumerate()
        .map(|(index, size)| size.map_or((VALUE, None), |size| (size, Some(index))))
        .collect();
    variants.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    let mut found = Vec::new();
    for (place, (size, index)) in variants.iter().enumerate() {
        let next = variants.get(place + 1).map_or(0, |(size, _)| *size);
        match index {
            Some(index) if *size > next + MOST_EXCESS => found.push(*index),
            _ => break,
        }
    }
    found
}

/// The size of a type whose parts are known.
fn size(
    api: &Api,
    id: TypeId,
    sizes: &[Option<usize>],
    boxed: &mut HashSet<(TypeId, TypeId)>,
) -> usize {
    match &api.get(id).kind {
        Kind::Object(object) => {
            let members = object
                .properties
                .iter()
                .map(|property| part(api, id, property.ty, sizes, boxed));
            members.sum::<usize>() + CONTAINER
        }
        Kind::Tuple(items) => {
            let items = items.iter();
            items.map(|item| part(api, id, *item, sizes, boxed)).sum()
        }
        Kind::Union(union) => {
            // Not in the document: the variant that holds what is unknown.
            let mut variants = vec![(VALUE, None)];
            for variant in &union.variants {
                let target = leaf(api, variant.ty).0;
                let holds_model = is_held(&api.get(target).kind);
                let size = part(api, id, variant.ty, sizes, boxed);
                variants.push((size, holds_model.then_some(target)));
            }
            variants.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
            let mut largest = VALUE;
            for pair in variants.windows(2) {
                let ((size, model), (next, _)) = (pair[0], pair[1]);
                largest = size;
                match model {
                    Some(model) if size > next + MOST_EXCESS => boxed.insert((id, model)),
                    _ => break,
                };
                largest = next;
            }
            largest + POINTER
        }
        Kind::Alias(_) => part(api, id, id, sizes, boxed),
        kind => plain(kind),
    }
}

/// The size of what stands for a part of a type.
fn part(
    api: &Api,
    holder: TypeId,
    ty: TypeId,
    sizes: &[Option<usize>],
    boxed: &HashSet<(TypeId, TypeId)>,
) -> usize {
    let target = leaf(api, ty).0;
    if boxed.contains(&(holder, target)) {
        return POINTER;
    }
    // All parts that are held are known by now; others are scalars and containers.
    sizes[target.index()].unwrap_or_else(|| plain(&api.get(target).kind))
}

/// The size of a type that holds no model.
fn plain(kind: &Kind) -> usize {
    match kind {
        Kind::Any | Kind::Null => VALUE,
        Kind::Boolean => 1,
        Kind::Integer(_) | Kind::Number(_) | Kind::IntegerEnum(_) => 16,
        _ => CONTAINER,
    }
}
