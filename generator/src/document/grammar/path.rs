//! Paths, Path Item, Operation, Responses, Callback and Link Objects.

use super::content::{MEDIA_TYPE, REQUEST_BODY};
use super::parameter::{HEADER, PARAMETER};
use super::root::{EXTERNAL_DOCS, SERVER};
use super::security::REQUIREMENT;
use super::{Kind, Member, Repair, Rest, Shape, Special, Versions, shape};
use Kind::{Any, Bool, List, Map, Object, OrRef, Text};

shape! {
    PATHS = "paths", Rest::Paths(Kind::OrRef(&PATH_ITEM)), None {}
}

shape! {
    /// `$ref` of a Path Item may have siblings in every version; see the check of references.
    PATH_ITEM = "path item", Rest::Closed, PathItem {
        "$ref": Text, V3;
        "summary": Text, V3;
        "description": Text, V3;
        "servers": List(&Object(&SERVER)), V3;
        "parameters": List(&OrRef(&PARAMETER)), V3;
        "get": Object(&OPERATION), V3;
        "put": Object(&OPERATION), V3;
        "post": Object(&OPERATION), V3;
        "delete": Object(&OPERATION), V3;
        "options": Object(&OPERATION), V3;
        "head": Object(&OPERATION), V3;
        "patch": Object(&OPERATION), V3;
        "trace": Object(&OPERATION), V3;
        "query": Object(&OPERATION), V32;
        "additionalOperations": Map(&Object(&OPERATION)), V32;
    }
}

shape! {
    OPERATION = "operation", Rest::Closed, Operation {
        "tags": List(&Text), V3;
        "summary": Text, V3;
        "description": Text, V3;
        "externalDocs": Object(&EXTERNAL_DOCS), V3;
        "operationId": Text, V3;
        "parameters": List(&OrRef(&PARAMETER)), V3;
        "requestBody": OrRef(&REQUEST_BODY), V3;
        "responses": Object(&RESPONSES), V3, V30 => Object;
        "callbacks": Map(&OrRef(&CALLBACK)), V3;
        "deprecated": Bool, V3;
        "security": List(&Object(&REQUIREMENT)), V3;
        "servers": List(&Object(&SERVER)), V3;
    }
}

shape! {
    RESPONSES = "responses", Rest::Statuses(OrRef(&RESPONSE)), Responses {}
}

shape! {
    RESPONSE = "response", Rest::Closed, Response {
        "summary": Text, V32;
        "description": Text, V3, TO31 => Text;
        "headers": Map(&OrRef(&HEADER)), V3;
        "content": Map(&OrRef(&MEDIA_TYPE)), V3;
        "links": Map(&OrRef(&LINK)), V3;
    }
}

shape! {
    /// The keys are runtime expressions.
    CALLBACK = "callback", Rest::Named(OrRef(&PATH_ITEM)), None {}
}

shape! {
    LINK = "link", Rest::Closed, Link {
        "operationRef": Text, V3;
        "operationId": Text, V3;
        "parameters": Map(&Any), V3;
        "requestBody": Any, V3;
        "description": Text, V3;
        "server": Object(&SERVER), V3;
    }
}
