//! The same in another place.

use serde_json::{Value, json};
use specsmith::diff::Directions;

use super::super::sites::{Kind, above, target};
use super::{Draft, is_known_by_name, is_tagged, refer, visit};

pub(super) fn extract(draft: &mut Draft<'_>) -> Option<String> {
    draft.is_3().then_some(())?;
    let site = draft.one(Kind::Schema, |value, site| {
        let is_component = site.pointer.starts_with("/components/schemas/")
            && site.pointer.matches('/').count() == 3;
        !is_component && value.get("discriminator").is_none() && site.directions != Directions::NONE
    })?;
    let value = draft.document.pointer(&site.pointer)?;
    let hierarchy = value
        .get("allOf")
        .and_then(Value::as_array)
        .is_some_and(|parts| {
            parts
                .iter()
                .filter_map(target)
                .any(|target| is_known_by_name(draft.document, &target))
        });
    if is_tagged(draft.document, &site.pointer) || hierarchy || value.get("discriminator").is_some()
    {
        return None;
    }
    let schema = value.clone();
    let reference = draft.component("schemas", schema)?;
    refer(
        draft.document,
        &format!("#{}/", site.pointer),
        &format!("{reference}/"),
    );
    *draft.document.pointer_mut(&site.pointer)? = json!({"$ref": reference});
    Some(site.pointer)
}

pub(super) fn write_out(draft: &mut Draft<'_>) -> Option<String> {
    let site = draft.one(Kind::Reference, |value, _| {
        value.as_object().is_some_and(|object| object.len() == 1)
    })?;
    let target = target(draft.document.pointer(&site.pointer)?)?;
    // Within a schema that has an address of its own, `#` is that schema.
    let has_address = |pointer: &str| {
        let schema = draft.document.pointer(pointer);
        schema.is_some_and(|schema| schema.get("$id").is_some())
    };
    if above(&site.pointer).any(has_address) {
        return None;
    }
    if is_tagged(draft.document, &site.pointer) || is_known_by_name(draft.document, &target) {
        return None;
    }
    let schema = draft.document.pointer(&target)?.clone();
    schema.get("$id").is_none().then_some(())?;
    *draft.document.pointer_mut(&site.pointer)? = schema;
    Some(site.pointer)
}

pub(super) fn rename(draft: &mut Draft<'_>) -> Option<String> {
    draft.is_3().then_some(())?;
    let site = draft.one(Kind::Schema, |_, site| {
        let is_component = site.pointer.starts_with("/components/schemas/")
            && site.pointer.matches('/').count() == 3;
        is_component && site.directions != Directions::NONE
    })?;
    let from = site.pointer;
    let name = from
        .rsplit_once('/')?
        .1
        .replace("~1", "/")
        .replace("~0", "~");
    if is_known_by_name(draft.document, &from) {
        return None;
    }
    let mut tagged = false;
    visit(draft.document, &mut |value| {
        let parts = ["oneOf", "anyOf"]
            .iter()
            .filter_map(|keyword| value.get(*keyword)?.as_array())
            .flatten();
        tagged |= value.get("discriminator").is_some()
            && parts.filter_map(target).any(|target| target == from);
    });
    (!tagged).then_some(())?;
    let to = format!("{from}Zz");
    let all = draft.object("/components/schemas")?;
    *all = std::mem::take(all)
        .into_iter()
        .map(|(own, schema)| (if own == name { format!("{own}Zz") } else { own }, schema))
        .collect();
    refer(draft.document, &format!("#{from}"), &format!("#{to}"));
    Some(from)
}

pub(super) fn share(draft: &mut Draft<'_>) -> Option<String> {
    draft.is_3().then_some(())?;
    let kinds = [
        (Kind::Answer, "responses"),
        (Kind::Parameter, "parameters"),
        (Kind::Body, "requestBodies"),
        (Kind::Header, "headers"),
    ];
    let (kind, list) = *draft.chance.one(&kinds)?;
    let site = draft.one(kind, |value, site| {
        value.get("$ref").is_none() && !site.pointer.starts_with("/components/")
    })?;
    let value = draft.document.pointer(&site.pointer)?.clone();
    let reference = draft.component(list, value)?;
    refer(
        draft.document,
        &format!("#{}/", site.pointer),
        &format!("{reference}/"),
    );
    *draft.document.pointer_mut(&site.pointer)? = json!({"$ref": reference});
    Some(site.pointer)
}

pub(super) fn to_path(draft: &mut Draft<'_>) -> Option<String> {
    let methods = [
        "get", "put", "post", "delete", "patch", "head", "options", "trace", "query",
    ];
    let site = draft.one(Kind::PathItem, |value, _| {
        value.get("$ref").is_none()
            && value.get("parameters").is_none()
            && methods
                .iter()
                .filter(|method| value.get(**method).is_some())
                .count()
                == 1
            && value.get("additionalOperations").is_none()
    })?;
    let object = draft.object(&site.pointer)?;
    let method = methods
        .into_iter()
        .find(|method| object.contains_key(*method))?;
    let parameters = object
        .get_mut(method)?
        .as_object_mut()?
        .shift_remove("parameters")?;
    let is_body = |parameter: &Value| {
        parameter.get("$ref").is_some()
            || matches!(
                parameter.get("in").and_then(Value::as_str),
                Some("body" | "formData")
            )
    };
    if parameters.as_array()?.iter().any(is_body) {
        object
            .get_mut(method)?
            .as_object_mut()?
            .insert("parameters".to_owned(), parameters);
        return None;
    }
    object.insert("parameters".to_owned(), parameters);
    refer(
        draft.document,
        &format!("#{}/{method}/parameters", site.pointer),
        &format!("#{}/parameters", site.pointer),
    );
    Some(site.pointer)
}
