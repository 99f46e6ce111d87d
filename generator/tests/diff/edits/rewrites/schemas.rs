//! The same in other keywords.

use serde_json::{Value, json};

use super::super::sites::{Kind, escaped};
use super::{Draft, is_known_by_name, is_tagged, refer, refer_into};

pub(super) fn wrap(draft: &mut Draft<'_>) -> Option<String> {
    let site = draft.one(Kind::Schema, |value, _| {
        [
            "discriminator",
            "readOnly",
            "writeOnly",
            "unevaluatedProperties",
            "unevaluatedItems",
            "$id",
            "$anchor",
        ]
        .iter()
        .all(|keyword| value.get(*keyword).is_none())
    })?;
    let plain = !is_tagged(draft.document, &site.pointer)
        && !is_known_by_name(draft.document, &site.pointer);
    plain.then_some(())?;
    let schema = draft.document.pointer_mut(&site.pointer)?;
    *schema = json!({"allOf": [schema.take()]});
    refer_into(draft.document, &site.pointer, "/allOf/0");
    Some(site.pointer)
}

pub(super) fn split(draft: &mut Draft<'_>) -> Option<String> {
    let site = draft.one(Kind::Schema, |value, site| {
        let members = value.get("properties").and_then(Value::as_object);
        members.is_some_and(|members| members.len() > 1)
            && !site.combined
            && [
                "allOf",
                "discriminator",
                "additionalProperties",
                "unevaluatedProperties",
                "patternProperties",
            ]
            .iter()
            .all(|keyword| value.get(*keyword).is_none())
    })?;
    (!is_known_by_name(draft.document, &site.pointer)).then_some(())?;
    let object = draft.object(&site.pointer)?;
    let members = object.get_mut("properties")?.as_object_mut()?;
    let name = members.keys().next_back()?.clone();
    let last = members.shift_remove(&name)?;
    let mut part = json!({"properties": {name.clone(): last}});
    if let (Some(types), Some(part)) = (object.get("type"), part.as_object_mut()) {
        part.insert("type".to_owned(), types.clone());
    }
    object.insert("allOf".to_owned(), json!([part]));
    let from = format!("{}/properties/{}", site.pointer, escaped(&name));
    let to = format!("{}/allOf/0/properties/{}", site.pointer, escaped(&name));
    refer(draft.document, &format!("#{from}"), &format!("#{to}"));
    Some(site.pointer)
}

pub(super) fn null(draft: &mut Draft<'_>) -> Option<String> {
    draft.has_lists_of_types().then_some(())?;
    let site = draft.one(Kind::Schema, |value, _| {
        let types = value.get("type").and_then(Value::as_array);
        types.is_some_and(|types| types.len() == 2 && types.contains(&"null".into()))
            && [
                "enum",
                "const",
                "readOnly",
                "writeOnly",
                "deprecated",
                "default",
                "allOf",
                "anyOf",
                "oneOf",
            ]
            .iter()
            .all(|keyword| value.get(*keyword).is_none())
    })?;
    let keyword = if draft.chance.below(2) == 0 {
        "anyOf"
    } else {
        "oneOf"
    };
    let schema = draft.document.pointer_mut(&site.pointer)?;
    let mut of = schema.take();
    let types = of
        .get("type")?
        .as_array()?
        .iter()
        .find(|one| *one != "null")?
        .clone();
    of.as_object_mut()?.insert("type".to_owned(), types);
    *schema = json!({keyword: [of, {"type": "null"}]});
    refer_into(draft.document, &site.pointer, &format!("/{keyword}/0"));
    Some(site.pointer)
}

pub(super) fn constant(draft: &mut Draft<'_>) -> Option<String> {
    draft.has_lists_of_types().then_some(())?;
    let site = draft.one(Kind::Schema, |value, _| {
        value
            .get("enum")
            .and_then(Value::as_array)
            .is_some_and(|values| values.len() == 1)
    })?;
    let object = draft.object(&site.pointer)?;
    let value = object.shift_remove("enum")?.as_array()?.first()?.clone();
    object.insert("const".to_owned(), value);
    Some(site.pointer)
}
