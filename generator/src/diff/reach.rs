//! Which schemas an operation leads to.

use std::collections::HashSet;

use crate::model::{MediaType, Model, Operation, Parameter, ParameterContent, Schema, SchemaId};

/// Every schema that an operation, a webhook or a callback leads to.
pub(super) fn used(model: &Model) -> HashSet<SchemaId> {
    let mut found = Reached::default();
    for operation in model.operations.iter().chain(&model.webhooks) {
        found.operation(operation);
    }
    found.follow(model);
    // A schema with a discriminator stands for the components that take it in as well.
    loop {
        let before = found.seen.len();
        for (_, id) in &model.components {
            let parts = model.schema(*id).all_of.iter();
            let mut bases = parts.map(|part| model.schema(*part).reference.unwrap_or(*part));
            if bases.any(|base| found.seen.contains(&base) && is_base(model, base)) {
                found.add([*id]);
            }
        }
        if found.seen.len() == before {
            return found.seen;
        }
        found.follow(model);
    }
}

/// Whether a schema, or one that it takes in, has a discriminator.
fn is_base(model: &Model, id: SchemaId) -> bool {
    let mut seen = HashSet::new();
    let mut waiting = vec![id];
    while let Some(id) = waiting.pop() {
        let schema = model.schema(id);
        if schema.discriminator.is_some() {
            return true;
        }
        let parts = schema.all_of.iter().copied().chain(schema.reference);
        waiting.extend(parts.filter(|part| seen.insert(*part)));
    }
    false
}

#[derive(Default)]
struct Reached {
    seen: HashSet<SchemaId>,
    waiting: Vec<SchemaId>,
}

impl Reached {
    fn follow(&mut self, model: &Model) {
        while let Some(id) = self.waiting.pop() {
            self.schema(model.schema(id));
        }
    }

    fn add(&mut self, ids: impl IntoIterator<Item = SchemaId>) {
        for id in ids {
            if self.seen.insert(id) {
                self.waiting.push(id);
            }
        }
    }

    fn operation(&mut self, operation: &Operation) {
        operation
            .parameters
            .iter()
            .for_each(|own| self.parameter(own));
        let body = operation.request_body.iter();
        body.flat_map(|body| &body.content)
            .for_each(|media| self.media(media));
        for (_, response) in &operation.responses {
            response.content.iter().for_each(|media| self.media(media));
            response
                .headers
                .iter()
                .for_each(|header| self.parameter(header));
        }
        for callback in &operation.callbacks {
            callback
                .operations
                .iter()
                .for_each(|own| self.operation(own));
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        match &parameter.content {
            ParameterContent::Schema { schema, .. } => self.add([*schema]),
            ParameterContent::Media(media) => self.media(media),
        }
    }

    fn media(&mut self, media: &MediaType) {
        self.add(media.schema);
        self.add(media.item_schema);
    }

    fn schema(&mut self, schema: &Schema) {
        let further = &schema.further;
        for single in [
            schema.reference,
            schema.items,
            schema.additional_properties,
            schema.content_schema,
            further.not,
            further.condition,
            further.then,
            further.otherwise,
            further.contains,
            further.property_names,
            further.unevaluated_items,
            further.unevaluated_properties,
        ] {
            self.add(single);
        }
        for list in [
            &schema.all_of,
            &schema.any_of,
            &schema.one_of,
            &schema.prefix_items,
        ] {
            self.add(list.iter().copied());
        }
        for named in [
            &schema.properties,
            &further.pattern_properties,
            &further.dependent_schemas,
        ] {
            self.add(named.iter().map(|(_, id)| *id));
        }
        let mapping = schema.discriminator.iter().flat_map(|own| &own.mapping);
        self.add(mapping.map(|(_, id)| *id));
    }
}
