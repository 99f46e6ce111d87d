//! Shares types that are written out in several places.
//!
//! A document that has no names for its parts repeats them: the same page of results, the same list of states, dozens
//! of times. Parts without a name that ask for the same become one type, called after the first place in the document,
//! so that what is added behind it, or differs from it, does not change its name. They ask for the same when shape,
//! rules and the documentation of their members agree, and when their place calls them the same: a `state` does not
//! become a `status` because both can be `open` and `closed`.

use std::collections::HashMap;

use crate::ir::api::{Docs, Operation};
use crate::ir::body::Body;
use crate::ir::types::{Additional, Kind, NamePath, Type, TypeId};

/// Words for parts that say nothing about what they are.
const STRUCTURAL_WORDS: [&str; 2] = ["item", "value"];

/// Makes every use of a type that `roots` or `operations` lead to one of the first of its equals.
pub(super) fn share(types: &mut [Type], roots: Vec<TypeId>, operations: &mut [Operation]) {
    let mut roots = roots;
    for operation in operations.iter_mut() {
        for_each_use(operation, |id| roots.push(*id));
    }
    let mut told = told_by_members(types);
    for root in &roots {
        told[root.index()] = false;
    }
    let order = parts_first(types, roots);
    let mut same: Vec<TypeId> = Vec::new();
    same.extend((0..).map(TypeId).take(types.len()));
    let mut known: HashMap<Shape, usize> = HashMap::new();
    let mut equals: Vec<Vec<TypeId>> = Vec::new();
    for id in &order {
        let ty = &types[id.index()];
        let mut kind = ty.kind.clone();
        for_each_part(&mut kind, |part| *part = same[part.index()]);
        if let Some(shape) = Shape::of(ty, kind, told[id.index()]) {
            let index = *known.entry(shape).or_insert(equals.len());
            if let Some(group) = equals.get_mut(index) {
                same[id.index()] = group[0];
                group.push(*id);
            } else {
                equals.push(vec![*id]);
            }
        }
    }
    // The walk met parts before wholes; ids were given in the order of the document.
    let mut first = same.clone();
    for group in equals {
        // Where nothing is written out, nothing is saved, and rules keep the place that they stand at.
        let named = group
            .first()
            .is_some_and(|id| is_written_out(&types[id.index()].kind));
        let least = group.iter().min().filter(|_| named);
        for id in &group {
            first[id.index()] = *least.unwrap_or(id);
        }
    }
    for id in order {
        for_each_part(&mut types[id.index()].kind, |part| {
            *part = first[part.index()];
        });
    }
    for operation in operations {
        for_each_use(operation, |id| *id = first[id.index()]);
    }
}

/// All that has to agree.
#[derive(PartialEq, Eq, Hash)]
struct Shape {
    words: Vec<String>,
    docs: Docs,
    kind: Kind,
    nullable: bool,
    format: Option<String>,
    rules: Vec<(&'static str, String)>,
    open: bool,
    constant: bool,
}

impl Shape {
    /// What has to agree with a part whose own parts are those of `same`; a named component is like nothing else.
    fn of(ty: &Type, same: Kind, told: bool) -> Option<Self> {
        // All of it is named, so that what is added to types has to be thought of here.
        let Type {
            origin: _,
            name: NamePath::Inline(words),
            docs,
            kind,
            nullable,
            format,
            rules,
            open,
            described: _,
            constant,
        } = ty
        else {
            return None;
        };
        Some(Self {
            words: own_words(kind, words).to_vec(),
            docs: if told { Docs::default() } else { docs.clone() },
            kind: same,
            nullable: *nullable,
            format: format.clone(),
            rules: rules
                .iter()
                .map(|rule| (rule.assertion.keyword(), rule.assertion.demand()))
                .collect(),
            open: *open,
            constant: *constant,
        })
    }
}

/// What the place itself calls a type that will have a name; `item` and `value` only together with what they are of.
fn own_words<'w>(kind: &Kind, words: &'w [String]) -> &'w [String] {
    if !is_written_out(kind) {
        return &[];
    }
    let structural = words
        .iter()
        .rev()
        .take_while(|word| STRUCTURAL_WORDS.contains(&word.as_str()))
        .count();
    &words[words.len().saturating_sub(structural + 1)..]
}

/// Whether types of this kind are written out, under a name.
fn is_written_out(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Object(_)
            | Kind::Tuple(_)
            | Kind::Union(_)
            | Kind::StringEnum(_)
            | Kind::IntegerEnum(_)
    )
}

/// For each type whether only members hold it: members repeat the documentation of their types, so that none is lost.
fn told_by_members(types: &mut [Type]) -> Vec<bool> {
    let mut told = vec![false; types.len()];
    for ty in types.iter() {
        if let Kind::Object(object) = &ty.kind {
            for property in &object.properties {
                told[property.ty.index()] = true;
            }
        }
    }
    for ty in types.iter_mut() {
        if !matches!(ty.kind, Kind::Object(_)) {
            for_each_part(&mut ty.kind, |part| told[part.index()] = false);
        }
    }
    told
}

/// The types that `roots` lead to, each behind its parts unless it is a part of them itself. The walk keeps its own
/// stack, since documents may be deep.
fn parts_first(types: &mut [Type], roots: Vec<TypeId>) -> Vec<TypeId> {
    let mut seen = vec![false; types.len()];
    let mut order = Vec::new();
    let mut walk: Vec<(TypeId, bool)> = roots.into_iter().rev().map(|id| (id, false)).collect();
    while let Some((id, done)) = walk.pop() {
        if done {
            order.push(id);
        } else if !std::mem::replace(&mut seen[id.index()], true) {
            walk.push((id, true));
            for_each_part(&mut types[id.index()].kind, |part| {
                walk.push((*part, false));
            });
        }
    }
    order
}

/// Visits what a type is made of.
pub(super) fn for_each_part(kind: &mut Kind, mut visit: impl FnMut(&mut TypeId)) {
    match kind {
        Kind::Alias(part) | Kind::Array(part) | Kind::Map(part) => visit(part),
        Kind::Object(object) => {
            for property in &mut object.properties {
                visit(&mut property.ty);
            }
            if let Additional::Typed(value) = &mut object.additional {
                visit(value);
            }
        }
        Kind::Tuple(items) => items.iter_mut().for_each(visit),
        Kind::Union(union) => {
            for variant in &mut union.variants {
                visit(&mut variant.ty);
            }
        }
        Kind::Any
        | Kind::Foreign(_)
        | Kind::Null
        | Kind::Boolean
        | Kind::Integer(_)
        | Kind::Number(_)
        | Kind::String(_)
        | Kind::StringEnum(_)
        | Kind::IntegerEnum(_) => {}
    }
}

/// Visits what an operation takes and answers.
pub(super) fn for_each_use(operation: &mut Operation, mut visit: impl FnMut(&mut TypeId)) {
    let parameters = operation.parameters.iter_mut();
    parameters.for_each(|parameter| visit(&mut parameter.ty));
    let bodies = operation.body.iter_mut().flat_map(Body::types_mut);
    bodies.for_each(&mut visit);
    for response in &mut operation.responses {
        let media = response.media.iter_mut();
        media.for_each(|media| visit(&mut media.ty));
        let headers = response.headers.iter_mut();
        headers.for_each(|header| visit(&mut header.ty));
    }
}
