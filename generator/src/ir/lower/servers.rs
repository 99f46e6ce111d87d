//! Lowers servers.

use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::ir::api::{Server, ServerVariable};
use crate::model::{self, Model, Operation};

/// The servers of the document. What is wrong with their templates is reported.
pub(super) fn of_document(model: &Model, diagnostics: &mut Diagnostics) -> Vec<Server> {
    let place = model.root.child("servers");
    let servers = model.servers.iter().enumerate();
    servers
        .map(|(index, server)| {
            let lowered = lower(server);
            let is_declared = |name: &str| server.variables.iter().any(|known| known.name == name);
            let names = lowered.variables.iter().map(|variable| &*variable.name);
            for name in names.filter(|name| !is_declared(name)) {
                let message =
                    format!("the URL of the server has a variable `{name}` without a default");
                let known = server.variables.iter().map(|known| &*known.name);
                let help = match suggestion::closest(name, known) {
                    Some(meant) => format!("did you mean the variable `{meant}`?"),
                    None => "declare it in `variables` of the server, with a `default`".to_owned(),
                };
                diagnostics.push(
                    Diagnostic::new(&codes::meaning::SERVER_VARIABLE, message)
                        .at(&place.index(index).child("url"))
                        .help(help),
                );
            }
            for model::ServerVariable { name, .. } in &server.variables {
                if !server.url.contains(&format!("{{{name}}}")) {
                    diagnostics.push(
                        Diagnostic::new(
                            &codes::meaning::SERVER_VARIABLE,
                            format!("the URL of the server has no place for its variable `{name}`"),
                        )
                        .at(&place.index(index).child("variables").child(name))
                        .help(format!(
                            "write `{{{name}}}` into the URL, or remove the variable"
                        )),
                    );
                }
            }
            lowered
        })
        .collect()
}

/// The servers of an operation, unless the server that clients begin with is among them.
pub(super) fn of_operation(model: &Model, operation: &Operation) -> Vec<Server> {
    let servers: Vec<Server> = operation.servers.iter().map(lower).collect();
    let first = model.servers.first().map(lower);
    let is_first = |server: &Server| {
        first.as_ref().is_some_and(|first| {
            first.url == server.url
                && first.has_defaults == server.has_defaults
                && first.default_url() == server.default_url()
        })
    };
    if servers.iter().any(is_first) {
        return Vec::new();
    }
    servers
}

fn lower(server: &model::Server) -> Server {
    let mut has_defaults = true;
    let mut variables: Vec<ServerVariable> = Vec::new();
    for name in places(&server.url) {
        if variables.iter().any(|known| known.name == name) {
            continue;
        }
        let mut declared = server.variables.iter();
        let variable = declared.find(|known| known.name == name);
        has_defaults &= variable.is_some();
        variables.push(match variable {
            Some(variable) => ServerVariable {
                name: name.to_owned(),
                default: variable.default.clone(),
                values: variable.values.clone(),
                description: variable.description.clone(),
            },
            None => ServerVariable {
                name: name.to_owned(),
                default: String::new(),
                values: Vec::new(),
                description: None,
            },
        });
    }
    Server {
        url: server.url.clone(),
        name: server.name.clone(),
        description: server.description.clone(),
        variables,
        has_defaults,
    }
}

/// The names in the braces of a URL. What does not close is no place.
fn places(url: &str) -> impl Iterator<Item = &str> {
    url.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}
