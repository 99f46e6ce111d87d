//! The plan of the bodies that operations send.

use super::check::Check;
use super::example::Example;
use super::naming::Name;
use super::types::RustType;
use crate::ir::{BodyPart, Writing};

/// The body of an operation.
#[derive(Debug)]
pub struct Body {
    /// The name of the argument or setter that takes it.
    pub name: Name,
    /// Whether it must be given.
    pub required: bool,
    /// The lines of the documentation of the setter, where it need not be given.
    pub docs: Vec<String>,
    /// The enum of what it may be, where that is several things.
    pub choice: Option<Name>,
    /// What it may be.
    pub variants: Vec<BodyVariant>,
    /// The media types that it can be sent as besides those of the variants.
    pub others: Vec<String>,
    /// A body to show, if the document has one that can be written as Rust.
    pub example: Option<Example>,
}

/// One of the things that a body may be.
#[derive(Debug)]
pub struct BodyVariant {
    /// The name of the variant.
    pub name: Name,
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// The media type that is sent.
    pub media_type: String,
    /// How it is coded.
    pub encoding: BodyEncoding,
    /// Whether the enum is made from it by `into()`: it is the first one of its type.
    pub is_first: bool,
    /// What its type does not check by itself, with the name of the function that does.
    pub check: Option<(Name, Check)>,
}

/// How a body is coded, with the type of its value.
#[derive(Clone, Debug, PartialEq)]
pub enum BodyEncoding {
    /// As JSON.
    Json(RustType),
    /// As a form.
    Form(RustType, FormPlan),
    /// In parts.
    Multipart {
        /// The type of the value.
        ty: RustType,
        /// Whether it holds files.
        has_files: bool,
        /// What the document says about the parts.
        parts: Vec<BodyPart>,
    },
    /// As the items of a list.
    Lines(RustType),
    /// As text.
    Text,
    /// As bytes.
    Bytes,
}

/// What an argument for a body is.
#[derive(Clone, Debug, PartialEq)]
pub enum BodyType {
    /// A reference to a value.
    Reference(RustType),
    /// A reference to a text.
    Text,
    /// Bytes.
    Bytes,
}

impl BodyEncoding {
    /// What the caller gives.
    #[must_use]
    pub fn ty(&self) -> BodyType {
        match self {
            Self::Json(ty) | Self::Lines(ty) | Self::Form(ty, _) | Self::Multipart { ty, .. } => {
                BodyType::Reference(ty.clone())
            }
            Self::Text => BodyType::Text,
            Self::Bytes => BodyType::Bytes,
        }
    }
}

/// How the members of a form are written.
#[derive(Clone, Debug, PartialEq)]
pub struct FormPlan {
    /// Those that are written in a way of their own.
    pub members: Vec<(String, Writing)>,
    /// How the others are written.
    pub others: Writing,
}
