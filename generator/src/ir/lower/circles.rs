//! Breaks circles of types that have no name of their own: lists of lists of themselves and the like.
//!
//! Objects and unions may hold themselves, since both are written out once and named. A circle of lists, maps and
//! aliases alone has no end; a map on it becomes an object, and where there is none the circle is cut: what follows is
//! JSON, which the table of schemas checks. So is what has an end that is too far off.

use super::flat::Part;
use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::rule::Rule;
use crate::ir::types::{Additional, Kind, Object, Type, TypeId};
use crate::source::Origin;

/// What to do about it.
const HELP: &str = "they are any JSON, and checked by the schema; let the items be an object or a union somewhere on \
                    the way";

/// Breaks every such circle, and reports what is lost.
pub(super) fn cut(lowerer: &mut Lowerer<'_, '_>, types: &mut Vec<Type>) {
    for circle in circles(types) {
        // A map, the one that the document names if there is one; or else a list; or else anything.
        let chosen = circle.into_iter().min_by_key(|index| {
            let ty = &types[*index];
            let inline = matches!(ty.name, crate::ir::NamePath::Inline(_));
            match ty.kind {
                Kind::Map(_) => (0, inline, *index),
                Kind::Array(_) => (1, inline, *index),
                _ => (2, inline, *index),
            }
        });
        if let Some(index) = chosen {
            cut_at(lowerer, types, index);
        }
    }
    shorten(lowerer, types);
}

/// The rule of all that the schema at a place says.
fn all_of_it(lowerer: &mut Lowerer<'_, '_>, origin: &Origin) -> Vec<Rule> {
    let schema = lowerer.schema_at(origin);
    let rule = schema.and_then(|id| lowerer.all_of_it(&[Part::whole(id)], origin));
    rule.into_iter().collect()
}

/// Cuts lists of lists where they are nested deeper than compilers follow types: rustc goes 128 steps, of which a list
/// takes three and a map eight.
fn shorten(lowerer: &mut Lowerer<'_, '_>, types: &mut [Type]) {
    const MOST_STEPS: usize = 96;
    for start in 0..types.len() {
        let mut steps = 0;
        let mut place = start;
        while steps <= MOST_STEPS {
            let (inner, step) = match types[place].kind {
                Kind::Alias(inner) => (inner, 0),
                Kind::Array(inner) => (inner, 3),
                Kind::Map(inner) => (inner, 8),
                _ => break,
            };
            steps += step;
            place = inner.index();
        }
        if steps > MOST_STEPS {
            let origin = types[place].origin.clone();
            lowerer.diagnostics.push(
                Diagnostic::new(
                    &codes::generation::UNBOUNDED_TYPE,
                    "too many lists and maps lie around this one, each in the next",
                )
                .at(&origin)
                .help(HELP),
            );
            types[place].kind = Kind::Any;
            types[place].rules = all_of_it(lowerer, &origin);
        }
    }
}

fn cut_at(lowerer: &mut Lowerer<'_, '_>, types: &mut Vec<Type>, index: usize) {
    let origin = types[index].origin.clone();
    match types[index].kind {
        Kind::Map(value) => {
            types[index].kind = Kind::Object(Object {
                properties: Vec::new(),
                additional: Additional::Typed(value),
            });
        }
        Kind::Array(item) => {
            lowerer.diagnostics.push(
                Diagnostic::new(
                    &codes::generation::UNBOUNDED_TYPE,
                    "the items of this list are lists of the same kind without end",
                )
                .at(&origin)
                .help(HELP),
            );
            let item = types[item.index()].origin.clone();
            let rules = all_of_it(lowerer, &item);
            let any = TypeId(u32::try_from(types.len()).expect("fewer than 2^32 types"));
            types.push(Type {
                name: types[index].name.clone(),
                origin: item,
                docs: crate::ir::Docs::default(),
                kind: Kind::Any,
                nullable: false,
                format: None,
                rules,
                open: false,
                described: None,
                constant: false,
            });
            types[index].kind = Kind::Array(any);
        }
        _ => {
            lowerer.diagnostics.push(
                Diagnostic::new(
                    &codes::reference::CYCLE,
                    "this schema is defined by nothing but itself; it is taken to allow anything",
                )
                .at(&origin)
                .help("say what a value is: a `type`, or an alternative that ends"),
            );
            types[index].kind = Kind::Any;
            types[index].rules.clear();
        }
    }
}

/// Every circle, as positions of its types: each type leads to at most one other, so that a walk which meets itself
/// has found one.
fn circles(types: &[Type]) -> Vec<Vec<usize>> {
    let next = |index: usize| match types[index].kind {
        Kind::Alias(target) | Kind::Array(target) | Kind::Map(target) => Some(target.index()),
        _ => None,
    };
    let mut seen: Vec<Option<usize>> = vec![None; types.len()];
    let mut found = Vec::new();
    for start in 0..types.len() {
        let mut place = Some(start);
        while let Some(index) = place {
            match seen[index] {
                None => {
                    seen[index] = Some(start);
                    place = next(index);
                }
                Some(walk) if walk == start => {
                    let mut circle = vec![index];
                    let mut further = next(index);
                    while let Some(other) = further.filter(|other| *other != index) {
                        circle.push(other);
                        further = next(other);
                    }
                    found.push(circle);
                    break;
                }
                Some(_) => break,
            }
        }
    }
    found
}
