//! Texts to trees.

use super::{Node, json, yaml};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::{FileId, Format, SourceFile, with_line_feeds};

/// Deeper than any document: readers of documents give up before.
pub(super) const DEPTH: usize = 256;

/// Why a text cannot be read as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// Where the reader stood, as a byte offset.
    pub offset: usize,
    /// What is wrong there.
    pub message: String,
}

impl Unreadable {
    /// The finding for it.
    #[must_use]
    pub fn finding(&self, file: FileId) -> Diagnostic {
        let message = format!(
            "this cannot be read together with its comments: {}",
            self.message
        );
        Diagnostic::new(&codes::syntax::NOTATION, message)
            .at_span(file, self.offset..self.offset)
            .help("write it in the usual way: keys as texts, one document in a file")
    }
}

/// Reads a file that is a document, or a part of one, as it is written.
///
/// # Errors
/// Where and why that cannot be done, though [`document::read`](crate::document::read) may be able to read it: several
/// documents, and what this reader holds to be a mistake.
pub fn read(file: &SourceFile) -> Result<Node, Unreadable> {
    let text = with_line_feeds(file.text());
    match file.format() {
        Format::Json => json::read(&text),
        Format::Yaml => yaml::read(&text),
    }
}
