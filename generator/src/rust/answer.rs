//! The plan of answers: what an operation answers with, and how that is told.

use super::check::Check;
use super::naming::Name;
use super::types::RustType;
use crate::wire::StatusPattern;

/// What an operation answers with.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Nothing that is read.
    Unit,
    /// A value, with what its type does not check by itself.
    Whole(Content, Option<Check>),
    /// A value, or nothing; with the same.
    Optional(RustType, Option<Check>),
    /// The place that a redirect leads to.
    Redirect,
    /// A connection that speaks another protocol.
    Upgrade,
    /// One of several.
    Choices(Choices),
}

impl Output {
    /// What bodies of it hold.
    #[must_use]
    pub fn contents(&self) -> Vec<&Content> {
        match self {
            Self::Whole(content, _) => vec![content],
            Self::Choices(choices) => {
                let variants = choices.variants.iter();
                variants
                    .filter_map(|variant| variant.content.as_ref())
                    .collect()
            }
            Self::Unit | Self::Optional(..) | Self::Redirect | Self::Upgrade => Vec::new(),
        }
    }
}

/// What a body holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// JSON.
    Json(RustType),
    /// JSON, or text that stands for a string of JSON.
    Any(RustType),
    /// Text.
    Text,
    /// Bytes, read as they come.
    Bytes,
    /// Server-sent events.
    Events(RustType),
    /// JSON values behind each other.
    Items(RustType),
}

impl Content {
    /// Whether it is read as it comes.
    #[must_use]
    pub fn is_streamed(&self) -> bool {
        matches!(self, Self::Bytes | Self::Events(_) | Self::Items(_))
    }
}

/// An enum with a variant for each kind of answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// The enum.
    pub name: Name,
    /// What it is.
    pub docs: Vec<String>,
    /// Its variants.
    pub variants: Vec<AnswerVariant>,
    /// What is told apart, with the index of the variant.
    pub rows: Vec<ChoiceRow>,
}

impl Choices {
    /// Whether one of the variants is read as it comes.
    #[must_use]
    pub fn is_streamed(&self) -> bool {
        let mut contents = self
            .variants
            .iter()
            .filter_map(|variant| variant.content.as_ref());
        contents.any(Content::is_streamed)
    }
}

/// A variant.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerVariant {
    /// Its name.
    pub name: Name,
    /// What it is.
    pub docs: Vec<String>,
    /// What it holds.
    pub content: Option<Content>,
    /// Whether it holds that in a box.
    pub boxed: bool,
    /// Whether what it holds can violate anything.
    pub is_checked: bool,
    /// What is to be checked that its type does not check by itself.
    pub check: Option<Check>,
}

/// Which variant an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceRow {
    /// The statuses.
    pub status: StatusPattern,
    /// The media type in lower case, without parameters; empty for none.
    pub media_type: String,
    /// The index of the variant.
    pub variant: usize,
}

/// What failures of an operation hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// Nothing that the document describes.
    Unit,
    /// A value, whatever the status.
    Whole(RustType),
    /// One of the enums of the crate.
    Choices(Name),
}

/// A struct of the headers of answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Headers {
    /// The struct.
    pub name: Name,
    /// What it is.
    pub docs: Vec<String>,
    /// Its fields.
    pub fields: Vec<HeaderField>,
}

/// A header of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderField {
    /// The field.
    pub name: Name,
    /// The name on the wire.
    pub wire: String,
    /// What it is.
    pub docs: Vec<String>,
    /// Its type, without `Option`.
    pub ty: RustType,
    /// Whether it is always there.
    pub required: bool,
    /// How its value is written.
    pub form: HeaderText,
}

/// How the value of a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderText {
    /// As it is.
    Scalar,
    /// With commas between the items.
    List,
    /// With commas between names and values.
    Members,
    /// With commas between pairs, and `=` in them.
    Pairs,
    /// In a line for each.
    Lines,
    /// As JSON.
    Json,
}
