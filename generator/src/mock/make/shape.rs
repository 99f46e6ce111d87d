//! All that is demanded of one value.

use crate::mock::chance::Chance;
use crate::mock::make::Taste;
use crate::model::{Model, Schema, SchemaId, TypeSet};

/// How many schemas may apply to one value.
const MOST: usize = 2_000;

/// The schemas that apply to one value, with one alternative of each union.
#[derive(Debug)]
pub(super) struct Shape<'m> {
    /// The schemas; first those that stand for the whole value, then those that it is put together of.
    pub(super) leaves: Vec<&'m Schema>,
    /// Their ids.
    pub(super) ids: Vec<SchemaId>,
    /// How many of them stand for the whole value.
    pub(super) whole: usize,
    /// The types that all of them allow.
    pub(super) types: TypeSet,
    /// Whether nothing fits.
    pub(super) is_never: bool,
    /// Whether a value that is made of them may still not fit.
    pub(super) is_tricky: bool,
    /// Members that hold the tag of a union.
    pub(super) tags: Vec<(&'m str, String)>,
}

/// What is still to be looked at.
struct Open {
    id: SchemaId,
    whole: bool,
}

impl<'m> Shape<'m> {
    /// What all of these schemas demand; `turn` says which alternatives are taken.
    pub(super) fn new(model: &'m Model, parts: &[SchemaId], mut turn: u64) -> Self {
        let mut shape = Self {
            leaves: Vec::new(),
            ids: Vec::new(),
            whole: 0,
            types: TypeSet::ALL,
            is_never: false,
            is_tricky: parts.len() > 1,
            tags: Vec::new(),
        };
        let whole = parts.len() == 1;
        let mut open: Vec<Open> = parts
            .iter()
            .rev()
            .map(|id| Open { id: *id, whole })
            .collect();
        while let Some(Open { id, whole }) = open.pop() {
            if shape.ids.contains(&id) || shape.ids.len() >= MOST {
                continue;
            }
            let schema = model.schema(id);
            shape.add(id, schema, whole);
            let mut next: Vec<Open> = Vec::new();
            next.extend(schema.reference.map(|id| Open { id, whole }));
            next.extend(schema.all_of.iter().map(|id| Open {
                id: *id,
                whole: false,
            }));
            for alternatives in [&schema.any_of, &schema.one_of] {
                let order = ordered(model, alternatives);
                if order.is_empty() {
                    continue;
                }
                let count = order.len() as u64;
                let chosen = usize::try_from(turn % count).unwrap_or(0);
                turn /= count;
                shape.is_tricky = true;
                next.extend(order.get(chosen).map(|id| Open { id: *id, whole }));
            }
            open.extend(next.into_iter().rev());
        }
        shape.tag(model);
        shape
    }

    fn add(&mut self, id: SchemaId, schema: &'m Schema, whole: bool) {
        if whole && self.whole == self.leaves.len() {
            self.whole += 1;
        }
        self.leaves.push(schema);
        self.ids.push(id);
        self.is_never |= schema.boolean == Some(false);
        if !schema.types.is_empty() {
            let mut types = schema.types;
            if schema.nullable {
                types = types.union(TypeSet::NULL);
            }
            self.types = self.types.intersect(types);
        }
        let further = &schema.further;
        self.is_tricky |= !schema.further_assertions.is_empty()
            || further.not.is_some()
            || further.condition.is_some()
            || schema.unique_items
            || schema.min_properties.is_some()
            || schema.max_properties.is_some()
            || schema.pattern.is_some()
            || (!schema.all_of.is_empty() && schema.additional_properties.is_some());
    }

    /// What the members hold by which alternatives, or heirs, are told apart.
    fn tag(&mut self, model: &'m Model) {
        for (index, leaf) in self.leaves.iter().enumerate() {
            let Some(discriminator) = &leaf.discriminator else {
                continue;
            };
            let is_here = |id: SchemaId| {
                self.ids.contains(&id)
                    || model
                        .schema(id)
                        .reference
                        .is_some_and(|id| self.ids.contains(&id))
            };
            let own = self.ids[index];
            let mapped = discriminator.mapping.iter();
            let mapped = mapped.filter(|(_, id)| is_here(*id));
            // The schema itself is meant only where no heir or alternative is.
            let mapped = mapped
                .min_by_key(|(_, id)| *id == own)
                .map(|(tag, _)| tag.clone());
            let has_alternatives = !leaf.any_of.is_empty() || !leaf.one_of.is_empty();
            let component = || {
                let mut ids = self.ids.iter();
                let id = ids.find(|id| {
                    let other = !has_alternatives || **id != own;
                    let mut known = model.components.iter();
                    other && known.any(|(_, component)| component == *id)
                })?;
                let named = model
                    .components
                    .iter()
                    .find(|(_, component)| component == id);
                named.map(|(name, _)| name.clone())
            };
            if let Some(tag) = mapped.or_else(component) {
                self.tags.push((&discriminator.property_name, tag));
            }
        }
    }

    /// The type that a value is given.
    pub(super) fn kind(&self, chance: &mut Chance, taste: Taste) -> TypeSet {
        let types = self.types;
        let says = |has: fn(&Schema) -> bool| self.leaves.iter().any(|leaf| has(leaf));
        let mut hints = Vec::new();
        let object = |leaf: &Schema| {
            !leaf.properties.is_empty()
                || leaf.additional_properties.is_some()
                || !leaf.required.is_empty()
                || !leaf.further.pattern_properties.is_empty()
                || leaf.min_properties.is_some()
        };
        let list = |leaf: &Schema| {
            leaf.items.is_some() || !leaf.prefix_items.is_empty() || leaf.min_items.is_some()
        };
        let text = |leaf: &Schema| {
            leaf.pattern.is_some() || leaf.min_length.is_some() || leaf.max_length.is_some()
        };
        let number = |leaf: &Schema| {
            leaf.minimum.is_some() || leaf.maximum.is_some() || leaf.multiple_of.is_some()
        };
        if says(object) {
            hints.push(TypeSet::OBJECT);
        }
        if says(list) {
            hints.push(TypeSet::ARRAY);
        }
        if says(text) {
            hints.push(TypeSet::STRING);
        }
        if says(number) {
            hints.push(TypeSet::NUMBER);
        }
        let mut order = vec![
            TypeSet::STRING,
            TypeSet::NUMBER,
            TypeSet::INTEGER,
            TypeSet::BOOLEAN,
            TypeSet::OBJECT,
            TypeSet::ARRAY,
        ];
        if taste.seed != 0 && types != TypeSet::ALL && hints.is_empty() {
            let turn = chance.below(order.len());
            order.rotate_left(turn);
        }
        let mut wanted = hints.into_iter().chain(order);
        wanted.find(|single| types.contains(*single)).unwrap_or({
            if types.contains(TypeSet::NULL) && !types.is_empty() {
                TypeSet::NULL
            } else {
                TypeSet::STRING
            }
        })
    }
}

/// The alternatives, those that are nothing but null last.
fn ordered(model: &Model, alternatives: &[SchemaId]) -> Vec<SchemaId> {
    let null = |id: &SchemaId| model.schema(*id).types == TypeSet::NULL;
    let (nulls, mut others): (Vec<SchemaId>, Vec<SchemaId>) =
        alternatives.iter().partition(|id| null(id));
    others.extend(nulls);
    others
}
