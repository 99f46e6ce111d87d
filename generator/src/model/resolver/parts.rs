//! Parameters, bodies and responses.

use std::collections::HashMap;

use openapiv3::ReferenceOr;
use serde_json::Value;

use super::Resolver;
use crate::document::{Document, ItemKind, Version};
use crate::model::operation::{
    Example, Link, MediaType, Parameter, ParameterContent, RequestBody, Response,
};
use crate::source::Origin;
use crate::wire::{ParameterLocation, ParameterStyle, StatusPattern};

impl Resolver<'_, '_> {
    pub(super) fn parameter(
        &mut self,
        origin: Origin,
        view: openapiv3::Parameter,
    ) -> Option<Parameter> {
        let node = self.document.get(&origin);
        let text = |key: &str| node?.get(key)?.as_str();
        let flag = |key: &str| node.and_then(|node| node.get(key)) == Some(&Value::Bool(true));
        let location = location(text("in")?)?;
        let style = text("style").and_then(style).unwrap_or(match location {
            ParameterLocation::Path | ParameterLocation::Header => ParameterStyle::Simple,
            _ => ParameterStyle::Form,
        });
        // Up to 3.1 for the query alone, from 3.2 on for all that is percent-encoded.
        let allow_reserved = flag("allowReserved")
            && (location == ParameterLocation::Query || self.document.version() >= Version::V3_2);
        let allow_empty_value = flag("allowEmptyValue") && location == ParameterLocation::Query;
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
                // OpenAPI 3.2.0, 4.12.2.2: true for `form` and `cookie`, false for every other style.
                explode: explode.unwrap_or(matches!(
                    style,
                    ParameterStyle::Form | ParameterStyle::Cookie
                )),
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
                // Media types may be references (3.2).
                let target = self.document.follow(&origin).unwrap_or(origin.clone());
                MediaType {
                    schema: media
                        .schema
                        .and_then(|_| self.reader.intern_at(&target.child("schema"))),
                    item_schema: self.item_schema(&target),
                    encoding: self.encodings(&target),
                    positional_encoding: ["prefixEncoding", "itemEncoding"]
                        .map(|key| target.child(key))
                        .into_iter()
                        .find(|place| self.document.get(place).is_some()),
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
                // The typed view has no room for it.
                let explode = self.document.get(&place.child("explode"));
                let explode = explode.and_then(Value::as_bool);
                let content =
                    self.content(&place, header.format, explode, ParameterStyle::Simple)?;
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
        let links = self.links(&origin, view.links);
        Response {
            headers,
            content: self.media_types(&origin, view.content),
            links,
            origin,
            description: view.description,
        }
    }

    fn links(
        &self,
        response: &Origin,
        links: indexmap::IndexMap<String, ReferenceOr<openapiv3::Link>>,
    ) -> Vec<Link> {
        let place = response.child("links");
        let links = links.into_iter().filter_map(|(name, item)| {
            let (origin, link) = self.item(&place.child(&name), item)?;
            let operation = match link.operation {
                openapiv3::LinkOperation::OperationRef(reference) => {
                    let target = self.document.resolve(&origin, &reference).ok();
                    let known = target.and_then(|target| self.called().get(&target));
                    known.cloned().unwrap_or(reference)
                }
                openapiv3::LinkOperation::OperationId(id) => id,
            };
            Some(Link {
                name,
                operation: Some(operation),
                description: link.description,
            })
        });
        links.collect()
    }

    /// What each operation is called: its `operationId`, or method and path.
    fn called(&self) -> &HashMap<Origin, String> {
        self.called.get_or_init(|| {
            let mut called = HashMap::new();
            let items = self.document.path_items();
            for item in items.iter().filter(|item| item.kind == ItemKind::Path) {
                for method in &item.operations {
                    let id = self.text(&method.origin.child("operationId"));
                    let name = || format!("{} {}", method.name, item.name);
                    called.insert(method.origin.clone(), id.unwrap_or_else(name));
                }
            }
            called
        })
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

fn location(word: &str) -> Option<ParameterLocation> {
    Some(match word {
        "path" => ParameterLocation::Path,
        "query" => ParameterLocation::Query,
        "querystring" => ParameterLocation::Querystring,
        "header" => ParameterLocation::Header,
        "cookie" => ParameterLocation::Cookie,
        _ => return None,
    })
}

fn style(word: &str) -> Option<ParameterStyle> {
    Some(match word {
        "matrix" => ParameterStyle::Matrix,
        "label" => ParameterStyle::Label,
        "simple" => ParameterStyle::Simple,
        "form" => ParameterStyle::Form,
        "spaceDelimited" => ParameterStyle::SpaceDelimited,
        "pipeDelimited" => ParameterStyle::PipeDelimited,
        "tabDelimited" => ParameterStyle::TabDelimited,
        "deepObject" => ParameterStyle::DeepObject,
        "cookie" => ParameterStyle::Cookie,
        _ => return None,
    })
}
