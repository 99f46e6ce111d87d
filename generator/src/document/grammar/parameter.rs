//! Parameter and Header Objects.

use super::content::{EXAMPLE, MEDIA_TYPE};
use super::{Kind, Member, Repair, Rest, Shape, Special, Versions, shape};
use Kind::{Any, Bool, Map, OrRef, Schema, Text, Word};

const STYLES: &[&str] = &[
    "form",
    "simple",
    "matrix",
    "label",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
];
const STYLES_32: &[&str] = &[
    "form",
    "simple",
    "matrix",
    "label",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
];

shape! {
    PARAMETER = "parameter", Rest::Closed, Parameter {
        "name": Text, V3, V3 => Drop;
        "in": Word(&["query", "header", "path", "cookie"]), TO31, TO31 => Drop;
        "in": Word(&["query", "header", "path", "cookie", "querystring"]), V32, V32 => Drop;
        "description": Text, V3;
        "required": Bool, V3;
        "deprecated": Bool, V3;
        "allowEmptyValue": Bool, V3;
        "style": Word(STYLES), TO31;
        "style": Word(STYLES_32), V32;
        "explode": Bool, V3;
        "allowReserved": Bool, V3;
        "schema": Schema, V3;
        "example": Any, V3;
        "examples": Map(&OrRef(&EXAMPLE)), V3;
        "content": Map(&OrRef(&MEDIA_TYPE)), V3;
    }
}

shape! {
    HEADER = "header", Rest::Closed, Header {
        "description": Text, V3;
        "required": Bool, V3;
        "deprecated": Bool, V3;
        "allowEmptyValue": Bool, V30;
        "style": Word(&["simple"]), V3;
        "explode": Bool, V3;
        "allowReserved": Bool, V30;
        "schema": Schema, V3;
        "example": Any, V3;
        "examples": Map(&OrRef(&EXAMPLE)), V3;
        "content": Map(&OrRef(&MEDIA_TYPE)), V3;
    }
}
