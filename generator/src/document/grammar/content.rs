//! Request Body, Media Type, Encoding and Example Objects.

use super::parameter::HEADER;
use super::{Kind, Member, Repair, Rest, Shape, Special, Versions, shape};
use Kind::{Any, Bool, List, Map, Object, OrRef, Schema, Text, Word};

shape! {
    REQUEST_BODY = "request body", Rest::Closed, None {
        "description": Text, V3;
        "content": Map(&OrRef(&MEDIA_TYPE)), V3, V3 => Object;
        "required": Bool, V3;
    }
}

shape! {
    MEDIA_TYPE = "media type", Rest::Closed, MediaType {
        "description": Text, V32;
        "schema": Schema, V3;
        "itemSchema": Schema, V32;
        "example": Any, V3;
        "examples": Map(&OrRef(&EXAMPLE)), V3;
        "encoding": Map(&Object(&ENCODING)), V3;
        "prefixEncoding": List(&Object(&ENCODING)), V32;
        "itemEncoding": Object(&ENCODING), V32;
    }
}

shape! {
    ENCODING = "encoding", Rest::Closed, Encoding {
        "contentType": Text, V3;
        "headers": Map(&OrRef(&HEADER)), V3;
        "style": Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]), V3;
        "explode": Bool, V3;
        "allowReserved": Bool, V3;
        "encoding": Map(&Object(&ENCODING)), V32;
        "prefixEncoding": List(&Object(&ENCODING)), V32;
        "itemEncoding": Object(&ENCODING), V32;
    }
}

shape! {
    EXAMPLE = "example", Rest::Closed, Example {
        "summary": Text, V3;
        "description": Text, V3;
        "value": Any, V3;
        "externalValue": Text, V3;
        "dataValue": Any, V32;
        "serializedValue": Text, V32;
    }
}
