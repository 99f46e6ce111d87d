//! Views: what requests and answers have of a type, where that is not the same.
//!
//! A member that only answers hold must not be demanded of a request, and the other way round. A type that is used on
//! one side only simply does not demand it. One that is used on both sides, and demands such a member, becomes two:
//! the type itself, for answers, and one for requests, named after it; and so does all that holds it on both sides.

use std::collections::HashMap;

use super::share::{for_each_part, for_each_use};
use crate::ir::api::Operation;
use crate::ir::body::Body;
use crate::ir::reach;
use crate::ir::types::{Additional, Kind, NamePath, Object, Property, Type, TypeId, VariantTest};

/// Where a type is used.
#[derive(Clone, Copy, Default)]
struct Sides {
    requests: bool,
    answers: bool,
}

/// Gives requests types of their own where they need some, and takes back what one side cannot be asked for.
pub(super) fn split(types: &mut Vec<Type>, operations: &mut [Operation]) {
    let sides = sides(types, operations);
    let split = to_split(types, &sides);
    let mut views: HashMap<TypeId, TypeId> = HashMap::new();
    for id in &split {
        let view = TypeId(u32::try_from(types.len()).expect("fewer than 2^32 types"));
        let mut ty = types[id.index()].clone();
        let is_object = matches!(ty.kind, Kind::Object(_));
        if is_object && ty.docs.summary.is_none() && ty.docs.description.is_none() {
            ty.docs.description = Some(format!("{} in requests.", in_words(&ty.name)));
        }
        ty.name = in_requests(&ty.name);
        types.push(ty);
        views.insert(*id, view);
    }
    let mut was_split = vec![false; sides.len()];
    for id in &split {
        was_split[id.index()] = true;
    }
    // What requests alone hold leads to the views, too.
    for (index, ty) in types.iter_mut().enumerate() {
        let is_view = index >= sides.len();
        let side = sides.get(index).copied().unwrap_or_default();
        if is_view || (side.requests && !side.answers) {
            for_each_part(&mut ty.kind, |part| {
                *part = views.get(part).copied().unwrap_or(*part);
            });
        }
        let was_split = was_split.get(index).copied().unwrap_or_default();
        if let Kind::Object(object) = &mut ty.kind {
            let requests = is_view || (side.requests && !was_split);
            let answers = !is_view && (side.answers || !side.requests);
            demand(object, requests, answers, is_view || was_split);
        }
    }
    relax_tests(types);
    for operation in operations {
        for_each_use_in_requests(operation, |id| *id = views.get(id).copied().unwrap_or(*id));
    }
}

fn sides(types: &[Type], operations: &mut [Operation]) -> Vec<Sides> {
    let mut sides = vec![Sides::default(); types.len()];
    for id in reach::in_requests(types, operations) {
        sides[id.index()].requests = true;
    }
    let mut answers = Vec::new();
    for operation in operations {
        let mut sent = 0;
        for_each_use_in_requests(operation, |_| sent += 1);
        let mut used = Vec::new();
        for_each_use(operation, |id| used.push(*id));
        // Parameters and bodies are visited first.
        answers.extend(used.into_iter().skip(sent));
    }
    for id in reach::reachable(types, answers) {
        sides[id.index()].answers = true;
    }
    sides
}

/// Visits what an operation sends.
fn for_each_use_in_requests(operation: &mut Operation, mut visit: impl FnMut(&mut TypeId)) {
    let parameters = operation.parameters.iter_mut();
    parameters.for_each(|parameter| visit(&mut parameter.ty));
    let bodies = operation.body.iter_mut().flat_map(Body::types_mut);
    bodies.for_each(visit);
}

/// The types on both sides that demand what one side does not have, and those that lead to them; a fixed point, since
/// types may be recursive.
fn to_split(types: &[Type], sides: &[Sides]) -> Vec<TypeId> {
    let both = |id: &TypeId| sides[id.index()].requests && sides[id.index()].answers;
    let ids: Vec<TypeId> = (0..).map(TypeId).take(types.len()).filter(both).collect();
    let mut split: Vec<bool> = types
        .iter()
        .map(|ty| demands_of_one_side(&ty.kind))
        .collect();
    loop {
        let mut changed = false;
        for id in &ids {
            if !split[id.index()] {
                let mut parts = reach::parts(types, *id).into_iter();
                split[id.index()] = parts.any(|part| split[part.index()] && both(&part));
                changed |= split[id.index()];
            }
        }
        if !changed {
            return ids.into_iter().filter(|id| split[id.index()]).collect();
        }
    }
}

fn demands_of_one_side(kind: &Kind) -> bool {
    let Kind::Object(object) = kind else {
        return false;
    };
    let mut properties = object.properties.iter();
    properties.any(|property| property.required && property.read_only != property.write_only)
}

/// Takes back demands that a side cannot fulfil; of a type that was split, the member goes with them, unless nothing
/// else could hold it.
fn demand(object: &mut Object, requests: bool, answers: bool, split: bool) {
    let open = object.additional == Additional::Any;
    let foreign = |property: &Property| {
        let only = property.read_only != property.write_only;
        only && (if property.read_only {
            !answers
        } else {
            !requests
        })
    };
    if split && open {
        object.properties.retain(|property| !foreign(property));
    }
    for property in &mut object.properties {
        let shared = requests && answers;
        let one_sided = property.read_only != property.write_only;
        if one_sided && (shared || foreign(property)) {
            property.required = false;
        }
    }
}

/// Alternatives are not told by members that are demanded no longer.
fn relax_tests(types: &mut [Type]) {
    for index in 0..types.len() {
        let Kind::Union(union) = &types[index].kind else {
            continue;
        };
        let mut union = union.clone();
        for variant in &mut union.variants {
            let VariantTest::Shape(shapes) = &mut variant.test else {
                continue;
            };
            let mut target = variant.ty;
            while let Kind::Alias(next) = types[target.index()].kind {
                target = next;
            }
            if let Kind::Object(object) = &types[target.index()].kind {
                let demanded = |name: &String| {
                    let mut properties = object.properties.iter();
                    properties.any(|property| property.name == *name && property.required)
                };
                for shape in shapes {
                    shape.required.retain(demanded);
                }
            }
        }
        types[index].kind = Kind::Union(union);
    }
}

/// The name of the view for requests: `Pet` and `request`.
fn in_requests(name: &NamePath) -> NamePath {
    let mut name = name.clone();
    match &mut name {
        NamePath::Component(word) | NamePath::Given(word) => word.push_str(" request"),
        NamePath::Inline(words) => {
            if let Some(last) = words.last_mut() {
                last.push_str(" request");
            }
        }
    }
    name
}

fn in_words(name: &NamePath) -> String {
    match name {
        NamePath::Component(name) | NamePath::Given(name) => format!("The schema {name}"),
        NamePath::Inline(words) => words.join(" "),
    }
}
