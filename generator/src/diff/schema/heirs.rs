use std::collections::HashMap;

use super::Both;
use crate::diff::change::Directions;
use crate::diff::kinds;
use crate::diff::walk::Found;
use crate::model::{Model, SchemaId};

impl Both<'_> {
    /// A schema with a discriminator and without alternatives stands for those that take it in as well (OpenAPI 3.0.4,
    /// 4.8.25).
    pub(super) fn heirs(&mut self, old: &[SchemaId], new: &[SchemaId]) {
        if !self.old.unions.is_empty() || !self.new.unions.is_empty() {
            return;
        }
        let (Some(mut old), Some(new)) = (all(self.old_model, old), all(self.new_model, new))
        else {
            return;
        };
        for (name, id) in new {
            if let Some(before) = old.shift_remove(&name) {
                self.edge(vec![before], vec![id], Directions::BOTH);
                continue;
            }
            let message = format!("`{}` can be `{name}` as well", self.subject);
            let place = self.new_model.origin(id).clone();
            let found = Found::new(&kinds::ALTERNATIVE_ADDED, message);
            let found = found.at(self.old.origin().cloned(), place);
            self.found(found.detail(name));
        }
        for (name, id) in old {
            let message = format!("`{}` can no longer be `{name}`", self.subject);
            let place = self.old_model.origin(id).clone();
            let found = Found::new(&kinds::ALTERNATIVE_REMOVED, message);
            let found = found.at(place, self.new.origin().cloned());
            self.found(found.detail(name));
        }
    }
}

/// The components that a schema with a discriminator stands for, by name; none for one that has no discriminator.
fn all(model: &Model, node: &[SchemaId]) -> Option<indexmap::IndexMap<String, SchemaId>> {
    let [base] = *node else { return None };
    let discriminator = model.schema(base).discriminator.as_ref()?;
    let mut children: HashMap<SchemaId, Vec<&(String, SchemaId)>> = HashMap::new();
    for component in &model.components {
        for part in &model.schema(component.1).all_of {
            let parent = model.schema(*part).reference.unwrap_or(*part);
            children.entry(parent).or_default().push(component);
        }
    }
    let mut found = indexmap::IndexMap::new();
    let mut waiting = vec![base];
    while let Some(parent) = waiting.pop() {
        for (name, id) in children.get(&parent).into_iter().flatten() {
            if *id != base && found.insert(name.clone(), *id).is_none() {
                waiting.push(*id);
            }
        }
    }
    for (name, id) in &model.components {
        if *id != base && discriminator.mapping.iter().any(|(_, target)| target == id) {
            found.insert(name.clone(), *id);
        }
    }
    Some(found)
}
