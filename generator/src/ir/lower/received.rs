//! Lowers webhooks and callbacks.

use super::docs;
use super::operations::name_of;
use super::types::{Lowerer, child};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::api::Docs;
use crate::ir::media::{MediaKind, essence};
use crate::ir::received::{Received, ReceivedParameter};
use crate::ir::types::{NamePath, TypeId};
use crate::model::{MediaType, Operation};
use crate::source::Origin;
use crate::wire::{ParameterLocation, StatusPattern};

impl Lowerer<'_, '_> {
    /// The webhooks; one with several methods is several requests.
    pub(super) fn webhooks(&mut self, webhooks: &[&Operation]) -> Vec<Received> {
        webhooks
            .iter()
            .map(|webhook| {
                let several = webhooks.iter().filter(|other| other.path == webhook.path);
                let name = if several.count() > 1 {
                    format!("{} {}", webhook.path, webhook.method.to_lowercase())
                } else {
                    webhook.path.clone()
                };
                self.received(webhook, name, None, "webhook")
            })
            .collect()
    }

    /// The callbacks that operations ask for.
    pub(super) fn callbacks(&mut self, operations: &[&Operation]) -> Vec<Received> {
        let mut found = Vec::new();
        for operation in operations {
            let owner = name_of(operation);
            for callback in &operation.callbacks {
                for request in &callback.operations {
                    let mut name = format!("{owner} {}", callback.name);
                    if callback.operations.len() > 1 {
                        name = format!("{name} {}", request.method.to_lowercase());
                    }
                    let asked_for_by = Some((request.path.clone(), owner.clone()));
                    found.push(self.received(request, name, asked_for_by, "callback"));
                }
            }
        }
        found
    }

    fn received(
        &mut self,
        request: &Operation,
        name: String,
        asked_for_by: Option<(String, String)>,
        kind: &str,
    ) -> Received {
        let base = NamePath::Inline(vec![name.clone()]);
        let body = request.request_body.as_ref();
        let body = body.and_then(|body| self.json(&body.content, &child(&base, kind)));
        let answers = request
            .responses
            .iter()
            .map(|(status, response)| {
                let word = match status {
                    StatusPattern::Code(code) => format!("answer {code}"),
                    StatusPattern::Range(class) => format!("answer {class}XX"),
                    StatusPattern::Default => "answer".to_owned(),
                };
                let ty = self.json(&response.content, &child(&base, &word));
                (*status, response.description.clone(), ty)
            })
            .collect();
        let parameters = request.parameters.iter();
        let (headers, others): (Vec<_>, Vec<_>) = parameters.partition(|parameter| {
            parameter.location == ParameterLocation::Header && parameter.required
        });
        Received {
            origin: request.origin.clone(),
            name,
            method: request.method.clone(),
            asked_for_by,
            docs: Docs {
                summary: request.summary.clone(),
                description: request.description.clone(),
                deprecated: request.deprecated,
                external_docs: request.external_docs.as_ref().map(docs::external),
                examples: Vec::new(),
            },
            required_headers: headers.iter().map(|header| header.name.clone()).collect(),
            parameters: headers
                .iter()
                .chain(&others)
                .map(|parameter| ReceivedParameter {
                    name: parameter.name.clone(),
                    location: parameter.location,
                    required: parameter.required,
                    description: parameter.description.clone(),
                })
                .collect(),
            tags: request.tags.clone(),
            body_docs: request
                .request_body
                .as_ref()
                .and_then(|body| body.description.clone()),
            body,
            answers,
        }
    }

    /// The type of what is sent as JSON; each other media type is reported.
    fn json(&mut self, content: &[MediaType], name: &NamePath) -> Option<TypeId> {
        let is_json = |media: &MediaType| {
            MediaKind::of(&media.name) == MediaKind::Json || essence(&media.name) == "*/*"
        };
        let mut found = None;
        for media in content {
            match media.schema {
                Some(schema) if is_json(media) && found.is_none() => {
                    found = Some(self.lower(schema, name));
                }
                _ => self.not_read(&media.origin, &media.name),
            }
        }
        found
    }

    fn not_read(&mut self, origin: &Origin, name: &str) {
        let message = format!("`{name}` is not read from what the API sends of its own accord");
        self.diagnostics.push(
            Diagnostic::new(&codes::generation::LEFT_OUT, message)
                .at(origin)
                .help("JSON with a `schema` is read; read anything else from the bytes yourself"),
        );
    }
}
