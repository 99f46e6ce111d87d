//! Values that a document itself gives, and that the pattern beside them does not match: one of the two is wrong.

use serde_json::Value;

use super::types::Lowerer;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::pattern;
use crate::model::{ParameterContent, Schema, SchemaId};
use crate::source::Origin;

impl Lowerer<'_, '_> {
    /// Tells which values contradict the pattern of their schema; a `default` is told of elsewhere.
    pub(super) fn report_unmatched(&mut self) {
        let model = self.model;
        for (id, schema) in model.schemas() {
            let origin = &schema.origin;
            let listed = schema.enumeration.iter().flatten().enumerate();
            let listed = listed.map(|(index, value)| (value, origin.child("enum").index(index)));
            let constant = schema.constant.iter();
            let constant = constant.map(|value| (value, origin.child("const")));
            let examples = schema.examples.iter().enumerate();
            let examples = examples.map(|(index, value)| (value, example_of(schema, index)));
            for (value, place) in listed.chain(constant).chain(examples) {
                self.report_unmatched_value(id, value, &place);
            }
        }
        for operation in &model.operations {
            for parameter in &operation.parameters {
                let ParameterContent::Schema { schema, .. } = &parameter.content else {
                    continue;
                };
                for example in &parameter.examples {
                    let place = match &example.name {
                        None => parameter.origin.child("example"),
                        Some(name) => parameter.origin.child("examples").child(name),
                    };
                    self.report_unmatched_value(*schema, &example.value, &place);
                }
            }
        }
    }

    fn report_unmatched_value(&mut self, schema: SchemaId, value: &Value, place: &Origin) {
        let Some(text) = value.as_str() else { return };
        let Some(source) = self.pattern_behind(schema) else {
            return;
        };
        let matches = self
            .known_pattern(source)
            .is_none_or(|known| known.is_match(text));
        if matches {
            return;
        }
        let reading = pattern::read(source, self.anchoring());
        let whole = if reading.whole { "all of " } else { "" };
        let help = match reading.portable.filter(|portable| portable != source) {
            Some(portable) => {
                format!("correct the value or the pattern, whose portable form is `{portable}`")
            }
            None => "correct the value or the pattern".to_owned(),
        };
        self.diagnostics.push(
            Diagnostic::new(
                &codes::pattern::UNMATCHED,
                format!(
                    "the pattern `{source}` of its schema does not match {whole}`{}`",
                    shortened(text)
                ),
            )
            .at(place)
            .help(help),
        );
    }

    /// The pattern of a schema, or of the one that it refers to.
    fn pattern_behind(&self, schema: SchemaId) -> Option<&'_ str> {
        /// Longer ways lead in circles.
        const LONGEST: usize = 32;
        let model = self.model;
        let mut schema = model.schema(schema);
        for _ in 0..LONGEST {
            match (&schema.pattern, schema.reference) {
                (Some(pattern), _) => return Some(pattern),
                (None, Some(target)) => schema = model.schema(target),
                (None, None) => return None,
            }
        }
        None
    }
}

/// The place of an example: `example` comes first, and then those of `examples`.
fn example_of(schema: &Schema, index: usize) -> Origin {
    match index.checked_sub(usize::from(schema.has_example)) {
        None => schema.origin.child("example"),
        Some(index) => schema.origin.child("examples").index(index),
    }
}

/// A value as it is shown.
fn shortened(text: &str) -> String {
    /// The longest text that is shown as a whole.
    const LONGEST: usize = 60;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
