//! Lowers operations.

use super::docs;
use super::groups::Groups;
use super::security;
use super::servers;
use super::types::Lowerer;
use crate::diagnostic::Diagnostic;
use crate::ir::api::{Docs, HeldParameter, Operation, SecurityScheme};
use crate::ir::types::NamePath;
use crate::model;
use crate::source::Origin;

/// Why an operation is left out; it has been reported.
pub(super) struct Refused;

/// The operations while they are being lowered.
pub(super) struct Operations<'a, 'm, 'r> {
    pub(super) lowerer: &'a mut Lowerer<'m, 'r>,
    schemes: &'a [SecurityScheme],
    pub(super) held: &'a mut [HeldParameter],
    groups: &'a Groups,
    tags: Vec<String>,
    found: Vec<Operation>,
}

impl<'a, 'm, 'r> Operations<'a, 'm, 'r> {
    pub(super) fn new(
        lowerer: &'a mut Lowerer<'m, 'r>,
        schemes: &'a [SecurityScheme],
        held: &'a mut [HeldParameter],
        groups: &'a Groups,
    ) -> Self {
        Self {
            lowerer,
            schemes,
            held,
            groups,
            tags: Vec::new(),
            found: Vec::new(),
        }
    }

    /// The operations, and the names of their groups in the order of first use.
    pub(super) fn finish(self) -> (Vec<Operation>, Vec<String>) {
        (self.found, self.tags)
    }

    pub(super) fn add(&mut self, operation: &model::Operation) {
        if let Ok(operation) = self.operation(operation) {
            self.found.push(operation);
        }
    }

    fn operation(&mut self, operation: &model::Operation) -> Result<Operation, Refused> {
        let name = name_of(operation);
        let base = NamePath::Inline(vec![name.clone()]);
        let security = security::requirements(self.schemes, &operation.security);
        let parameters = operation
            .parameters
            .iter()
            .map(|parameter| self.parameter(parameter, &base))
            .collect();
        let body = operation
            .request_body
            .as_ref()
            .map(|body| self.body(body, &base))
            .transpose()?
            .flatten();
        let responses = self.responses(operation, &base);
        let tag = self.groups.name(operation);
        let tag = self
            .tags
            .iter()
            .position(|known| *known == tag)
            .unwrap_or_else(|| {
                self.tags.push(tag);
                self.tags.len() - 1
            });
        Ok(Operation {
            origin: operation.origin.clone(),
            rename: self.lowerer.names.of_operation(operation),
            name,
            method: operation.method.clone(),
            path: operation.path.clone(),
            tag,
            further_tags: operation.tags.iter().skip(1).cloned().collect(),
            docs: Docs {
                summary: docs::words(operation.summary.as_ref()),
                description: docs::words(operation.description.as_ref()),
                deprecated: operation.deprecated,
                external_docs: operation.external_docs.as_ref().map(docs::external),
                examples: Vec::new(),
            },
            parameters,
            body,
            responses,
            security,
            servers: servers::of_operation(self.lowerer.model, operation),
        })
    }

    pub(super) fn refuse(
        &mut self,
        origin: &Origin,
        code: &'static crate::diagnostic::Code,
        message: &str,
    ) -> Refused {
        self.lowerer.diagnostics.push(
            Diagnostic::new(code, message)
                .at(origin)
                .help("the operation is left out of the emitted crate"),
        );
        Refused
    }
}

/// The `operationId`, or method and path where there is none.
pub(super) fn name_of(operation: &model::Operation) -> String {
    match &operation.id {
        Some(id) if id.chars().any(char::is_alphanumeric) => id.clone(),
        _ => format!("{} {}", operation.method.to_lowercase(), operation.path),
    }
}
