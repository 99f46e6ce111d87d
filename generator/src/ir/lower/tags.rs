//! Tags: the values of a member that tell alternatives apart.

use std::collections::BTreeSet;

use super::flat::{Flat, Part};
use super::types::Lowerer;
use crate::ir::types::{TagValue, VariantTest};
use crate::model::TypeSet;

impl Lowerer<'_, '_> {
    /// What a text of a discriminator stands for, in an alternative of these parts: the type of the member there
    /// settles it. None where the member can have no such value.
    pub(super) fn tag_of(&self, text: &str, property: &str, parts: &[Part]) -> Option<TagValue> {
        let flat = Flat::merge(self.model, parts);
        let members = flat.properties.get(property).into_iter().flatten();
        let members: Vec<Part> = members.map(|id| Part::whole(*id)).collect();
        let types = if members.is_empty() {
            TypeSet::EMPTY
        } else {
            let mut member = Flat::merge(self.model, &members);
            self.take_scalars_together(&mut member);
            member.likely_types()
        };
        if types.is_empty() || types.contains(TypeSet::STRING) {
            Some(TagValue::Text(text.to_owned()))
        } else if types.contains(TypeSet::INTEGER) || types.contains(TypeSet::NUMBER) {
            text.parse().ok().map(TagValue::Integer)
        } else if types.contains(TypeSet::BOOLEAN) {
            text.parse().ok().map(TagValue::Boolean)
        } else {
            None
        }
    }
}

/// The tests of alternatives that have these values of a member, if no two share one and all are of one JSON type.
pub(super) fn tests(property: &str, values: Vec<Vec<TagValue>>) -> Option<Vec<VariantTest>> {
    let first = values.first()?.first()?.clone();
    let mut seen = BTreeSet::new();
    let apart = values
        .iter()
        .flatten()
        .all(|value| value.is_like(&first) && seen.insert(value));
    let test = |values| VariantTest::Tag {
        property: property.to_owned(),
        values,
    };
    apart.then(|| values.into_iter().map(test).collect())
}
