//! What an API means: operations, types, constraints and security, without a word of Rust and without the
//! spelling of OpenAPI.
//!
//! Everything that OpenAPI can say in several ways stands here in one: `allOf` is merged, `nullable` and
//! `type: [string, "null"]` are the same flag, a range of statuses is a range. Names are kept as the raw words of the
//! document ([`NamePath`]); turning them into identifiers is the business of the language that is emitted.

mod api;
mod body;
mod format;
mod lower;
pub mod media;
pub mod pattern;
mod reach;
mod received;
mod rule;
mod schema;
mod types;

pub use api::{
    Api, Docs, ExternalDocs, HeaderForm, HeldParameter, Info, Link, Media, Operation, Parameter,
    Response, ResponseHeader, SecurityKind, SecurityScheme, SecurityUse, Server, ServerVariable,
    Tag, TokenSource,
};
pub use body::{Body, BodyPart, Content, ContentKind, Writing};
pub use format::StringFormat;
pub use lower::{lower, read_pattern_of};
pub use media::MediaKind;
pub use reach::{in_answers, in_requests, parts, reachable};
pub use received::{Received, ReceivedParameter, ReceivedTag};
pub use rule::{Assertion, Rule};
pub use schema::{Schema, SchemaIndex, SchemaTest};
pub use types::{
    Additional, EnumValue, IntegerFormat, Kind, NamePath, NumberFormat, Object, Property, Shape,
    TagValue, Type, TypeId, Union, Variant, VariantTest,
};
