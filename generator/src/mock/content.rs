//! The body of an answer, written as its media type has it.

use std::fmt::Write as _;

use serde_json::Value;

use super::make::Maker;
use super::media::{Kind, kind};
use crate::model::{MediaType, Model, SchemaId};

/// Why there is no body.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoBody {
    /// No example has this name; these have others.
    Example(Vec<String>),
    /// Bodies of this kind are not made.
    Unwritten,
    /// No value fits the schema.
    Endless,
}

/// A body.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    /// Whether it fits its schema, as far as it was made.
    pub(super) fits: bool,
}

/// How a body is chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'c> {
    /// The name of an example.
    pub(super) example: Option<&'c str>,
    /// Whether values are made though there are examples.
    pub(super) made: bool,
}

/// The body of an answer; `name` is the media type that it gets.
pub(super) fn body(
    model: &Model,
    maker: &mut Maker<'_>,
    media: &MediaType,
    name: &str,
    choice: Choice<'_>,
) -> Result<Body, NoBody> {
    let kind = kind(name);
    if let Some(wanted) = choice.example {
        let mut examples = media.examples.iter();
        let Some(example) = examples.find(|example| example.name.as_deref() == Some(wanted)) else {
            let names = media
                .examples
                .iter()
                .filter_map(|example| example.name.clone());
            return Err(NoBody::Example(names.collect()));
        };
        return shown(model, maker, media, kind, &example.value);
    }
    if let Some(example) = media
        .examples
        .first()
        .filter(|_| !choice.made || kind == Kind::Xml)
    {
        return shown(model, maker, media, kind, &example.value);
    }
    if kind == Kind::Xml {
        return Err(NoBody::Unwritten);
    }
    let (value, fits) = match (kind, media.item_schema) {
        (Kind::Lines | Kind::Sequence | Kind::Events, Some(item)) => items(maker, item)?,
        (Kind::Json | Kind::Yaml, Some(item)) if media.schema.is_none() => items(maker, item)?,
        _ => match media.schema {
            Some(schema) => maker
                .value(schema, &media.origin.pointer)
                .ok_or(NoBody::Endless)?,
            None if matches!(kind, Kind::Json | Kind::Yaml | Kind::Form) => {
                (Value::Object(serde_json::Map::new()), true)
            }
            None => (Value::String("amber".to_owned()), true),
        },
    };
    let bytes = written(kind, &value).ok_or(NoBody::Unwritten)?;
    Ok(Body { bytes, fits })
}

/// Two items of a sequence.
fn items(maker: &mut Maker<'_>, item: SchemaId) -> Result<(Value, bool), NoBody> {
    let mut all = Vec::new();
    let mut fit = true;
    for place in ["/0", "/1"] {
        let (value, fits) = maker.value(item, place).ok_or(NoBody::Endless)?;
        fit &= fits;
        all.push(value);
    }
    Ok((Value::Array(all), fit))
}

/// An example of the document as a body.
fn shown(
    model: &Model,
    maker: &mut Maker<'_>,
    media: &MediaType,
    kind: Kind,
    value: &Value,
) -> Result<Body, NoBody> {
    // An example is often a text that has the value.
    if let (Kind::Json, Value::String(text), Some(schema)) = (kind, value, media.schema) {
        let types = crate::instance::types(model, schema);
        let is_text = types.contains(crate::model::TypeSet::STRING);
        if !is_text
            && let Ok(inner) = serde_json::from_str::<Value>(text)
            && maker.takes(schema, &inner)
        {
            return Ok(Body {
                bytes: text.clone().into_bytes(),
                fits: true,
            });
        }
    }
    let bytes = written(kind, value).ok_or(NoBody::Unwritten)?;
    Ok(Body { bytes, fits: true })
}

/// A value in the form of a media type; nothing where there is no such form.
fn written(kind: Kind, value: &Value) -> Option<Vec<u8>> {
    let items = || match value {
        Value::Array(items) => items.as_slice(),
        other => std::slice::from_ref(other),
    };
    let each = |before: &str| {
        items().iter().fold(String::new(), |mut text, item| {
            let _ = writeln!(text, "{before}{item}");
            text
        })
    };
    let text = match (kind, value) {
        // An example may show what goes over the wire.
        (Kind::Json, value) => value.to_string(),
        (_, Value::String(text)) => text.clone(),
        // JSON is YAML.
        (Kind::Yaml, value) => format!("{value:#}\n"),
        (Kind::Lines, _) => each(""),
        (Kind::Sequence, _) => each("\u{1e}"),
        (Kind::Events, _) => items().iter().map(event).collect(),
        (Kind::Form, Value::Object(members)) => {
            let pairs = members.iter().map(|(name, value)| {
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                format!("{}={}", encoded(name), encoded(&value))
            });
            pairs.collect::<Vec<_>>().join("&")
        }
        (Kind::Xml | Kind::Multipart, _) => return None,
        (Kind::Form | Kind::Text | Kind::Bytes, value) => value.to_string(),
    };
    Some(text.into_bytes())
}

/// A server-sent event (HTML, 9.2.6): the value is its data, or has its fields.
fn event(value: &Value) -> String {
    let fields = ["event", "id", "retry", "data"];
    let as_text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    if let Value::Object(members) = value
        && members.contains_key("data")
        && members.keys().all(|name| fields.contains(&name.as_str()))
    {
        let mut out = String::new();
        for name in fields {
            if let Some(value) = members.get(name) {
                for line in as_text(value).lines() {
                    let _ = writeln!(out, "{name}: {line}");
                }
            }
        }
        out.push('\n');
        return out;
    }
    format!("data: {value}\n\n")
}

/// A name or value of a form.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            byte if byte.is_ascii_alphanumeric() || b"-._*".contains(&byte) => {
                out.push(byte.into());
            }
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}
