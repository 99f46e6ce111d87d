//! Changes of the tree, which the text is compared with.

use serde_json::{Map, Value};

use super::Change;
use crate::source::Origin;

/// Makes a change; `None` when there is no such place.
pub(super) fn change(tree: &mut Value, change: &Change) -> Option<()> {
    match change {
        Change::Replace(place, value) | Change::Rewrite(place, value, _) => {
            *node(tree, place)? = value.clone();
        }
        Change::Wrap(place) => {
            let value = node(tree, place)?;
            *value = Value::Array(vec![value.take()]);
        }
        Change::Enclose(place, key) => {
            let value = node(tree, place)?;
            let inner = value.take();
            *value = Value::Object(Map::from_iter([(key.clone(), inner)]));
        }
        Change::Hoist(place, from) => {
            let value = tree.pointer(&from.pointer)?.clone();
            *node(tree, place)? = value;
        }
        Change::Append(place, value) => node(tree, place)?.as_array_mut()?.push(value.clone()),
        Change::Insert(place, key, value) => {
            let map = node(tree, place)?.as_object_mut()?;
            if map.insert(key.clone(), value.clone()).is_some() {
                return None;
            }
        }
        Change::Remove(place) | Change::Erase(place) => {
            let token = place.last()?;
            match node(tree, &place.parent()?)? {
                Value::Object(map) => drop(map.shift_remove(&token)?),
                Value::Array(list) => {
                    let index = token.parse().ok().filter(|index| *index < list.len())?;
                    list.remove(index);
                }
                _ => return None,
            }
        }
        Change::Rename(place, key) => {
            let token = place.last()?;
            let map = node(tree, &place.parent()?)?.as_object_mut()?;
            if map.contains_key(key) || !map.contains_key(&token) {
                return None;
            }
            let old: Map<String, Value> = std::mem::take(map);
            for (name, value) in old {
                map.insert(if name == token { key.clone() } else { name }, value);
            }
        }
    }
    Some(())
}

fn node<'t>(tree: &'t mut Value, place: &Origin) -> Option<&'t mut Value> {
    tree.pointer_mut(&place.pointer)
}
