//! Builds a [`Model`] from a [`Document`].

mod encoding;
mod parts;
mod template;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use openapiv3::ReferenceOr;
use serde_json::Value;

use super::operation::{Callback, Operation, Parameter};
use super::reader::Reader;
use super::security::{SecurityRequirement, SecurityScheme};
use super::{Model, SchemaId, named, row, security, server};
use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::document::{Document, Item, ItemKind, Placement, Version, View};
use crate::source::Origin;

/// Resolves every reference of the document.
///
/// A part that cannot be used is left out and reported; an operation that cannot do without it is left out as a whole.
#[must_use]
pub fn resolve(document: &Document, diagnostics: &mut Diagnostics) -> Model {
    let placement = document.placement();
    let resolver = Resolver {
        document,
        reader: Reader::new(document, &placement),
        placement,
        diagnostics,
        reported: HashSet::new(),
        called: OnceCell::new(),
    };
    resolver.model()
}

struct Resolver<'d, 'r> {
    document: &'d Document,
    placement: Placement,
    reader: Reader<'d>,
    diagnostics: &'r mut Diagnostics,
    /// What has been reported for another operation already.
    reported: HashSet<Origin>,
    /// What links call operations.
    called: OnceCell<HashMap<Origin, String>>,
}

/// The names of operations.
#[derive(Default)]
struct Ids {
    /// Each with the operation that has it.
    taken: HashMap<String, Origin>,
    /// For those that several operations want, the number that may be free behind it.
    numbers: HashMap<String, u32>,
}

impl Resolver<'_, '_> {
    fn model(mut self) -> Model {
        let root = Origin::root(self.document.root());
        let components = self.components(&root);
        let security_schemes = self.security_schemes(&root);
        let security = root.child("security");
        let defaults = self.requirements(&security);
        self.check_schemes(&defaults, &security, &security_schemes);
        let mut operations = Vec::new();
        let mut operations_in_document = 0;
        let mut ids = Ids::default();
        for item in self.document.path_items() {
            if item.kind != ItemKind::Path {
                continue;
            }
            let mut shared = self.path_parameters(&item.target);
            let mut servers = server::servers(self.document, &item.target.child("servers"));
            if item.origin != item.target {
                shared.extend(self.path_parameters(&item.origin));
                servers.extend(server::servers(
                    self.document,
                    &item.origin.child("servers"),
                ));
            }
            for method in &item.operations {
                operations_in_document += 1;
                let origin = &method.origin;
                if !is_token(&method.name) {
                    let message = format!("`{}` is not a method of HTTP", method.name);
                    self.left_out(origin, &message);
                    continue;
                }
                let Some(view) = self.view::<openapiv3::Operation>(origin) else {
                    self.left_out(origin, "this operation cannot be read");
                    continue;
                };
                let Some(mut operation) = self.operation(
                    origin,
                    &method.name,
                    Path::Called(&item.name),
                    view,
                    &shared,
                    &defaults,
                ) else {
                    continue;
                };
                if operation.servers.is_empty() {
                    operation.servers.clone_from(&servers);
                }
                self.settle_id(&mut operation, &mut ids);
                let security = origin.child("security");
                if self.document.get(&security).is_some() {
                    self.check_schemes(&operation.security, &security, &security_schemes);
                }
                operations.push(operation);
            }
        }
        let webhooks = self.webhooks(&defaults);
        let mut model = Model {
            last: Vec::new(),
            named: Vec::new(),
            places: self.placement.places().clone(),
            webhooks,
            root: root.clone(),
            info: self.view(&root.child("info")).unwrap_or_default(),
            info_summary: self.text(&root.child("info").child("summary")),
            license_identifier: self.text(&root.child("info").child("license").child("identifier")),
            servers: server::servers(self.document, &root.child("servers")),
            tags: super::tag::tags(self.document),
            external_docs: self.view(&root.child("externalDocs")),
            security_schemes,
            operations,
            components,
            operations_in_document,
            unfractioned: matches!(self.document.version(), Version::V2_0 | Version::V3_0),
            schemas: self.reader.finish(self.diagnostics),
        };
        model.last = row::ends(&model.schemas);
        model.named = named::named(
            &model.schemas,
            self.document,
            &self.placement,
            &model.components,
        );
        model
    }

    /// The items of an array of objects.
    fn list<T: View>(&self, place: &Origin) -> Vec<T> {
        let count = self
            .document
            .get(place)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        (0..count)
            .filter_map(|index| self.view(&place.index(index)))
            .collect()
    }

    fn text(&self, place: &Origin) -> Option<String> {
        let text = self.document.get(place)?.as_str()?;
        Some(text.to_owned())
    }

    fn requirements(&self, place: &Origin) -> Vec<SecurityRequirement> {
        requirements(&self.list::<openapiv3::SecurityRequirement>(place))
    }

    fn view<T: View>(&self, origin: &Origin) -> Option<T> {
        self.document.view(origin)
    }

    fn left_out(&mut self, origin: &Origin, message: &str) {
        self.diagnostics.push(
            Diagnostic::new(&codes::generation::UNSUPPORTED_OPERATION, message)
                .at(origin)
                .help("the operation is left out"),
        );
    }

    fn components(&mut self, root: &Origin) -> Vec<(String, SchemaId)> {
        let place = root.child("components").child("schemas");
        let Some(Value::Object(schemas)) = self.document.get(&place) else {
            return Vec::new();
        };
        let mut named = HashSet::new();
        schemas
            .iter()
            .map(|(name, value)| {
                let own = place.child(name);
                let own_id = self.reader.intern(&own, value);
                let target = self.meant(&own, &place);
                let is_first = target != own && named.insert(target.clone());
                let found = Some(&target).filter(|_| is_first);
                let id = found.and_then(|target| self.reader.intern_at(target));
                (name.clone(), id.unwrap_or(own_id))
            })
            .collect()
    }

    /// The schema that a component gives its name to: itself, or what it refers to and says nothing else about, such as
    /// a schema in a file of its own, where others refer to it. A component keeps its own name.
    fn meant(&self, component: &Origin, components: &Origin) -> Origin {
        let mut target = component.clone();
        let mut seen = HashSet::new();
        while let Some(Value::Object(members)) = self.document.get(&target)
            && members.len() == 1
            && let Some(Value::String(reference)) = members.get("$ref")
            && let Ok(next) = self.document.resolve(&target, reference)
        {
            if next.parent().as_ref() == Some(components) || !seen.insert(next.clone()) {
                return component.clone();
            }
            target = next;
        }
        target
    }

    fn security_schemes(&mut self, root: &Origin) -> Vec<SecurityScheme> {
        let place = root.child("components").child("securitySchemes");
        let Some(Value::Object(schemes)) = self.document.get(&place) else {
            return Vec::new();
        };
        schemes
            .keys()
            .filter_map(|name| {
                let origin = self.document.follow(&place.child(name)).ok()?;
                security::scheme(name, origin, self.document)
            })
            .collect()
    }

    /// What stands at `origin`, or where the reference that stands there leads.
    fn item<T: View>(&self, origin: &Origin, item: ReferenceOr<T>) -> Option<(Origin, T)> {
        match item {
            ReferenceOr::Item(item) => Some((origin.clone(), item)),
            ReferenceOr::Reference { .. } => {
                let target = self.document.follow(origin).ok()?;
                let item = self.view(&target)?;
                Some((target, item))
            }
        }
    }

    fn path_parameters(&mut self, item: &Origin) -> Vec<Option<Parameter>> {
        let place = item.child("parameters");
        let count = self
            .document
            .get(&place)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        (0..count)
            .map(|index| {
                let origin = self.document.follow(&place.index(index)).ok()?;
                let view = self.view(&origin)?;
                self.parameter(origin, view)
            })
            .collect()
    }

    fn operation(
        &mut self,
        origin: &Origin,
        method: &str,
        path: Path<'_>,
        view: openapiv3::Operation,
        shared: &[Option<Parameter>],
        defaults: &[SecurityRequirement],
    ) -> Option<Operation> {
        let mut parameters: Vec<Parameter> = Vec::new();
        let place = origin.child("parameters");
        let mut own = Vec::new();
        for (index, item) in view.parameters.into_iter().enumerate() {
            let found = self.item(&place.index(index), item);
            own.push(found.and_then(|(origin, view)| self.parameter(origin, view)));
        }
        for parameter in shared.iter().cloned().chain(own) {
            let Some(parameter) = parameter else {
                self.left_out(
                    origin,
                    "one of the parameters of this operation cannot be read",
                );
                return None;
            };
            let same = parameters
                .iter_mut()
                .find(|known| known.name == parameter.name && known.location == parameter.location);
            match same {
                Some(known) => *known = parameter,
                None => parameters.push(parameter),
            }
        }
        self.leave_out_ignored(&mut parameters);
        let (path, callbacks) = match path {
            Path::Called(path) => (
                self.match_template(origin, path, &mut parameters),
                self.callbacks(origin, defaults),
            ),
            Path::Received(name) => (name.to_owned(), Vec::new()),
        };
        let request_body = match view.request_body {
            None => None,
            Some(item) => {
                let Some((place, body)) = self.item(&origin.child("requestBody"), item) else {
                    self.left_out(origin, "the body of this operation cannot be read");
                    return None;
                };
                Some(self.request_body(place, body))
            }
        };
        let responses = self.responses(origin, view.responses)?;
        Some(Operation {
            origin: origin.clone(),
            method: method.to_owned(),
            path,
            rust_name: view
                .extensions
                .get("x-rust-name")
                .and_then(Value::as_str)
                .map(str::to_owned),
            id: view.operation_id,
            summary: view.summary,
            description: view.description,
            tags: view.tags,
            deprecated: view.deprecated,
            external_docs: view.external_docs,
            parameters,
            request_body,
            responses,
            inherits_security: view.security.is_none(),
            security: view
                .security
                .map_or_else(|| defaults.to_vec(), |security| requirements(&security)),
            servers: server::servers(self.document, &origin.child("servers")),
            callbacks,
        })
    }

    /// The webhooks.
    fn webhooks(&mut self, defaults: &[SecurityRequirement]) -> Vec<Operation> {
        let items = self.document.path_items();
        let webhooks = items.iter().filter(|item| item.kind == ItemKind::Webhook);
        webhooks
            .flat_map(|item| self.requests(item, defaults))
            .collect()
    }

    /// What an operation asks the API to call. Requests of the API have no callbacks themselves.
    fn callbacks(&mut self, operation: &Origin, defaults: &[SecurityRequirement]) -> Vec<Callback> {
        let place = operation.child("callbacks");
        let callbacks = self.document.get(&place).and_then(Value::as_object);
        let names = callbacks.into_iter().flatten().map(|(name, _)| name);
        names
            .filter(|name| !name.starts_with("x-"))
            .filter_map(|name| {
                let origin = self.document.follow(&place.child(name)).ok()?;
                let items = self.document.callback(&origin);
                let requests = items.iter().flat_map(|item| self.requests(item, defaults));
                Some(Callback {
                    name: name.clone(),
                    operations: requests.collect(),
                })
            })
            .collect()
    }

    /// The requests of a path item that the API calls.
    fn requests(&mut self, item: &Item, defaults: &[SecurityRequirement]) -> Vec<Operation> {
        let shared = self.path_parameters(&item.target);
        let mut found = Vec::new();
        for method in &item.operations {
            let origin = &method.origin;
            let Some(view) = self.view::<openapiv3::Operation>(origin) else {
                self.left_out(origin, "this request of the API cannot be read");
                continue;
            };
            found.extend(self.operation(
                origin,
                &method.name,
                Path::Received(&item.name),
                view,
                &shared,
                defaults,
            ));
        }
        found
    }

    /// Makes `operationId`s unique.
    fn settle_id(&mut self, operation: &mut Operation, ids: &mut Ids) {
        let Some(id) = operation.id.clone() else {
            return;
        };
        let Some(first) = ids.taken.get(&id) else {
            ids.taken.insert(id, operation.origin.clone());
            return;
        };
        self.diagnostics.push(
            Diagnostic::new(
                &codes::meaning::DUPLICATE_OPERATION_ID,
                format!("the operationId `{id}` is taken already"),
            )
            .at(&operation.origin.child("operationId"))
            .label(first, "by this operation")
            .help("give each operation an operationId of its own"),
        );
        let number = ids.numbers.entry(id.clone()).or_insert(2);
        let mut free = format!("{id}{number}");
        while ids.taken.contains_key(&free) {
            *number += 1;
            free = format!("{id}{number}");
        }
        ids.taken.insert(free.clone(), operation.origin.clone());
        operation.id = Some(free);
    }

    /// Reports schemes that the requirements at `place` name and nothing declares.
    fn check_schemes(
        &mut self,
        requirements: &[SecurityRequirement],
        place: &Origin,
        schemes: &[SecurityScheme],
    ) {
        let known = || schemes.iter().map(|scheme| &*scheme.name);
        for (index, requirement) in requirements.iter().enumerate() {
            for (name, _) in &requirement.schemes {
                if known().any(|known| known == name) || self.document.is_scheme_left_out(name) {
                    continue;
                }
                let help = match suggestion::closest(name, known()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None if self.document.version() == Version::V2_0 => {
                        "declare it in `securityDefinitions`, or correct the name".to_owned()
                    }
                    None => {
                        "declare it in `components/securitySchemes`, or correct the name".to_owned()
                    }
                };
                let address = self.document.scheme_address(&place.index(index), name);
                let message = address.map_or_else(
                    || format!("no security scheme `{name}` is declared"),
                    |error| {
                        format!(
                            "no security scheme `{name}` is declared, and as an address it {error}"
                        )
                    },
                );
                self.diagnostics.push(
                    Diagnostic::new(&codes::meaning::UNKNOWN_SECURITY_SCHEME, message)
                        .at_key(&place.index(index).child(name))
                        .help(help),
                );
            }
        }
    }
}

/// What an operation is named after.
#[derive(Clone, Copy)]
enum Path<'p> {
    /// The path template that clients call.
    Called(&'p str),
    /// The webhook, or the expression that says where a callback goes: the API calls it.
    Received(&'p str),
}

/// Whether a name can be a method (RFC 9110, 5.6.2).
fn is_token(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_part)
}

fn requirements(list: &[openapiv3::SecurityRequirement]) -> Vec<SecurityRequirement> {
    list.iter()
        .map(|requirement| SecurityRequirement {
            schemes: requirement
                .iter()
                .map(|(name, scopes)| (name.clone(), scopes.clone()))
                .collect(),
        })
        .collect()
}
