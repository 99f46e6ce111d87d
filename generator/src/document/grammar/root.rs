//! OpenAPI, Info, Server, Tag and Components Objects.

use super::content::{EXAMPLE, MEDIA_TYPE, REQUEST_BODY};
use super::parameter::{HEADER, PARAMETER};
use super::path::{CALLBACK, LINK, PATH_ITEM, PATHS, RESPONSE};
use super::security::{REQUIREMENT, SECURITY_SCHEME};
use super::{Kind, Member, Repair, Rest, Shape, Special, Versions, shape};
use Kind::{List, Map, Object, OrRef, Schema, Text, Word};

shape! {
    ROOT = "OpenAPI document", Rest::Closed, Root {
        "openapi": Kind::Any, V3, V3 => Nothing;
        "$self": Text, V32;
        "info": Object(&INFO), V3, V3 => Object;
        "jsonSchemaDialect": Text, FROM31;
        "servers": List(&Object(&SERVER)), V3;
        "paths": Object(&PATHS), V3, V30 => Object;
        "webhooks": Map(&OrRef(&PATH_ITEM)), FROM31;
        // How webhooks are written in 3.0 (OpenAPI 3.0.4, 4.9, leaves room for it).
        "x-webhooks": Map(&OrRef(&PATH_ITEM)), V3;
        "components": Object(&COMPONENTS), V3;
        "security": List(&Object(&REQUIREMENT)), V3;
        "tags": List(&Object(&TAG)), V3;
        "externalDocs": Object(&EXTERNAL_DOCS), V3;
    }
}

shape! {
    INFO = "info", Rest::Closed, None {
        "title": Text, ALL, ALL => Text;
        "summary": Text, FROM31;
        "description": Text, ALL;
        "termsOfService": Text, ALL;
        "contact": Object(&CONTACT), ALL;
        "license": Object(&LICENSE), ALL;
        "version": Text, ALL, ALL => Text;
    }
}

shape! {
    CONTACT = "contact", Rest::Closed, None {
        "name": Text, ALL;
        "url": Text, ALL;
        "email": Text, ALL;
    }
}

shape! {
    LICENSE = "license", Rest::Closed, License {
        "name": Text, ALL, ALL => Text;
        "identifier": Text, FROM31;
        "url": Text, ALL;
    }
}

shape! {
    SERVER = "server", Rest::Closed, None {
        "url": Text, V3, V3 => Drop;
        "description": Text, V3;
        "name": Text, V32;
        "variables": Map(&Object(&SERVER_VARIABLE)), V3;
    }
}

shape! {
    SERVER_VARIABLE = "server variable", Rest::Closed, ServerVariable {
        "enum": List(&Text), V3;
        "default": Text, V3, V3 => Text;
        "description": Text, V3;
    }
}

shape! {
    COMPONENTS = "components", Rest::Closed, None {
        "schemas": Map(&Schema), V3;
        "examples": Map(&OrRef(&EXAMPLE)), V3;
        "links": Map(&OrRef(&LINK)), V3;
        "headers": Map(&OrRef(&HEADER)), V3;
        "parameters": Map(&OrRef(&PARAMETER)), V3;
        "requestBodies": Map(&OrRef(&REQUEST_BODY)), V3;
        "responses": Map(&OrRef(&RESPONSE)), V3;
        "securitySchemes": Map(&OrRef(&SECURITY_SCHEME)), V3;
        "callbacks": Map(&OrRef(&CALLBACK)), V3;
        "pathItems": Map(&OrRef(&PATH_ITEM)), FROM31;
        "mediaTypes": Map(&OrRef(&MEDIA_TYPE)), V32;
    }
}

shape! {
    TAG = "tag", Rest::Closed, None {
        "name": Text, ALL, ALL => Drop;
        "summary": Text, V32;
        "description": Text, ALL;
        "externalDocs": Object(&EXTERNAL_DOCS), ALL;
        "parent": Text, V32;
        "kind": Text, V32;
    }
}

shape! {
    EXTERNAL_DOCS = "external documentation", Rest::Closed, None {
        "description": Text, ALL;
        "url": Text, ALL, ALL => Drop;
    }
}

shape! {
    XML = "XML", Rest::Closed, Xml {
        "nodeType": Word(&["element", "attribute", "text", "cdata", "none"]), V32;
        "name": Text, ALL;
        "namespace": Text, ALL;
        "prefix": Text, ALL;
        "attribute": Kind::Bool, ALL;
        "wrapped": Kind::Bool, ALL;
    }
}
