//! The same in another order, with more that goes without saying, or in other words.

use serde_json::{Value, json};

use super::super::chance::Chance;
use super::super::sites::Kind;
use super::{Draft, Object, is_tagged};

pub(super) fn reorder(draft: &mut Draft<'_>) -> Option<String> {
    let site = draft.sites[draft.chance.below(draft.sites.len())].clone();
    let tagged = is_tagged(draft.document, &format!("{}/allOf", site.pointer));
    let is_path = site.kind == Kind::PathItem;
    let chance = &mut *draft.chance;
    let object = draft.document.pointer_mut(&site.pointer)?.as_object_mut()?;
    let parameters = site.pointer.ends_with("/properties");
    for keyword in [
        "required",
        "enum",
        "anyOf",
        "oneOf",
        "allOf",
        "parameters",
        "type",
    ] {
        let list = object.get_mut(keyword).and_then(Value::as_array_mut);
        // The order of what is required is that of arguments, and the first part of a union may be the one that is read.
        if let Some(list) = list.filter(|_| !tagged && !is_path) {
            chance.shuffle(list);
        }
    }
    for keyword in ["properties", "content", "responses", "headers"] {
        if let Some(members) = object.get_mut(keyword).and_then(Value::as_object_mut) {
            shuffle(members, chance);
        }
    }
    if !parameters {
        shuffle(object, chance);
    }
    Some(site.pointer)
}

fn shuffle(members: &mut Object, chance: &mut Chance) {
    let mut all: Vec<(String, Value)> = std::mem::take(members).into_iter().collect();
    chance.shuffle(&mut all);
    members.extend(all);
}

pub(super) fn default(draft: &mut Draft<'_>) -> Option<String> {
    let kinds = [
        Kind::Schema,
        Kind::Schema,
        Kind::Parameter,
        Kind::Operation,
        Kind::Body,
    ];
    let kind = *draft.chance.one(&kinds)?;
    let is_3 = draft.is_3();
    let all_security = draft.document.get("security").cloned();
    let site = draft.one(kind, |value, _| value.get("$ref").is_none())?;
    let choices: &[(&str, Value)] = match kind {
        Kind::Schema => &[
            ("minLength", 0.into()),
            ("minItems", 0.into()),
            ("minProperties", 0.into()),
            ("uniqueItems", false.into()),
            ("additionalProperties", true.into()),
            ("required", json!([])),
            ("readOnly", false.into()),
            ("nullable", false.into()),
        ],
        Kind::Parameter => &[
            ("required", false.into()),
            ("deprecated", false.into()),
            ("allowReserved", false.into()),
        ],
        Kind::Operation => &[("deprecated", false.into()), ("security", Value::Null)],
        _ => &[("required", false.into())],
    };
    let (keyword, value) = draft.chance.one(choices)?.clone();
    let only_3 = ["nullable", "allowReserved"].contains(&keyword) && !is_3;
    if only_3 || keyword == "nullable" && draft.has_lists_of_types() {
        return None;
    }
    let value = if keyword == "security" {
        all_security?
    } else {
        value
    };
    let object = draft.object(&site.pointer)?;
    (!object.contains_key(keyword)).then_some(())?;
    // `required` beside `in: path` is no matter of taste.
    (object.get("in").and_then(Value::as_str) != Some("path")).then_some(())?;
    object.insert(keyword.to_owned(), value);
    Some(format!("{}/{keyword}", site.pointer))
}

pub(super) fn words(draft: &mut Draft<'_>) -> Option<String> {
    let site = draft.sites[draft.chance.below(draft.sites.len())].clone();
    let is_reference = draft.document.pointer(&site.pointer)?.get("$ref").is_some();
    (!is_reference).then_some(())?;
    let (keyword, value) = match site.kind {
        Kind::Operation => ("summary", "Other words."),
        Kind::PathItem | Kind::Media | Kind::Reference => return None,
        _ => ("description", "Other words."),
    };
    draft
        .object(&site.pointer)?
        .insert(keyword.to_owned(), value.into());
    Some(format!("{}/{keyword}", site.pointer))
}
