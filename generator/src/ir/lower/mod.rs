//! From OpenAPI's words to what they mean.

mod bare;
mod bodies;
mod bounds;
mod circles;
mod conditions;
mod contradictions;
mod defaults;
mod docs;
mod examples;
mod flat;
mod formats;
mod further_names;
mod groups;
mod hierarchy;
mod implied;
mod multipart;
mod names;
mod nulls;
mod operations;
mod others;
mod parameters;
mod place;
mod received;
mod responses;
mod rules;
mod scalars;
mod schemas;
mod security;
mod select;
mod servers;
mod shape;
mod shapes;
mod share;
mod tags;
mod transparent;
mod tuples;
mod types;
mod union;
mod values;
mod views;

use std::collections::{BTreeMap, HashSet};

use super::api::{Api, HeldParameter, Info, Tag};
use super::schema::SchemaIndex;
use super::types::{NamePath, TypeId};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::model::{Model, SchemaId};
use groups::Groups;
use operations::Operations;
pub use rules::read_pattern_of;
use types::Lowerer;

/// Lowers a model. What cannot be expressed is left out and reported; an operation that needs it is left out as a
/// whole.
#[must_use]
pub fn lower(model: &Model, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    let security_schemes = security::schemes(model);
    let mut held_parameters: Vec<HeldParameter> = config
        .client
        .held_parameters
        .iter()
        .map(|name| HeldParameter {
            name: name.clone(),
            docs: super::Docs::default(),
        })
        .collect();
    let selection = select::select(model, &config.operations, diagnostics);
    let given = names::Names::new(model, config, diagnostics);
    let mut lowerer = Lowerer::new(model, &given, config, diagnostics);
    // Of a part of the API only what that part uses is emitted.
    let components = if selection.excluded == 0 {
        model.components.as_slice()
    } else {
        &[]
    };
    let named: Vec<(SchemaId, TypeId)> = components
        .iter()
        .map(|(name, id)| (*id, lowerer.lower(*id, &NamePath::Component(name.clone()))))
        .collect();
    let groups = Groups::of(model);
    let held = &mut held_parameters;
    let mut operations = Operations::new(&mut lowerer, &security_schemes, held, &groups);
    for operation in &selection.operations {
        operations.add(operation);
    }
    let (mut operations, tag_names) = operations.finish();
    let webhooks = lowerer.webhooks(&selection.webhooks);
    let callbacks = lowerer.callbacks(&selection.operations);
    let described: Vec<(String, SchemaIndex)> = if config.validation.values {
        components
            .iter()
            .map(|(name, id)| (name.clone(), lowerer.stated(*id)))
            .collect()
    } else {
        Vec::new()
    };
    lowerer.report_unmatched();
    let stated_defaults = std::mem::take(&mut lowerer.defaults);
    let (mut types, mut schemas) = lowerer.finish();
    defaults::report(&types, stated_defaults, diagnostics);
    views::split(&mut types, &mut operations);
    formats::assert_in_requests(&mut types, &operations);
    let parts = parts_of_all_of(model);
    let named_types: Vec<TypeId> = named
        .into_iter()
        .filter(|(schema, _)| !parts.contains(schema))
        .map(|(_, ty)| ty)
        .collect();
    let received = webhooks.iter().chain(&callbacks);
    let roots = named_types.iter().copied();
    let roots = roots.chain(received.flat_map(super::Received::types));
    share::share(&mut types, roots.collect(), &mut operations);
    if !config.validation.checks {
        for ty in &mut types {
            ty.rules.clear();
        }
        let bodies = operations
            .iter_mut()
            .flat_map(|operation| &mut operation.body);
        for content in bodies.flat_map(|body| &mut body.contents) {
            content.rules.clear();
        }
        if !config.validation.values {
            schemas.clear();
        }
    }
    report_unheld(&operations, config, diagnostics);
    let servers = servers::of_document(model, diagnostics);
    let components = if described.is_empty() {
        described_by(&types)
    } else {
        described
    };
    Api {
        info: info(model),
        servers,
        tags: tags(model, tag_names, &given),
        security_schemes,
        held_parameters,
        operations,
        webhook_tag: super::received::told_by(&types, &webhooks),
        webhooks,
        callbacks,
        types,
        schemas,
        components,
        named_types,
        places: model.places.clone(),
        checked: config.validation.checks,
        operations_in_document: model.operations_in_document,
        excluded: selection.excluded,
    }
}

/// The components of which types are made, with all that the document says of them.
fn described_by(types: &[super::Type]) -> Vec<(String, SchemaIndex)> {
    let components = types.iter().filter_map(|ty| match &ty.name {
        NamePath::Component(name) => Some((name.clone(), ty.described?)),
        _ => None,
    });
    let components: BTreeMap<String, SchemaIndex> = components.collect();
    components.into_iter().collect()
}

/// The schemas that stand in an `allOf`: they are merged into the types that name them, and are types of their own only
/// where something else uses them, too.
fn parts_of_all_of(model: &Model) -> HashSet<SchemaId> {
    let parts = model.schemas().flat_map(|(_, schema)| &schema.all_of);
    parts
        .map(|part| model.schema(*part).reference.unwrap_or(*part))
        .collect()
}

/// A parameter that the configuration names and no operation has is a mistake in one of the two.
fn report_unheld(operations: &[super::Operation], config: &Config, diagnostics: &mut Diagnostics) {
    for (index, name) in config.client.held_parameters.iter().enumerate() {
        let used = operations
            .iter()
            .flat_map(|operation| &operation.parameters)
            .any(|parameter| parameter.held == Some(index));
        if !used {
            let mut finding = Diagnostic::new(
                &codes::config::UNUSED_PARAMETER,
                format!("no operation has a parameter `{name}` for the client to hold"),
            );
            if let Some((file, span)) = config.client.held_places.get(index) {
                finding = finding.at_span(*file, span.clone());
            }
            let known = operations
                .iter()
                .flat_map(|operation| &operation.parameters)
                .map(|parameter| &*parameter.name);
            let help = match suggestion::closest(name, known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "correct `held-parameters`, or remove the name from it".to_owned(),
            };
            diagnostics.push(finding.help(help));
        }
    }
}

fn info(model: &Model) -> Info {
    let contact = model.info.contact.as_ref();
    let contact = contact.map(|contact| [&contact.name, &contact.url, &contact.email]);
    let license = model.info.license.as_ref();
    let license = license.map(|license| {
        [
            Some(&license.name),
            model.license_identifier.as_ref(),
            license.url.as_ref(),
        ]
    });
    let given = |text: Option<&String>| text.filter(|text| !text.trim().is_empty()).cloned();
    Info {
        summary: model.info_summary.clone(),
        terms: given(model.info.terms_of_service.as_ref()),
        contact: contact
            .into_iter()
            .flatten()
            .filter_map(|text| given(text.as_ref()))
            .collect(),
        license: license.into_iter().flatten().filter_map(given).collect(),
        title: model.info.title.clone(),
        version: model.info.version.clone(),
        description: model.info.description.clone(),
        external_docs: model.external_docs.as_ref().map(docs::external),
    }
}

fn tags(model: &Model, tags: Vec<String>, names: &names::Names<'_>) -> Vec<Tag> {
    tags.into_iter()
        .map(|name| {
            let declared = model.tags.iter().find(|tag| tag.name == name);
            Tag {
                docs: super::Docs {
                    summary: declared.and_then(|tag| tag.summary.clone()),
                    description: declared.and_then(|tag| tag.description.clone()),
                    external_docs: declared
                        .and_then(|tag| tag.external_docs.as_ref().map(docs::external)),
                    ..super::Docs::default()
                },
                parent: declared.and_then(|tag| tag.parent.clone()),
                kind: declared.and_then(|tag| tag.kind.clone()),
                rename: names.of_tag(&name),
                name,
            }
        })
        .collect()
}
