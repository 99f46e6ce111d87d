//! What the alternatives of a union look like, and whether that tells them apart.

use serde_json::Value;

use super::flat::{Alternatives, Flat, Part};
use super::transparent::is_anything;
use super::types::Lowerer;
use super::union::type_word;
use crate::ir::types::{Shape, TagValue};
use crate::model::TypeSet;

/// How deep lists and unions within an alternative are looked into.
const DEEPEST: usize = 4;

/// The most shapes of one alternative; what has more is not looked into.
const MOST_SHAPES: usize = 64;

/// The most values that a member which tells alternatives apart has.
const MOST_VALUES: usize = 32;

impl Lowerer<'_, '_> {
    /// The shapes of values that fulfil all of `parts`.
    pub(super) fn shapes(&self, parts: &[Part], flat: &Flat, depth: usize) -> Vec<Shape> {
        let union = flat.unions.iter().find(|union| !self.is_conditional(union));
        let Some(union) = union else {
            return vec![self.shape(flat, depth)];
        };
        if depth > DEEPEST {
            return vec![Shape::default()];
        }
        let mut shapes = Vec::new();
        for id in self.besides_null(&union.schemas) {
            let mut parts = self.beside(parts, union);
            parts.push(Part::whole(id));
            let flat = Flat::merge(self.model, &parts);
            for shape in self.shapes(&parts, &flat, depth + 1) {
                if !shapes.contains(&shape) {
                    shapes.push(shape);
                }
            }
            if shapes.len() > MOST_SHAPES {
                return vec![Shape::default()];
            }
        }
        shapes
    }

    /// Whether no value fulfils two alternatives of a union, by their types and constants alone.
    pub(super) fn excludes_each_other(&self, union: &Alternatives) -> bool {
        let alternatives: Vec<Vec<Shape>> = self
            .besides_null(&union.schemas)
            .iter()
            .map(|id| {
                let parts = [Part::whole(*id)];
                let flat = Flat::merge(self.model, &parts);
                self.shapes(&parts, &flat, 0)
            })
            .collect();
        pairs(alternatives.len()).all(|(one, other)| {
            let mut shapes = alternatives[one].iter();
            shapes.all(|one| alternatives[other].iter().all(|other| exclude(one, other)))
        })
    }

    fn shape(&self, flat: &Flat, depth: usize) -> Shape {
        let types = flat.likely_types().without(TypeSet::NULL);
        let mut shape = Shape::default();
        if types == TypeSet::ALL.without(TypeSet::NULL) {
            return shape;
        }
        shape.types = types.iter().map(type_word).collect();
        if let Some(values) = &flat.enumeration {
            let texts = values.iter().filter_map(Value::as_str);
            shape.values = texts.map(str::to_owned).collect();
        }
        if types.contains(TypeSet::OBJECT) {
            shape.required = flat.required.iter().cloned().collect();
            shape.known = flat.properties.keys().cloned().collect();
            shape.tags = flat
                .properties
                .iter()
                .filter_map(|(name, schemas)| {
                    let parts: Vec<Part> = schemas.iter().map(|id| Part::whole(*id)).collect();
                    Some((name.clone(), self.tag_values(&parts)?))
                })
                .collect();
        }
        let items = || -> Vec<Shape> {
            // The first item is the one that is looked at.
            let schemas = self.schemas_at(flat, 0);
            let parts: Vec<Part> = schemas.iter().map(|id| Part::whole(*id)).collect();
            let anything = |part: &Part| is_anything(self.model.schema(part.id));
            if parts.is_empty() || parts.iter().all(anything) || depth >= DEEPEST {
                return Vec::new();
            }
            let flat = Flat::merge(self.model, &parts);
            self.shapes(&parts, &flat, depth + 1)
        };
        if types.contains(TypeSet::ARRAY) {
            shape.items = items();
        }
        shape
    }

    /// The values of a member that has few of them.
    pub(super) fn tag_values(&self, parts: &[Part]) -> Option<Vec<TagValue>> {
        let mut parts = parts.to_vec();
        let mut flat = Flat::merge(self.model, &parts);
        // What may be null besides has the values that it has otherwise.
        for _ in 0..DEEPEST {
            let [union] = flat.unions.as_slice() else {
                break;
            };
            let [one] = self.besides_null(&union.schemas)[..] else {
                break;
            };
            parts = self.beside(&parts, union);
            parts.push(Part::whole(one));
            flat = Flat::merge(self.model, &parts);
        }
        if flat.enumeration.is_none() && !flat.unions.is_empty() {
            self.take_scalars_together(&mut flat);
        }
        let mut values = flat.enumeration.filter(|_| !flat.open)?;
        values.retain(|value| !value.is_null());
        if values.is_empty() || values.len() > MOST_VALUES {
            return None;
        }
        values.iter().map(TagValue::of).collect()
    }
}

/// Whether a value's JSON type can be one of both; a number can be an integer.
fn share_a_type(one: &Shape, other: &Shape) -> bool {
    one.types.is_empty()
        || other.types.is_empty()
        || one.types.iter().any(|ty| {
            other.types.contains(ty)
                || (*ty == "integer" && other.types.contains(&"number"))
                || (*ty == "number" && other.types.contains(&"integer"))
        })
}

fn is_object(shape: &Shape) -> bool {
    shape.types.contains(&"object")
}

fn disjoint<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    !one.is_empty() && !other.is_empty() && one.iter().all(|value| !other.contains(value))
}

/// The tags of two shapes that have no value in common.
fn differing_tags<'s>(one: &'s Shape, other: &'s Shape) -> impl Iterator<Item = &'s str> {
    one.tags.iter().filter_map(|(name, values)| {
        let (_, others) = other.tags.iter().find(|(known, _)| known == name)?;
        disjoint(values, others).then_some(name.as_str())
    })
}

/// Whether no value looks like both.
fn exclude(one: &Shape, other: &Shape) -> bool {
    let demand = |tag: &str| {
        let demands = |shape: &Shape| shape.required.iter().any(|member| member == tag);
        demands(one) && demands(other)
    };
    let apart = is_object(one) && is_object(other) && differing_tags(one, other).any(demand);
    !share_a_type(one, other) || apart || (!is_object(one) && disjoint(&one.values, &other.values))
}

/// Whether no value looks like both, or a member that one demands is unknown to the other.
fn plainly_differ(one: &Shape, other: &Shape) -> bool {
    let demands_more = |one: &Shape, other: &Shape| {
        let mut required = one.required.iter();
        required.any(|member| !other.known.contains(member) && !other.required.contains(member))
    };
    let demands = |shape: &Shape, tag: &str| shape.required.iter().any(|member| member == tag);
    !share_a_type(one, other)
        || (is_object(one)
            && is_object(other)
            && (differing_tags(one, other).any(|tag| demands(one, tag) || demands(other, tag))
                || demands_more(one, other)
                || demands_more(other, one)))
}

/// Whether a value that could be both is closer to one of the two.
fn differ(one: &Shape, other: &Shape) -> bool {
    if plainly_differ(one, other) || one.types.is_empty() != other.types.is_empty() {
        return true;
    }
    let same = |one: &[String], other: &[String]| {
        one.len() == other.len() && one.iter().all(|member| other.contains(member))
    };
    if is_object(one) && is_object(other) {
        return differing_tags(one, other).next().is_some()
            || !same(&one.known, &other.known)
            || !same(&one.required, &other.required);
    }
    if one.types == ["array"] && other.types == ["array"] {
        return one.items.is_empty() != other.items.is_empty()
            || one
                .items
                .iter()
                .all(|one| other.items.iter().all(|other| differ(one, other)));
    }
    disjoint(&one.values, &other.values)
}

/// The pair of alternatives that look the same.
pub(super) fn alike(alternatives: &[Vec<Shape>]) -> Option<(usize, usize)> {
    pairs(alternatives.len()).find(|(one, other)| {
        let others = &alternatives[*other];
        let mut shapes = alternatives[*one].iter();
        shapes.any(|shape| others.iter().any(|other| !differ(shape, other)))
    })
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |one| (one + 1..count).map(move |other| (one, other)))
}

/// Leaves out of the shapes what does not help to tell the alternatives apart.
pub(super) fn reduce(alternatives: &mut [Vec<Shape>]) {
    let all = alternatives.to_vec();
    let plain = pairs(all.len()).all(|(one, other)| {
        let mut shapes = all[one].iter();
        shapes.all(|one| all[other].iter().all(|other| plainly_differ(one, other)))
    });
    let objects: Vec<&Shape> = all
        .iter()
        .flatten()
        .filter(|shape| is_object(shape))
        .collect();
    let shared = |member: &String, list: fn(&Shape) -> &Vec<String>| {
        objects.iter().all(|shape| list(shape).contains(member))
    };
    for (index, shapes) in alternatives.iter_mut().enumerate() {
        let others: Vec<&Shape> = all
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .flat_map(|(_, shapes)| shapes)
            .collect();
        for shape in &mut *shapes {
            let whole = shape.clone();
            let rivals: Vec<&&Shape> = others
                .iter()
                .filter(|other| share_a_type(&whole, other))
                .collect();
            shape.tags.retain(|(name, _)| {
                rivals
                    .iter()
                    .any(|other| differing_tags(&whole, other).any(|tag| tag == name))
            });
            let tagged = !shape.tags.is_empty()
                && rivals.iter().all(|other| {
                    !is_object(other)
                        || differing_tags(&whole, other)
                            .any(|tag| whole.required.iter().any(|member| member == tag))
                });
            if tagged {
                // Whatever the tag leaves open, the reading of the alternative reports.
                let tags: Vec<&String> = shape.tags.iter().map(|(name, _)| name).collect();
                shape.required.retain(|member| tags.contains(&member));
            } else {
                shape
                    .required
                    .retain(|member| !shared(member, |shape| &shape.required));
            }
            if rivals.iter().all(|other| !is_object(other)) {
                shape.required.clear();
            }
            if plain {
                shape.known.clear();
            } else {
                shape
                    .known
                    .retain(|member| !shared(member, |shape| &shape.known));
            }
            if !rivals.iter().any(|other| other.types.contains(&"string")) {
                shape.values.clear();
            }
            if !rivals.iter().any(|other| other.types.contains(&"array")) {
                shape.items.clear();
            }
            for item in &mut shape.items {
                trim(item);
            }
        }
        let mut different: Vec<Shape> = Vec::new();
        for shape in shapes.drain(..) {
            if !different.contains(&shape) {
                different.push(shape);
            }
        }
        *shapes = different;
    }
}

/// An item is looked at for its type, its tags and what it demands.
fn trim(item: &mut Shape) {
    item.known.clear();
    item.tags.retain(|(name, values)| {
        values.len() == 1 && item.required.iter().any(|member| member == name)
    });
    for item in &mut item.items {
        trim(item);
    }
}
