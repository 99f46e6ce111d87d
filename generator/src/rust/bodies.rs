//! Plans the bodies that operations send.

use super::body::{Body, BodyEncoding, BodyType, BodyVariant, FormPlan};
use super::checks::Checks;
use super::docs::{self, Text};
use super::example::{self, Example};
use super::model::Model;
use super::model_names::is_model;
use super::naming::{Case, Name, Scope};
use super::sample;
use super::types::Types;
use crate::ir::media::essence;
use crate::ir::{self, ContentKind, Kind, StringFormat, TypeId, Writing};
use crate::wire::ParameterStyle;

/// Takes the members of a form apart as far as they go.
const DEEP: Writing = Writing::Styled {
    style: ParameterStyle::DeepObject,
    explode: true,
    allow_reserved: false,
};

/// Plans the body of an operation; `name` is that of its argument, `choice` names the enum that it may need.
pub(super) fn plan(
    types: &Types<'_>,
    models: &[Model],
    body: &ir::Body,
    name: Name,
    choice: impl FnOnce() -> Name,
    method: &Name,
    (checks, functions): (&mut Checks<'_, '_>, &mut Scope),
) -> Body {
    let mut scope = Scope::default();
    let mut variants: Vec<BodyVariant> = Vec::new();
    for content in &body.contents {
        let encoding = encoding(types, &content.kind);
        let ty = encoding.ty();
        let media_type = &content.media_type;
        let hint = format!("{} {}", method.plain(), name.plain());
        let check = match content.kind.ty() {
            Some(ty) => checks.of_body(ty, &hint),
            None => checks.of_text(&content.rules, &hint),
        };
        let function = |check| (functions.name(&format!("check {hint}"), Case::Snake), check);
        variants.push(BodyVariant {
            check: check.map(function),
            name: scope.first_free(
                &[word(&encoding, media_type).as_str(), media_type],
                Case::Camel,
            ),
            docs: variant_docs(content),
            media_type: media_type.clone(),
            is_first: variants.iter().all(|known| known.encoding.ty() != ty),
            encoding,
        });
    }
    Body {
        name,
        required: body.required,
        docs: Text::new()
            .paragraph("Sends a body, which is optional here.")
            .markdown(body.docs.description.as_deref().unwrap_or_default())
            .paragraph(demands(types, body))
            .finish(),
        choice: (variants.len() > 1).then(choice),
        others: match body.contents.as_slice() {
            [only] => only.others.clone(),
            _ => Vec::new(),
        },
        example: example(types, models, body, &variants),
        variants,
    }
}

/// The constraints of a body that has no page of its own, in words.
pub(super) fn demands(types: &Types<'_>, body: &ir::Body) -> String {
    let [content] = body.contents.as_slice() else {
        return String::new();
    };
    let ty = content.kind.ty().map(|ty| types.leaf(ty).1);
    ty.filter(|ty| !is_model(&ty.kind))
        .and_then(|ty| docs::constraints(types, ty))
        .unwrap_or_default()
}

fn encoding(types: &Types<'_>, kind: &ContentKind) -> BodyEncoding {
    match kind {
        ContentKind::Json(ty) => BodyEncoding::Json(types.whole(*ty, None)),
        ContentKind::Form { ty, members } => {
            BodyEncoding::Form(types.whole(*ty, None), form(types, *ty, members))
        }
        ContentKind::Multipart { ty, parts } => BodyEncoding::Multipart {
            has_files: has_files(types, *ty),
            ty: types.whole(*ty, None),
            parts: parts.clone(),
        },
        ContentKind::Lines(ty) => BodyEncoding::Lines(types.whole(*ty, None)),
        ContentKind::Text => BodyEncoding::Text,
        ContentKind::Bytes => BodyEncoding::Bytes,
    }
}

/// What a variant is called: by its coding, or by the subtype of a JSON that is not just JSON.
fn word(encoding: &BodyEncoding, media_type: &str) -> String {
    let word = match encoding {
        BodyEncoding::Json(_) => {
            let subtype = essence(media_type);
            let subtype = subtype
                .split_once('/')
                .map_or("json", |(_, subtype)| subtype);
            return subtype.strip_suffix("+json").unwrap_or("json").to_owned();
        }
        BodyEncoding::Form(..) => "form",
        BodyEncoding::Multipart { .. } => "multipart",
        BodyEncoding::Lines(_) => {
            let essence = essence(media_type);
            let (_, subtype) = essence.split_once('/').unwrap_or(("", "lines"));
            return subtype.strip_prefix("x-").unwrap_or(subtype).to_owned();
        }
        BodyEncoding::Text => "text",
        BodyEncoding::Bytes => "bytes",
    };
    word.to_owned()
}

fn variant_docs(content: &ir::Content) -> Vec<String> {
    let mut text = Text::new().paragraph(format!("Sent as {}.", docs::code(&content.media_type)));
    if !content.others.is_empty() {
        text = text.paragraph(others(&content.others));
    }
    text.finish()
}

/// Tells how a body is sent as another media type.
pub(super) fn others(media_types: &[String]) -> String {
    let names: Vec<String> = media_types.iter().map(|name| docs::code(name)).collect();
    format!(
        "Set the header `content-type` of the call to send it as {}.",
        names.join(" or ")
    )
}

/// How the members of a form are written, in as few words as the members need: how a scalar is written is the same for
/// every style, so that only the others count.
fn form(types: &Types<'_>, ty: TypeId, given: &[(String, Writing)]) -> FormPlan {
    let (_, leaf) = types.leaf(ty);
    let Kind::Object(object) = &leaf.kind else {
        return FormPlan {
            members: given.to_vec(),
            others: Writing::ByType,
        };
    };
    let written = |name: &str| {
        let own = given.iter().find(|(known, _)| known == name);
        own.map_or(Writing::ByType, |(_, writing)| *writing)
    };
    let own: Vec<(String, Writing)> = object
        .properties
        .iter()
        .filter(|property| {
            let scalar = is_scalar(&types.leaf(property.ty).1.kind);
            !(scalar && reads_as_text(written(&property.name)))
        })
        .map(|property| (property.name.clone(), written(&property.name)))
        .collect();
    if !own.is_empty() && own.iter().all(|(_, writing)| *writing == DEEP) {
        return FormPlan {
            members: Vec::new(),
            others: DEEP,
        };
    }
    FormPlan {
        members: own
            .into_iter()
            .filter(|(_, writing)| *writing != Writing::ByType)
            .collect(),
        others: Writing::ByType,
    }
}

/// Whether members of an object are files.
pub(super) fn has_files(types: &Types<'_>, ty: TypeId) -> bool {
    let is_file = |ty: TypeId| types.leaf(ty).1.kind == Kind::String(StringFormat::File);
    match &types.leaf(ty).1.kind {
        Kind::Object(object) => object.properties.iter().any(|property| {
            is_file(property.ty)
                || matches!(types.leaf(property.ty).1.kind, Kind::Array(item) if is_file(item))
        }),
        _ => false,
    }
}

fn is_scalar(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Boolean
            | Kind::Integer(_)
            | Kind::Number(_)
            | Kind::String(_)
            | Kind::StringEnum(_)
            | Kind::IntegerEnum(_)
    )
}

/// Whether a scalar is written as its text and nothing else.
fn reads_as_text(writing: Writing) -> bool {
    match writing {
        Writing::ByType => true,
        Writing::Json => false,
        Writing::Styled { allow_reserved, .. } => !allow_reserved,
    }
}

/// The body that the document shows, or else the one that its schema shows: of the first variant.
fn example(
    types: &Types<'_>,
    models: &[Model],
    body: &ir::Body,
    variants: &[BodyVariant],
) -> Option<Example> {
    let first = variants.first().filter(|_| body.required)?;
    let BodyType::Reference(rust) = first.encoding.ty() else {
        return None;
    };
    let ty = body.contents.first()?.kind.ty()?;
    let (_, schema) = types.leaf(ty);
    body.docs
        .examples
        .iter()
        .chain(&schema.docs.examples)
        .find_map(|value| example::owned(&rust, value, models))
        .or_else(|| example::owned(&rust, &sample::of(types, ty)?, models))
        // Among several bodies nothing says what is to be made of it.
        .filter(|example| variants.len() == 1 || !matches!(example, Example::Into(_)))
}
