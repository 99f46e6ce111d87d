//! Parameters, read as their styles write them (OpenAPI 3.0.4, 4.8.12.4) and held against their schemas.

use serde_json::Value;

use super::MOST_VIOLATIONS;
use super::loose::{Loose, Typing, names_of};
use super::media::{Kind, kind};
use super::request::{Request, decoded, form_decoded};
use super::template::Captures;
use super::violation::Violation;
use crate::instance::{Direction, Instances, types};
use crate::model::{Model, Parameter, ParameterContent, SchemaId, TypeSet};
use crate::wire::{ParameterLocation, ParameterStyle};

/// What a parameter is looked for in.
struct Sent<'r> {
    request: &'r Request,
    query: Vec<(String, &'r str)>,
    captures: &'r Captures,
}

/// Everything that is wrong with the parameters of a request.
pub(super) fn check<'m>(
    model: &'m Model,
    instances: &mut Instances<'m>,
    parameters: &[Parameter],
    request: &Request,
    captures: &Captures,
) -> Vec<Violation> {
    let sent = Sent {
        request,
        query: request.query_pairs(),
        captures,
    };
    let mut out = Vec::new();
    for parameter in parameters {
        one(model, instances, parameter, &sent, &mut out);
    }
    out
}

fn one<'m>(
    model: &'m Model,
    instances: &mut Instances<'m>,
    parameter: &Parameter,
    sent: &Sent<'_>,
    out: &mut Vec<Violation>,
) {
    let (location, name) = (parameter.location, parameter.name.as_str());
    let place =
        |keyword: &str, message: &str| Violation::of_parameter(location, name, keyword, message);
    let (ways, schema) = match &parameter.content {
        ParameterContent::Schema {
            schema,
            style,
            explode,
        } => {
            let ways = sent.ways(model, parameter, *schema, *style, *explode);
            (ways, Some(*schema))
        }
        ParameterContent::Media(media) => {
            let Some(text) = sent.text(parameter) else {
                if parameter.required {
                    out.push(place("required", "is missing"));
                }
                return;
            };
            let ways = if kind(&media.name) == Kind::Json {
                match serde_json::from_str::<Value>(&text) {
                    Ok(value) => vec![Loose::Json(value)],
                    Err(error) => {
                        let message = format!("is no JSON: {error}");
                        out.push(place("contentMediaType", &message));
                        return;
                    }
                }
            } else if kind(&media.name) == Kind::Form {
                vec![super::form::loose(model, media, &text)]
            } else {
                vec![Loose::Text(text)]
            };
            (ways, media.schema)
        }
    };
    if ways.is_empty() {
        if parameter.required {
            out.push(place("required", "is missing"));
        }
        return;
    }
    if parameter.allow_empty_value && ways.contains(&Loose::Text(String::new())) {
        return;
    }
    let Some(schema) = schema else { return };
    let mut typing = Typing { model, instances };
    let values: Vec<Value> = ways
        .into_iter()
        .map(|way| typing.value(way, Some(schema)))
        .collect();
    let value = typing.best(values, schema);
    let at = place("", "");
    let misfits = typing
        .instances
        .misfits(schema, &value, Direction::Request, MOST_VIOLATIONS);
    out.extend(misfits.iter().map(|misfit| at.misfit(misfit)));
}

impl Sent<'_> {
    /// The text of a parameter, decoded.
    fn text(&self, parameter: &Parameter) -> Option<String> {
        let name = parameter.name.as_str();
        match parameter.location {
            ParameterLocation::Path => self.capture(name).map(decoded),
            ParameterLocation::Query => {
                let mut pairs = self.query.iter();
                pairs
                    .find(|(own, _)| own == name)
                    .map(|(_, value)| form_decoded(value))
            }
            ParameterLocation::Querystring => {
                let query = self.request.query().filter(|query| !query.is_empty())?;
                // A form is taken apart before it is decoded.
                let is_form = match &parameter.content {
                    ParameterContent::Media(media) => kind(&media.name) == Kind::Form,
                    ParameterContent::Schema { .. } => false,
                };
                Some(if is_form {
                    query.to_owned()
                } else {
                    decoded(query)
                })
            }
            ParameterLocation::Header => self.request.header_value(name),
            ParameterLocation::Cookie => self.request.cookie(name).map(decoded),
        }
    }

    fn capture(&self, name: &str) -> Option<&str> {
        let mut captures = self.captures.iter();
        captures
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// What a parameter may mean; nothing where it is not there. The likeliest comes first, and what is told of where none
    /// fits comes last.
    fn ways(
        &self,
        model: &Model,
        parameter: &Parameter,
        schema: SchemaId,
        style: ParameterStyle,
        explode: bool,
    ) -> Vec<Loose> {
        let types = types(model, schema);
        let name = parameter.name.as_str();
        let scalars = TypeSet::ALL
            .without(TypeSet::ARRAY)
            .without(TypeSet::OBJECT);
        let may_be_list = types.contains(TypeSet::ARRAY) && types != TypeSet::ALL;
        let may_be_map = types.contains(TypeSet::OBJECT) && types != TypeSet::ALL;
        let may_be_scalar = !types.intersect(scalars).is_empty();
        let mut ways = Vec::new();
        if parameter.location == ParameterLocation::Query {
            if may_be_map {
                ways.extend(self.query_map(model, name, schema, style, explode));
            }
            let values: Vec<&str> = self
                .query
                .iter()
                .filter(|(own, _)| own == name)
                .map(|(_, value)| *value)
                .collect();
            if values.is_empty() {
                return ways;
            }
            let first = form_decoded(values[0]);
            if may_be_list {
                let items: Vec<String> = match values.as_slice() {
                    [one] if !explode || style != ParameterStyle::Form => split(one, style),
                    values => values.iter().map(|value| form_decoded(value)).collect(),
                };
                ways.push(Loose::List(items.into_iter().map(Loose::Text).collect()));
            }
            if may_be_scalar || ways.is_empty() {
                // Several values are a list in the first place.
                let at = if values.len() > 1 { ways.len() } else { 0 };
                ways.insert(at, Loose::Text(first));
            }
            return ways;
        }
        let raw = match parameter.location {
            ParameterLocation::Path => self.capture(name).map(str::to_owned),
            ParameterLocation::Header => self.request.header_value(name),
            ParameterLocation::Cookie => self.request.cookie(name).map(str::to_owned),
            ParameterLocation::Query | ParameterLocation::Querystring => None,
        };
        let Some(raw) = raw else { return ways };
        // Headers are sent as they are.
        let plain = |text: &str| match parameter.location {
            ParameterLocation::Header => text.trim().to_owned(),
            _ => decoded(text),
        };
        let (text, between) = undressed(&raw, name, style, explode);
        if may_be_map {
            ways.push(Loose::Map(members(text, between, explode, &plain)));
        }
        if may_be_list {
            let prefix = format!("{name}=");
            let items = text.split(between).filter(|_| !text.is_empty());
            let items = items.map(|item| match style {
                ParameterStyle::Matrix if explode => item.strip_prefix(&prefix).unwrap_or(item),
                _ => item,
            });
            ways.push(Loose::List(
                items.map(|item| Loose::Text(plain(item))).collect(),
            ));
        }
        if may_be_scalar || ways.is_empty() {
            let prefix = format!("{name}=");
            let text = text.strip_prefix(&prefix).unwrap_or(text);
            ways.insert(0, Loose::Text(plain(text)));
        }
        ways
    }

    /// An object in a query.
    fn query_map(
        &self,
        model: &Model,
        name: &str,
        schema: SchemaId,
        style: ParameterStyle,
        explode: bool,
    ) -> Option<Loose> {
        if style == ParameterStyle::DeepObject {
            let prefix = format!("{name}[");
            let inner = self
                .query
                .iter()
                .filter(|(own, _)| own.starts_with(&prefix));
            let pairs =
                inner.map(|(own, value)| (own[name.len()..].to_owned(), form_decoded(value)));
            let pairs: Vec<(String, String)> = pairs.collect();
            return (!pairs.is_empty()).then(|| super::form::nested(pairs));
        }
        if explode {
            let names = names_of(model, schema);
            let own = self
                .query
                .iter()
                .filter(|(own, _)| names.contains(&own.as_str()));
            let mut members: Vec<(String, Loose)> = Vec::new();
            for (own, value) in own {
                let value = Loose::Text(form_decoded(value));
                match members.iter_mut().find(|(name, _)| name == own) {
                    Some((_, Loose::List(items))) => items.push(value),
                    Some((_, first)) => *first = Loose::List(vec![first.clone(), value]),
                    None => members.push((own.clone(), value)),
                }
            }
            return (!members.is_empty()).then_some(Loose::Map(members));
        }
        let (_, value) = self.query.iter().find(|(own, _)| own == name)?;
        let parts = split(value, style);
        let pairs = parts.chunks(2).filter_map(|pair| match pair {
            [name, value] => Some((name.clone(), Loose::Text(value.clone()))),
            _ => None,
        });
        Some(Loose::Map(pairs.collect()))
    }
}

/// The values that a style puts into one.
fn split(text: &str, style: ParameterStyle) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let delimiters: &[&str] = match style {
        ParameterStyle::SpaceDelimited => &["%20", "+", " "],
        ParameterStyle::PipeDelimited => &["%7C", "%7c", "|"],
        ParameterStyle::TabDelimited => &["%09", "\t"],
        _ => &[","],
    };
    let mut parts = vec![text];
    for delimiter in delimiters {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(delimiter))
            .collect();
    }
    // A comma is often encoded where it only divides.
    if let ([one], [","]) = (parts.as_slice(), delimiters)
        && (one.contains("%2C") || one.contains("%2c"))
    {
        return form_decoded(one).split(',').map(str::to_owned).collect();
    }
    parts.into_iter().map(form_decoded).collect()
}

/// A value without what its style puts in front, and what stands between its parts.
fn undressed<'t>(
    raw: &'t str,
    name: &str,
    style: ParameterStyle,
    explode: bool,
) -> (&'t str, char) {
    match style {
        ParameterStyle::Label => {
            let between = if explode { '.' } else { ',' };
            (raw.strip_prefix('.').unwrap_or(raw), between)
        }
        ParameterStyle::Matrix => {
            let text = raw.strip_prefix(';').unwrap_or(raw);
            if explode {
                return (text, ';');
            }
            let value = text
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix('='));
            (value.unwrap_or(text), ',')
        }
        ParameterStyle::SpaceDelimited => (raw, ' '),
        ParameterStyle::PipeDelimited => (raw, '|'),
        ParameterStyle::TabDelimited => (raw, '\t'),
        _ => (raw, ','),
    }
}

/// Names and values: `a=1,b=2` where they are exploded, `a,1,b,2` otherwise.
fn members(
    text: &str,
    between: char,
    explode: bool,
    plain: &dyn Fn(&str) -> String,
) -> Vec<(String, Loose)> {
    let parts: Vec<&str> = text.split(between).collect();
    let pairs: Vec<(&str, &str)> = if explode {
        parts
            .iter()
            .filter_map(|part| part.split_once('='))
            .collect()
    } else {
        parts
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect()
    };
    let pairs = pairs.into_iter();
    pairs
        .map(|(name, value)| (plain(name), Loose::Text(plain(value))))
        .collect()
}
