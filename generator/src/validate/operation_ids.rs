//! Names of operations that the API calls: they are taken from the same list as those of the others (OpenAPI 3.1.1,
//! 4.8.10).

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{Document, Item, ItemKind};
use crate::source::Origin;

/// Those of paths are held against each other where methods are named after them.
pub(super) fn check(document: &Document, items: &[Item], diagnostics: &mut Diagnostics) {
    let mut known: HashMap<&str, Origin> = HashMap::new();
    let mut seen: HashSet<Origin> = HashSet::new();
    let (called, others): (Vec<&Item>, Vec<&Item>) =
        items.iter().partition(|item| item.kind == ItemKind::Path);
    let mut callbacks: Vec<Item> = Vec::new();
    for item in &called {
        for method in &item.operations {
            seen.insert(method.origin.clone());
            if let Some(id) = id(document, &method.origin) {
                known.entry(id).or_insert_with(|| method.origin.clone());
            }
            let holder = method.origin.child("callbacks");
            let names = document.get(&holder).and_then(Value::as_object);
            for name in names.into_iter().flat_map(|names| names.keys()) {
                if let Ok(origin) = document.follow(&holder.child(name)) {
                    callbacks.extend(document.callback(&origin));
                }
            }
        }
    }
    // What several places refer to is one operation.
    let methods = others
        .into_iter()
        .chain(&callbacks)
        .flat_map(|item| &item.operations);
    for method in methods {
        if !seen.insert(method.origin.clone()) {
            continue;
        }
        let Some(id) = id(document, &method.origin) else {
            continue;
        };
        let Some(first) = known.get(id) else {
            known.insert(id, method.origin.clone());
            continue;
        };
        let message = format!("the operationId `{id}` is taken already");
        diagnostics.push(
            Diagnostic::new(&codes::meaning::DUPLICATE_OPERATION_ID, message)
                .at(&method.origin.child("operationId"))
                .label(first, "by this operation")
                .help("give each operation an operationId of its own"),
        );
    }
}

fn id<'d>(document: &'d Document, operation: &Origin) -> Option<&'d str> {
    document.get(&operation.child("operationId"))?.as_str()
}
