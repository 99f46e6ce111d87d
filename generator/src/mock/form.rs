//! Forms: names and values, some of which stand for lists and objects.

use std::collections::BTreeMap;

use super::loose::{Loose, member_of};
use super::media::{Kind, kind};
use super::request::form_decoded;
use crate::instance::types;
use crate::model::{MediaType, Model, TypeSet};
use crate::wire::ParameterStyle;

/// How deep names with brackets go.
const DEPTH: usize = 16;

/// A form as one value (OpenAPI 3.0.4, 4.8.15.1).
pub(super) fn loose(model: &Model, media: &MediaType, text: &str) -> Loose {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let pairs = pairs.map(|(name, value)| (form_decoded(name), Loose::Text(form_decoded(value))));
    of_pairs(model, media, pairs.collect())
}

/// Names and values as one value.
pub(super) fn of_pairs(model: &Model, media: &MediaType, pairs: Vec<(String, Loose)>) -> Loose {
    let known = |name: &str| {
        let schema = media.schema?;
        member_of(model, schema, name)
    };
    let mut members: Vec<(String, Vec<Loose>)> = Vec::new();
    let mut brackets: Vec<(String, String)> = Vec::new();
    for (name, value) in pairs {
        // A name may have brackets of its own.
        let literal = name.contains('[') && is_property(model, media, &name);
        if let (Some(at), Loose::Text(text), false) =
            (name.find('[').filter(|at| *at > 0), &value, literal)
        {
            let (first, rest) = name.split_at(at);
            brackets.push((format!("[{first}]{rest}"), text.clone()));
            continue;
        }
        match members.iter_mut().find(|(own, _)| *own == name) {
            Some((_, values)) => values.push(value),
            None => members.push((name, vec![value])),
        }
    }
    let mut whole: Vec<(String, Loose)> = Vec::new();
    for (name, mut values) in members {
        let types = known(&name).map_or(TypeSet::ALL, |schema| types(model, schema));
        let encoding = media
            .encoding
            .iter()
            .find(|(own, _)| *own == name)
            .map(|(_, encoding)| encoding);
        let is_json = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let is_json = is_json.is_some_and(|name| kind(name) == Kind::Json);
        let is_one = values.len() == 1;
        let value = match values.first() {
            Some(Loose::Text(text)) if is_one => one(
                text,
                types,
                is_json,
                encoding.and_then(|encoding| encoding.style),
            ),
            _ if is_one => values.remove(0),
            _ => Loose::List(values),
        };
        whole.push((name, value));
    }
    if let Loose::Map(members) = nested(brackets) {
        whole.extend(members);
    }
    Loose::Map(whole)
}

fn is_property(model: &Model, media: &MediaType, name: &str) -> bool {
    media
        .schema
        .is_some_and(|schema| super::loose::names_of(model, schema).contains(&name))
}

/// The only value of a name.
fn one(text: &str, types: TypeSet, is_json: bool, style: Option<ParameterStyle>) -> Loose {
    let structured = !types.contains(TypeSet::STRING)
        && (types.contains(TypeSet::OBJECT) || types.contains(TypeSet::ARRAY));
    if (is_json || structured)
        && let Ok(value) = serde_json::from_str(text)
    {
        return Loose::Json(value);
    }
    if types.contains(TypeSet::ARRAY) && !types.contains(TypeSet::STRING) {
        let delimiter = match style {
            Some(ParameterStyle::SpaceDelimited) => ' ',
            Some(ParameterStyle::PipeDelimited) => '|',
            Some(_) => ',',
            None => return Loose::List(vec![Loose::Text(text.to_owned())]),
        };
        let items = text.split(delimiter);
        return Loose::List(items.map(|item| Loose::Text(item.to_owned())).collect());
    }
    Loose::Text(text.to_owned())
}

/// What stands at a name with brackets.
#[derive(Debug, Default)]
struct Node {
    texts: Vec<String>,
    /// Names in the order in which they came first.
    members: Vec<(String, Node)>,
}

/// Names such as `[a][b]`, `[a][0]` and `[a][]` as objects and lists in each other.
pub(super) fn nested(pairs: Vec<(String, String)>) -> Loose {
    let mut root = Node::default();
    for (name, text) in pairs {
        let keys = name.split(['[', ']']).enumerate();
        // Between the brackets.
        let keys = keys
            .filter(|(index, _)| index % 2 == 1)
            .map(|(_, key)| key)
            .take(DEPTH);
        let mut node = &mut root;
        for key in keys {
            if key.is_empty() {
                continue;
            }
            let known = node.members.iter().position(|(own, _)| own == key);
            let at = known.unwrap_or_else(|| {
                node.members.push((key.to_owned(), Node::default()));
                node.members.len() - 1
            });
            node = &mut node.members[at].1;
        }
        let is_list = name.ends_with("[]");
        if is_list && node.texts.is_empty() {
            // One value with empty brackets is a list of one.
            node.members.push((
                String::new(),
                Node {
                    texts: vec![text],
                    ..Node::default()
                },
            ));
        } else {
            node.texts.push(text);
        }
    }
    match tree(root) {
        Loose::Map(members) => Loose::Map(members),
        _ => Loose::Map(Vec::new()),
    }
}

fn tree(node: Node) -> Loose {
    if node.members.is_empty() {
        let mut texts: Vec<Loose> = node.texts.into_iter().map(Loose::Text).collect();
        return match texts.len() {
            0 => Loose::Map(Vec::new()),
            1 => texts.remove(0),
            _ => Loose::List(texts),
        };
    }
    let is_index = |name: &str| name.is_empty() || name.bytes().all(|byte| byte.is_ascii_digit());
    if node.members.iter().all(|(name, _)| is_index(name)) {
        let mut items: BTreeMap<(usize, usize), Loose> = BTreeMap::new();
        for (order, (name, node)) in node.members.into_iter().enumerate() {
            let index = name.parse().unwrap_or(usize::MAX);
            items.insert((index, order), tree(node));
        }
        return Loose::List(items.into_values().collect());
    }
    let members = node.members.into_iter();
    Loose::Map(members.map(|(name, node)| (name, tree(node))).collect())
}

#[cfg(test)]
mod tests {
    use super::{Loose, nested};

    fn text(text: &str) -> Loose {
        Loose::Text(text.to_owned())
    }

    #[test]
    fn brackets_nest() {
        let pairs = [
            ("[a][b]", "1"),
            ("[a][c][]", "2"),
            ("[a][c][]", "3"),
            ("[d][1][x]", "5"),
            ("[d][0][x]", "4"),
        ];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let item = |value: &str| Loose::Map(vec![("x".to_owned(), text(value))]);
        let expected = Loose::Map(vec![
            (
                "a".to_owned(),
                Loose::Map(vec![
                    ("b".to_owned(), text("1")),
                    ("c".to_owned(), Loose::List(vec![text("2"), text("3")])),
                ]),
            ),
            ("d".to_owned(), Loose::List(vec![item("4"), item("5")])),
        ]);
        assert_eq!(nested(pairs.to_vec()), expected);
    }
}
