//! Bodies that are sent as the caller has written them: text, and bytes.

use super::flat::{Flat, Part};
use super::rules;
use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::format::StringFormat;
use crate::ir::rule::{Assertion, Rule};
use crate::ir::types::{Kind, TypeId};
use crate::model::SchemaId;
use crate::source::Origin;

impl Lowerer<'_, '_> {
    /// What a text has to fulfil. A list of texts is reported: the caller gives a text, and no value of an enum.
    pub(super) fn text_rules(&mut self, schema: SchemaId) -> Vec<Rule> {
        let flat = Flat::merge(self.model, &[Part::whole(schema)]);
        if flat.enumeration.is_some() {
            self.unchecked("enum", &flat.origin);
        }
        let format = flat.format.as_deref().map(StringFormat::of_name);
        let kind = Kind::String(format.unwrap_or(StringFormat::Text));
        rules::collect(self, &flat, &kind)
    }

    /// Reports the rules of a failure that stand outside of models: only answers are validated.
    pub(super) fn report_rules_of_failure(&mut self, failure: TypeId) {
        let mut place = Some(failure);
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
            let rules = ty.rules.iter();
            let keywords: Vec<String> = rules
                .flat_map(|rule| match rule.assertion {
                    Assertion::Format(_) => Vec::new(),
                    Assertion::Schema { .. } | Assertion::NotNull { .. } => {
                        self.keywords_of_table(&ty.origin)
                    }
                    _ => vec![rule.assertion.keyword().to_owned()],
                })
                .map(|keyword| format!("`{keyword}`"))
                .collect();
            if keywords.is_empty() {
                continue;
            }
            let message = format!(
                "{} of a failure that is not an object: not checked where answers are validated",
                keywords.join(", ")
            );
            let origin = ty.origin.clone();
            self.diagnostics.push(
                Diagnostic::new(&codes::generation::UNCHECKED_KEYWORD, message)
                    .at(&origin)
                    .help("check it yourself, or let the answer be an object that holds the value"),
            );
        }
    }

    /// The keywords of the schema at a place that only a table of schemas checks.
    fn keywords_of_table(&self, origin: &Origin) -> Vec<String> {
        let schema = self.schema_at(origin);
        let flat = schema.map(|id| Flat::merge(self.model, &[Part::whole(id)]));
        let mut keywords = Vec::new();
        if let Some(flat) = &flat {
            let listed = flat.enumeration.is_some().then_some(["enum", "const"]);
            keywords.extend(listed.into_iter().flatten().map(str::to_owned));
            let positions = (!flat.prefixes.is_empty()).then(|| "prefixItems".to_owned());
            keywords.extend(positions);
            let unions = flat.conditions.iter().chain(&flat.unions);
            keywords.extend(unions.map(|union| union.keyword.to_owned()));
            let further = flat.further_assertions.iter();
            keywords.extend(further.map(|(keyword, _)| keyword.clone()));
            let stated = |keyword: &String| {
                let mut schemas = flat.schemas.iter().map(|id| self.model.schema(*id));
                match keyword.as_str() {
                    "enum" => schemas.any(|schema| schema.enumeration.is_some()),
                    "const" => schemas.any(|schema| schema.constant.is_some()),
                    _ => true,
                }
            };
            keywords.retain(stated);
        }
        if keywords.is_empty() {
            keywords.push("schema".to_owned());
        }
        keywords
    }

    /// Reports what a schema demands of bytes, as if they were text.
    pub(super) fn report_rules_of_bytes(&mut self, schema: SchemaId) {
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
}
