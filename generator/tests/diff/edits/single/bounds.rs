//! Edits of what a value has to fit.

use serde_json::json;

use super::super::sites::Kind;
use super::{B, Edit, I, W, bare, edit, put};

pub(super) const EDITS: &[Edit] = &[
    edit(
        "a text has a longest length",
        Kind::Schema,
        [W, I],
        [I, B],
        |object, _, _| {
            bare(object, "string", &["maxLength"])?;
            put(object, "maxLength", 7_777.into())
        },
    ),
    edit(
        "the longest length is less",
        Kind::Schema,
        [B, I],
        [I, B],
        |object, _, _| {
            let length = object
                .get("maxLength")?
                .as_u64()
                .filter(|length| *length > 1)?;
            put(object, "maxLength", (length - 1).into())
        },
    ),
    edit(
        "an integer has a least value",
        Kind::Schema,
        [W, I],
        [I, B],
        |object, _, _| {
            bare(object, "integer", &["minimum", "exclusiveMinimum"])?;
            put(object, "minimum", (-7_777).into())
        },
    ),
    edit(
        "a list has a most",
        Kind::Schema,
        [W, I],
        [I, B],
        |object, _, _| {
            bare(object, "array", &["maxItems"])?;
            put(object, "maxItems", 7_777.into())
        },
    ),
    edit(
        "a list has a least",
        Kind::Schema,
        [W, I],
        [I, B],
        |object, _, _| {
            bare(object, "array", &["minItems"])?;
            put(object, "minItems", 1.into())
        },
    ),
    edit(
        "items differ",
        Kind::Schema,
        [B, I],
        [I, B],
        |object, _, _| {
            bare(object, "array", &["uniqueItems"])?;
            put(object, "uniqueItems", true.into())
        },
    ),
    edit(
        "an object has a least",
        Kind::Schema,
        [W, I],
        [I, B],
        |object, _, _| {
            bare(object, "object", &["minProperties"])?;
            put(object, "minProperties", 1.into())
        },
    ),
    edit(
        "an integer is a multiple",
        Kind::Schema,
        [B, I],
        [I, B],
        |object, _, _| {
            bare(object, "integer", &["multipleOf"])?;
            put(object, "multipleOf", 7.into())
        },
    ),
    edit(
        "a text has a pattern",
        Kind::Schema,
        [B, I],
        [I, I],
        |object, _, _| {
            bare(object, "string", &["pattern"])?;
            put(object, "pattern", "^zz".into())
        },
    ),
    edit(
        "the pattern is another",
        Kind::Schema,
        [W, I],
        [W, I],
        |object, _, _| {
            let pattern = object.get("pattern")?.as_str()?.to_owned();
            bare(object, "string", &[])?;
            (!matches!(pattern.as_str(), "" | ".*" | "^.*$")).then_some(())?;
            put(object, "pattern", format!("{pattern}|^zz").into())
        },
    ),
    edit(
        "something must not fit",
        Kind::Schema,
        [B, I],
        [I, B],
        |object, _, _| {
            bare(object, "string", &["not"])?;
            put(object, "not", json!({"type": "string", "minLength": 77}))
        },
    ),
];
