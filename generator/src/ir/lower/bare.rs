//! Bodies that are no model: lists, maps and scalars, whose own rules nothing checks.

use super::flat::{Flat, Part};
use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::types::{Kind, TypeId};
use crate::model::SchemaId;

impl Lowerer<'_, '_> {
    /// Reports the rules of a body that is sent as the caller has written it: text, or bytes.
    pub(super) fn report_text_rules(&mut self, schema: SchemaId) {
        let flat = Flat::merge(self.model, &[Part::whole(schema)]);
        let keywords = [
            ("minLength", flat.min_length.is_some()),
            ("maxLength", flat.max_length.is_some()),
            ("pattern", !flat.patterns.is_empty()),
            ("enum", flat.enumeration.is_some()),
        ];
        for (keyword, _) in keywords.into_iter().filter(|(_, stated)| *stated) {
            self.unchecked(keyword, &flat.origin);
        }
    }

    /// Reports the rules of a body that stand outside of models: only models check themselves.
    pub(super) fn report_bare_rules(&mut self, body: TypeId) {
        let mut place = Some(body);
        let mut seen = Vec::new();
        while let Some(id) = place.filter(|id| !seen.contains(id)) {
            seen.push(id);
            let Some(ty) = self.get(id) else { return };
            place = match ty.kind {
                Kind::Object(_)
                | Kind::Tuple(_)
                | Kind::Union(_)
                | Kind::StringEnum(_)
                | Kind::IntegerEnum(_) => return,
                Kind::Alias(target) | Kind::Array(target) | Kind::Map(target) => Some(target),
                _ => None,
            };
            let keywords: Vec<String> = ty
                .rules
                .iter()
                .map(|rule| format!("`{}`", rule.assertion.keyword()))
                .collect();
            if keywords.is_empty() {
                continue;
            }
            let origin = ty.origin.clone();
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::generation::UNCHECKED_KEYWORD,
                    format!(
                        "{} of a body that is not an object: not checked by the emitted code so far",
                        keywords.join(", ")
                    ),
                )
                .at(&origin)
                .help("values are accepted whether they fulfil it or not"),
            );
        }
    }
}
