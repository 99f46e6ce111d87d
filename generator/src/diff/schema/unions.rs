use super::Both;
use super::alternatives::{label, matched};
use crate::diff::change::{Bump, Directions};
use crate::diff::kinds;
use crate::diff::shape::Shape;
use crate::diff::walk::Found;
use crate::model::{Discriminator, Model, SchemaId};

impl Both<'_> {
    /// A schema that became one alternative of a union, or was one and is now alone.
    pub(super) fn wrapped(&mut self, old_ids: &[SchemaId], new_ids: &[SchemaId]) -> bool {
        let (kind, inside, outside_is_old) = match (&self.old.unions[..], &self.new.unions[..]) {
            ([], [union]) => (&kinds::ALTERNATIVE_ADDED, union, true),
            ([union], []) => (&kinds::ALTERNATIVE_REMOVED, union, false),
            _ => return false,
        };
        // A union that says something beside its alternatives is no mere wrapping.
        let (wrapped, bare) = if outside_is_old {
            (&self.new, &self.old)
        } else {
            (&self.old, &self.new)
        };
        let says_more = |part: &crate::model::Schema| {
            !part.properties.is_empty() || !part.types.is_empty() || !part.required.is_empty()
        };
        if wrapped.parts.iter().any(|part| says_more(part)) || bare.nullable {
            return false;
        }
        let (models, bare_models, bare_ids) = if outside_is_old {
            (self.new_model, self.old_model, old_ids)
        } else {
            (self.old_model, self.new_model, new_ids)
        };
        let bare_ids = bare_ids.to_vec();
        let named = component(bare_models, bare)
            .and_then(|name| union_named(models, &inside.alternatives, &name));
        let same = named.or_else(|| {
            let (pairs, ..) = matched(bare_models, &bare_ids, models, &inside.alternatives);
            pairs.first().map(|(_, same)| *same)
        });
        let Some(same) = same else {
            return false;
        };
        let others: Vec<SchemaId> = inside
            .alternatives
            .iter()
            .copied()
            .filter(|id| *id != same)
            .collect();
        let keyword = inside.keyword;
        let places = (self.old.origin().cloned(), self.new.origin().cloned());
        if wrapped.nullable {
            self.nullability();
        }
        for id in others {
            let other = label(models, id);
            let message = if outside_is_old {
                format!("`{}` can be `{other}` as well (`{keyword}`)", self.subject)
            } else {
                format!(
                    "`{}` can no longer be `{other}` (`{keyword}`)",
                    self.subject
                )
            };
            let found = Found::new(kind, message).at(places.0.clone(), places.1.clone());
            self.found(found.detail(other).rust(Bump::Major));
        }
        if outside_is_old {
            self.edge(bare_ids, vec![same], Directions::BOTH);
        } else {
            self.edge(vec![same], bare_ids, Directions::BOTH);
        }
        true
    }

    /// `anyOf`, `oneOf` and `discriminator`.
    pub(super) fn unions(&mut self) {
        let old: Vec<SchemaId> = alternatives(&self.old);
        let new: Vec<SchemaId> = alternatives(&self.new);
        if old.is_empty() && new.is_empty() {
            return;
        }
        let keyword = |shape: &Shape<'_>| shape.unions.first().map(|union| union.keyword);
        let keyword = keyword(&self.new).or(keyword(&self.old)).unwrap_or("oneOf");
        let places = (self.old.origin().cloned(), self.new.origin().cloned());
        if old.is_empty() || new.is_empty() {
            let (kind, word) = if old.is_empty() {
                (&kinds::ASSERTION_ADDED, "has to fit an alternative of")
            } else {
                (
                    &kinds::ASSERTION_REMOVED,
                    "no longer has to fit an alternative of",
                )
            };
            let message = format!("`{}` {word} `{keyword}`", self.subject);
            let found = Found::new(kind, message).at(places.0, places.1);
            self.found(found.detail(keyword).rust(Bump::Major));
            return;
        }
        let (pairs, removed, added) = matched(self.old_model, &old, self.new_model, &new);
        for (before, after) in pairs {
            self.edge(vec![before], vec![after], Directions::BOTH);
        }
        for id in added {
            let name = label(self.new_model, id);
            let message = format!("`{}` can be `{name}` as well (`{keyword}`)", self.subject);
            let place = self.new_model.origin(id).clone();
            let found = Found::new(&kinds::ALTERNATIVE_ADDED, message).at(places.0.clone(), place);
            self.found(found.detail(name));
        }
        for id in removed {
            let name = label(self.old_model, id);
            let message = format!("`{}` can no longer be `{name}` (`{keyword}`)", self.subject);
            let place = self.old_model.origin(id).clone();
            let found =
                Found::new(&kinds::ALTERNATIVE_REMOVED, message).at(place, places.1.clone());
            self.found(found.detail(name));
        }
        let old_keyword = self.old.unions.first().map(|union| union.keyword);
        if old_keyword.is_some_and(|old| old != keyword) {
            let (kind, word) = if keyword == "oneOf" {
                (&kinds::ASSERTION_ADDED, "has to fit one alternative only")
            } else {
                (
                    &kinds::ASSERTION_REMOVED,
                    "can fit several alternatives at once",
                )
            };
            let message = format!("`{}` {word} now (`{keyword}`)", self.subject);
            let found = Found::new(kind, message).at(places.0.clone(), places.1.clone());
            self.found(found.detail("exactly one"));
        }
        self.discriminator();
    }

    fn discriminator(&mut self) {
        let of = |shape: &Shape<'_>| {
            shape
                .unions
                .iter()
                .find_map(|union| union.discriminator().cloned())
        };
        let (old, new) = (of(&self.old), of(&self.new));
        let places = (
            self.old
                .place("discriminator", |part| part.discriminator.is_some()),
            self.new
                .place("discriminator", |part| part.discriminator.is_some()),
        );
        let subject = self.subject;
        let say = |both: &mut Self, message: String, detail: String| {
            let found = Found::new(&kinds::DISCRIMINATOR_CHANGED, message);
            both.found(found.at(places.0.clone(), places.1.clone()).detail(detail));
        };
        match (&old, &new) {
            (None, None) => {}
            (None, Some(new)) => {
                let message = format!("`{subject}` is told apart by `{}` now", new.property_name);
                say(self, message, String::new());
            }
            (Some(old), None) => {
                let message = format!(
                    "`{subject}` is no longer told apart by `{}`",
                    old.property_name
                );
                say(self, message, String::new());
            }
            (Some(old), Some(new)) => {
                if old.property_name != new.property_name {
                    let (new, old) = (&new.property_name, &old.property_name);
                    let message =
                        format!("`{subject}` is told apart by `{new}`, and was by `{old}`");
                    say(self, message, String::new());
                }
                let before = mapping(self.old_model, old);
                let after = mapping(self.new_model, new);
                for (tag, target) in &after {
                    let message = match before.get(tag) {
                        None => format!("the tag `{tag}` of `{subject}` stands for `{target}` now"),
                        Some(old) if old != target => {
                            format!(
                                "the tag `{tag}` of `{subject}` stands for `{target}`, and did for `{old}`"
                            )
                        }
                        Some(_) => continue,
                    };
                    say(self, message, tag.clone());
                }
                for (tag, target) in &before {
                    if !after.contains_key(tag) {
                        let message = format!(
                            "the tag `{tag}` of `{subject}` no longer stands for `{target}`"
                        );
                        say(self, message, tag.clone());
                    }
                }
            }
        }
    }
}

fn mapping(
    model: &Model,
    discriminator: &Discriminator,
) -> std::collections::BTreeMap<String, String> {
    let tags = discriminator.mapping.iter();
    tags.map(|(tag, id)| (tag.clone(), label(model, *id)))
        .collect()
}

fn alternatives(shape: &Shape<'_>) -> Vec<SchemaId> {
    shape
        .unions
        .iter()
        .flat_map(|union| union.alternatives.iter().copied())
        .collect()
}

/// The component that a shape is, or merely points at; none for one without a name.
fn component(model: &Model, shape: &Shape<'_>) -> Option<String> {
    let mut parts = shape.parts.iter();
    let part = parts.find(|part| model.component_at(&part.origin).is_some())?;
    let id = model
        .components
        .iter()
        .find(|(_, id)| model.origin(*id) == &part.origin)?;
    Some(id.0.clone())
}

fn union_named(model: &Model, alternatives: &[SchemaId], name: &str) -> Option<SchemaId> {
    alternatives
        .iter()
        .copied()
        .find(|id| label(model, *id) == name)
}
