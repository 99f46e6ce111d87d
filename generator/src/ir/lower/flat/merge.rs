//! Puts the keywords of several schemas together.

use indexmap::IndexSet;
use serde_json::{Number, Value};

use super::super::docs;
use super::super::implied::without_implied;
use super::{Alternatives, At, Flat, Part, Prefix};
use crate::model::{Model, Schema, SchemaId};
use crate::source::Origin;

impl Flat {
    /// Merges `parts`; each schema counts once, however often it is reached.
    pub(in crate::ir::lower) fn merge(model: &Model, parts: &[Part]) -> Self {
        Self::merge_within(model, parts, usize::MAX)
            .expect("there are fewer schemas than there are numbers")
    }

    /// The same; nothing when these are more schemas than so many.
    pub(in crate::ir::lower) fn merge_within(
        model: &Model,
        parts: &[Part],
        most: usize,
    ) -> Option<Self> {
        let first = parts
            .first()
            .expect("a type is lowered from at least one schema");
        let first = model.schema(first.id);
        let mut flat = Self::anything(&first.origin);
        flat.nullable = first.nullable;
        let mut seen = IndexSet::new();
        for part in parts {
            flat.add(model, *part, &mut seen, most)?;
        }
        Some(flat)
    }

    /// The keywords of one schema, without what it refers to.
    pub(in crate::ir::lower) fn keywords_of(schema: &Schema) -> Self {
        let mut flat = Self::anything(&schema.origin);
        flat.add_keywords(schema);
        flat
    }

    /// Adds a schema behind what it refers to and its parts. The walk keeps its own stack, since documents may be deep.
    fn add(
        &mut self,
        model: &Model,
        part: Part,
        seen: &mut IndexSet<SchemaId>,
        most: usize,
    ) -> Option<()> {
        enum Step {
            Enter(Part),
            Leave(Part),
        }
        let mut steps = vec![Step::Enter(part)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(part) => {
                    if !seen.insert(part.id) {
                        continue;
                    }
                    if seen.len() > most {
                        return None;
                    }
                    let schema = model.schema(part.id);
                    // The outer words come first: what stands beside a reference describes this use of it.
                    docs::merge(&mut self.docs, schema);
                    steps.push(Step::Leave(part));
                    // Those in between say nothing.
                    let reference = schema.reference.map(|id| model.last_reference(id));
                    let inner = reference.into_iter().chain(schema.all_of.iter().copied());
                    steps.extend(inner.rev().map(|id| Step::Enter(Part::whole(id))));
                }
                Step::Leave(part) => {
                    let schema = model.schema(part.id);
                    self.schemas.push(part.id);
                    self.add_keywords(schema);
                    if !part.bare {
                        self.add_unions(model, part.id, schema);
                    }
                }
            }
        }
        Some(())
    }

    fn add_keywords(&mut self, schema: &Schema) {
        let origin = &schema.origin;
        self.impossible |= schema.boolean == Some(false);
        if !schema.types.is_empty() {
            self.types = self.types.intersect(schema.types);
            self.typed = true;
            let before = self.typed_at.replace(origin.clone());
            if self.types.is_empty() && self.excluded.is_none() {
                self.excluded = before.map(|before| (before, origin.clone()));
            }
        }
        if self.format.is_none() {
            self.format.clone_from(&schema.format);
        }
        if self.content_encoding.is_none() {
            self.content_encoding.clone_from(&schema.content_encoding);
        }
        self.extensions.extend(schema.extensions.iter().cloned());
        self.add_values(schema);
        tighten(&mut self.min_length, schema.min_length, origin, u64::gt);
        tighten(&mut self.max_length, schema.max_length, origin, u64::lt);
        tighten(&mut self.min_items, schema.min_items, origin, u64::gt);
        tighten(&mut self.max_items, schema.max_items, origin, u64::lt);
        tighten(
            &mut self.min_properties,
            schema.min_properties,
            origin,
            u64::gt,
        );
        tighten(
            &mut self.max_properties,
            schema.max_properties,
            origin,
            u64::lt,
        );
        tighten(&mut self.minimum, schema.minimum.clone(), origin, higher);
        tighten(&mut self.maximum, schema.maximum.clone(), origin, lower);
        if let Some(pattern) = &schema.pattern
            && self.patterns.iter().all(|(known, _)| known != pattern)
        {
            self.patterns.push((pattern.clone(), origin.clone()));
        }
        if let Some(divisor) = &schema.multiple_of
            && self.multiples.iter().all(|(known, _)| known != divisor)
        {
            self.multiples.push((divisor.clone(), origin.clone()));
        }
        if schema.unique_items && self.unique_items.is_none() {
            self.unique_items = Some(origin.clone());
        }
        for (name, id) in &schema.properties {
            let ids = self.properties.entry(name.clone()).or_default();
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
        self.required.extend(schema.required.iter().cloned());
        self.additional.extend(schema.additional_properties);
        let by_pattern = schema.further.pattern_properties.iter();
        self.by_pattern.extend(by_pattern.cloned());
        if schema.prefix_items.is_empty() {
            self.items.extend(schema.items);
        } else {
            self.prefixes.push(Prefix {
                first: schema.prefix_items.clone(),
                rest: schema.items.or_else(|| left_over_items(schema)),
            });
        }
        self.further_assertions.extend(
            schema
                .further_assertions
                .iter()
                .map(|keyword| (keyword.clone(), origin.clone())),
        );
    }

    fn add_values(&mut self, schema: &Schema) {
        let listed = schema.enumeration.iter().cloned();
        let constant = schema.constant.iter().map(|value| vec![value.clone()]);
        for values in listed.chain(constant) {
            let before = self.listed_at.clone();
            if before.is_none() {
                self.listed_at = Some(schema.origin.clone());
                self.stated = schema.enumeration.is_none();
            }
            self.narrow(values);
            if self.enumeration.as_ref().is_some_and(Vec::is_empty) && self.excluded.is_none() {
                self.excluded = before.map(|before| (before, schema.origin.clone()));
            }
        }
    }

    /// Allows no other values than these, whose words stand in the extensions by now.
    pub(in crate::ir::lower) fn narrow_to(&mut self, values: Vec<Value>) {
        match self.enumeration.take() {
            None => self.enumeration = Some(values),
            Some(already) => {
                self.enumeration = Some(values);
                self.narrow(already);
            }
        }
    }

    /// Allows no other values than these; what is said about each value stays with it.
    pub(in crate::ir::lower) fn narrow(&mut self, values: Vec<Value>) {
        let Some(known) = self.enumeration.take() else {
            self.enumeration = Some(values);
            return;
        };
        let stays: Vec<bool> = known.iter().map(|value| values.contains(value)).collect();
        for (name, list) in &mut self.extensions {
            if let Value::Array(words) = list
                && name.starts_with("x-enum")
                && words.len() == stays.len()
            {
                let mut stay = stays.iter();
                words.retain(|_| stay.next() == Some(&true));
            }
        }
        let mut stay = stays.iter();
        let mut known = known;
        known.retain(|_| stay.next() == Some(&true));
        self.enumeration = Some(known);
    }

    fn add_unions(&mut self, model: &Model, holder: SchemaId, schema: &Schema) {
        let any_of = without_implied(model, &schema.any_of);
        for (keyword, schemas) in [("oneOf", schema.one_of.clone()), ("anyOf", any_of)] {
            if !schemas.is_empty() {
                self.unions.push(Alternatives {
                    holder,
                    origin: schema.origin.clone(),
                    keyword,
                    schemas,
                    discriminator: schema.discriminator.clone(),
                });
            }
        }
    }
}

/// The schema of items that no other keyword of this schema speaks of, where nothing beside it could speak of any.
fn left_over_items(schema: &Schema) -> Option<SchemaId> {
    let alone = schema.reference.is_none()
        && schema.all_of.is_empty()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
        && schema.further.contains.is_none()
        && schema.further.condition.is_none()
        && schema.further.dependent_schemas.is_empty();
    schema.further.unevaluated_items.filter(|_| alone)
}

fn tighten<T>(
    slot: &mut Option<At<T>>,
    value: Option<T>,
    origin: &Origin,
    tighter: impl FnOnce(&T, &T) -> bool,
) {
    let Some(value) = value else { return };
    let replace = slot.as_ref().is_none_or(|(old, _)| tighter(&value, old));
    if replace {
        *slot = Some((value, origin.clone()));
    }
}

/// Whether a lower bound is tighter than another one.
fn higher(new: &(Number, bool), old: &(Number, bool)) -> bool {
    tighter(new, old, |new, old| new > old)
}

/// Whether an upper bound is tighter than another one.
fn lower(new: &(Number, bool), old: &(Number, bool)) -> bool {
    tighter(new, old, |new, old| new < old)
}

/// Whether a numeric bound is tighter than another: further inside, or as far and excluded.
fn tighter(new: &(Number, bool), old: &(Number, bool), further: fn(f64, f64) -> bool) -> bool {
    let (Some(new_limit), Some(old_limit)) = (new.0.as_f64(), old.0.as_f64()) else {
        return false;
    };
    further(new_limit, old_limit) || (new.0 == old.0 && new.1 && !old.1)
}
