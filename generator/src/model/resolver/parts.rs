//! Parameters, bodies and responses.

use openapiv3::ReferenceOr;
use serde_json::Value;

use super::Resolver;
use crate::document::Document;
use crate::model::operation::{
    Example, MediaType, Parameter, ParameterContent, RequestBody, Response,
};
use crate::source::Origin;
use crate::wire::{ParameterLocation, ParameterStyle, StatusPattern};

impl Resolver<'_, '_> {
    pub(super) fn parameter(
        &mut self,
        origin: Origin,
        view: openapiv3::Parameter,
    ) -> Option<Parameter> {
        use openapiv3::Parameter as View;
        let (location, style, allow_reserved, allow_empty_value) = match &view {
            View::Path { style, .. } => (ParameterLocation::Path, path_style(style), false, false),
            View::Query {
                style,
                allow_reserved,
                allow_empty_value,
                ..
            } => (
                ParameterLocation::Query,
                query_style(style),
                *allow_reserved,
                allow_empty_value.unwrap_or(false),
            ),
            View::Header { .. } => (
                ParameterLocation::Header,
                ParameterStyle::Simple,
                false,
                false,
            ),
            View::Cookie { .. } => (
                ParameterLocation::Cookie,
                ParameterStyle::Form,
                false,
                false,
            ),
        };
        let data = view.parameter_data();
        let content = self.content(&origin, data.format, data.explode, style)?;
        Some(Parameter {
            examples: examples(self.document, &origin, data.example, &data.examples),
            origin,
            name: data.name,
            location,
            required: data.required || location == ParameterLocation::Path,
            description: data.description,
            deprecated: data.deprecated.unwrap_or(false),
            allow_reserved,
            allow_empty_value,
            content,
        })
    }

    fn content(
        &mut self,
        origin: &Origin,
        format: openapiv3::ParameterSchemaOrContent,
        explode: Option<bool>,
        style: ParameterStyle,
    ) -> Option<ParameterContent> {
        match format {
            openapiv3::ParameterSchemaOrContent::Schema(_) => Some(ParameterContent::Schema {
                schema: self.reader.intern_at(&origin.child("schema"))?,
                style,
                // OpenAPI 3.0.4, 4.8.12.2.2: true for `form`, false for every other style.
                explode: explode.unwrap_or(style == ParameterStyle::Form),
            }),
            openapiv3::ParameterSchemaOrContent::Content(content) => {
                let media = self.media_types(origin, content);
                media.into_iter().next().map(ParameterContent::Media)
            }
        }
    }

    pub(super) fn request_body(
        &mut self,
        origin: Origin,
        view: openapiv3::RequestBody,
    ) -> RequestBody {
        RequestBody {
            content: self.media_types(&origin, view.content),
            origin,
            description: view.description,
            required: view.required,
        }
    }

    fn media_types(&mut self, holder: &Origin, content: openapiv3::Content) -> Vec<MediaType> {
        let place = holder.child("content");
        content
            .into_iter()
            .map(|(name, media)| {
                let origin = place.child(&name);
                MediaType {
                    schema: media
                        .schema
                        .and_then(|_| self.reader.intern_at(&origin.child("schema"))),
                    item_schema: self.reader.intern_at(&origin.child("itemSchema")),
                    examples: examples(self.document, &origin, media.example, &media.examples),
                    origin,
                    name,
                }
            })
            .collect()
    }

    pub(super) fn responses(
        &mut self,
        operation: &Origin,
        view: openapiv3::Responses,
    ) -> Option<Vec<(StatusPattern, Response)>> {
        let place = operation.child("responses");
        let coded = view.responses.into_iter().map(|(status, response)| {
            let (pattern, key) = match status {
                openapiv3::StatusCode::Code(code) => (StatusPattern::Code(code), code.to_string()),
                openapiv3::StatusCode::Range(class) => {
                    (StatusPattern::Range(class), format!("{class}XX"))
                }
            };
            (pattern, key, response)
        });
        let default = view
            .default
            .map(|response| (StatusPattern::Default, "default".to_owned(), response));
        let mut found = Vec::new();
        for (pattern, key, item) in coded.chain(default) {
            let Some((origin, response)) = self.item(&place.child(&key), item) else {
                self.left_out(
                    operation,
                    "one of the responses of this operation cannot be read",
                );
                return None;
            };
            found.push((pattern, self.response(origin, response)));
        }
        Some(found)
    }

    fn response(&mut self, origin: Origin, view: openapiv3::Response) -> Response {
        let headers = view
            .headers
            .into_iter()
            .filter_map(|(name, item)| {
                let place = origin.child("headers").child(&name);
                let (place, header) = self.item(&place, item)?;
                let content = self.content(&place, header.format, None, ParameterStyle::Simple)?;
                Some(Parameter {
                    examples: examples(self.document, &place, header.example, &header.examples),
                    origin: place,
                    name,
                    location: ParameterLocation::Header,
                    required: header.required,
                    description: header.description,
                    deprecated: header.deprecated.unwrap_or(false),
                    allow_reserved: false,
                    allow_empty_value: false,
                    content,
                })
            })
            .collect();
        Response {
            headers,
            content: self.media_types(&origin, view.content),
            links: view.links.into_keys().collect(),
            origin,
            description: view.description,
        }
    }
}

fn examples(
    document: &Document,
    holder: &Origin,
    example: Option<Value>,
    examples: &indexmap::IndexMap<String, ReferenceOr<openapiv3::Example>>,
) -> Vec<Example> {
    let named = examples.iter().filter_map(|(name, example)| {
        let value = match example {
            ReferenceOr::Item(example) => example.value.clone()?,
            ReferenceOr::Reference { reference } => {
                let target = document.resolve(holder, reference).ok()?;
                document.get(&target.child("value"))?.clone()
            }
        };
        Some(Example {
            name: Some(name.clone()),
            value,
        })
    });
    example
        .map(|value| Example { name: None, value })
        .into_iter()
        .chain(named)
        .collect()
}

fn path_style(style: &openapiv3::PathStyle) -> ParameterStyle {
    match style {
        openapiv3::PathStyle::Matrix => ParameterStyle::Matrix,
        openapiv3::PathStyle::Label => ParameterStyle::Label,
        openapiv3::PathStyle::Simple => ParameterStyle::Simple,
    }
}

fn query_style(style: &openapiv3::QueryStyle) -> ParameterStyle {
    match style {
        openapiv3::QueryStyle::Form => ParameterStyle::Form,
        openapiv3::QueryStyle::SpaceDelimited => ParameterStyle::SpaceDelimited,
        openapiv3::QueryStyle::PipeDelimited => ParameterStyle::PipeDelimited,
        openapiv3::QueryStyle::DeepObject => ParameterStyle::DeepObject,
    }
}
