//! Lowers responses.

use super::docs;
use super::operations::Operations;
use super::place::name_at;
use super::types::child;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::api::{HeaderForm, Link, Media, Response, ResponseHeader};
use crate::ir::media::{MediaKind, essence, is_range};
use crate::ir::types::NamePath;
use crate::model::{self, Model, ParameterContent, Schema, SchemaId, TypeSet};
use crate::wire::StatusPattern;

impl Operations<'_, '_, '_> {
    /// Every answer of an operation.
    pub(super) fn responses(
        &mut self,
        operation: &model::Operation,
        base: &NamePath,
    ) -> Vec<Response> {
        let mut statuses = operation.responses.iter().map(|(status, _)| *status);
        let succeeds = statuses.any(is_success);
        // What an operation answers with, and no failure.
        let is_read =
            |status| is_success(status) || (!succeeds && status == StatusPattern::Default);
        let mut successes = 0;
        let mut found = Vec::new();
        for (status, response) in &operation.responses {
            if is_success(*status) {
                successes += 1;
            }
            let word = word(*status, successes);
            let name = name_at(
                &self.lowerer.model.places,
                &response.origin,
                "responses",
                "response",
                base,
                &word,
            );
            // An answer to `HEAD` has no body, whatever it describes (RFC 9110, 9.3.2).
            let content = if operation.method == "HEAD" {
                &[]
            } else {
                response.content.as_slice()
            };
            let links = response.links.iter().map(|link| Link {
                name: link.name.clone(),
                operation: link.operation.clone(),
                description: link.description.clone(),
            });
            let examples = content.iter().flat_map(|media| &media.examples);
            found.push(Response {
                status: *status,
                description: response.description.clone(),
                media: self.answers(content, &name, is_success(*status), is_read(*status)),
                headers: self.headers(response, &name),
                links: links.collect(),
                examples: examples.map(|example| example.value.clone()).collect(),
            });
        }
        self.report_switch(operation, &found);
        found
    }

    /// A switch of protocols is handed out where there is nothing else to answer with.
    fn report_switch(&mut self, operation: &model::Operation, found: &[Response]) {
        let mut declared = operation.responses.iter();
        let switch = declared.find(|(status, _)| *status == StatusPattern::Code(101));
        let mut others = found.iter();
        let (Some((_, switch)), true) = (
            switch,
            others.any(|other| other.is_success() && !other.media.is_empty()),
        ) else {
            return;
        };
        let message = "the switch of protocols is left out: the operation has other answers";
        self.lowerer.diagnostics.push(
            Diagnostic::new(&codes::generation::LEFT_OUT, message)
                .at(&switch.origin)
                .help("describe it as an operation of its own, without content for `2XX`"),
        );
    }

    /// The media types of an answer. Further representations of what comes as JSON too are not asked for.
    fn answers(
        &mut self,
        content: &[model::MediaType],
        name: &NamePath,
        success: bool,
        is_read: bool,
    ) -> Vec<Media> {
        let model = self.lowerer.model;
        let json = content
            .iter()
            .find(|media| kind(model, media) == MediaKind::Json)
            .and_then(|media| media.schema);
        let mut found: Vec<Media> = Vec::new();
        for media in content {
            let kind = kind(model, media);
            let same = json
                .zip(media.schema)
                .is_some_and(|(json, schema)| same(model, json, schema, 0));
            let streamed = matches!(kind, MediaKind::EventStream | MediaKind::JsonLines);
            let text = same && is_text(model, json);
            if same && !streamed && kind != MediaKind::Json && !text {
                if success {
                    self.represented(media);
                }
                continue;
            }
            let schema = match kind {
                MediaKind::Json if same => json,
                MediaKind::Json => media.schema,
                // A text that comes as JSON or as it is.
                MediaKind::Text | MediaKind::Xml if text => json,
                MediaKind::EventStream => self.event(media),
                MediaKind::JsonLines => self.item(media),
                _ => None,
            };
            let name = if found.is_empty() || same {
                name.clone()
            } else {
                child(name, &essence(&media.name))
            };
            let ty = match schema {
                Some(schema) => self.lowerer.lower(schema, &name),
                None => self.lowerer.any(&media.origin, &name),
            };
            let kind = if text { MediaKind::Json } else { kind };
            if kind == MediaKind::Json && !is_read {
                self.lowerer.report_rules_of_failure(ty);
            }
            found.push(Media {
                name: media.name.clone(),
                kind,
                ty,
            });
        }
        found
    }

    /// The headers of an answer. One that is called `Content-Type` is of no meaning (OpenAPI 3.0.4, 4.8.17.1).
    fn headers(&mut self, response: &model::Response, name: &NamePath) -> Vec<ResponseHeader> {
        let own = response.origin.child("headers");
        let mut found: Vec<ResponseHeader> = Vec::new();
        for header in &response.headers {
            let known = found
                .iter()
                .any(|known| known.name.eq_ignore_ascii_case(&header.name));
            if known || header.name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let word = format!("{} header", header.name);
            let name = if header.origin.parent().as_ref() == Some(&own) {
                child(name, &word)
            } else {
                name_at(
                    &self.lowerer.model.places,
                    &header.origin,
                    "headers",
                    "header",
                    name,
                    &word,
                )
            };
            let (schema, form) = match &header.content {
                ParameterContent::Schema {
                    schema, explode, ..
                } => (Some(*schema), HeaderForm::Simple { explode: *explode }),
                ParameterContent::Media(media)
                    if kind(self.lowerer.model, media) == MediaKind::Json =>
                {
                    (media.schema, HeaderForm::Json)
                }
                ParameterContent::Media(_) => (None, HeaderForm::Simple { explode: false }),
            };
            // Each of these lines is one cookie, and they cannot be joined (RFC 6265, 3).
            let form = if header.name.eq_ignore_ascii_case("set-cookie") {
                HeaderForm::Lines
            } else {
                form
            };
            let ty = match schema {
                Some(schema) => self.lowerer.lower(schema, &name),
                None => self.lowerer.any(&header.origin, &name),
            };
            let described = schema.map(|schema| self.lowerer.model.schema(schema));
            let docs = docs::of_parameter(header, described);
            found.push(ResponseHeader {
                origin: header.origin.clone(),
                name: header.name.clone(),
                required: header.required,
                docs,
                ty,
                form,
            });
        }
        found
    }

    fn represented(&mut self, media: &model::MediaType) {
        let message = format!(
            "`{}` holds what comes as JSON as well, and is not asked for",
            media.name
        );
        self.lowerer.diagnostics.push(
            Diagnostic::new(&codes::generation::FURTHER_REPRESENTATION, message).at(&media.origin),
        );
    }

    /// What an item of a stream is: `itemSchema` (3.2), or else what the schema describes, or the items of its list.
    pub(super) fn item(&self, media: &model::MediaType) -> Option<SchemaId> {
        if media.item_schema.is_some() {
            return media.item_schema;
        }
        let schema = target(self.lowerer.model, media.schema?);
        let described = self.lowerer.model.schema(schema);
        if described.types == TypeSet::ARRAY {
            return described.items;
        }
        media.schema
    }

    /// What the data of an event is. A schema that describes the whole event, with fields of server-sent events and
    /// nothing else, names it `data`: a text there is what the server writes, whose meaning `contentSchema` tells.
    fn event(&self, media: &model::MediaType) -> Option<SchemaId> {
        const FIELDS: [&str; 5] = ["data", "event", "id", "retry", "comment"];
        let item = self.item(media)?;
        let properties = &self
            .lowerer
            .model
            .schema(target(self.lowerer.model, item))
            .properties;
        let whole = properties
            .iter()
            .all(|(name, _)| FIELDS.contains(&name.as_str()));
        let data = properties.iter().find(|(name, _)| name == "data");
        let Some((_, data)) = data.filter(|_| whole) else {
            return Some(item);
        };
        let described = self.lowerer.model.schema(target(self.lowerer.model, *data));
        if described.types == TypeSet::STRING {
            described.content_schema
        } else {
            Some(*data)
        }
    }
}

/// What inline types of an answer are called; the first success is simply the response.
fn word(status: StatusPattern, successes: u32) -> String {
    match status {
        StatusPattern::Code(200..=299) | StatusPattern::Range(2) if successes == 1 => {
            "response".to_owned()
        }
        StatusPattern::Code(code) => format!("response {code}"),
        StatusPattern::Range(class) => format!("response {class}XX"),
        StatusPattern::Default => "response default".to_owned(),
    }
}

fn is_success(status: StatusPattern) -> bool {
    matches!(
        status,
        StatusPattern::Code(200..=299) | StatusPattern::Range(2)
    )
}

/// How an answer is read. A range for every type says nothing by itself: it is bytes where there is no schema, or one
/// of bytes, and otherwise JSON, or text where the server says so. JSON that is described as bytes is a file.
fn kind(model: &Model, media: &model::MediaType) -> MediaKind {
    let kind = MediaKind::of(&media.name);
    let is_bytes = media.schema.is_some_and(|schema| {
        let schema = model.schema(target(model, schema));
        schema.format.as_deref() == Some("binary")
    });
    if kind == MediaKind::Json && is_bytes {
        return MediaKind::Binary;
    }
    let described = media.schema.is_some() && !is_bytes;
    let essence = essence(&media.name);
    if kind == MediaKind::Binary
        && described
        && is_range(&essence)
        && matches!(essence.as_str(), "*/*" | "application/*")
    {
        return MediaKind::Json;
    }
    kind
}

/// Whether a schema describes text.
fn is_text(model: &Model, schema: Option<SchemaId>) -> bool {
    schema.is_some_and(|schema| {
        let schema = model.schema(target(model, schema));
        schema.types == TypeSet::STRING && schema.format.as_deref() != Some("binary")
    })
}

/// Where a reference leads.
fn target(model: &Model, mut schema: SchemaId) -> SchemaId {
    // References may go in circles.
    for _ in 0..32 {
        match model.schema(schema).reference {
            Some(next) => schema = next,
            None => break,
        }
    }
    schema
}

/// Whether two schemas describe the same values, by the look of them.
fn same(model: &Model, one: SchemaId, other: SchemaId, depth: u32) -> bool {
    let (one, other) = (target(model, one), target(model, other));
    if one == other {
        return true;
    }
    if depth > 16 {
        return false;
    }
    let pair = |one: SchemaId, other: SchemaId| same(model, one, other, depth + 1);
    let maybe = |one: Option<SchemaId>, other: Option<SchemaId>| match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => pair(one, other),
        _ => false,
    };
    let all = |one: &[SchemaId], other: &[SchemaId]| {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| pair(*one, *other))
    };
    let members = |one: &Schema, other: &Schema| {
        one.properties.len() == other.properties.len()
            && one
                .properties
                .iter()
                .zip(&other.properties)
                .all(|(one, other)| one.0 == other.0 && pair(one.1, other.1))
    };
    let (one, other) = (model.schema(one), model.schema(other));
    one.boolean == other.boolean
        && one.types == other.types
        && one.format == other.format
        && one.enumeration == other.enumeration
        && one.constant == other.constant
        && one.required == other.required
        && members(one, other)
        && maybe(one.items, other.items)
        && maybe(one.additional_properties, other.additional_properties)
        && all(&one.all_of, &other.all_of)
        && all(&one.any_of, &other.any_of)
        && all(&one.one_of, &other.one_of)
}
