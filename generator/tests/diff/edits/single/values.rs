//! Edits of what a value is.

use serde_json::json;

use super::super::sites::Kind;
use super::{B, Edit, I, W, bare, edit, put};

pub(super) const EDITS: &[Edit] = &[
    edit(
        "a value of an enum is dropped",
        Kind::Schema,
        [B, I],
        [I, W],
        |object, chance, _| {
            let values = object.get_mut("enum")?.as_array_mut()?;
            let place = chance.below(values.len().max(1));
            if values.len() < 3
                || values
                    .iter()
                    .any(|value| *value == values[place] && value.is_null())
            {
                return None;
            }
            let removed = values.remove(place);
            (!values.contains(&removed)).then(String::new)
        },
    ),
    edit(
        "a text is a number",
        Kind::Schema,
        [B, B],
        [B, B],
        |object, _, _| {
            bare(object, "string", &["enum", "const", "format"])?;
            object.insert("type".to_owned(), "number".into());
            Some(String::new())
        },
    ),
    edit(
        "an integer is a number",
        Kind::Schema,
        [I, B],
        [B, I],
        |object, _, _| {
            bare(object, "integer", &["enum", "const", "format"])?;
            object.insert("type".to_owned(), "number".into());
            Some(String::new())
        },
    ),
    edit(
        "a text has a format",
        Kind::Schema,
        [B, I],
        [I, B],
        |object, _, _| {
            bare(object, "string", &["enum", "const", "format"])?;
            put(object, "format", "uuid".into())
        },
    ),
    edit(
        "a value may be null",
        Kind::Schema,
        [I, B],
        [B, I],
        |object, _, around| {
            let types = object
                .get("type")?
                .as_str()
                .filter(|one| *one != "null")?
                .to_owned();
            let is_nullable = object.get("nullable") == Some(&true.into());
            if is_nullable || object.contains_key("enum") || object.contains_key("const") {
                return None;
            }
            if around.lists_types {
                return put(object, "type", json!([types, "null"])).map(|_| String::new());
            }
            put(object, "nullable", true.into()).map(|_| String::new())
        },
    ),
    edit(
        "an alternative is dropped",
        Kind::Schema,
        [B, I],
        [I, B],
        |object, chance, _| {
            if object.contains_key("discriminator") || object.contains_key("allOf") {
                return None;
            }
            let keyword = ["oneOf", "anyOf"]
                .into_iter()
                .find(|keyword| object.contains_key(*keyword))?;
            let all = object.get_mut(keyword)?.as_array_mut()?;
            if all.len() < 3
                || all
                    .iter()
                    .any(|one| one.get("type") == Some(&"null".into()))
            {
                return None;
            }
            let place = chance.below(all.len());
            all[place].get("$ref")?;
            all.remove(place);
            Some(format!("/{keyword}"))
        },
    ),
    edit(
        "a text is always the same",
        Kind::Schema,
        [B, I],
        [I, B],
        |object, _, around| {
            bare(object, "string", &["enum", "const", "format"])?;
            around.lists_types.then_some(())?;
            put(object, "const", "zz".into())
        },
    ),
];
