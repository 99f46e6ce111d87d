//! Hierarchies: a schema with a `discriminator` that others take in by `allOf` stands for all of them.

use std::collections::{BTreeSet, HashMap};

use super::flat::{Flat, Part};
use super::types::{Lowerer, child};
use crate::ir::types::{Kind, NamePath, TagValue, Union, Variant, VariantTest};
use crate::model::{Discriminator, Model, SchemaId, TypeSet};

/// The components that take another one in, by that one.
pub(super) fn children(model: &Model) -> HashMap<SchemaId, Vec<SchemaId>> {
    let mut children: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    for (_, id) in &model.components {
        for part in &model.schema(*id).all_of {
            if let Some(parent) = model.schema(*part).reference {
                let known = children.entry(parent).or_default();
                if !known.contains(id) {
                    known.push(*id);
                }
            }
        }
    }
    children
}

impl Lowerer<'_, '_> {
    /// A schema with a discriminator as a union of those that take it in, and of itself: what has any other tag, or
    /// none, is read as the schema itself.
    pub(super) fn hierarchy(
        &mut self,
        parts: &[Part],
        flat: &Flat,
        types: TypeSet,
        name: &NamePath,
    ) -> Option<Kind> {
        let [Part { id, bare: false }] = parts else {
            return None;
        };
        let model = self.model;
        let discriminator = model.schema(*id).discriminator.as_ref()?;
        if types != TypeSet::OBJECT || !flat.unions.is_empty() {
            return None;
        }
        let heirs = self.heirs(*id, discriminator);
        let mut seen = BTreeSet::new();
        let mut first = None;
        let mut variants = Vec::new();
        for heir in heirs {
            let mut values = self.tags(heir, discriminator)?;
            let first = first.get_or_insert_with(|| values.first().cloned());
            let fits = |value: &TagValue| first.as_ref().is_some_and(|first| first.is_like(value));
            if !values.iter().all(fits) {
                return None;
            }
            values.retain(|value| seen.insert(value.clone()));
            let Some(word) = self.name_of_component(heir).filter(|_| !values.is_empty()) else {
                continue;
            };
            // An heir with heirs of its own stands for itself alone: they are in this union, too.
            let whole = model.schema(heir).discriminator.is_none();
            let name = child(name, word);
            let ty = if whole {
                self.lower(heir, &name)
            } else {
                self.itself(heir, &child(&name, "base"))
            };
            variants.push(Variant {
                name: word.to_owned(),
                ty,
                test: VariantTest::Tag {
                    property: discriminator.property_name.clone(),
                    values,
                },
            });
        }
        if variants.is_empty() {
            return None;
        }
        let ty = self.itself(*id, &child(name, "base"));
        variants.push(Variant {
            name: "base".to_owned(),
            ty,
            test: VariantTest::Rest,
        });
        Some(Kind::Union(Union { variants }))
    }

    fn itself(&mut self, id: SchemaId, name: &NamePath) -> crate::ir::types::TypeId {
        self.lower_parts(&[Part { id, bare: true }], TypeSet::ALL, name)
    }

    /// The schemas that a discriminator can lead to: those of its mapping, and the components that take the schema in.
    fn heirs(&self, id: SchemaId, discriminator: &Discriminator) -> Vec<SchemaId> {
        let mut found = Vec::new();
        let mut pending: Vec<SchemaId> = vec![id];
        let mut place = 0;
        while let Some(parent) = pending.get(place).copied() {
            place += 1;
            for heir in self.children.get(&parent).into_iter().flatten() {
                if !pending.contains(heir) {
                    pending.push(*heir);
                    found.push(*heir);
                }
            }
        }
        for (_, target) in &discriminator.mapping {
            if *target != id && !found.contains(target) {
                found.push(*target);
            }
        }
        found
    }

    /// The tags of a schema: those of the mapping, or else the name of the component (OpenAPI 3.0.4, 4.8.25).
    /// None where the member can have no such value.
    fn tags(&self, heir: SchemaId, discriminator: &Discriminator) -> Option<Vec<TagValue>> {
        let property = &discriminator.property_name;
        let tag = |text: &str| self.tag_of(text, property, &[Part::whole(heir)]);
        let mapped = discriminator.mapping.iter();
        let mut values: Vec<TagValue> = mapped
            .filter(|(_, target)| *target == heir)
            .map(|(text, _)| tag(text))
            .collect::<Option<_>>()?;
        if values.is_empty() {
            let flat = Flat::merge(self.model, &[Part::whole(heir)]);
            let member = flat.properties.get(property);
            let parts: Vec<Part> = member
                .into_iter()
                .flatten()
                .map(|id| Part::whole(*id))
                .collect();
            // A member with one value says what its tag is; a list of them is that of the whole hierarchy.
            let constant = (!parts.is_empty())
                .then(|| self.tag_values(&parts))
                .flatten();
            values = constant
                .filter(|values| values.len() == 1)
                .unwrap_or_default();
        }
        if values.is_empty()
            && let Some(name) = self.tag_of_component(heir)
        {
            values.push(tag(name)?);
        }
        Some(values)
    }
}
