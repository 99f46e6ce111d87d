//! The API: operations and what surrounds them.

use serde_json::Value;

use super::body::Body;
use super::media::MediaKind;
use super::received::{Received, ReceivedTag};
use super::schema::{Schema, SchemaIndex};
use super::types::{Type, TypeId};
use crate::source::{Origin, Places};
use crate::wire::{ApiKeyLocation, ParameterLocation, ParameterStyle, StatusPattern};

/// A whole API.
#[derive(Debug)]
pub struct Api {
    /// What the API is.
    pub info: Info,
    /// Where it is served; the first one is the default.
    pub servers: Vec<Server>,
    /// Groups of operations, in the order in which they are first used.
    pub tags: Vec<Tag>,
    /// How callers prove who they are.
    pub security_schemes: Vec<SecurityScheme>,
    /// Parameters that a client holds one value of.
    pub held_parameters: Vec<HeldParameter>,
    /// What can be called, in document order.
    pub operations: Vec<Operation>,
    /// What the API sends of its own accord.
    pub webhooks: Vec<Received>,
    /// The member that tells webhooks apart, if there is one.
    pub webhook_tag: Option<ReceivedTag>,
    /// What the API sends because an operation asked for it.
    pub callbacks: Vec<Received>,
    /// Every type; [`TypeId`] is an index into it.
    pub types: Vec<Type>,
    /// What types cannot show; [`SchemaIndex`](super::SchemaIndex) is an index into it.
    pub schemas: Vec<Schema>,
    /// The components, by name, whose schemas are wanted as conditions on JSON.
    pub components: Vec<(String, SchemaIndex)>,
    /// The named types, in document order: they are emitted whether used or not.
    pub named_types: Vec<TypeId>,
    /// Where what stands in other files would stand if all were one.
    pub places: Places,
    /// Whether values can be checked against what the document demands of them.
    pub checked: bool,
    /// How many operations the document has, usable or not.
    pub operations_in_document: usize,
    /// How many of them the configuration excludes.
    pub excluded: usize,
}

impl Api {
    /// The ids of all types.
    pub fn ids(&self) -> impl Iterator<Item = TypeId> + use<> {
        (0..u32::try_from(self.types.len()).unwrap_or(u32::MAX)).map(TypeId)
    }

    /// What is said of the place of a schema: a URI fragment that leads there, in however many files the document is kept.
    #[must_use]
    pub fn place(&self, schema: &Origin) -> String {
        format!("#{}", self.places.settle(schema).pointer)
    }

    /// The type with this id.
    #[must_use]
    pub fn get(&self, id: TypeId) -> &Type {
        &self.types[id.index()]
    }
}

/// What an API is.
#[derive(Debug)]
pub struct Info {
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// What it is, in a line.
    pub summary: Option<String>,
    /// What it does, in Markdown.
    pub description: Option<String>,
    /// A page with more.
    pub external_docs: Option<ExternalDocs>,
    /// Where the terms of its use are.
    pub terms: Option<String>,
    /// Whom to turn to: a name, and addresses.
    pub contact: Vec<String>,
    /// How it may be used: the name of a licence, and its address.
    pub license: Vec<String>,
}

/// What a document says about a thing, in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Docs {
    /// One line.
    pub summary: Option<String>,
    /// The whole text.
    pub description: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// A page with more.
    pub external_docs: Option<ExternalDocs>,
    /// Example values.
    pub examples: Vec<Value>,
}

/// A page with more.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ExternalDocs {
    /// What is there.
    pub description: Option<String>,
    /// Where it is.
    pub url: String,
}

/// A server.
#[derive(Debug)]
pub struct Server {
    /// Its URL, with `{variables}`.
    pub url: String,
    /// What it is called.
    pub name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// The variables of the URL, each of which stands in it.
    pub variables: Vec<ServerVariable>,
    /// Whether every variable has a default.
    pub has_defaults: bool,
}

impl Server {
    /// The URL with every variable at its default.
    #[must_use]
    pub fn default_url(&self) -> String {
        self.variables
            .iter()
            .fold(self.url.clone(), |url, variable| {
                url.replace(&format!("{{{}}}", variable.name), &variable.default)
            })
    }
}

/// A variable of a server's URL.
#[derive(Debug)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// Its value unless another is given.
    pub default: String,
    /// The values it may take; empty for any.
    pub values: Vec<String>,
    /// What it is.
    pub description: Option<String>,
}

/// A group of operations.
#[derive(Debug)]
pub struct Tag {
    /// Its name in the document.
    pub name: String,
    /// What to call it instead.
    pub rename: Option<String>,
    /// What the document says about it.
    pub docs: Docs,
    /// The group that it is a part of.
    pub parent: Option<String>,
    /// What sort of group it is.
    pub kind: Option<String>,
}

/// A security scheme.
#[derive(Debug)]
pub struct SecurityScheme {
    /// Its name in the document.
    pub name: String,
    /// What it is about.
    pub description: Option<String>,
    /// How it works.
    pub kind: SecurityKind,
}

/// How a security scheme works.
#[derive(Debug)]
pub enum SecurityKind {
    /// A key that stands in the query, a header or a cookie.
    ApiKey {
        /// Where.
        location: ApiKeyLocation,
        /// Under which name.
        name: String,
    },
    /// HTTP Basic (RFC 7617).
    Basic,
    /// A bearer token that the caller brings (RFC 6750).
    Bearer {
        /// Where it can be had.
        sources: Vec<TokenSource>,
    },
    /// Another HTTP authentication scheme (RFC 9110, 11.1), by its name.
    Http(String),
    /// A bearer token that the client fetches with its own credentials (RFC 6749, 4.4).
    ClientCredentials {
        /// The token endpoint, possibly relative to the server.
        token_url: String,
        /// Whether it takes a JSON body and not a form.
        json: bool,
        /// The scopes it knows, with their descriptions.
        scopes: Vec<(String, String)>,
        /// Where else a token can be had.
        sources: Vec<TokenSource>,
    },
    /// A certificate of the connection (RFC 8705).
    MutualTls,
}

/// Where an access token can be had.
#[derive(Debug)]
pub struct TokenSource {
    /// What it is called: a flow of OAuth 2, or `OpenID` Connect.
    pub name: &'static str,
    /// Its addresses: what each is for, and the URL.
    pub urls: Vec<(&'static str, String)>,
    /// The scopes it knows, with their descriptions.
    pub scopes: Vec<(String, String)>,
}

/// A parameter that a client holds one value of.
#[derive(Debug)]
pub struct HeldParameter {
    /// The name on the wire.
    pub name: String,
    /// What the document says about it.
    pub docs: Docs,
}

/// A call that the API offers.
#[derive(Debug)]
pub struct Operation {
    /// Where it stands.
    pub origin: Origin,
    /// Its name: the `operationId`, or method and path.
    pub name: String,
    /// What to call it instead.
    pub rename: Option<String>,
    /// The method, in upper case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The index of its group in [`Api::tags`].
    pub tag: usize,
    /// Further groups that it belongs to.
    pub further_tags: Vec<String>,
    /// What the document says about it.
    pub docs: Docs,
    /// The parameters, in document order.
    pub parameters: Vec<Parameter>,
    /// The body, if it takes one.
    pub body: Option<Body>,
    /// The answers, in document order.
    pub responses: Vec<Response>,
    /// Alternatives of schemes that are needed together; empty when nothing is needed.
    pub security: Vec<Vec<SecurityUse>>,
    /// Where it is served, if not where the API is; the first one is the default.
    pub servers: Vec<Server>,
}

/// A scheme that an operation needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityUse {
    /// The index of the scheme in [`Api::security_schemes`].
    pub scheme: usize,
    /// The scopes it needs.
    pub scopes: Vec<String>,
}

/// A parameter.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent members of the specification"
)]
#[derive(Debug)]
pub struct Parameter {
    /// Where it stands.
    pub origin: Origin,
    /// The name on the wire.
    pub name: String,
    /// Where it goes.
    pub location: ParameterLocation,
    /// Whether it must be given.
    pub required: bool,
    /// Whether the client holds its value: the index in [`Api::held_parameters`].
    pub held: Option<usize>,
    /// What the document says about it.
    pub docs: Docs,
    /// Its type.
    pub ty: TypeId,
    /// How the value is written.
    pub style: ParameterStyle,
    /// Whether items and members stand apart.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether an empty value says something of its own.
    pub allow_empty: bool,
    /// What the server takes when it is not given.
    pub default: Option<Value>,
    /// Where its schema stands.
    pub schema: Origin,
}

/// A media type with what it holds.
#[derive(Debug)]
pub struct Media {
    /// The name, such as `application/json`.
    pub name: String,
    /// How it is coded.
    pub kind: MediaKind,
    /// What it holds.
    pub ty: TypeId,
}

/// An answer.
#[derive(Debug)]
pub struct Response {
    /// Which statuses it stands for.
    pub status: StatusPattern,
    /// What the document says about it.
    pub description: String,
    /// What it holds, if anything.
    pub media: Vec<Media>,
    /// The headers that it has.
    pub headers: Vec<ResponseHeader>,
    /// Operations that go on with what it holds.
    pub links: Vec<Link>,
    /// Bodies to show.
    pub examples: Vec<Value>,
}

/// A header of an answer.
#[derive(Debug)]
pub struct ResponseHeader {
    /// Where it stands.
    pub origin: Origin,
    /// The name on the wire.
    pub name: String,
    /// Whether it is always there.
    pub required: bool,
    /// What the document says about it.
    pub docs: Docs,
    /// Its type.
    pub ty: TypeId,
    /// How the value is written.
    pub form: HeaderForm,
}

/// How the value of a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeaderForm {
    /// In the style `simple`, as its type says.
    Simple {
        /// Whether members stand apart.
        explode: bool,
    },
    /// Each in a header line of its own: a list of texts.
    Lines,
    /// As JSON.
    Json,
}

/// A link: an operation that goes on with what an answer holds.
#[derive(Debug)]
pub struct Link {
    /// Its name.
    pub name: String,
    /// The operation, by its id or a reference to it.
    pub operation: Option<String>,
    /// What it is for.
    pub description: Option<String>,
}

impl Operation {
    /// The types that it takes and answers with.
    pub fn uses(&self) -> impl Iterator<Item = TypeId> {
        let parameters = self.parameters.iter().map(|parameter| parameter.ty);
        let bodies = self.body.iter().flat_map(Body::types);
        let answers = self.responses.iter().flat_map(|response| {
            let media = response.media.iter().map(|media| media.ty);
            media.chain(response.headers.iter().map(|header| header.ty))
        });
        parameters.chain(bodies).chain(answers)
    }
}

impl Response {
    /// Whether it tells of success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        matches!(
            self.status,
            StatusPattern::Code(200..=299) | StatusPattern::Range(2)
        )
    }
}
