//! Request bodies, held against what the operation takes.

use serde_json::Value;

use super::MOST_VIOLATIONS;
use super::answer::Answer;
use super::form;
use super::loose::{Loose, Typing};
use super::media::{Kind, kind, matches};
use super::multipart;
use super::request::Request;
use super::violation::Violation;
use crate::instance::{Direction, Instances, types};
use crate::model::{MediaType, Model, RequestBody, SchemaId, TypeSet};

/// What is wrong with a body; an answer where it is of no type that the operation takes.
pub(super) fn check<'m>(
    model: &'m Model,
    instances: &mut Instances<'m>,
    body: Option<&RequestBody>,
    request: &Request,
) -> Result<Vec<Violation>, Answer> {
    let Some(body) = body else {
        // What a request without a described body means is not defined, and so nothing is wrong with it.
        return Ok(Vec::new());
    };
    let content_type = request.header_value("content-type");
    if request.body.is_empty() {
        let is_text = |media: &MediaType| matches!(kind(&media.name), Kind::Text | Kind::Bytes);
        let may_be_empty = content_type.is_some() && body.content.iter().any(is_text);
        if body.required && !may_be_empty {
            return Ok(vec![Violation::of_body("required", "is missing")]);
        }
        return Ok(Vec::new());
    }
    let Some(content_type) = content_type.filter(|name| !name.trim().is_empty()) else {
        return if body.content.is_empty() {
            Ok(Vec::new())
        } else {
            Err(unsupported("the body has no content type", body))
        };
    };
    let Some(media) = described(body, &content_type) else {
        if body.content.is_empty() {
            return Ok(Vec::new());
        }
        return Err(unsupported(
            &format!("`{}` is not taken", shown(&content_type)),
            body,
        ));
    };
    let read = read(model, media, &content_type, &request.body);
    let (loose, schema) = match read {
        Ok(Some(read)) => read,
        Ok(None) => return Ok(Vec::new()),
        Err(message) => return Ok(vec![Violation::of_body("contentMediaType", message)]),
    };
    let Some(schema) = schema else {
        return Ok(Vec::new());
    };
    let value = Typing { model, instances }.value(loose, Some(schema));
    let misfits = instances.misfits(schema, &value, Direction::Request, MOST_VIOLATIONS);
    let at = Violation::of_body("", "");
    Ok(misfits.iter().map(|misfit| at.misfit(misfit)).collect())
}

fn unsupported(message: &str, body: &RequestBody) -> Answer {
    let names: Vec<&str> = body
        .content
        .iter()
        .map(|media| media.name.as_str())
        .collect();
    let detail = format!("{message}: the operation takes {}", names.join(", "));
    Answer::problem(415, detail).with("accept", names.join(", "))
}

/// A content type without its parameters, and not too long.
fn shown(content_type: &str) -> String {
    let essence = content_type.split(';').next().unwrap_or_default();
    essence.trim().chars().take(100).collect()
}

/// The media type of the document that describes a content type best.
fn described<'b>(body: &'b RequestBody, content_type: &str) -> Option<&'b MediaType> {
    let same = |media: &&MediaType| media.name.eq_ignore_ascii_case(content_type.trim());
    if let Some(media) = body.content.iter().find(same) {
        return Some(media);
    }
    let mut best: Option<(u8, &MediaType)> = None;
    for media in &body.content {
        let fit = matches(&media.name, content_type);
        if fit > best.map_or(0, |(known, _)| known) {
            best = Some((fit, media));
        }
    }
    best.map(|(_, media)| media)
}

/// A body with the schema that describes it; nothing where no schema can say anything of it.
fn read(
    model: &Model,
    media: &MediaType,
    content_type: &str,
    body: &[u8],
) -> Result<Option<(Loose, Option<SchemaId>)>, String> {
    let utf8 = || std::str::from_utf8(body).map_err(|_| "is no UTF-8".to_owned());
    Ok(match kind(content_type) {
        Kind::Json => {
            let value: Value =
                serde_json::from_slice(body).map_err(|error| format!("is no JSON: {error}"))?;
            Some((Loose::Json(value), media.schema))
        }
        Kind::Lines | Kind::Sequence => {
            let Some(item) = media.item_schema else {
                return Ok(None);
            };
            // Each of them has to be JSON; their schema is that of the items.
            let lines = utf8()?.split(['\n', '\u{1e}']).map(str::trim);
            let mut values = Vec::new();
            for (index, line) in lines.filter(|line| !line.is_empty()).enumerate() {
                let value: Value = serde_json::from_str(line)
                    .map_err(|error| format!("item {index} is no JSON: {error}"))?;
                values.push(value);
            }
            return Ok(of_items(model, media, item, values));
        }
        Kind::Form => Some((form::loose(model, media, utf8()?), media.schema)),
        Kind::Multipart => {
            let boundary = multipart::boundary(content_type);
            let boundary = boundary.ok_or("the content type has no boundary")?;
            let parts = multipart::parts(body, &boundary).ok_or("is not made of parts")?;
            let is_form = content_type
                .to_ascii_lowercase()
                .starts_with("multipart/form-data");
            is_form.then(|| (form::of_pairs(model, media, parts), media.schema))
        }
        Kind::Text => {
            let is_text = media
                .schema
                .is_some_and(|schema| types(model, schema).contains(TypeSet::STRING));
            is_text.then_some((Loose::Text(utf8()?.to_owned()), media.schema))
        }
        Kind::Events | Kind::Yaml | Kind::Xml | Kind::Bytes => None,
    })
}

/// A sequence is checked item by item where the first that does not fit is found; the schema of a whole counts, too.
fn of_items(
    model: &Model,
    media: &MediaType,
    item: SchemaId,
    values: Vec<Value>,
) -> Option<(Loose, Option<SchemaId>)> {
    let mut instances = Instances::new(model);
    let wrong = values.iter().position(|value| {
        !instances
            .misfits(item, value, Direction::Request, 1)
            .is_empty()
    });
    match (wrong, media.schema) {
        (Some(at), _) => values
            .into_iter()
            .nth(at)
            .map(|value| (Loose::Json(value), Some(item))),
        (None, Some(schema)) => Some((Loose::Json(Value::Array(values)), Some(schema))),
        (None, None) => None,
    }
}
