//! Schemas of a document, and what applies to one value at a time.

use serde_json::{Map, Value};
use specsmith::document::{Document, Version};
use specsmith::source::Origin;

/// The schemas of a document.
pub(super) struct Schemas<'d> {
    document: &'d Document,
}

/// A schema, or a part of one, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place(pub(super) Origin);

impl<'d> Schemas<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self { document }
    }

    pub(super) fn get(&self, place: &Place) -> Option<&'d Value> {
        self.document.get(&place.0)
    }

    /// The members of a schema; none of `true`, `false` and what is no schema.
    pub(super) fn members(&self, place: &Place) -> Option<&'d Map<String, Value>> {
        self.get(place)?.as_object()
    }

    pub(super) fn member(&self, place: &Place, name: &str) -> Option<&'d Value> {
        self.members(place)?.get(name)
    }

    /// Where the `$ref` of a schema leads.
    pub(super) fn target(&self, place: &Place) -> Option<Place> {
        let reference = self.member(place, "$ref")?.as_str()?;
        self.document.resolve(&place.0, reference).ok().map(Place)
    }

    /// What a reference leads to that stands in a schema, such as one of a discriminator's mapping.
    pub(super) fn resolve(&self, place: &Place, reference: &str) -> Option<Place> {
        let name = place.0.clone();
        let found = self.document.resolve(&name, reference).ok();
        found.map(Place).or_else(|| {
            let root = Origin::root(self.document.root());
            let named = root.child("components").child("schemas").child(reference);
            self.document.get(&named).map(|_| Place(named))
        })
    }

    /// Whether other members count beside a `$ref`.
    pub(super) fn siblings_count(&self) -> bool {
        !matches!(self.document.version(), Version::V2_0 | Version::V3_0)
    }

    /// The parts of a list, such as `allOf`.
    pub(super) fn list(&self, place: &Place, name: &str) -> Vec<Place> {
        let list = self.member(place, name).and_then(Value::as_array);
        let count = list.map_or(0, Vec::len);
        let holder = place.0.child(name);
        (0..count)
            .map(|index| Place(holder.child(&index.to_string())))
            .collect()
    }

    /// The places of named parts, such as `properties`, in document order.
    pub(super) fn named(&self, place: &Place, name: &str) -> Vec<(&'d str, Place)> {
        let holder = place.0.child(name);
        let members = self.member(place, name).and_then(Value::as_object);
        members
            .into_iter()
            .flatten()
            .map(|(name, _)| (name.as_str(), Place(holder.child(name))))
            .collect()
    }

    /// A part that is a schema itself, such as `items`.
    pub(super) fn part(&self, place: &Place, name: &str) -> Option<Place> {
        let part = self.member(place, name)?;
        (part.is_object() || part.is_boolean()).then(|| Place(place.0.child(name)))
    }

    /// The schema itself and all that holds together with it: what it refers to, and the parts of `allOf`, in
    /// front of what it adds to them.
    pub(super) fn together(&self, place: &Place) -> Vec<Place> {
        let mut all = Vec::new();
        self.gather(place, &mut all);
        all
    }

    fn gather(&self, place: &Place, all: &mut Vec<Place>) {
        if all.contains(place) {
            return;
        }
        if let Some(target) = self.target(place) {
            if self.siblings_count() {
                all.push(place.clone());
            }
            self.gather(&target, all);
            return;
        }
        let parts = self.list(place, "allOf");
        let at = all.len();
        all.push(place.clone());
        for part in parts {
            self.gather(&part, all);
        }
        // What a schema adds stands behind what it extends.
        all[at..].rotate_left(1);
    }
}

/// The JSON types that a schema names; nothing if it names none.
pub(super) fn types(schema: &Map<String, Value>) -> Option<Vec<&str>> {
    let mut types: Vec<&str> = match schema.get("type")? {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    if is_true(schema, "nullable") {
        types.push("null");
    }
    Some(types)
}

pub(super) fn is_true(schema: &Map<String, Value>, name: &str) -> bool {
    schema.get(name) == Some(&Value::Bool(true))
}

/// The JSON type of a value; `integer` of a whole number.
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) => {
            let whole = number.as_f64().is_some_and(|number| number.fract() == 0.0);
            if number.is_i64() || number.is_u64() || whole {
                "integer"
            } else {
                "number"
            }
        }
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Whether a value is of a JSON type.
pub(super) fn is_of(value: &Value, name: &str) -> bool {
    let own = type_of(value);
    own == name || (own == "integer" && name == "number")
}
