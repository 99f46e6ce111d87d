//! The objects of OpenAPI 2.0 (Swagger), where they differ from those of 3.0.

use super::root::{EXTERNAL_DOCS, INFO, TAG, XML};
use super::security::{REQUIREMENT, SCOPES};
use super::{Kind, Member, Repair, Rest, Shape, Special, Versions, shape};
use Kind::{Any, Bool, BoolOrSchema, Count, List, Map, Number, Object, OrRef, Schema, Text, Word};

const SCHEMES: Kind = List(&Word(&["http", "https", "ws", "wss"]));
const SIMPLE: &[&str] = &["string", "number", "integer", "boolean", "array"];
const FORMATS: &[&str] = &["csv", "ssv", "tsv", "pipes"];

shape! {
    SWAGGER = "Swagger document", Rest::Closed, Root {
        "swagger": Any, V2, V2 => Nothing;
        "info": Object(&INFO), V2, V2 => Object;
        "host": Text, V2;
        "basePath": Text, V2;
        "schemes": SCHEMES, V2;
        "consumes": List(&Text), V2;
        "produces": List(&Text), V2;
        "definitions": Map(&Schema), V2;
        "parameters": Map(&OrRef(&SWAGGER_PARAMETER)), V2;
        "responses": Map(&OrRef(&SWAGGER_RESPONSE)), V2;
        "securityDefinitions": Map(&Object(&SWAGGER_SECURITY)), V2;
        "security": List(&Object(&REQUIREMENT)), V2;
        "paths": Object(&SWAGGER_PATHS), V2, V2 => Object;
        "tags": List(&Object(&TAG)), V2;
        "externalDocs": Object(&EXTERNAL_DOCS), V2;
    }
}

shape! {
    SWAGGER_PATHS = "paths", Rest::Paths(OrRef(&SWAGGER_PATH_ITEM)), None {}
}

shape! {
    SWAGGER_PATH_ITEM = "path item", Rest::Closed, None {
        "$ref": Text, V2;
        "get": Object(&SWAGGER_OPERATION), V2;
        "put": Object(&SWAGGER_OPERATION), V2;
        "post": Object(&SWAGGER_OPERATION), V2;
        "delete": Object(&SWAGGER_OPERATION), V2;
        "options": Object(&SWAGGER_OPERATION), V2;
        "head": Object(&SWAGGER_OPERATION), V2;
        "patch": Object(&SWAGGER_OPERATION), V2;
        "parameters": List(&OrRef(&SWAGGER_PARAMETER)), V2;
    }
}

shape! {
    SWAGGER_OPERATION = "operation", Rest::Closed, None {
        "tags": List(&Text), V2;
        "summary": Text, V2;
        "description": Text, V2;
        "externalDocs": Object(&EXTERNAL_DOCS), V2;
        "operationId": Text, V2;
        "consumes": List(&Text), V2;
        "produces": List(&Text), V2;
        "parameters": List(&OrRef(&SWAGGER_PARAMETER)), V2;
        "responses": Object(&SWAGGER_RESPONSES), V2, V2 => Object;
        "schemes": SCHEMES, V2;
        "deprecated": Bool, V2;
        "security": List(&Object(&REQUIREMENT)), V2;
    }
}

shape! {
    SWAGGER_PARAMETER = "parameter", Rest::Closed, SwaggerParameter {
        "name": Text, V2, V2 => Drop;
        "in": Word(&["query", "header", "path", "formData", "body"]), V2, V2 => Drop;
        "description": Text, V2;
        "required": Bool, V2;
        "schema": Schema, V2;
        "type": Word(&["string", "number", "integer", "boolean", "array", "file"]), V2;
        "format": Text, V2;
        "allowEmptyValue": Bool, V2;
        "items": Object(&SWAGGER_ITEMS), V2;
        "collectionFormat": Word(&["csv", "ssv", "tsv", "pipes", "multi"]), V2;
        "default": Any, V2;
        "maximum": Number, V2;
        "exclusiveMaximum": Bool, V2;
        "minimum": Number, V2;
        "exclusiveMinimum": Bool, V2;
        "maxLength": Count, V2;
        "minLength": Count, V2;
        "pattern": Text, V2;
        "maxItems": Count, V2;
        "minItems": Count, V2;
        "uniqueItems": Bool, V2;
        "enum": List(&Any), V2;
        "multipleOf": Number, V2;
    }
}

shape! {
    SWAGGER_ITEMS = "items", Rest::Closed, SwaggerItems {
        "type": Word(SIMPLE), V2, V2 => Nothing;
        "format": Text, V2;
        "items": Object(&SWAGGER_ITEMS), V2;
        "collectionFormat": Word(FORMATS), V2;
        "default": Any, V2;
        "maximum": Number, V2;
        "exclusiveMaximum": Bool, V2;
        "minimum": Number, V2;
        "exclusiveMinimum": Bool, V2;
        "maxLength": Count, V2;
        "minLength": Count, V2;
        "pattern": Text, V2;
        "maxItems": Count, V2;
        "minItems": Count, V2;
        "uniqueItems": Bool, V2;
        "enum": List(&Any), V2;
        "multipleOf": Number, V2;
    }
}

shape! {
    SWAGGER_RESPONSES = "responses", Rest::Statuses(OrRef(&SWAGGER_RESPONSE)), Responses {}
}

shape! {
    SWAGGER_RESPONSE = "response", Rest::Closed, None {
        "description": Text, V2, V2 => Text;
        "schema": Schema, V2;
        "headers": Map(&Object(&SWAGGER_HEADER)), V2;
        "examples": Map(&Any), V2;
    }
}

shape! {
    SWAGGER_HEADER = "header", Rest::Closed, SwaggerItems {
        "description": Text, V2;
        "type": Word(SIMPLE), V2, V2 => Nothing;
        "format": Text, V2;
        "items": Object(&SWAGGER_ITEMS), V2;
        "collectionFormat": Word(FORMATS), V2;
        "default": Any, V2;
        "maximum": Number, V2;
        "exclusiveMaximum": Bool, V2;
        "minimum": Number, V2;
        "exclusiveMinimum": Bool, V2;
        "maxLength": Count, V2;
        "minLength": Count, V2;
        "pattern": Text, V2;
        "maxItems": Count, V2;
        "minItems": Count, V2;
        "uniqueItems": Bool, V2;
        "enum": List(&Any), V2;
        "multipleOf": Number, V2;
    }
}

shape! {
    SWAGGER_SCHEMA = "schema", Rest::Closed, Schema {
        "type": Word(&["string", "number", "integer", "boolean", "array", "object", "file"]), V2;
        "properties": Map(&Schema), V2;
        "items": Schema, V2;
        "description": Text, V2;
        "format": Text, V2;
        "enum": List(&Any), V2;
        "required": List(&Text), V2;
        "title": Text, V2;
        "example": Any, V2;
        "default": Any, V2;
        "allOf": List(&Schema), V2;
        "additionalProperties": BoolOrSchema, V2;
        "multipleOf": Number, V2;
        "maximum": Number, V2;
        "exclusiveMaximum": Bool, V2;
        "minimum": Number, V2;
        "exclusiveMinimum": Bool, V2;
        "maxLength": Count, V2;
        "minLength": Count, V2;
        "pattern": Text, V2;
        "maxItems": Count, V2;
        "minItems": Count, V2;
        "uniqueItems": Bool, V2;
        "maxProperties": Count, V2;
        "minProperties": Count, V2;
        "discriminator": Text, V2;
        "readOnly": Bool, V2;
        "xml": Object(&XML), V2;
        "externalDocs": Object(&EXTERNAL_DOCS), V2;
    }
}

shape! {
    SWAGGER_SECURITY = "security scheme", Rest::Closed, SecurityScheme {
        "type": Word(&["basic", "apiKey", "oauth2"]), V2, V2 => Drop;
        "description": Text, V2;
        "name": Text, V2;
        "in": Word(&["query", "header"]), V2;
        "flow": Word(&["implicit", "password", "application", "accessCode"]), V2;
        "authorizationUrl": Text, V2;
        "tokenUrl": Text, V2;
        "scopes": Object(&SCOPES), V2;
    }
}
