//! Operations and what they are made of.

use serde_json::Value;

use super::{SchemaId, SecurityRequirement, Server};
use crate::source::Origin;
use crate::wire::{ParameterLocation, ParameterStyle, StatusPattern};

/// One operation of a path item.
#[derive(Debug)]
pub struct Operation {
    /// Where the operation object stands.
    pub origin: Origin,
    /// The HTTP method in upper case.
    pub method: String,
    /// The path template, exactly as written.
    pub path: String,
    /// `operationId`.
    pub id: Option<String>,
    /// `x-rust-name`.
    pub rust_name: Option<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `tags`.
    pub tags: Vec<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `externalDocs`.
    pub external_docs: Option<openapiv3::ExternalDocumentation>,
    /// The parameters of the operation and of its path item, the operation's own winning.
    pub parameters: Vec<Parameter>,
    /// `requestBody`.
    pub request_body: Option<RequestBody>,
    /// `responses`, in document order.
    pub responses: Vec<(StatusPattern, Response)>,
    /// `security`, or that of the document when the operation has none.
    pub security: Vec<SecurityRequirement>,
    /// Whether it is that of the document.
    pub inherits_security: bool,
    /// `servers` of the operation or of its path item.
    pub servers: Vec<Server>,
    /// What the operation asks the API to call.
    pub callbacks: Vec<Callback>,
}

/// What the API calls because an operation asked for it.
#[derive(Debug)]
pub struct Callback {
    /// Its name.
    pub name: String,
    /// The requests; the path of each is the expression that says where it goes.
    pub operations: Vec<Operation>,
}

/// A parameter.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent members of the specification"
)]
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where the parameter object stands.
    pub origin: Origin,
    /// The name on the wire.
    pub name: String,
    /// `in`.
    pub location: ParameterLocation,
    /// `required`.
    pub required: bool,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// `allowEmptyValue`.
    pub allow_empty_value: bool,
    /// How the value is described and written.
    pub content: ParameterContent,
    /// `example` and `examples`.
    pub examples: Vec<Example>,
}

/// A parameter's value: by schema and style, or by media type.
#[derive(Clone, Debug)]
pub enum ParameterContent {
    /// `schema` with `style` and `explode`.
    Schema {
        /// The schema.
        schema: SchemaId,
        /// `style`, or the default of the location.
        style: ParameterStyle,
        /// `explode`, or the default of the style.
        explode: bool,
    },
    /// `content` with its one media type.
    Media(MediaType),
}

/// A request body.
#[derive(Debug)]
pub struct RequestBody {
    /// Where it stands.
    pub origin: Origin,
    /// `description`.
    pub description: Option<String>,
    /// `required`.
    pub required: bool,
    /// `content`, in document order.
    pub content: Vec<MediaType>,
}

/// One media type of a body.
#[derive(Clone, Debug)]
pub struct MediaType {
    /// Where it stands.
    pub origin: Origin,
    /// The media type or range, such as `application/json`.
    pub name: String,
    /// `schema`.
    pub schema: Option<SchemaId>,
    /// `itemSchema`, of each value of a body that is a sequence.
    pub item_schema: Option<SchemaId>,
    /// `encoding`: the name of a property, and how it is written.
    pub encoding: Vec<(String, Encoding)>,
    /// `prefixEncoding` and `itemEncoding`, where they stand.
    pub positional_encoding: Option<Origin>,
    /// `example` and `examples`.
    pub examples: Vec<Example>,
}

/// How a property of a form is written; what is not given is none.
#[derive(Clone, Debug)]
pub struct Encoding {
    /// Where it stands.
    pub origin: Origin,
    /// `contentType`: a media type, a range, or a list of them.
    pub content_type: Option<String>,
    /// `headers`: the name, and what its schema holds.
    pub headers: Vec<(String, Origin, Option<SchemaId>)>,
    /// `style`.
    pub style: Option<ParameterStyle>,
    /// `explode`.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: Option<bool>,
}

/// A named example.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its name in `examples`; none for `example`.
    pub name: Option<String>,
    /// The value.
    pub value: Value,
}

/// A response.
#[derive(Debug)]
pub struct Response {
    /// Where it stands.
    pub origin: Origin,
    /// `description`.
    pub description: String,
    /// `headers`: the name on the wire, and the header as a parameter.
    pub headers: Vec<Parameter>,
    /// `content`, in document order.
    pub content: Vec<MediaType>,
    /// `links`, in document order.
    pub links: Vec<Link>,
}

/// A link: an operation that goes on with what a response holds.
#[derive(Debug)]
pub struct Link {
    /// Its name.
    pub name: String,
    /// `operationId` of the operation, or its method and path; `operationRef` where that leads to no operation.
    pub operation: Option<String>,
    /// `description`.
    pub description: Option<String>,
}
