//! Lowers parameters.

use super::docs;
use super::operations::Operations;
use super::place::name_at;
use crate::ir::api::{Docs, Parameter};
use crate::ir::format::StringFormat;
use crate::ir::media::MediaKind;
use crate::ir::types::{Kind, NamePath, Type, TypeId};
use crate::model::{self, MediaType, ParameterContent};
use crate::wire::{ParameterLocation, ParameterStyle};

impl Operations<'_, '_, '_> {
    pub(super) fn parameter(&mut self, parameter: &model::Parameter, base: &NamePath) -> Parameter {
        let name = name_at(
            &self.lowerer.model.places,
            &parameter.origin,
            "parameters",
            "parameter",
            base,
            &parameter.name,
        );
        let (ty, schema, style, explode) = match &parameter.content {
            ParameterContent::Schema {
                schema,
                style,
                explode,
            } => {
                let ty = self.lowerer.lower(*schema, &name);
                (ty, Some(*schema), *style, *explode)
            }
            ParameterContent::Media(media) => {
                let style = style(media, parameter.location);
                let ty = self.content(media, style, &name);
                (ty, media.schema, style, style == ParameterStyle::Form)
            }
        };
        let docs = docs::of_parameter(parameter, schema.map(|id| self.lowerer.model.schema(id)));
        let held = self
            .held
            .iter()
            .position(|held| held.name == parameter.name);
        if let Some(index) = held
            && self.held[index].docs == Docs::default()
        {
            self.held[index].docs = docs.clone();
        }
        let holder = match &parameter.content {
            ParameterContent::Schema { .. } => &parameter.origin,
            ParameterContent::Media(media) => &media.origin,
        };
        Parameter {
            origin: parameter.origin.clone(),
            name: parameter.name.clone(),
            location: parameter.location,
            required: parameter.required,
            held,
            docs,
            ty,
            style,
            explode,
            allow_reserved: parameter.allow_reserved,
            allow_empty: parameter.allow_empty_value,
            default: schema.and_then(|schema| self.lowerer.default(schema, ty)),
            schema: holder.child("schema"),
        }
    }

    /// The type of a value that has a media type. What can only be sent as text is a text, whatever its schema says.
    fn content(&mut self, media: &MediaType, style: ParameterStyle, name: &NamePath) -> TypeId {
        let kind = match style {
            ParameterStyle::Text => Kind::String(StringFormat::Text),
            _ => Kind::Any,
        };
        if let Some(schema) = media.schema {
            let ty = self.lowerer.lower(schema, name);
            if style != ParameterStyle::Text || self.is_scalar(ty) {
                return ty;
            }
        }
        self.lowerer.add(Type {
            origin: media.origin.clone(),
            name: name.clone(),
            docs: Docs::default(),
            kind,
            nullable: false,
            format: None,
            open: false,
            described: None,
            constant: false,
            rules: Vec::new(),
        })
    }

    fn is_scalar(&self, mut ty: TypeId) -> bool {
        while let Some(found) = self.lowerer.get(ty) {
            match found.kind {
                Kind::Alias(target) => ty = target,
                Kind::Boolean
                | Kind::Integer(_)
                | Kind::Number(_)
                | Kind::String(_)
                | Kind::StringEnum(_)
                | Kind::IntegerEnum(_) => return true,
                _ => return false,
            }
        }
        false
    }
}

/// How a value of a media type is written: as JSON, as a form where it is the whole query, and otherwise as text.
fn style(media: &MediaType, location: ParameterLocation) -> ParameterStyle {
    match MediaKind::of(&media.name) {
        MediaKind::Json => ParameterStyle::Json,
        MediaKind::Form if location == ParameterLocation::Querystring => ParameterStyle::Form,
        _ => ParameterStyle::Text,
    }
}
