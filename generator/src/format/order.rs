//! Members in the order of their table.

use super::table;
use crate::document::Role;
use crate::notation::{Entry, Node, Written};

/// Puts the members of a node, which has this role, and of everything in it in order.
pub(super) fn arrange(node: &mut Node, role: Role) {
    match &mut node.written {
        Written::Mapping { entries, .. } => {
            for entry in entries.iter_mut() {
                if let Some(role) = role.step(&entry.key.text) {
                    arrange(&mut entry.value, role);
                }
            }
            if let Some(order) = table::order(role.shape()) {
                sort(entries, order);
            }
        }
        Written::Sequence { items, .. } => {
            // All elements are of one kind.
            if let Some(role) = role.step("0") {
                for item in items {
                    arrange(item, role);
                }
            }
        }
        Written::Scalar(_) | Written::Alias(_) => {}
    }
}

/// Members that the table does not name stay behind the one that they stand behind.
fn sort(entries: &mut [Entry], order: &[&str]) {
    let mut before = 0;
    let places = entries.iter().map(|entry| {
        if let Some(place) = order.iter().position(|name| *name == entry.key.text) {
            before = place + 1;
        } else if !entry.key.text.starts_with("x-") && entry.key.text != "<<" {
            // Methods, and what the specification does not know: behind everything.
            before = order.len() + 1;
        }
        before
    });
    let places: Vec<usize> = places.collect();
    if places.is_sorted() {
        return;
    }
    let mut numbered: Vec<(usize, usize)> = places.into_iter().zip(0..).collect();
    numbered.sort_unstable();
    let mut targets = vec![0; entries.len()];
    for (to, (_, from)) in numbered.into_iter().enumerate() {
        targets[from] = to;
    }
    // Each entry goes to its place, and the one from there on to its own.
    for at in 0..entries.len() {
        while targets[at] != at {
            let to = targets[at];
            entries.swap(at, to);
            targets.swap(at, to);
        }
    }
}
