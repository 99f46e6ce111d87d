//! Edits of operations, and of what is sent and answered.

use serde_json::{Value, json};

use super::super::sites::Kind;
use super::{B, Edit, I, W, drop_answer, drop_one, drop_parameter, edit, put};

pub(super) const EDITS: &[Edit] = &[
    edit(
        "a parameter is required",
        Kind::Parameter,
        [B, I],
        [I, B],
        |object, _, _| {
            let is_required = object.get("required") == Some(&true.into());
            (!is_required && object.contains_key("in")).then_some(())?;
            put(object, "required", true.into()).map(|_| String::new())
        },
    ),
    edit(
        "a parameter is deprecated",
        Kind::Parameter,
        [I, I],
        [I, I],
        |object, _, _| {
            (!object.contains_key("deprecated") && object.contains_key("in")).then_some(())?;
            put(object, "deprecated", true.into()).map(|_| String::new())
        },
    ),
    edit(
        "a parameter is written in another way",
        Kind::Parameter,
        [B, B],
        [B, B],
        |object, _, _| {
            let array = object.get("schema")?.get("type") == Some(&"array".into());
            (array && object.get("in") == Some(&"query".into()) && !object.contains_key("style"))
                .then_some(())?;
            (!object.contains_key("explode")).then_some(())?;
            put(object, "explode", false.into()).map(|_| String::new())
        },
    ),
    edit(
        "a parameter keeps reserved characters",
        Kind::Parameter,
        [B, B],
        [B, B],
        |object, _, _| {
            let is_query = object.get("in") == Some(&"query".into());
            (is_query && object.contains_key("schema") && !object.contains_key("allowReserved"))
                .then_some(())?;
            put(object, "allowReserved", true.into()).map(|_| String::new())
        },
    ),
    edit(
        "a body is required",
        Kind::Body,
        [B, I],
        [I, B],
        |object, _, _| {
            let is_required = object.get("required") == Some(&true.into());
            (!is_required && object.contains_key("content")).then_some(())?;
            put(object, "required", true.into()).map(|_| String::new())
        },
    ),
    edit(
        "a body has one media type less",
        Kind::Body,
        [B, I],
        [I, I],
        |object, chance, _| drop_one(object, "content", 2, chance, |_| true),
    ),
    edit(
        "an answer has one media type less",
        Kind::Answer,
        [B, B],
        [I, I],
        |object, chance, _| drop_one(object, "content", 2, chance, |_| true),
    ),
    edit(
        "an answer has one header less",
        Kind::Answer,
        [W, W],
        [I, I],
        |object, chance, _| {
            drop_one(object, "headers", 1, chance, |header| {
                header.get("required").is_none() && header.get("$ref").is_none()
            })
        },
    ),
    edit(
        "a media type has no schema",
        Kind::Media,
        [I, W],
        [B, I],
        |object, _, _| {
            object.shift_remove("schema")?;
            Some(String::new())
        },
    ),
    edit(
        "an operation is deprecated",
        Kind::Operation,
        [I, I],
        [I, I],
        |object, _, _| {
            (!object.contains_key("deprecated")).then_some(())?;
            put(object, "deprecated", true.into()).map(|_| String::new())
        },
    ),
    edit(
        "an operation is called otherwise",
        Kind::Operation,
        [I, I],
        [I, I],
        |object, _, _| put(object, "operationId", "zzOtherwise".into()).map(|_| String::new()),
    ),
    edit(
        "an operation has a tag more",
        Kind::Operation,
        [I, I],
        [I, I],
        |object, _, _| {
            let tags = object
                .entry("tags")
                .or_insert_with(|| json!([]))
                .as_array_mut()?;
            tags.push("zz".into());
            Some(String::new())
        },
    ),
    edit(
        "an operation has servers of its own",
        Kind::Operation,
        [I, I],
        [I, I],
        |object, _, _| {
            (!object.contains_key("servers")).then_some(())?;
            put(object, "servers", json!([{"url": "https://zz.example"}])).map(|_| String::new())
        },
    ),
    edit(
        "a parameter is dropped",
        Kind::Operation,
        [W, W],
        [I, I],
        |object, chance, _| drop_parameter(object, chance, false),
    ),
    edit(
        "a required parameter is dropped",
        Kind::Operation,
        [W, B],
        [B, I],
        |object, chance, _| drop_parameter(object, chance, true),
    ),
    edit(
        "an operation has no body",
        Kind::Operation,
        [B, B],
        [B, I],
        |object, _, _| {
            let body = object.shift_remove("requestBody")?;
            (body.get("required") == Some(&true.into())).then(|| "/requestBody".to_owned())
        },
    ),
    edit(
        "a success is dropped",
        Kind::Operation,
        [B, B],
        [I, I],
        |object, chance, _| drop_answer(object, chance, |status| status.starts_with('2')),
    ),
    edit(
        "a failure is dropped",
        Kind::Operation,
        [I, I],
        [I, I],
        |object, chance, _| drop_answer(object, chance, |status| status.starts_with('4')),
    ),
    edit(
        "an operation is dropped",
        Kind::PathItem,
        [B, B],
        [I, I],
        |object, chance, _| {
            let methods = ["get", "put", "post", "delete", "patch"];
            let there: Vec<&str> = methods
                .into_iter()
                .filter(|method| object.contains_key(*method))
                .collect();
            let method = *chance.one(&there)?;
            let operation = object.shift_remove(method)?;
            (!operation
                .get("deprecated")
                .is_some_and(|value| value == &Value::Bool(true)))
            .then(|| format!("/{method}"))
        },
    ),
];
