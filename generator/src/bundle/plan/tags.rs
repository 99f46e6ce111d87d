//! Tags of discriminators that are names of schemas.

use std::collections::HashSet;

use super::Planner;
use crate::document::uri::fragment;
use crate::document::{Place, Version};
use crate::source::Origin;

impl Planner<'_> {
    /// Where the name of a schema is its tag, and it gets another name, the discriminator says so.
    pub(super) fn map_tags(&mut self) {
        if self.written.version() == Version::V2_0 {
            return;
        }
        let mut found: HashSet<(Origin, String, String)> = HashSet::new();
        for reference in self.links.references {
            let Ok(target) = &reference.target else {
                continue;
            };
            let Some(list) = reference.place.parent().and_then(|item| item.parent()) else {
                continue;
            };
            let Some(schema) = list.parent() else {
                continue;
            };
            let end = self.links.end(target);
            let (owner, tagged) = match list.last().as_deref() {
                Some("oneOf" | "anyOf") => (schema, end),
                Some("allOf") => (end, schema),
                _ => continue,
            };
            let Some(tag) = self.renamed(&tagged) else {
                continue;
            };
            let place = owner.child("discriminator");
            let Some(discriminator) = self.written.get(&place) else {
                continue;
            };
            let mapped = place.child("mapping");
            let mapping = discriminator.get("mapping").and_then(|all| all.as_object());
            let says = |(key, _): (&String, _)| {
                let value = self.links.at(&mapped.child(key));
                let value = value.and_then(|reference| reference.target.as_ref().ok());
                *key == tag || value.is_some_and(|target| self.links.end(target) == tagged)
            };
            if !discriminator.is_object() || mapping.into_iter().flatten().any(says) {
                continue;
            }
            if let Some(pointer) = self.plan.placement.locate(&tagged) {
                found.insert((place, tag, fragment(&pointer)));
            }
        }
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort();
        for (place, tag, text) in found {
            let mappings = self.plan.mappings.entry(place).or_default();
            mappings.push((tag, text));
        }
    }

    /// The name that a component would have liked, when it has another.
    fn renamed(&self, origin: &Origin) -> Option<String> {
        let Place::Component { name, .. } = &self.plan.placement.part(origin)?.place else {
            return None;
        };
        let wanted = self.links.name_of(origin).wanted().to_owned();
        (*name != wanted).then_some(wanted)
    }
}
