//! Other ways of saying the same.

use serde_json::{Map, Value, json};
use specsmith::diff::Directions;

use super::chance::Chance;
use super::sites::{Kind, Site, escaped, target};

type Object = Map<String, Value>;

/// A document under way, with its places.
pub(super) struct Draft<'d> {
    pub(super) document: &'d mut Value,
    pub(super) sites: &'d [Site],
    pub(super) chance: &'d mut Chance,
}

/// Says something in another way, and tells what and where; none where there is nothing to say so.
pub(super) type Rewrite = fn(&mut Draft<'_>) -> Option<String>;

pub(super) const REWRITES: &[(&str, Rewrite)] = &[
    ("a reference is written out", write_out),
    ("a schema is a component", extract),
    ("a component has another name", rename),
    ("members stand in another order", reorder),
    ("a schema is the only part of `allOf`", wrap),
    ("an object is the sum of two", split),
    ("null is an alternative", null),
    ("a single value is a constant", constant),
    ("what is so anyway is said", default),
    ("words are others", words),
    ("a parameter is that of the path", to_path),
    ("an answer, a body or a parameter is a component", share),
];

impl Draft<'_> {
    fn version(&self) -> &str {
        self.document
            .get("openapi")
            .and_then(Value::as_str)
            .unwrap_or("2.0")
    }

    /// Whether a schema can have `type: [.., 'null']`, `const`, and something beside `$ref`.
    fn has_lists_of_types(&self) -> bool {
        self.version() >= "3.1"
    }

    fn is_3(&self) -> bool {
        self.version() != "2.0"
    }

    /// A place of a kind for which something can be made.
    fn one(&mut self, kind: Kind, test: impl Fn(&Value, &Site) -> bool) -> Option<Site> {
        for _ in 0..40 {
            let site = &self.sites[self.chance.below(self.sites.len())];
            let value = self.document.pointer(&site.pointer)?;
            if site.kind == kind && !site.pointer.contains("/x-") && test(value, site) {
                return Some(site.clone());
            }
        }
        None
    }

    fn object(&mut self, pointer: &str) -> Option<&mut Object> {
        self.document.pointer_mut(pointer)?.as_object_mut()
    }

    /// Puts something among the components, and says how it is referred to.
    fn component(&mut self, list: &str, value: Value) -> Option<String> {
        let components = self
            .document
            .as_object_mut()?
            .entry("components")
            .or_insert_with(|| json!({}));
        let all = components
            .as_object_mut()?
            .entry(list)
            .or_insert_with(|| json!({}))
            .as_object_mut()?;
        let name = format!("Zz{}", all.len());
        if all.contains_key(&name) {
            return None;
        }
        all.insert(name.clone(), value);
        Some(format!("#/components/{list}/{name}"))
    }
}

/// Whether names of components count for something here, as they are tags.
fn is_tagged(document: &Value, pointer: &str) -> bool {
    let mut above = pointer;
    while let Some((before, token)) = above.rsplit_once('/') {
        if token.parse::<usize>().is_err() && !matches!(token, "oneOf" | "anyOf" | "allOf") {
            break;
        }
        above = before;
        if document
            .pointer(above)
            .is_some_and(|value| value.get("discriminator").is_some())
        {
            return true;
        }
    }
    false
}

/// Whether a component may be one of a hierarchy, or a document speaks of it by name.
fn is_known_by_name(document: &Value, pointer: &str) -> bool {
    let mut waiting = vec![pointer.to_owned()];
    let mut seen = Vec::new();
    while let Some(pointer) = waiting.pop() {
        if seen.contains(&pointer) {
            continue;
        }
        let value = document.pointer(&pointer);
        if value.is_none_or(|value| value.get("discriminator").is_some()) {
            return true;
        }
        waiting.extend(value.and_then(target));
        for part in value
            .and_then(|value| value.get("allOf"))
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            waiting.extend(target(part));
        }
        seen.push(pointer);
    }
    let name = pointer.rsplit('/').next().unwrap_or_default();
    let mut found = false;
    visit(document, &mut |value| {
        let mapping = value
            .get("discriminator")
            .and_then(|own| own.get("mapping"))
            .and_then(Value::as_object);
        found |= mapping.is_some_and(|mapping| {
            mapping
                .values()
                .filter_map(Value::as_str)
                .any(|text| text.rsplit('/').next() == Some(name))
        });
    });
    found
}

fn visit(value: &Value, test: &mut impl FnMut(&Value)) {
    test(value);
    match value {
        Value::Array(items) => items.iter().for_each(|item| visit(item, test)),
        Value::Object(members) => members.values().for_each(|member| visit(member, test)),
        _ => {}
    }
}

fn write_out(draft: &mut Draft<'_>) -> Option<String> {
    let site = draft.one(Kind::Reference, |value, _| {
        value.as_object().is_some_and(|object| object.len() == 1)
    })?;
    let target = target(draft.document.pointer(&site.pointer)?)?;
    if is_tagged(draft.document, &site.pointer) || is_known_by_name(draft.document, &target) {
        return None;
    }
    let schema = draft.document.pointer(&target)?.clone();
    schema.get("$id").is_none().then_some(())?;
    *draft.document.pointer_mut(&site.pointer)? = schema;
    Some(site.pointer)
}

fn extract(draft: &mut Draft<'_>) -> Option<String> {
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

fn rename(draft: &mut Draft<'_>) -> Option<String> {
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

/// Lets references lead elsewhere.
fn refer(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, from, to)),
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if name == "$ref" || name == "$recursiveRef" => {
                        let rest = text
                            .strip_prefix(from)
                            .filter(|rest| rest.is_empty() || rest.starts_with('/'));
                        if let Some(rest) = rest {
                            *text = format!("{to}{rest}");
                        }
                    }
                    member => refer(member, from, to),
                }
            }
        }
        _ => {}
    }
}

fn reorder(draft: &mut Draft<'_>) -> Option<String> {
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

fn wrap(draft: &mut Draft<'_>) -> Option<String> {
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

/// Lets references into what was moved lead there.
fn refer_into(document: &mut Value, pointer: &str, way: &str) {
    refer(
        document,
        &format!("#{pointer}/"),
        &format!("#{pointer}{way}/"),
    );
}

fn split(draft: &mut Draft<'_>) -> Option<String> {
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

fn null(draft: &mut Draft<'_>) -> Option<String> {
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

fn constant(draft: &mut Draft<'_>) -> Option<String> {
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

fn default(draft: &mut Draft<'_>) -> Option<String> {
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

fn words(draft: &mut Draft<'_>) -> Option<String> {
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

fn to_path(draft: &mut Draft<'_>) -> Option<String> {
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

fn share(draft: &mut Draft<'_>) -> Option<String> {
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
