//! The order of members, object by object: what it is, what people read about it, its limits, and its parts, the largest
//! last. Members that begin with `x-` stay behind the one that they stand behind. Objects without a table have names of the author's, or nothing to put in order.

/// The order of the members of an object of the specification.
pub(super) fn order(shape: &str) -> Option<&'static [&'static str]> {
    Some(match shape {
        "OpenAPI document" | "Swagger document" => DOCUMENT,
        "info" => INFO,
        "contact" | "license" => CONTACT,
        "server" => SERVER,
        "server variable" => SERVER_VARIABLE,
        "tag" => TAG,
        "external documentation" => EXTERNAL_DOCS,
        "path item" => PATH_ITEM,
        "operation" => OPERATION,
        "parameter" | "header" | "items" => PARAMETER,
        "request body" => REQUEST_BODY,
        "media type" => MEDIA_TYPE,
        "encoding" => ENCODING,
        "response" => RESPONSE,
        "example" => EXAMPLE,
        "link" => LINK,
        "security scheme" => SECURITY_SCHEME,
        "OAuth flow"
        | "implicit OAuth flow"
        | "authorization code OAuth flow"
        | "device authorization OAuth flow" => FLOW,
        "discriminator" => DISCRIMINATOR,
        "XML" => XML,
        "schema" => SCHEMA,
        _ => return None,
    })
}

const DOCUMENT: &[&str] = &[
    "openapi",
    "swagger",
    "$self",
    "jsonSchemaDialect",
    "info",
    "externalDocs",
    "servers",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "security",
    "tags",
    "paths",
    "webhooks",
    "x-webhooks",
    "components",
    "parameters",
    "responses",
    "securityDefinitions",
    "definitions",
];

const INFO: &[&str] = &[
    "title",
    "version",
    "summary",
    "description",
    "termsOfService",
    "contact",
    "license",
];

const CONTACT: &[&str] = &["name", "identifier", "url", "email"];

const SERVER: &[&str] = &["url", "name", "description", "variables"];

const SERVER_VARIABLE: &[&str] = &["enum", "default", "description"];

const TAG: &[&str] = &[
    "name",
    "summary",
    "description",
    "externalDocs",
    "parent",
    "kind",
];

const EXTERNAL_DOCS: &[&str] = &["url", "description"];

/// Methods stay as they are written: their order is that of the emitted operations.
const PATH_ITEM: &[&str] = &["$ref", "summary", "description", "servers", "parameters"];

const OPERATION: &[&str] = &[
    "operationId",
    "tags",
    "summary",
    "description",
    "externalDocs",
    "deprecated",
    "security",
    "servers",
    "schemes",
    "consumes",
    "produces",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
];

/// With the members that schemas have, which stand in parameters of 2.0 directly.
const PARAMETER: &[&str] = &[
    "$ref",
    "name",
    "in",
    "required",
    "deprecated",
    "type",
    "format",
    "collectionFormat",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "summary",
    "description",
    "enum",
    "default",
    "items",
    "schema",
    "content",
    "example",
    "examples",
];

const REQUEST_BODY: &[&str] = &["$ref", "required", "summary", "description", "content"];

const MEDIA_TYPE: &[&str] = &[
    "$ref",
    "description",
    "schema",
    "itemSchema",
    "encoding",
    "prefixEncoding",
    "itemEncoding",
    "example",
    "examples",
];

const ENCODING: &[&str] = &[
    "contentType",
    "style",
    "explode",
    "allowReserved",
    "headers",
    "encoding",
    "prefixEncoding",
    "itemEncoding",
];

const RESPONSE: &[&str] = &[
    "$ref",
    "summary",
    "description",
    "headers",
    "schema",
    "content",
    "examples",
    "links",
];

const EXAMPLE: &[&str] = &[
    "$ref",
    "summary",
    "description",
    "value",
    "dataValue",
    "serializedValue",
    "externalValue",
];

const LINK: &[&str] = &[
    "$ref",
    "operationId",
    "operationRef",
    "description",
    "parameters",
    "requestBody",
    "server",
];

const SECURITY_SCHEME: &[&str] = &[
    "$ref",
    "type",
    "in",
    "name",
    "scheme",
    "bearerFormat",
    "deprecated",
    "description",
    "openIdConnectUrl",
    "oauth2MetadataUrl",
    "flow",
    "authorizationUrl",
    "tokenUrl",
    "scopes",
    "flows",
];

const FLOW: &[&str] = &[
    "authorizationUrl",
    "deviceAuthorizationUrl",
    "tokenUrl",
    "refreshUrl",
    "scopes",
];

const DISCRIMINATOR: &[&str] = &["propertyName", "defaultMapping", "mapping"];

const XML: &[&str] = &[
    "nodeType",
    "name",
    "namespace",
    "prefix",
    "attribute",
    "wrapped",
];

const SCHEMA: &[&str] = &[
    "$schema",
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$vocabulary",
    "$ref",
    "$dynamicRef",
    "$comment",
    "title",
    "type",
    "nullable",
    "format",
    "contentEncoding",
    "contentMediaType",
    "const",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "deprecated",
    "readOnly",
    "writeOnly",
    "description",
    "externalDocs",
    "enum",
    "xml",
    "discriminator",
    "required",
    "dependentRequired",
    "dependencies",
    "contentSchema",
    "propertyNames",
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "dependentSchemas",
    "prefixItems",
    "items",
    "additionalItems",
    "unevaluatedItems",
    "contains",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "if",
    "then",
    "else",
    "default",
    "example",
    "examples",
    "$defs",
    "definitions",
];
