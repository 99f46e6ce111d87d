//! The document with every reference resolved: still in OpenAPI's words, but nothing has to be looked up any more.
//!
//! Schemas live in one arena and are named by [`SchemaId`]; a `$ref` is the id of its target, never a copy, so that
//! recursion costs nothing. Parameters of a path item are merged into its operations, and defaults that the
//! specification states (styles, `explode`, `required`) are filled in.

mod keywords;
mod named;
mod operation;
mod reader;
mod resolver;
mod row;
mod schema;
mod security;
mod server;
mod tag;

pub use named::Named;
pub use operation::{
    Callback, Encoding, Example, Link, MediaType, Operation, Parameter, ParameterContent,
    RequestBody, Response,
};
pub use resolver::resolve;
pub use schema::{Discriminator, Further, Rare, Schema, SchemaId, TypeSet};
pub use security::{
    OAuthFlow, OAuthFlowKind, SecurityRequirement, SecurityScheme, SecuritySchemeKind,
};
pub use server::{Server, ServerVariable};
pub use tag::Tag;

use crate::source::{Origin, Places};

/// A whole API description with its references resolved.
#[derive(Debug)]
pub struct Model {
    /// The root of the document.
    pub root: Origin,
    /// The `info` object.
    pub info: openapiv3::Info,
    /// `summary` of the `info` object (from 3.1).
    pub info_summary: Option<String>,
    /// `identifier` of the licence (from 3.1).
    pub license_identifier: Option<String>,
    /// The servers of the document, in its order; empty when it names none.
    pub servers: Vec<Server>,
    /// The declared tags.
    pub tags: Vec<Tag>,
    /// The document's `externalDocs`.
    pub external_docs: Option<openapiv3::ExternalDocumentation>,
    /// Every security scheme, in document order.
    pub security_schemes: Vec<SecurityScheme>,
    /// Every usable operation under `paths`, in document order.
    pub operations: Vec<Operation>,
    /// Every usable operation under `webhooks`; the path of each is the name of the webhook.
    pub webhooks: Vec<Operation>,
    /// `components/schemas`, in document order.
    pub components: Vec<(String, SchemaId)>,
    /// Schemas that have names of their own, and are no components.
    pub named: Vec<Named>,
    /// Where what stands in other files would stand if all were one.
    pub places: Places,
    /// Whether an `integer` is a number that is written without a fraction (OpenAPI 3.0.4, 4.4), and not one whose
    /// fraction is zero (JSON Schema 2020-12, 4.2.2).
    pub unfractioned: bool,
    /// How many operations the document has, usable or not.
    pub operations_in_document: usize,
    schemas: Vec<Schema>,
    /// For each schema that only refers to another one, the last such schema in a row; itself for others.
    last: Vec<SchemaId>,
}

impl Model {
    /// The schema with this id.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.index()]
    }

    /// The last of the schemas in a row, from this one on, that only refer to another one; this one when it says more.
    /// Rows that lead in circles have no last one.
    #[must_use]
    pub fn last_reference(&self, id: SchemaId) -> SchemaId {
        self.last[id.index()]
    }

    /// All schemas with their ids, in the order in which they were found.
    pub fn schemas(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.schemas
            .iter()
            .enumerate()
            .map(|(index, schema)| (SchemaId::new(index), schema))
    }

    /// The name of the component that stands at a place, in whichever file that is.
    #[must_use]
    pub fn component_at(&self, origin: &Origin) -> Option<String> {
        let place = self.places.settle(origin);
        let list = place.parent()?;
        (&*list.pointer == "/components/schemas").then(|| place.last())?
    }

    /// The place in the document where a schema stands.
    #[must_use]
    pub fn origin(&self, id: SchemaId) -> &Origin {
        &self.schema(id).origin
    }
}
