//! Values of a schema: the least, all of it, nulls, each alternative, members and values that it does not list.

mod array;
mod numbers;
mod object;
mod parts;
mod string;

use std::cell::Cell;

use serde_json::{Value, json};

use super::schema::{self, Place, Schemas};
use numbers::is_integer;
use parts::Parts;

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
        let texts = first.iter().any(|value| value.is_string())
            && first
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
}
