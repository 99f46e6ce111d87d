//! Values of a schema: the least, all of it, nulls, each alternative, members and values that it does not list.

use std::cell::Cell;

use serde_json::{Map, Number, Value, json};

use super::schema::{self, Place, Schemas};
use super::text;

/// What a value has beyond what its schema asks for and names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Beyond {
    #[default]
    Nothing,
    /// `null` wherever it is allowed.
    Nulls,
    /// Members that are not named.
    Members,
    /// Texts that an enumeration does not list; the value is then not valid.
    Values,
}

/// What sort of value is made.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wish {
    /// Members that need not be there, too.
    pub(super) full: bool,
    /// What it has beyond that.
    pub(super) beyond: Beyond,
    /// Which alternative and which listed value is taken, where there are several.
    pub(super) choice: usize,
    /// Whether members that only requests have are meant; else those that only answers have.
    pub(super) in_requests: bool,
}

/// How deep values are made in full.
const FULL: usize = 2;
/// How deep values are made at all.
const DEEPEST: usize = 24;

/// How many values one is made of at most: schemas that lead to themselves in several ways would grow without end.
const MOST: usize = 5_000;

/// A value of a schema; nothing where none can be thought of.
pub(super) fn make(schemas: &Schemas<'_>, place: &Place, wish: Wish) -> Option<Value> {
    let left = Cell::new(MOST);
    let maker = Maker {
        schemas,
        wish,
        left: &left,
    };
    maker.value(std::slice::from_ref(place), 0)
}

struct Maker<'s, 'd> {
    schemas: &'s Schemas<'d>,
    wish: Wish,
    /// How many values may still be made, those included that come to nothing.
    left: &'s Cell<usize>,
}

/// Everything that applies to one value.
struct Parts<'d> {
    places: Vec<Place>,
    schemas: Vec<&'d Map<String, Value>>,
    /// Members that tell alternatives apart, with their values.
    tags: Vec<(&'d str, String)>,
    /// Whether one of several alternatives was taken.
    chosen: bool,
}

impl<'d> Parts<'d> {
    /// What the parts say under a name.
    fn all(&self, name: &str) -> impl Iterator<Item = &'d Value> {
        self.schemas
            .iter()
            .filter_map(move |schema| schema.get(name))
    }

    fn greatest(&self, name: &str) -> Option<f64> {
        self.all(name).filter_map(Value::as_f64).reduce(f64::max)
    }

    fn least(&self, name: &str) -> Option<f64> {
        self.all(name).filter_map(Value::as_f64).reduce(f64::min)
    }

    fn count(&self, name: &str) -> Option<usize> {
        let number = if name.starts_with("min") {
            self.greatest(name)
        } else {
            self.least(name)
        };
        number.and_then(|number| format!("{number:.0}").parse().ok())
    }

    fn has(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.all(name).next().is_some())
    }
}

impl<'d> Maker<'_, 'd> {
    /// A value that all the schemas allow.
    fn value(&self, places: &[Place], depth: usize) -> Option<Value> {
        let left = self.left.get().checked_sub(1)?;
        self.left.set(left);
        if depth > DEEPEST {
            return None;
        }
        let parts = self.parts(places, depth)?;
        let types = Self::types(&parts);
        if self.wish.beyond == Beyond::Nulls
            && depth > 0
            && types.contains(&"null")
            && !parts.has(&["enum", "const"])
        {
            return Some(Value::Null);
        }
        if let Some(mut values) = self.listed(&parts, &types) {
            let count = values.len();
            return (count > 0).then(|| values.swap_remove(self.wish.choice % count));
        }
        let nullable = types.contains(&"null");
        let types: Vec<&str> = types.into_iter().filter(|name| *name != "null").collect();
        let name = match types.len() {
            0 => return nullable.then_some(Value::Null),
            count => types[self.wish.choice % count],
        };
        match name {
            "boolean" => Some(Value::Bool(self.wish.choice.is_multiple_of(2))),
            "integer" => self.integer(&parts),
            // A number of an integer's format is one.
            "number" if parts.all("format").any(is_integer) => self.integer(&parts),
            "number" => self.number(&parts),
            "string" => self.string(&parts),
            "array" => self.array(&parts, depth),
            _ => self.object(&parts, depth),
        }
    }

    /// The schemas with all that holds together with them, one alternative of each choice included.
    fn parts(&self, places: &[Place], depth: usize) -> Option<Parts<'d>> {
        let mut parts = Parts {
            places: Vec::new(),
            schemas: Vec::new(),
            tags: Vec::new(),
            chosen: false,
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
                        parts.chosen = true;
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
    fn types(parts: &Parts<'d>) -> Vec<&'d str> {
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

    /// The listed values that all parts allow, if there is a list.
    fn listed(&self, parts: &Parts<'d>, types: &[&str]) -> Option<Vec<Value>> {
        let lists: Vec<Vec<&Value>> = parts
            .schemas
            .iter()
            .flat_map(|schema| {
                let list = schema.get("enum").and_then(Value::as_array);
                let fixed = schema.get("const");
                [
                    list.map(|list| list.iter().collect()),
                    fixed.map(|fixed| vec![fixed]),
                ]
            })
            .flatten()
            .collect();
        let (first, rest) = lists.split_first()?;
        let texts = first
            .iter()
            .all(|value| value.is_string() || value.is_null());
        if self.wish.beyond == Beyond::Values && texts && types.contains(&"string") {
            return Some(vec![json!(format!("zz-unlisted-{}", self.wish.choice))]);
        }
        let fitting = first
            .iter()
            .filter(|value| rest.iter().all(|list| list.contains(value)))
            .filter(|value| types.iter().any(|name| schema::is_of(value, name)));
        Some(fitting.map(|value| (*value).clone()).collect())
    }

    fn integer(&self, parts: &Parts<'d>) -> Option<Value> {
        let format = parts.all("format").find_map(Value::as_str);
        let (floor, ceiling): (i128, i128) = match format {
            Some("int8") => (i8::MIN.into(), i8::MAX.into()),
            Some("int16") => (i16::MIN.into(), i16::MAX.into()),
            Some("int32") => (i32::MIN.into(), i32::MAX.into()),
            Some("uint8") => (0, u8::MAX.into()),
            Some("uint16") => (0, u16::MAX.into()),
            Some("uint32" | "uint") => (0, u32::MAX.into()),
            Some("uint64") => (0, u64::MAX.into()),
            _ => (i64::MIN.into(), i64::MAX.into()),
        };
        let (least, most) = range(parts);
        let whole = |number: f64| format!("{number:.0}").parse::<i128>().ok();
        let floor = least
            .and_then(|least| whole(least.ceil()))
            .map_or(floor, |least| least.max(floor));
        let ceiling = most
            .and_then(|most| whole(most.floor()))
            .map_or(ceiling, |most| most.min(ceiling));
        let step = parts
            .greatest("multipleOf")
            .and_then(whole)
            .filter(|step| *step > 0)
            .unwrap_or(1);
        let start = match self.wish.choice % 3 {
            0 => floor.max(1.min(ceiling)),
            1 => ceiling,
            _ => floor,
        };
        let down = start.div_euclid(step) * step;
        let value = if down >= floor { down } else { down + step };
        let number = i64::try_from(value)
            .map(Number::from)
            .or_else(|_| u64::try_from(value).map(Number::from));
        (value <= ceiling).then_some(Value::Number(number.ok()?))
    }

    fn number(&self, parts: &Parts<'d>) -> Option<Value> {
        let (least, most) = range(parts);
        let value = match (least, most) {
            (Some(least), Some(most)) => match self.wish.choice % 3 {
                0 => least + (most - least) / 2.0,
                1 => most,
                _ => least,
            },
            (Some(least), None) => least + 0.5,
            (None, Some(most)) => most - 0.5,
            (None, None) => [1.5, -2.25, 1e3][self.wish.choice % 3],
        };
        let value = match parts.greatest("multipleOf") {
            Some(step) => (value / step).ceil() * step,
            None => value,
        };
        Number::from_f64(value).map(Value::Number)
    }

    fn string(&self, parts: &Parts<'d>) -> Option<Value> {
        let least = parts.count("minLength").unwrap_or(0);
        let most = parts.count("maxLength").unwrap_or(usize::MAX);
        let number = self.wish.choice;
        let pattern = parts.all("pattern").find_map(Value::as_str);
        let format = parts.all("format").find_map(Value::as_str);
        let text = match (
            pattern,
            format.and_then(|format| text::of_format(format, number)),
        ) {
            (Some(pattern), None) => text::of_pattern(pattern, least)?,
            // Both have to hold, and neither is made to fit the other.
            (Some(_), Some(_)) => return None,
            (None, Some(text)) => text,
            (None, None) => {
                let text = ["text", "Ünïcode \"quoted\" \\ \n", "1"][number % 3];
                let mut text: String = text.chars().take(most).collect();
                while text.chars().count() < least {
                    text.push('x');
                }
                text
            }
        };
        let length = text.chars().count();
        (least <= length && length <= most).then_some(Value::String(text))
    }

    fn array(&self, parts: &Parts<'d>, depth: usize) -> Option<Value> {
        let schemas = self.schemas;
        let part = |name: &str| -> Vec<Place> {
            let parts = parts.places.iter();
            parts
                .filter_map(|place| schemas.part(place, name))
                .collect()
        };
        let first: Vec<Place> = parts
            .places
            .iter()
            .flat_map(|place| schemas.list(place, "prefixItems"))
            .collect();
        let (items, contained) = (part("items"), part("contains"));
        let least = parts.count("minItems").unwrap_or(0);
        let most = parts.count("maxItems").unwrap_or(usize::MAX);
        let some = (self.wish.full && depth < FULL) || !contained.is_empty();
        let wanted = least.max(usize::from(some)).max(first.len()).min(most);
        let mut list: Vec<Value> = Vec::new();
        for index in 0..wanted {
            let places: Vec<Place> = match first.get(index) {
                Some(place) => vec![place.clone()],
                None => [items.clone(), contained.clone()].concat(),
            };
            // Other choices until there is one that is not there yet.
            let unique = parts
                .all("uniqueItems")
                .any(|flag| flag == &Value::Bool(true));
            let next = (0..64).find_map(|more| {
                let wish = Wish {
                    choice: self.wish.choice + index + more,
                    ..self.wish
                };
                let maker = Maker { wish, ..*self };
                let value = maker.value(&places, depth + 1)?;
                (!unique || !list.contains(&value)).then_some(value)
            });
            match next {
                Some(value) => list.push(value),
                None if index >= least => break,
                None => return None,
            }
        }
        Some(Value::Array(list))
    }

    fn object(&self, parts: &Parts<'d>, depth: usize) -> Option<Value> {
        let schemas = self.schemas;
        let mut named: Vec<(&str, Vec<Place>)> = Vec::new();
        for place in &parts.places {
            for (name, part) in schemas.named(place, "properties") {
                match named.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, places)) => places.push(part),
                    None => named.push((name, vec![part])),
                }
            }
        }
        let required: Vec<&str> = parts
            .all("required")
            .filter_map(Value::as_array)
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let full = self.wish.full && depth < FULL;
        let most = parts.count("maxProperties").unwrap_or(usize::MAX);
        let mut members = Map::new();
        for (name, places) in &named {
            if self.is_of_other_side(places) {
                continue;
            }
            let demanded = required.contains(name);
            if !demanded && (!full || members.len() >= most) {
                if let Some((_, tag)) = parts.tags.iter().find(|(tag, _)| tag == name) {
                    members.insert((*name).to_owned(), Value::String(tag.clone()));
                }
                continue;
            }
            let tag = parts.tags.iter().rev().find(|(tag, _)| tag == name);
            let value = match tag {
                Some((_, tag)) => Some(self.tag_value(tag, places, depth)),
                None => self.value(places, depth + 1),
            };
            match value {
                Some(value) => drop(members.insert((*name).to_owned(), value)),
                None if demanded => return None,
                None => {}
            }
        }
        for (property, tag) in &parts.tags {
            members
                .entry((*property).to_owned())
                .or_insert_with(|| Value::String(tag.clone()));
        }
        let mut additional: Vec<Place> = Vec::new();
        let mut closed = false;
        for place in &parts.places {
            for name in ["additionalProperties", "unevaluatedProperties"] {
                match schemas.member(place, name) {
                    Some(Value::Bool(false)) => closed = true,
                    Some(Value::Object(_)) => additional.extend(schemas.part(place, name)),
                    _ => {}
                }
            }
            closed |= schemas.member(place, "propertyNames").is_some();
            closed |= schemas.member(place, "patternProperties").is_some();
        }
        // Required members that nothing describes.
        for name in required {
            if !members.contains_key(name) && !named.iter().any(|(other, _)| *other == name) {
                members.insert(name.to_owned(), self.value(&additional, depth + 1)?);
            }
        }
        let least = parts.count("minProperties").unwrap_or(0);
        let wanted = self.wish.beyond == Beyond::Members || (full && !additional.is_empty());
        let extra = usize::from(wanted && !closed && members.len() < most);
        let extra = extra.max(least.saturating_sub(members.len()));
        if extra > 0 && closed {
            return (members.len() >= least).then_some(Value::Object(members));
        }
        for number in 0..extra {
            let value = if additional.is_empty() {
                Some(json!({"a": [1, null, "x"]}))
            } else {
                self.value(&additional, depth + 1)
            };
            if let Some(value) = value {
                members.insert(format!("zz-unnamed-{number}"), value);
            }
        }
        (members.len() >= least).then_some(Value::Object(members))
    }

    /// The tag, unless the member lists other values.
    fn tag_value(&self, tag: &str, places: &[Place], depth: usize) -> Value {
        let tag = Value::String(tag.to_owned());
        let parts = self.parts(places, depth);
        let lists = parts.is_some_and(|parts| {
            let list = |value: &Value| value.as_array().is_none_or(|list| list.contains(&tag));
            let fixed = |value: &Value| *value == tag;
            let texts = Self::types(&parts).contains(&"string");
            texts && parts.all("enum").all(list) && parts.all("const").all(fixed)
        });
        if lists {
            return tag;
        }
        self.value(places, depth + 1).unwrap_or(tag)
    }

    fn is_of_other_side(&self, places: &[Place]) -> bool {
        let word = if self.wish.in_requests {
            "readOnly"
        } else {
            "writeOnly"
        };
        places.iter().any(|place| {
            let parts = self.schemas.together(place);
            let mut parts = parts.iter().filter_map(|part| self.schemas.members(part));
            parts.any(|schema| schema::is_true(schema, word))
        })
    }
}

/// Whether a format is one of whole numbers.
fn is_integer(format: &Value) -> bool {
    let format = format.as_str().unwrap_or_default();
    format.starts_with("int") || format.starts_with("uint")
}

/// The least and the greatest number that the parts allow; limits that are no values themselves are left well alone.
fn range(parts: &Parts<'_>) -> (Option<f64>, Option<f64>) {
    let flag = |name| parts.all(name).any(|value| value == &Value::Bool(true));
    let mut least = parts.greatest("minimum");
    if flag("exclusiveMinimum") {
        least = least.map(|least| least + 1.0);
    }
    if let Some(limit) = parts.greatest("exclusiveMinimum") {
        least = Some(least.map_or(limit + 1.0, |least| least.max(limit + 1.0)));
    }
    let mut most = parts.least("maximum");
    if flag("exclusiveMaximum") {
        most = most.map(|most| most - 1.0);
    }
    if let Some(limit) = parts.least("exclusiveMaximum") {
        most = Some(most.map_or(limit - 1.0, |most| most.min(limit - 1.0)));
    }
    (least, most)
}
