//! Changes of the tree, which the text is compared with.

use serde_json::{Map, Value};

use super::Change;
use crate::source::Origin;

/// Makes changes one after the other; `None` when there is no such place. What goes from one list goes at once, so that
/// its places are those before.
pub(super) fn all(tree: &mut Value, changes: &[&Change]) -> Option<()> {
    for run in changes.chunk_by(|one, other| {
        let holder = taken_from(one);
        holder.is_some() && holder == taken_from(other)
    }) {
        let holder = taken_from(run[0]).filter(|_| run.len() > 1);
        match holder.and_then(|holder| tree.pointer_mut(holder)) {
            Some(Value::Array(list)) => take_out(list, run)?,
            _ => run.iter().try_for_each(|one| change(tree, one))?,
        }
    }
    Some(())
}

/// The pointer of what a change takes something out of.
fn taken_from(change: &Change) -> Option<&str> {
    match change {
        Change::Remove(place) | Change::Erase(place) => Some(place.pointer.rsplit_once('/')?.0),
        _ => None,
    }
}

fn take_out(list: &mut Vec<Value>, changes: &[&Change]) -> Option<()> {
    let mut goes = vec![false; list.len()];
    for change in changes {
        let index: usize = change.place().last()?.parse().ok()?;
        if std::mem::replace(goes.get_mut(index)?, true) {
            return None;
        }
    }
    let mut goes = goes.into_iter();
    list.retain(|_| goes.next() == Some(false));
    Some(())
}

/// Makes a change; `None` when there is no such place. The order of members, which the comparison leaves out, may
/// become another one.
fn change(tree: &mut Value, change: &Change) -> Option<()> {
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
                Value::Object(map) => drop(map.swap_remove(&token)?),
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
            if map.contains_key(key) {
                return None;
            }
            let value = map.swap_remove(&token)?;
            map.insert(key.clone(), value);
        }
    }
    Some(())
}

fn node<'t>(tree: &'t mut Value, place: &Origin) -> Option<&'t mut Value> {
    tree.pointer_mut(&place.pointer)
}
