//! Which types lead to which.

use super::api::{Api, Operation};
use super::body::Body;
use super::received::Received;
use super::types::{Additional, Kind, Type, TypeId};

/// What the requests of `operations` are made of: parameters and bodies, and all that these lead to.
#[must_use]
pub fn in_requests(types: &[Type], operations: &[Operation]) -> Vec<TypeId> {
    let bodies = operations
        .iter()
        .flat_map(|operation| &operation.body)
        .flat_map(Body::types);
    let parameters = operations
        .iter()
        .flat_map(|operation| &operation.parameters)
        .map(|parameter| parameter.ty);
    reachable(types, bodies.chain(parameters))
}

/// What answers, and requests to the caller, are made of, and all that these lead to.
#[must_use]
pub fn in_answers(api: &Api) -> Vec<TypeId> {
    let responses = api
        .operations
        .iter()
        .flat_map(|operation| &operation.responses);
    let answers = responses.flat_map(|response| &response.media);
    let received = api.webhooks.iter().chain(&api.callbacks);
    let received = received.flat_map(Received::types);
    let roots = answers.map(|media| media.ty).chain(received);
    reachable(&api.types, roots)
}

/// The types that are reachable from `roots`, in the order in which they are met.
#[must_use]
pub fn reachable(types: &[Type], roots: impl IntoIterator<Item = TypeId>) -> Vec<TypeId> {
    let mut seen = vec![false; types.len()];
    let mut found = Vec::new();
    let mut pending: Vec<TypeId> = roots.into_iter().collect();
    pending.reverse();
    while let Some(id) = pending.pop() {
        if std::mem::replace(&mut seen[id.index()], true) {
            continue;
        }
        found.push(id);
        let mut parts = parts(types, id);
        parts.reverse();
        pending.append(&mut parts);
    }
    found
}

/// What a type is made of.
#[must_use]
pub fn parts(types: &[Type], id: TypeId) -> Vec<TypeId> {
    match &types[id.index()].kind {
        Kind::Alias(target) | Kind::Array(target) | Kind::Map(target) => vec![*target],
        Kind::Object(object) => {
            let additional = match object.additional {
                Additional::Typed(ty) => Some(ty),
                Additional::Any | Additional::Forbidden => None,
            };
            object
                .properties
                .iter()
                .map(|property| property.ty)
                .chain(additional)
                .collect()
        }
        Kind::Tuple(items) => items.clone(),
        Kind::Union(union) => union.variants.iter().map(|variant| variant.ty).collect(),
        _ => Vec::new(),
    }
}
