//! Examples that do not fit their schemas.

use std::collections::HashSet;

use serde_json::Value;

use super::advice::advice;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::Document;
use crate::instance::{Direction, Instances};
use crate::model::{MediaType, Model, Operation, Parameter, ParameterContent, SchemaId, TypeSet};
use crate::source::Origin;

struct Examples<'m> {
    document: &'m Document,
    model: &'m Model,
    instances: Instances<'m>,
    /// Objects whose examples have been looked at, and examples.
    seen: HashSet<Origin>,
    /// The pointers of values of which it is told already that a pattern does not match them.
    told: HashSet<String>,
    diagnostics: &'m mut Diagnostics,
}

pub(super) fn check(document: &Document, model: &Model, diagnostics: &mut Diagnostics) {
    let told = diagnostics
        .iter()
        .filter(|found| found.code().id == codes::pattern::UNMATCHED.id)
        .filter_map(|found| Some(found.place()?.origin()?.pointer.to_string()));
    let mut examples = Examples {
        told: told.collect(),
        document,
        model,
        instances: Instances::new(model),
        seen: HashSet::new(),
        diagnostics,
    };
    for (id, schema) in model.schemas() {
        if !schema.examples.is_empty() {
            examples.of_schema(id, &schema.origin);
        }
    }
    for operation in model.operations.iter().chain(&model.webhooks) {
        examples.of_operation(operation);
    }
}

impl Examples<'_> {
    fn of_operation(&mut self, operation: &Operation) {
        for parameter in &operation.parameters {
            self.of_parameter(parameter, Direction::Request);
        }
        for content in operation.request_body.iter().flat_map(|body| &body.content) {
            self.of_media_type(content, Direction::Request);
        }
        for (_, response) in &operation.responses {
            for header in &response.headers {
                self.of_parameter(header, Direction::Response);
            }
            for content in &response.content {
                self.of_media_type(content, Direction::Response);
            }
        }
        for callback in &operation.callbacks {
            callback
                .operations
                .iter()
                .for_each(|operation| self.of_operation(operation));
        }
    }

    fn of_parameter(&mut self, parameter: &Parameter, direction: Direction) {
        match &parameter.content {
            ParameterContent::Media(media) => self.of_media_type(media, direction),
            ParameterContent::Schema { schema, .. } if !parameter.examples.is_empty() => {
                self.of_object(&parameter.origin, *schema, direction, true);
            }
            ParameterContent::Schema { .. } => {}
        }
    }

    fn of_media_type(&mut self, media: &MediaType, direction: Direction) {
        let essence = media.name.split(';').next().unwrap_or_default().trim();
        let json = essence.eq_ignore_ascii_case("application/json")
            || essence.to_ascii_lowercase().ends_with("+json");
        // What is written in another form has examples in that form.
        if let Some(schema) = media.schema.filter(|_| json && !media.examples.is_empty()) {
            self.of_object(&media.origin, schema, direction, false);
        }
    }

    /// `example` and `examples` of a parameter, header or media type.
    fn of_object(
        &mut self,
        holder: &Origin,
        schema: SchemaId,
        direction: Direction,
        written: bool,
    ) {
        if !self.seen.insert(holder.clone()) {
            return;
        }
        let document = self.document;
        let one = holder.child("example");
        if let Some(value) = document.get(&one) {
            self.example(&one, value, schema, direction, written);
        }
        let list = holder.child("examples");
        let names = document.get(&list).and_then(Value::as_object);
        for name in names.into_iter().flat_map(|names| names.keys()) {
            let Ok(example) = document.follow(&list.child(name)) else {
                continue;
            };
            for key in ["value", "dataValue"] {
                let place = example.child(key);
                if let Some(value) = document.get(&place) {
                    self.example(&place, value, schema, direction, written);
                }
            }
        }
    }

    fn of_schema(&mut self, id: SchemaId, origin: &Origin) {
        let document = self.document;
        let one = origin.child("example");
        if let Some(value) = document.get(&one) {
            self.example(&one, value, id, Direction::Either, false);
        }
        let list = origin.child("examples");
        let values = document.get(&list).and_then(Value::as_array);
        for (index, value) in values.into_iter().flatten().enumerate() {
            self.example(&list.index(index), value, id, Direction::Either, false);
        }
    }

    fn example(
        &mut self,
        place: &Origin,
        value: &Value,
        schema: SchemaId,
        direction: Direction,
        written: bool,
    ) {
        // A parameter may show how it is written: `a,b`, `12`.
        if written && value.is_string() && !self.is_text(schema, 0) {
            return;
        }
        let Some(misfit) = self.instances.misfit(schema, value, direction) else {
            return;
        };
        if !self.seen.insert(place.clone()) {
            return;
        }
        let path = format!("{}{}", place.pointer, misfit.path);
        if self.told.contains(&path) {
            return;
        }
        let what = if misfit.path.is_empty() {
            "this example does not fit its schema: it"
        } else {
            "this part of an example does not fit its schema: it"
        };
        self.diagnostics.push(
            Diagnostic::new(
                &codes::validity::EXAMPLE,
                format!("{what} {}", misfit.told()),
            )
            .at(&Origin::new(place.file, path))
            .label(&misfit.rule, "the schema says so here")
            .help(advice(self.document, value, &misfit, "example")),
        );
    }

    /// Whether a schema is of texts, so that a text must fit it.
    fn is_text(&self, id: SchemaId, depth: usize) -> bool {
        let schema = self.model.schema(id);
        let target = schema.reference.filter(|_| depth < 32);
        schema.types == TypeSet::STRING
            || target.is_some_and(|target| self.is_text(target, depth + 1))
    }
}
