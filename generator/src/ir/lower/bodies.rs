//! Lowers request bodies.

use super::docs;
use super::flat::{Flat, Part};
use super::operations::{Operations, Refused};
use super::place::base_of_body;
use super::types::child;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::api::Docs;
use crate::ir::body::{Body, Content, ContentKind, Writing};
use crate::ir::media::{MediaKind, essence, is_range};
use crate::ir::rule::Rule;
use crate::ir::types::{Kind, NamePath, Type, TypeId};
use crate::model::{self, Encoding, SchemaId, TypeSet};
use crate::wire::ParameterStyle;

impl Operations<'_, '_, '_> {
    pub(super) fn body(
        &mut self,
        body: &model::RequestBody,
        base: &NamePath,
    ) -> Result<Option<Body>, Refused> {
        let mut contents: Vec<Content> = Vec::new();
        let base = &base_of_body(&self.lowerer.model.places, &body.origin, base);
        for media in &body.content {
            let kind = self.body_content(media, base);
            let rules = match (&kind, media.schema) {
                (ContentKind::Text, Some(schema)) => self.lowerer.text_rules(schema),
                (ContentKind::Bytes, Some(schema)) => {
                    self.lowerer.report_rules_of_bytes(schema);
                    Vec::new()
                }
                _ => Vec::new(),
            };
            let media_type = media.name.clone();
            let same = contents.iter_mut().find(|known| {
                known.kind == kind
                    && same_demands(&known.rules, &rules)
                    && is_sequence(&known.media_type) == is_sequence(&media_type)
            });
            match same {
                Some(known) if is_range(&known.media_type) => {
                    let range = std::mem::replace(&mut known.media_type, media_type);
                    known.others.push(range);
                }
                Some(known) => known.others.push(media_type),
                None => contents.push(Content {
                    origin: media.origin.clone(),
                    media_type,
                    others: Vec::new(),
                    kind,
                    rules,
                }),
            }
        }
        for content in &mut contents {
            let sent = sent_as(&content.media_type, &content.kind);
            if sent != content.media_type && essence(&content.media_type) != "*/*" {
                content.others.push(content.media_type.clone());
            }
            content.others.retain(|other| *other != sent);
            content.media_type = sent;
        }
        if contents.is_empty() && !body.required {
            self.lowerer.diagnostics.push(
                Diagnostic::new(
                    &codes::generation::UNSUPPORTED_MEDIA_TYPE,
                    "the body of this operation has no media type",
                )
                .at(&body.origin)
                .help("the operation is called without it, as it need not be there; name what is sent under `content`"),
            );
            return Ok(None);
        }
        if contents.is_empty() {
            return Err(self.refuse(
                &body.origin,
                &codes::generation::UNSUPPORTED_MEDIA_TYPE,
                "the body of this operation has no media type",
            ));
        }
        Ok(Some(Body {
            required: body.required,
            docs: Docs {
                description: body.description.clone(),
                examples: body
                    .content
                    .iter()
                    .flat_map(|media| docs::values(&media.examples))
                    .collect(),
                ..Docs::default()
            },
            contents,
        }))
    }

    /// What a media type holds.
    fn body_content(&mut self, media: &model::MediaType, base: &NamePath) -> ContentKind {
        let shape = media.schema.map_or(Shape::Unknown, |id| self.shape(id));
        let is_structured = shape == Shape::Structured;
        let kind = match MediaKind::of(&media.name) {
            // A range for every type that has a schema means JSON in practice.
            MediaKind::Binary if is_structured && essence(&media.name) == "*/*" => MediaKind::Json,
            kind => kind,
        };
        match kind {
            MediaKind::Json => ContentKind::Json(self.content_type(media, base, "request")),
            MediaKind::Form | MediaKind::JsonLines if shape == Shape::Text => ContentKind::Text,
            MediaKind::Form => {
                self.report_media_types(media);
                ContentKind::Form {
                    ty: self.content_type(media, base, "form"),
                    members: media
                        .encoding
                        .iter()
                        .filter_map(|(name, encoding)| Some((name.clone(), writing(encoding)?)))
                        .collect(),
                }
            }
            MediaKind::Text | MediaKind::Xml | MediaKind::EventStream => {
                if is_structured {
                    self.untyped(media, "text");
                }
                ContentKind::Text
            }
            MediaKind::Binary => {
                if is_structured {
                    self.untyped(media, "bytes");
                }
                ContentKind::Bytes
            }
            MediaKind::Multipart => match media.schema.filter(|_| shape == Shape::Structured) {
                Some(schema) if media.positional_encoding.is_none() => {
                    self.multipart(media, schema, &child(base, "form"))
                }
                // Without members to name the parts, the caller writes them, with a boundary of his own.
                _ => {
                    self.untyped(media, "bytes");
                    ContentKind::Bytes
                }
            },
            MediaKind::JsonLines => match self.lines(media, base) {
                Some(ty) => ContentKind::Lines(ty),
                None => ContentKind::Text,
            },
        }
    }

    /// The list of what is sent line by line; none where the document does not say what a line holds.
    fn lines(&mut self, media: &model::MediaType, base: &NamePath) -> Option<TypeId> {
        let name = child(base, "request");
        if media.item_schema.is_none()
            && let Some(schema) = media.schema
            && self.is_list(schema)
        {
            return Some(self.lowerer.lower(schema, &name));
        }
        let item = self.item(media)?;
        let item = self.lowerer.lower(item, &child(&name, "item"));
        Some(self.lowerer.add(Type {
            origin: media.origin.clone(),
            name,
            docs: Docs::default(),
            kind: Kind::Array(item),
            nullable: false,
            format: None,
            rules: Vec::new(),
            open: false,
            described: None,
            constant: false,
        }))
    }

    fn is_list(&self, schema: SchemaId) -> bool {
        let flat = Flat::merge(self.lowerer.model, &[Part::whole(schema)]);
        flat.likely_types() == TypeSet::ARRAY && flat.unions.is_empty()
    }

    /// The type of a value that is sent; anything where the document gives no schema.
    fn content_type(&mut self, media: &model::MediaType, base: &NamePath, word: &str) -> TypeId {
        let name = child(base, word);
        match media.schema {
            Some(schema) => self.lowerer.lower(schema, &name),
            None => self.lowerer.any(&media.origin, &name),
        }
    }

    fn shape(&self, schema: SchemaId) -> Shape {
        let flat = Flat::merge(self.lowerer.model, &[Part::whole(schema)]);
        let types = flat.likely_types().without(TypeSet::NULL);
        if types == TypeSet::STRING {
            Shape::Text
        } else if types == TypeSet::ALL.without(TypeSet::NULL) || types.is_empty() {
            let known = flat.unions.is_empty();
            if known {
                Shape::Unknown
            } else {
                Shape::Structured
            }
        } else if types.contains(TypeSet::STRING) {
            Shape::Unknown
        } else {
            Shape::Structured
        }
    }

    /// Members of a form are JSON or text; what the document wants as anything else is reported.
    fn report_media_types(&mut self, media: &model::MediaType) {
        for (name, encoding) in &media.encoding {
            let Some(media_type) = encoding.content_type.as_deref() else {
                continue;
            };
            let is_known = writing(encoding).is_some() || essence(media_type) == "text/plain";
            if !is_known {
                let message = format!(
                    "`{media_type}` is no media type that the member `{name}` of a form can be written in"
                );
                self.lowerer.diagnostics.push(
                    Diagnostic::new(&codes::generation::LEFT_OUT, message)
                        .at(&encoding.origin.child("contentType"))
                        .help("it is sent as text, or as JSON where it is an object: name `application/json`, or give it a `style`"),
                );
            }
        }
    }

    /// Reports a body with a type that the caller has to write out.
    fn untyped(&mut self, media: &model::MediaType, what: &str) {
        let message = format!(
            "the body of `{}` has a schema, and is sent as {what} that the caller has written",
            media.name
        );
        self.lowerer.diagnostics.push(
            Diagnostic::new(&codes::generation::UNTYPED_BODY, message)
                .at(&media.origin)
                .help("offer `application/json` too, for a body with a type"),
        );
    }
}

/// Whether two texts have to fulfil the same.
fn same_demands(one: &[Rule], other: &[Rule]) -> bool {
    let demands = |rules: &[Rule]| -> Vec<(&'static str, String)> {
        let demand = |rule: &Rule| (rule.assertion.keyword(), rule.assertion.demand());
        rules.iter().map(demand).collect()
    };
    demands(one) == demands(other)
}

/// What a schema says of a whole body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Nothing that tells it from text.
    Unknown,
    /// A text, which stands for what the caller has written.
    Text,
    /// Anything but a text.
    Structured,
}

/// Whether JSON values stand behind record separators (RFC 7464), and not on lines.
fn is_sequence(media_type: &str) -> bool {
    essence(media_type).ends_with("json-seq")
}

/// The media type that is sent: the one of the document, or the usual one of a range.
fn sent_as(media_type: &str, kind: &ContentKind) -> String {
    let usual = match kind {
        ContentKind::Json(_) => "application/json",
        // The boundary is the caller's.
        ContentKind::Bytes if MediaKind::of(media_type) == MediaKind::Multipart => {
            return "multipart/*".to_owned();
        }
        ContentKind::Text if essence(media_type) == "text/*" => "text/plain",
        ContentKind::Bytes if essence(media_type) == "*/*" => "application/octet-stream",
        _ => media_type,
    };
    if is_range(media_type) {
        usual.to_owned()
    } else {
        media_type.to_owned()
    }
}

/// How a member of a form is written. What the style says goes before the media type (OpenAPI 3.0.4, 4.8.15.1).
pub(super) fn writing(encoding: &Encoding) -> Option<Writing> {
    let styled =
        encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved.is_some();
    if styled {
        let style = encoding.style.unwrap_or(ParameterStyle::Form);
        Some(Writing::Styled {
            style,
            explode: encoding.explode.unwrap_or(style == ParameterStyle::Form),
            allow_reserved: encoding.allow_reserved.unwrap_or(false),
        })
    } else {
        let media_type = encoding.content_type.as_deref()?;
        match MediaKind::of(media_type) {
            MediaKind::Json => Some(Writing::Json),
            _ => None,
        }
    }
}
