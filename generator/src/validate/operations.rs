//! Parameters, scopes and links of operations.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::operation_ids;
use super::target::Target;
use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::document::Document;
use crate::source::Origin;

pub(super) fn check(document: &Document, diagnostics: &mut Diagnostics) {
    let root = Origin::root(document.root());
    let scopes = scopes(document, &root);
    requirements(document, &root, &scopes, diagnostics);
    let mut ids = HashMap::new();
    let mut lists: HashSet<Origin> = HashSet::new();
    let items = document.path_items();
    for item in &items {
        for method in &item.operations {
            let id = document.get(&method.origin.child("operationId"));
            if let Some(id) = id.and_then(Value::as_str) {
                ids.entry(id)
                    .or_insert_with(|| Target::new(document, item, &method.origin));
            }
        }
    }
    operation_ids::check(document, &items, diagnostics);
    for item in &items {
        if lists.insert(item.target.clone()) {
            parameters(document, &item.target, diagnostics);
        }
        for method in &item.operations {
            if lists.insert(method.origin.clone()) {
                parameters(document, &method.origin, diagnostics);
                requirements(document, &method.origin, &scopes, diagnostics);
                links(document, &method.origin, &ids, &mut lists, diagnostics);
            }
        }
    }
}

/// A list has each parameter once, by its name and place (OpenAPI 3.0.4, 4.8.10).
fn parameters(document: &Document, holder: &Origin, diagnostics: &mut Diagnostics) {
    let list = holder.child("parameters");
    let mut known: HashMap<(&str, &str), Origin> = HashMap::new();
    let count = document
        .get(&list)
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    for index in 0..count {
        let place = list.index(index);
        let target = document.follow(&place).ok();
        let Some(node) = target.and_then(|target| document.get(&target)) else {
            continue;
        };
        let text = |key: &str| node.get(key).and_then(Value::as_str);
        let (Some(name), Some(location)) = (text("name"), text("in")) else {
            continue;
        };
        if let Some(first) = known.get(&(name, location)) {
            let message = format!("the {location} parameter `{name}` is listed already");
            diagnostics.push(
                Diagnostic::new(&codes::validity::DUPLICATE_PARAMETER, message)
                    .at(&place)
                    .label(first, "here for the first time")
                    .help("remove one of them"),
            );
        } else {
            known.insert((name, location), place);
        }
    }
}

/// The scopes of each OAuth 2 scheme.
fn scopes<'d>(document: &'d Document, root: &Origin) -> HashMap<&'d str, HashSet<&'d str>> {
    let holder = root.child("components").child("securitySchemes");
    let schemes = document.get(&holder).and_then(Value::as_object);
    let mut scopes = HashMap::new();
    for name in schemes.into_iter().flat_map(|schemes| schemes.keys()) {
        let target = document.follow(&holder.child(name)).ok();
        let Some(scheme) = target.and_then(|target| document.get(&target)) else {
            continue;
        };
        if scheme.get("type").and_then(Value::as_str) != Some("oauth2") {
            continue;
        }
        let flows = scheme.get("flows").and_then(Value::as_object);
        let flows = flows.into_iter().flat_map(|flows| flows.values());
        let names = flows.filter_map(|flow| flow.get("scopes")?.as_object());
        let names = names.flat_map(|scopes| scopes.keys().map(String::as_str));
        scopes.insert(name.as_str(), names.collect());
    }
    scopes
}

/// A requirement names scopes that its scheme has.
fn requirements(
    document: &Document,
    holder: &Origin,
    scopes: &HashMap<&str, HashSet<&str>>,
    diagnostics: &mut Diagnostics,
) {
    let list = holder.child("security");
    let requirements = document.get(&list).and_then(Value::as_array);
    for (index, requirement) in requirements.into_iter().flatten().enumerate() {
        for (scheme, asked) in requirement.as_object().into_iter().flatten() {
            let Some(known) = scopes.get(scheme.as_str()) else {
                continue;
            };
            for (at, scope) in asked.as_array().into_iter().flatten().enumerate() {
                let Some(scope) = scope.as_str().filter(|scope| !known.contains(scope)) else {
                    continue;
                };
                let message = format!("the security scheme `{scheme}` has no scope `{scope}`");
                let help = suggestion::closest(scope, known.iter().copied()).map_or_else(
                    || "name a scope of one of its flows, or add the scope there".to_owned(),
                    |meant| format!("did you mean `{meant}`?"),
                );
                diagnostics.push(
                    Diagnostic::new(&codes::validity::UNKNOWN_SCOPE, message)
                        .at(&list.index(index).child(scheme).index(at))
                        .help(help),
                );
            }
        }
    }
}

/// A link names an operation of the document.
fn links(
    document: &Document,
    operation: &Origin,
    ids: &HashMap<&str, Target<'_>>,
    seen: &mut HashSet<Origin>,
    diagnostics: &mut Diagnostics,
) {
    let holder = operation.child("responses");
    let responses = document.get(&holder).and_then(Value::as_object);
    for status in responses.into_iter().flat_map(|responses| responses.keys()) {
        let Ok(response) = document.follow(&holder.child(status)) else {
            continue;
        };
        let holder = response.child("links");
        let links = document.get(&holder).and_then(Value::as_object);
        for name in links.into_iter().flat_map(|links| links.keys()) {
            let Ok(link) = document.follow(&holder.child(name)) else {
                continue;
            };
            let place = link.child("operationId");
            let id = document.get(&place).and_then(Value::as_str);
            let Some(id) = id.filter(|_| seen.insert(place.clone())) else {
                continue;
            };
            if let Some(target) = ids.get(id) {
                target.takes(document, &link, id, diagnostics);
                continue;
            }
            let message = format!("no operation has the operationId `{id}`");
            let help = suggestion::closest(id, ids.keys().copied()).map_or_else(
                || "name an operation of the document".to_owned(),
                |meant| format!("did you mean `{meant}`?"),
            );
            let finding = Diagnostic::new(&codes::validity::UNKNOWN_OPERATION, message);
            diagnostics.push(finding.at(&place).help(help));
        }
    }
}
