//! Edits of the members of an object.

use serde_json::json;

use super::super::sites::{Kind, escaped};
use super::{B, Edit, I, W, bare, edit, members, one_member, put, required, unrequire};

pub(super) const EDITS: &[Edit] = &[
    edit(
        "a member is dropped",
        Kind::Schema,
        [W, W],
        [I, I],
        |object, chance, _| {
            let required = required(object);
            let name = one_member(object, chance, |name| !required.contains(&name))?;
            members(object)?.shift_remove(&name);
            Some(format!("/properties/{}", escaped(&name)))
        },
    ),
    edit(
        "a required member is dropped",
        Kind::Schema,
        [W, B],
        [B, I],
        |object, chance, _| {
            let required = required(object);
            let name = one_member(object, chance, |name| required.contains(&name))?;
            members(object)?.shift_remove(&name);
            unrequire(object, &name)?;
            Some(format!("/properties/{}", escaped(&name)))
        },
    ),
    edit(
        "a member is required",
        Kind::Schema,
        [B, I],
        [I, B],
        |object, chance, _| {
            let required = required(object);
            let name = one_member(object, chance, |name| !required.contains(&name))?;
            let list = object
                .entry("required")
                .or_insert_with(|| json!([]))
                .as_array_mut()?;
            list.push(name.clone().into());
            Some(format!("/properties/{}", escaped(&name)))
        },
    ),
    edit(
        "what is left out has a value",
        Kind::Schema,
        [I, I],
        [I, I],
        |object, _, around| {
            (around.is_member && !around.is_parameter).then_some(())?;
            bare(object, "string", &["default", "enum", "const", "format"])?;
            put(object, "default", "zz".into())
        },
    ),
    edit(
        "the value of what is left out is another",
        Kind::Schema,
        [I, I],
        [I, I],
        |object, _, around| {
            (around.is_member && !around.is_parameter).then_some(())?;
            bare(object, "string", &["enum", "const", "format"])?;
            object.get("default")?.as_str()?;
            put(object, "default", "zz".into())
        },
    ),
    edit(
        "a member is deprecated",
        Kind::Schema,
        [I, I],
        [I, I],
        |object, _, around| {
            (around.is_member && !object.contains_key("deprecated")).then_some(())?;
            put(object, "deprecated", true.into()).map(|_| String::new())
        },
    ),
    edit(
        "an object is closed",
        Kind::Schema,
        [B, I],
        [I, I],
        |object, _, _| {
            bare(object, "object", &["additionalProperties"])?;
            put(object, "additionalProperties", false.into())
        },
    ),
];
