//! Lists, as short as may be or with an item.

use serde_json::Value;

use super::parts::Parts;
use super::{FULL, Maker, Wish};
use crate::values::schema::Place;

impl Maker<'_, '_> {
    pub(super) fn array(&self, parts: &Parts<'_>, depth: usize) -> Option<Value> {
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
}
