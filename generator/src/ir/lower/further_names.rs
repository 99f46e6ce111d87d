//! Components that are others under a further name.

use std::collections::HashSet;

use super::docs;
use super::flat::{Flat, Part};
use super::types::Lowerer;
use crate::ir::types::{Kind, NamePath, Type, TypeId};
use crate::model::{SchemaId, TypeSet};

impl Lowerer<'_, '_> {
    /// A component that says no more than which other one it is, as that one's type: one type has one form in the
    /// client, whatever it is called. Types that have no name in the client keep their own words instead.
    pub(super) fn further_name(
        &mut self,
        parts: &[Part],
        types: TypeSet,
        name: &NamePath,
    ) -> Option<Type> {
        let [Part { id, bare: false }] = parts else {
            return None;
        };
        if types != TypeSet::ALL || self.name_of_component(*id).is_none() {
            return None;
        }
        let (target, nullable) = self.transparent(*id)?;
        self.component_name(target)?;
        if !self.ends_elsewhere(*id, target) || self.speaks_of_alternatives(*id, target) {
            return None;
        }
        let ty = self.lower(target, name);
        if !self.has_name(ty) {
            return None;
        }
        let schema = self.model.schema(*id);
        let rules = if nullable {
            self.refused_null(parts, &schema.origin)
        } else {
            None
        };
        Some(Type {
            origin: schema.origin.clone(),
            name: name.clone(),
            docs: docs::of_schema(schema),
            kind: Kind::Alias(ty),
            nullable,
            format: None,
            rules: rules.into_iter().collect(),
            open: false,
            described: None,
            constant: false,
        })
    }

    /// Whether the names that follow do not lead back.
    fn ends_elsewhere(&mut self, id: SchemaId, target: SchemaId) -> bool {
        let mut row = Vec::new();
        let mut seen = HashSet::new();
        let mut at = target;
        let end = loop {
            if let Some(known) = self.ends.get(&at) {
                break *known;
            }
            if !seen.insert(at) {
                break None;
            }
            row.push(at);
            match self.transparent(at) {
                Some((next, _)) => at = next,
                None => break Some(at),
            }
        };
        self.ends.extend(row.into_iter().map(|at| (at, end)));
        end.is_some_and(|end| end != id)
    }

    /// Whether the component takes part in a hierarchy, where its name is a tag of its own, or names values by itself.
    fn speaks_of_alternatives(&self, id: SchemaId, target: SchemaId) -> bool {
        let schema = self.model.schema(id);
        let tagged = |id: &SchemaId| self.model.schema(*id).discriminator.is_some();
        let mut extensions = schema.extensions.iter();
        let parts = || Flat::merge(self.model, &[Part::whole(target)]).schemas;
        tagged(&id)
            || (!schema.all_of.is_empty() && parts().iter().any(tagged))
            || extensions.any(|(name, _)| name.starts_with("x-enum"))
    }

    /// Whether a type gets a name in the client; one that is still being made holds itself, and does.
    fn has_name(&self, mut id: TypeId) -> bool {
        // Names that lead in circles have no type.
        for _ in 0..=self.count_types() {
            match self.get(id).map(|ty| &ty.kind) {
                None
                | Some(
                    Kind::Object(_)
                    | Kind::Tuple(_)
                    | Kind::StringEnum(_)
                    | Kind::IntegerEnum(_)
                    | Kind::Union(_),
                ) => return true,
                Some(Kind::Alias(target)) => id = *target,
                Some(_) => return false,
            }
        }
        false
    }
}
