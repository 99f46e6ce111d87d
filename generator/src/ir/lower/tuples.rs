//! Lists whose items have schemas by their position (`prefixItems`).
//!
//! `prefixItems` demands no item to be there and lets others follow, so that only a list whose length is settled is a
//! tuple. Every other one is a list of JSON values, or of what all of its items are, whose items are checked one by one.

use super::flat::Flat;
use super::transparent::is_anything;
use super::types::{Lowerer, child};
use crate::ir::types::{Kind, NamePath, Type, TypeId};
use crate::model::SchemaId;

/// The most items of a tuple; what is longer is a list.
const LONGEST: usize = 16;

impl Lowerer<'_, '_> {
    /// The kind of a list with at least one schema that speaks of positions.
    pub(super) fn tuple_or_list(&mut self, flat: &Flat, name: &NamePath) -> Kind {
        let stated = flat.prefixes.iter().map(|prefix| prefix.first.len()).max();
        let stated = stated.unwrap_or_default();
        let longest = self.longest(flat);
        let length = longest.unwrap_or(stated);
        let least = flat.min_items.as_ref().map_or(0, |(limit, _)| *limit);
        let settled = longest.is_some_and(|longest| longest as u64 == least);
        if settled && (1..=LONGEST).contains(&length) {
            let items = (0..length).map(|index| {
                let name = child(name, &format!("item {}", index + 1));
                self.item_at(flat, index, &name)
            });
            return Kind::Tuple(items.collect());
        }
        let name = child(name, "item");
        // Behind the last position that is spoken of stand others, if anything may.
        let positions = match longest {
            Some(longest) => longest.min(stated + 1),
            None => stated + 1,
        };
        let schemas: Vec<Vec<SchemaId>> = (0..positions)
            .map(|index| self.schemas_at(flat, index))
            .collect();
        let item = self.one_type(&schemas, &name);
        Kind::Array(item.unwrap_or_else(|| self.any(&flat.origin, &name)))
    }

    /// The type of values each of which fulfils all schemas of some group, if that is the same for every group.
    pub(super) fn one_type(&mut self, groups: &[Vec<SchemaId>], name: &NamePath) -> Option<TypeId> {
        if groups.iter().any(Vec::is_empty) {
            return None;
        }
        let types: Vec<TypeId> = groups
            .iter()
            .map(|schemas| self.lower_group(schemas, name))
            .collect();
        let first = types.first().copied()?;
        let mut others = types.iter();
        others
            .all(|other| self.is_same(first, *other))
            .then_some(first)
    }

    /// Whether two types have the same values, as far as their parts have a name or are scalars.
    fn is_same(&self, one: TypeId, other: TypeId) -> bool {
        let (Some(first), Some(second)) = (self.get(one), self.get(other)) else {
            return one == other;
        };
        let demands = |ty: &Type| -> Vec<(&'static str, String)> {
            let rules = ty.rules.iter();
            rules
                .map(|rule| (rule.assertion.keyword(), rule.assertion.demand()))
                .collect()
        };
        one == other
            || (first.kind == second.kind
                && first.nullable == second.nullable
                && first.open == second.open
                && demands(first) == demands(second))
    }

    /// How many items there can be, if that is limited.
    fn longest(&self, flat: &Flat) -> Option<usize> {
        let limit = flat.max_items.iter();
        let limit = limit.filter_map(|(limit, _)| usize::try_from(*limit).ok());
        let forbids = |id: SchemaId| self.model.schema(id).boolean == Some(false);
        let closed = flat.prefixes.iter();
        let closed = closed.filter(|prefix| prefix.rest.is_some_and(forbids));
        limit.chain(closed.map(|prefix| prefix.first.len())).min()
    }

    fn item_at(&mut self, flat: &Flat, index: usize, name: &NamePath) -> TypeId {
        match self.schemas_at(flat, index).as_slice() {
            [] => self.any(&flat.origin, name),
            schemas => self.lower_group(schemas, name),
        }
    }

    /// The schemas of the item at a position, without those that allow anything.
    pub(super) fn schemas_at(&self, flat: &Flat, index: usize) -> Vec<SchemaId> {
        let stated = flat.prefixes.iter();
        let stated = stated.filter_map(|prefix| prefix.first.get(index).copied().or(prefix.rest));
        let mut schemas: Vec<SchemaId> = Vec::new();
        for id in stated.chain(flat.items.iter().copied()) {
            if !schemas.contains(&id) && !is_anything(self.model.schema(id)) {
                schemas.push(id);
            }
        }
        schemas
    }
}
