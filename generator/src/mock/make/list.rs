//! Lists.

use serde_json::Value;

use super::Maker;
use super::shape::Shape;
use crate::model::SchemaId;

/// How many items are tried until one differs from the others.
const TRIES: usize = 16;

impl<'m> Maker<'m> {
    pub(super) fn list(&mut self, shape: &Shape<'m>, attempt: u64, depth: usize) -> Option<Value> {
        let leaves = || shape.leaves.iter();
        let contains = leaves().find(|leaf| leaf.further.contains.is_some());
        let containing = contains.map_or(0, |leaf| leaf.further.min_contains.unwrap_or(1));
        let least = leaves()
            .filter_map(|leaf| leaf.min_items)
            .max()
            .unwrap_or(0)
            .max(containing);
        let most = leaves()
            .filter_map(|leaf| leaf.max_items)
            .min()
            .unwrap_or(u64::MAX);
        let prefix = leaves()
            .map(|leaf| leaf.prefix_items.len())
            .max()
            .unwrap_or(0) as u64;
        let described = leaves().any(|leaf| leaf.items.is_some());
        let mut count = least;
        if self.is_wanted(depth) {
            count = count
                .max(prefix)
                .max(u64::from(described))
                .min(most.max(least));
        }
        let distinct = leaves().any(|leaf| leaf.unique_items);
        let mut items: Vec<Value> = Vec::new();
        for index in 0..count {
            let mut parts = item_parts(shape, usize::try_from(index).ok()?);
            // Those that have to be of a kind come last, behind what is told by position.
            if let Some(kind) = contains.and_then(|leaf| leaf.further.contains)
                && index + containing >= count
            {
                parts.push(kind);
            }
            let made = self.item(&items, &parts, index, distinct, attempt, depth);
            match made {
                Some(value) => items.push(value),
                None if index < least => return None,
                None => break,
            }
        }
        Some(Value::Array(items))
    }

    /// An item; one that is none of the others, where that is asked for and possible.
    fn item(
        &mut self,
        items: &[Value],
        parts: &[SchemaId],
        index: u64,
        distinct: bool,
        attempt: u64,
        depth: usize,
    ) -> Option<Value> {
        let mut made = None;
        for turn in 0..TRIES {
            let token = match (turn, attempt) {
                (0, 0) => index.to_string(),
                _ => format!("{index}.{turn}.{attempt}"),
            };
            let seed = self.taste.seed;
            let was_made = self.taste.made;
            if turn > 0 {
                // What is stated is the same each time.
                self.taste.seed = seed.wrapping_add(turn as u64);
                self.taste.made = true;
            }
            made = match parts {
                [] => Some(Value::String(token.clone())),
                parts => self.part(&token, parts, depth),
            };
            self.taste.seed = seed;
            self.taste.made = was_made;
            if !distinct || made.as_ref().is_none_or(|value| !items.contains(value)) {
                break;
            }
        }
        made
    }
}

/// The schemas of the item at a position.
fn item_parts(shape: &Shape<'_>, index: usize) -> Vec<SchemaId> {
    let parts = shape.leaves.iter();
    parts
        .filter_map(|leaf| leaf.prefix_items.get(index).copied().or(leaf.items))
        .collect()
}
