//! Recursive types: where a `Box` has to stand so that a type has a size.

use std::collections::HashSet;

use crate::ir::{Api, Kind, TypeId};

use super::types::leaf;

/// The pairs of a model and a model that it holds, directly or in an `Option`, which lie on a circle.
///
/// Lists and maps hold their items on the heap, so that a circle through them needs no box. Circles are the strongly
/// connected components of the graph of what holds what (Tarjan 1972).
pub(super) fn edges_to_box(api: &Api) -> HashSet<(TypeId, TypeId)> {
    let graph: Vec<Vec<usize>> = api
        .ids()
        .map(|id| held(api, id).iter().map(|id| id.index()).collect())
        .collect();
    let component = components(&graph);
    api.ids()
        .flat_map(|from| held(api, from).into_iter().map(move |to| (from, to)))
        .filter(|(from, to)| component[from.index()] == component[to.index()])
        .collect()
}

/// The models that a type holds within itself.
pub(super) fn held(api: &Api, id: TypeId) -> Vec<TypeId> {
    let direct: Vec<TypeId> = match &api.get(id).kind {
        Kind::Object(object) => {
            let members = object.properties.iter().map(|property| property.ty);
            members.collect()
        }
        Kind::Tuple(items) => items.clone(),
        Kind::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
        _ => Vec::new(),
    };
    direct
        .into_iter()
        .map(|ty| leaf(api, ty).0)
        .filter(|ty| is_held(&api.get(*ty).kind))
        .collect()
}

/// Whether values stand where they are held, with all their parts.
pub(super) fn is_held(kind: &Kind) -> bool {
    matches!(kind, Kind::Object(_) | Kind::Tuple(_) | Kind::Union(_))
}

/// The strongly connected component of each node; a node without an edge to itself that stands alone gets a number
/// that no edge of it shares. The walk keeps its own stack, since documents may be deep.
fn components(graph: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let mut order = vec![UNSEEN; graph.len()];
    let mut low = vec![0; graph.len()];
    let mut component = vec![UNSEEN; graph.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut counter = 0;
    for root in 0..graph.len() {
        if order[root] != UNSEEN {
            continue;
        }
        let mut walk: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some((node, next)) = walk.pop() {
            if next == 0 {
                order[node] = counter;
                low[node] = counter;
                counter += 1;
                open.push(node);
            }
            if let Some(target) = graph[node].get(next).copied() {
                walk.push((node, next + 1));
                if order[target] == UNSEEN {
                    walk.push((target, 0));
                } else if component[target] == UNSEEN {
                    low[node] = low[node].min(order[target]);
                }
                continue;
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
            if let Some((parent, _)) = walk.last() {
                low[*parent] = low[*parent].min(low[node]);
            }
        }
    }
    component
}
