//! The bodies of requests.

use super::api::Docs;
use super::rule::Rule;
use super::types::TypeId;
use crate::source::Origin;
use crate::wire::ParameterStyle;

/// What is sent.
#[derive(Debug)]
pub struct Body {
    /// Whether it must be given.
    pub required: bool,
    /// What the document says about it.
    pub docs: Docs,
    /// What it may be: one of these, each unlike the others in type or coding.
    pub contents: Vec<Content>,
}

impl Body {
    /// The types that the caller gives values of.
    pub fn types(&self) -> impl Iterator<Item = TypeId> {
        self.contents.iter().filter_map(|content| content.kind.ty())
    }

    /// The same, to put others in their place.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut TypeId> {
        let contents = self.contents.iter_mut();
        contents.filter_map(|content| content.kind.ty_mut())
    }
}

/// One of the things that a body may be.
#[derive(Debug)]
pub struct Content {
    /// Where it stands.
    pub origin: Origin,
    /// The media type that is sent, or a range of which the caller sends one.
    pub media_type: String,
    /// Further media types that the same value can be sent as.
    pub others: Vec<String>,
    /// How it is coded.
    pub kind: ContentKind,
    /// What a text has to fulfil that is sent as the caller has written it; what has a type has rules there.
    pub rules: Vec<Rule>,
}

/// How a body is coded, with the type of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentKind {
    /// As JSON.
    Json(TypeId),
    /// As a form: pairs of names and values.
    Form {
        /// The type of the value, an object.
        ty: TypeId,
        /// The members that are written in a way that the document gives.
        members: Vec<(String, Writing)>,
    },
    /// In parts, one for each member.
    Multipart {
        /// The type of the value, an object.
        ty: TypeId,
        /// What the document says about the parts.
        parts: Vec<BodyPart>,
    },
    /// As the items of a list, JSON values behind each other.
    Lines(TypeId),
    /// As text that the caller has written.
    Text,
    /// As bytes that the caller has.
    Bytes,
}

impl ContentKind {
    /// The type of the value, unless it is text or bytes.
    #[must_use]
    pub fn ty(&self) -> Option<TypeId> {
        match self {
            Self::Json(ty)
            | Self::Lines(ty)
            | Self::Form { ty, .. }
            | Self::Multipart { ty, .. } => Some(*ty),
            Self::Text | Self::Bytes => None,
        }
    }

    fn ty_mut(&mut self) -> Option<&mut TypeId> {
        match self {
            Self::Json(ty)
            | Self::Lines(ty)
            | Self::Form { ty, .. }
            | Self::Multipart { ty, .. } => Some(ty),
            Self::Text | Self::Bytes => None,
        }
    }
}

/// What the document says about a part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyPart {
    /// The name of the member.
    pub name: String,
    /// Its media type, if it is not the usual one of its type.
    pub media_type: Option<String>,
    /// How it is written.
    pub writing: Writing,
}

/// How a member of a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Objects as JSON, the items of a list each on its own, everything else as text.
    ByType,
    /// The whole value as JSON.
    Json,
    /// Like a parameter in a query.
    Styled {
        /// How.
        style: ParameterStyle,
        /// Whether items and members stand apart.
        explode: bool,
        /// Whether reserved characters are sent as they are.
        allow_reserved: bool,
    },
}
