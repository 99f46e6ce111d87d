//! Whether a value is one of a schema. Independent of the generator; formats are looked at as far as they tell texts
//! apart that are made.

use std::net::{Ipv4Addr, Ipv6Addr};

use serde_json::{Map, Value};

use super::schema::{self, Place, Schemas};
use super::text;

/// How deep schemas may lead.
const DEPTH: usize = 64;

/// Whether a value is one of a schema.
pub(super) fn fits(schemas: &Schemas<'_>, value: &Value, place: &Place) -> bool {
    Judge { schemas }.fits(value, place, 0)
}

struct Judge<'s, 'd> {
    schemas: &'s Schemas<'d>,
}

impl Judge<'_, '_> {
    fn fits(&self, value: &Value, place: &Place, depth: usize) -> bool {
        if depth > DEPTH {
            return true;
        }
        let schema = match self.schemas.get(place) {
            Some(Value::Bool(all)) => return *all,
            Some(Value::Object(schema)) => schema,
            _ => return true,
        };
        let depth = depth + 1;
        if let Some(target) = self.schemas.target(place) {
            let fits = self.fits(value, &target, depth);
            if !fits || !self.schemas.siblings_count() {
                return fits;
            }
        }
        if value.is_null() && schema::is_true(schema, "nullable") && schema.contains_key("type") {
            return true;
        }
        scalar_fits(value, schema)
            && self.composition_fits(value, place, depth)
            && match value {
                Value::Array(items) => self.items_fit(items, place, depth),
                Value::Object(members) => self.members_fit(members, place, depth),
                _ => true,
            }
    }

    fn composition_fits(&self, value: &Value, place: &Place, depth: usize) -> bool {
        let schemas = self.schemas;
        let part = |name| schemas.part(place, name);
        let count = |name| {
            let parts = schemas.list(place, name);
            let fit = parts.iter().filter(|part| self.fits(value, part, depth));
            (parts.len(), fit.count())
        };
        let (all, fit) = count("allOf");
        let (any, some) = count("anyOf");
        let (one, exact) = count("oneOf");
        if all != fit {
            return false;
        }
        match self.tagged(value, place) {
            Some(tagged) if !tagged.iter().any(|part| self.fits(value, part, depth)) => {
                return false;
            }
            None if (any > 0 && some == 0) || (one > 0 && exact != 1) => return false,
            _ => {}
        }
        if part("not").is_some_and(|part| self.fits(value, &part, depth)) {
            return false;
        }
        let Some(condition) = part("if") else {
            return true;
        };
        let then = if self.fits(value, &condition, depth) {
            part("then")
        } else {
            part("else")
        };
        then.is_none_or(|part| self.fits(value, &part, depth))
    }

    /// The alternatives that the discriminator names, if it names any of them: it settles which one is meant.
    fn tagged(&self, value: &Value, place: &Place) -> Option<Vec<Place>> {
        let schemas = self.schemas;
        let discriminator = schemas.member(place, "discriminator")?;
        let property = discriminator.get("propertyName")?.as_str()?;
        let tag = value.get(property)?;
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let mapped: Vec<(&String, Place)> = mapping
            .into_iter()
            .flatten()
            .filter_map(|(text, target)| Some((text, schemas.resolve(place, target.as_str()?)?)))
            .collect();
        let is_meant = |part: &Place| {
            let target = schemas.target(part).unwrap_or_else(|| part.clone());
            let mut texts = mapped
                .iter()
                .filter(|(_, place)| *place == target)
                .peekable();
            if texts.peek().is_some() {
                return texts.any(|(text, _)| tag.as_str() == Some(text));
            }
            let parts = schemas.together(part);
            let mut members = parts
                .iter()
                .flat_map(|part| schemas.named(part, "properties"))
                .filter(|(name, _)| *name == property)
                .flat_map(|(_, member)| schemas.together(&member));
            let listed = members.find_map(|member| {
                let list = schemas.member(&member, "enum").and_then(Value::as_array);
                let fixed = schemas.member(&member, "const").map(std::slice::from_ref);
                list.map(Vec::as_slice).or(fixed)
            });
            match listed {
                Some(values) => values.contains(tag),
                None => target.0.last().as_deref() == tag.as_str(),
            }
        };
        let mut meant = [schemas.list(place, "oneOf"), schemas.list(place, "anyOf")].concat();
        meant.retain(is_meant);
        (!meant.is_empty()).then_some(meant)
    }

    fn items_fit(&self, items: &[Value], place: &Place, depth: usize) -> bool {
        let schemas = self.schemas;
        let Some(schema) = schemas.members(place) else {
            return true;
        };
        let first = schemas.list(place, "prefixItems");
        let rest = schemas.part(place, "items");
        let fit = items
            .iter()
            .enumerate()
            .all(|(index, item)| match first.get(index) {
                Some(part) => self.fits(item, part, depth),
                None => rest
                    .as_ref()
                    .is_none_or(|part| self.fits(item, part, depth)),
            });
        let contains = schemas.part(place, "contains").is_none_or(|part| {
            let found = items.iter().filter(|item| self.fits(item, &part, depth));
            found.count() >= limit(schema, "minContains").unwrap_or(1)
        });
        let unique = !schema::is_true(schema, "uniqueItems")
            || items
                .iter()
                .enumerate()
                .all(|(index, item)| !items[..index].contains(item));
        fit && contains && unique && within(items.len(), schema, "minItems", "maxItems")
    }

    fn members_fit(&self, members: &Map<String, Value>, place: &Place, depth: usize) -> bool {
        let schemas = self.schemas;
        let Some(schema) = schemas.members(place) else {
            return true;
        };
        let named = schemas.named(place, "properties");
        let there = |name: &Value| name.as_str().is_some_and(|name| members.contains_key(name));
        // A member of requests or answers alone is not demanded of both.
        let one_way = |name: &Value| {
            let mut named = named
                .iter()
                .filter(|(known, _)| Some(*known) == name.as_str());
            named.any(|(_, part)| {
                let mut parts = schemas.together(part).into_iter();
                let flagged = |part: Place, word| {
                    schemas
                        .members(&part)
                        .is_some_and(|schema| schema::is_true(schema, word))
                };
                parts.any(|part| flagged(part.clone(), "readOnly") || flagged(part, "writeOnly"))
            })
        };
        let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned();
        if !list(schema.get("required"))
            .unwrap_or_default()
            .iter()
            .all(|name| there(name) || one_way(name))
        {
            return false;
        }
        let dependent = schema.get("dependentRequired").and_then(Value::as_object);
        let fulfilled = dependent.into_iter().flatten().all(|(name, needed)| {
            let needed = list(Some(needed)).unwrap_or_default();
            !members.contains_key(name) || needed.iter().all(there)
        });
        let by_pattern = schema.contains_key("patternProperties");
        let additional = schemas.part(place, "additionalProperties");
        let fit = members.iter().all(|(name, value)| {
            match named.iter().find(|(other, _)| other == name) {
                Some((_, part)) => self.fits(value, part, depth),
                None if by_pattern => true,
                None => additional
                    .as_ref()
                    .is_none_or(|part| self.fits(value, part, depth)),
            }
        });
        fulfilled && fit && within(members.len(), schema, "minProperties", "maxProperties")
    }
}

fn limit(schema: &Map<String, Value>, name: &str) -> Option<usize> {
    let limit = schema.get(name)?.as_f64()?;
    format!("{limit:.0}").parse().ok()
}

fn within(count: usize, schema: &Map<String, Value>, least: &str, most: &str) -> bool {
    limit(schema, least).is_none_or(|least| count >= least)
        && limit(schema, most).is_none_or(|most| count <= most)
}

fn scalar_fits(value: &Value, schema: &Map<String, Value>) -> bool {
    let typed = schema::types(schema)
        .is_none_or(|types| types.iter().any(|name| schema::is_of(value, name)));
    let listed = schema
        .get("enum")
        .and_then(Value::as_array)
        .is_none_or(|values| values.contains(value));
    let fixed = schema.get("const").is_none_or(|fixed| fixed == value);
    let measured = match value {
        Value::String(text) => {
            let pattern = schema.get("pattern").and_then(Value::as_str);
            within(text.chars().count(), schema, "minLength", "maxLength")
                && pattern.is_none_or(|pattern| text::matches(pattern, text))
                && format_fits(text, schema)
        }
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or_default();
            number_fits(number, schema)
        }
        _ => true,
    };
    typed && listed && fixed && measured
}

/// Whether a text is of the format, as far as the texts that are made differ by it.
fn format_fits(text: &str, schema: &Map<String, Value>) -> bool {
    match schema.get("format").and_then(Value::as_str) {
        Some("uuid") => text.len() == 36 && text.matches('-').count() == 4,
        Some("date-time") => text.len() >= 20 && text.contains('T'),
        Some("date") => text.len() == 10 && text.matches('-').count() == 2,
        Some("ipv4") => text.parse::<Ipv4Addr>().is_ok(),
        Some("ipv6") => text.parse::<Ipv6Addr>().is_ok(),
        Some("uri") => text.contains(':'),
        Some("email") => text.contains('@'),
        _ => true,
    }
}

fn number_fits(value: f64, schema: &Map<String, Value>) -> bool {
    let number = |name| schema.get(name).and_then(Value::as_f64);
    let open = |name| schema::is_true(schema, name);
    let least = number("minimum")
        .is_none_or(|least| value > least || (value >= least && !open("exclusiveMinimum")));
    let most = number("maximum")
        .is_none_or(|most| value < most || (value <= most && !open("exclusiveMaximum")));
    least
        && most
        && number("exclusiveMinimum").is_none_or(|limit| value > limit)
        && number("exclusiveMaximum").is_none_or(|limit| value < limit)
        && number("multipleOf").is_none_or(|step| {
            let times = value / step;
            (times - times.round()).abs() < 1e-9
        })
}
