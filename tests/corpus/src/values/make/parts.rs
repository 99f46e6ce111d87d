//! Everything that applies to one value, one alternative of each union taken.

use serde_json::{Map, Value};

use super::{FULL, Maker};
use crate::values::schema::{self, Place};

/// Everything that applies to one value.
pub(super) struct Parts<'d> {
    pub(super) places: Vec<Place>,
    pub(super) schemas: Vec<&'d Map<String, Value>>,
    /// Members that tell alternatives apart, with their values.
    pub(super) tags: Vec<(&'d str, String)>,
}

impl<'d> Parts<'d> {
    /// What the parts say under a name.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &'d Value> {
        self.schemas
            .iter()
            .filter_map(move |schema| schema.get(name))
    }

    pub(super) fn greatest(&self, name: &str) -> Option<f64> {
        self.all(name).filter_map(Value::as_f64).reduce(f64::max)
    }

    pub(super) fn least(&self, name: &str) -> Option<f64> {
        self.all(name).filter_map(Value::as_f64).reduce(f64::min)
    }

    pub(super) fn count(&self, name: &str) -> Option<usize> {
        let number = if name.starts_with("min") {
            self.greatest(name)
        } else {
            self.least(name)
        };
        number.and_then(|number| format!("{number:.0}").parse().ok())
    }

    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.all(name).next().is_some())
    }
}

impl<'d> Maker<'_, 'd> {
    /// The schemas with all that holds together with them, one alternative of each choice included.
    pub(super) fn parts(&self, places: &[Place], depth: usize) -> Option<Parts<'d>> {
        let mut parts = Parts {
            places: Vec::new(),
            schemas: Vec::new(),
            tags: Vec::new(),
        };
        let mut queue: Vec<Place> = places.iter().rev().cloned().collect();
        while let Some(place) = queue.pop() {
            let who = place.clone();
            for part in self.schemas.together(&place) {
                if parts.places.contains(&part) {
                    continue;
                }
                if self.schemas.get(&part) == Some(&Value::Bool(false)) {
                    return None;
                }
                let Some(schema) = self.schemas.members(&part) else {
                    continue;
                };
                parts.places.push(part.clone());
                parts.schemas.push(schema);
                let mut chosen = None;
                for name in ["oneOf", "anyOf"] {
                    let alternatives = self.schemas.list(&part, name);
                    let count = alternatives.len();
                    if count > 0 {
                        // Deep down another one in turn, since some would never end.
                        let shift = self.wish.choice + depth.saturating_sub(FULL);
                        let one = &alternatives[shift % count];
                        chosen = Some(one.clone());
                        queue.push(one.clone());
                    }
                }
                self.tag(&part, &who, chosen.as_ref(), &mut parts, &mut queue);
            }
        }
        Some(parts)
    }

    /// Settles the tag of a schema with a discriminator.
    fn tag(
        &self,
        part: &Place,
        who: &Place,
        chosen: Option<&Place>,
        parts: &mut Parts<'d>,
        queue: &mut Vec<Place>,
    ) {
        let Some(discriminator) = self.schemas.member(part, "discriminator") else {
            return;
        };
        let Some(property) = discriminator.get("propertyName").and_then(Value::as_str) else {
            return;
        };
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let mapped: Vec<(&str, Place)> = mapping
            .into_iter()
            .flatten()
            .filter_map(|(value, target)| {
                Some((
                    value.as_str(),
                    self.schemas.resolve(part, target.as_str()?)?,
                ))
            })
            .collect();
        let target = |place: &Place| self.schemas.target(place).unwrap_or(place.clone());
        let alternative = match chosen {
            Some(place) => target(place),
            None => target(who),
        };
        let tag = match mapped.iter().find(|(_, place)| *place == alternative) {
            Some((value, _)) => (*value).to_owned(),
            // The schema that the others extend: one of them is made.
            None if chosen.is_none() && alternative == *part && !mapped.is_empty() => {
                let (value, place) = &mapped[self.wish.choice % mapped.len()];
                queue.push(place.clone());
                (*value).to_owned()
            }
            None => match alternative.0.last() {
                Some(name) => name.clone(),
                None => return,
            },
        };
        parts.tags.push((property, tag));
    }

    /// The JSON types that all parts allow.
    pub(super) fn types(parts: &Parts<'d>) -> Vec<&'d str> {
        const ALL: [&str; 6] = ["null", "boolean", "number", "string", "array", "object"];
        let mut named = parts
            .schemas
            .iter()
            .filter_map(|schema| schema::types(schema));
        if let Some(mut types) = named.next() {
            for others in named {
                types.retain(|name| {
                    others.contains(name) || (*name == "integer" && others.contains(&"number"))
                });
            }
            return types;
        }
        if !parts.tags.is_empty()
            || parts.has(&[
                "properties",
                "additionalProperties",
                "required",
                "minProperties",
            ])
        {
            return vec!["object"];
        }
        if parts.has(&["items", "prefixItems", "minItems", "contains"]) {
            return vec!["array"];
        }
        if parts.has(&["pattern", "minLength", "maxLength", "format"]) {
            return vec!["string"];
        }
        if parts.has(&["minimum", "maximum", "multipleOf"]) {
            return vec!["number"];
        }
        ALL[1..].to_vec()
    }
}
