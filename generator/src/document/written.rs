//! A document as it is written, with all files that belong to it: where references stand, and what they lead to.

mod walk;

use serde_json::Value;

use super::files::Files;
use super::reference::{self, ReferenceError};
use super::{Version, reader, version};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Origin, SourceMap};
pub(super) use walk::references;

/// The files of a document as they are written: nothing is checked but what references need, nothing is repaired.
#[derive(Debug)]
pub struct Written {
    pub(super) root: FileId,
    pub(super) version: Version,
    pub(super) files: Files,
}

/// A reference of a text, or something else whose meaning depends on the file that it stands in.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Where its text stands; of a security requirement, the member whose key it is.
    pub place: Origin,
    /// What kind of reference it is.
    pub form: ReferenceForm,
    /// The object of the specification that it leads to, as in "path item".
    pub role: &'static str,
    /// Its text. A fragment in a schema with an `$id` has that in front.
    pub text: String,
    /// What it leads to, in the texts.
    pub target: Result<Origin, ReferenceError>,
    /// Whether other members stand beside it.
    pub has_siblings: bool,
}

/// The kinds of references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceForm {
    /// `$ref` where the specification has one.
    Reference,
    /// `$ref` where the specification has none, such as in the place of all paths.
    Inserted,
    /// `$dynamicRef`
    Dynamic,
    /// A value of `mapping`, or `defaultMapping`.
    Mapping,
    /// `operationRef`
    Operation,
    /// A key of a security requirement that is a URI (3.2).
    Security,
    /// A URL that is relative to the file; it leads to nothing of the document.
    Url,
    /// The URL of a server, relative to where the file is served; it leads to nothing of the document.
    Server,
    /// `$ref` to another file in a part that the specification says nothing of; it leads to nothing of the document.
    Loose,
    /// `$id` or `$anchor`; it leads to nothing of the document.
    Identity,
}

impl Written {
    /// Reads a document and all files that it references; `None` when nothing can be made of it, which has then been
    /// reported.
    #[must_use]
    pub fn load(
        sources: &mut SourceMap,
        file: FileId,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let tree = reader::read(sources, file, diagnostics)?;
        let version = version::detect(&tree, file, diagnostics)?;
        let mut files = Files::default();
        files.load(sources, file, tree, version, diagnostics);
        Some(Self {
            root: file,
            version,
            files,
        })
    }

    /// The file that the document starts in.
    #[must_use]
    pub fn root(&self) -> FileId {
        self.root
    }

    /// The version that the document names.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// All files of the document, the first one first.
    #[must_use]
    pub fn files(&self) -> &[FileId] {
        &self.files.order
    }

    /// A node.
    #[must_use]
    pub fn get(&self, origin: &Origin) -> Option<&Value> {
        self.files.get(origin)
    }

    /// What a reference in a file leads to.
    ///
    /// # Errors
    /// [`ReferenceError`] when it leads nowhere.
    pub fn resolve(&self, file: FileId, text: &str) -> Result<Origin, ReferenceError> {
        self.files.through(file, text)
    }

    /// Whether a reference begins with what an `$id` or `$self` says, so that it means the same in every file.
    #[must_use]
    pub fn is_by_id(&self, reference: &Reference) -> bool {
        self.files.is_by_id(&reference.text)
    }

    /// How often a name is given to a schema by `$anchor` or `$dynamicAnchor` in all files.
    #[must_use]
    pub fn count_anchors(&self, name: &str) -> usize {
        self.files.count_anchors(name)
    }

    /// Every reference, those of the first file first, then those of what they lead to.
    #[must_use]
    pub fn references(&self) -> Vec<Reference> {
        references(self)
    }

    /// Whether the specification says of a place in a part of this kind what stands there.
    #[must_use]
    pub fn knows(&self, role: &str, way: &[String]) -> bool {
        super::grammar::knows(role, way, self.version)
    }

    /// The finding for a reference that leads nowhere.
    #[must_use]
    pub fn finding(reference: &Reference, error: &ReferenceError) -> Diagnostic {
        reference::finding(&reference.text, &reference.place, error)
    }
}
