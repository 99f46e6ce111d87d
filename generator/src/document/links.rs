//! How references connect the parts of a document.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::names::PartName;
use super::{Document, Reference, ReferenceError, ReferenceForm, Version, Written};
use crate::source::{FileId, Origin};

/// A document whose references can be followed, as it is written or after repairs.
pub trait Linked {
    /// The file that it starts in.
    fn root(&self) -> FileId;

    /// The version whose shape its trees have.
    fn shape(&self) -> Version;

    /// A node.
    fn node(&self, origin: &Origin) -> Option<&Value>;

    /// What a reference in a file leads to.
    ///
    /// # Errors
    /// [`ReferenceError`] when it leads nowhere.
    fn target(&self, file: FileId, text: &str) -> Result<Origin, ReferenceError>;

    /// The way to each file from the folder of the first one.
    fn ways(&self) -> HashMap<FileId, String>;

    /// What each file is called by the references that lead to it, without folder and extension.
    fn stems(&self) -> HashMap<FileId, String>;
}

impl Linked for Written {
    fn root(&self) -> FileId {
        self.root
    }

    fn shape(&self) -> Version {
        self.version
    }

    fn node(&self, origin: &Origin) -> Option<&Value> {
        self.files.get(origin)
    }

    fn target(&self, file: FileId, text: &str) -> Result<Origin, ReferenceError> {
        self.files.through(file, text)
    }

    fn ways(&self) -> HashMap<FileId, String> {
        self.files.ways()
    }

    fn stems(&self) -> HashMap<FileId, String> {
        self.files.stems()
    }
}

impl Linked for Document {
    fn root(&self) -> FileId {
        self.root
    }

    fn shape(&self) -> Version {
        self.version.max(Version::V3_0)
    }

    fn node(&self, origin: &Origin) -> Option<&Value> {
        self.files.get(origin)
    }

    fn target(&self, file: FileId, text: &str) -> Result<Origin, ReferenceError> {
        self.resolve(&Origin::root(file), text)
    }

    fn ways(&self) -> HashMap<FileId, String> {
        self.files.ways()
    }

    fn stems(&self) -> HashMap<FileId, String> {
        self.files.stems()
    }
}

/// The references of a document, to be asked where they lead.
pub struct Links<'w> {
    pub(super) trees: &'w dyn Linked,
    /// Every reference.
    pub references: &'w [Reference],
    by_place: HashMap<&'w Origin, &'w Reference>,
    ways: HashMap<FileId, String>,
    stems: HashMap<FileId, String>,
}

impl<'w> Links<'w> {
    /// The references of a document.
    #[must_use]
    pub fn new(trees: &'w dyn Linked, references: &'w [Reference]) -> Self {
        Self {
            trees,
            by_place: references.iter().map(|one| (&one.place, one)).collect(),
            references,
            ways: trees.ways(),
            stems: trees.stems(),
        }
    }

    /// The reference whose text stands at a place.
    #[must_use]
    pub fn at(&self, place: &Origin) -> Option<&'w Reference> {
        self.by_place.get(place).copied()
    }

    /// The way to a file from the folder of the first one.
    #[must_use]
    pub fn way(&self, file: FileId) -> &str {
        self.ways.get(&file).map_or("", String::as_str)
    }

    /// What a part of another file could be called.
    #[must_use]
    pub fn name_of(&self, origin: &Origin) -> PartName {
        let stem = self.stems.get(&origin.file).map_or("", String::as_str);
        PartName::of(origin, stem, self.way(origin.file))
    }

    /// What a reference leads to in the end: what only refers to something else is passed over, outside of the first
    /// file.
    #[must_use]
    pub fn end(&self, target: &Origin) -> Origin {
        let mut at = target.clone();
        let mut seen = HashSet::new();
        while at.file != self.trees.root() && seen.insert(at.clone()) {
            let Some(reference) = self.by_place.get(&at.child("$ref")) else {
                break;
            };
            match &reference.target {
                Ok(next) if reference.is_plain() => at = next.clone(),
                _ => break,
            }
        }
        at
    }

    /// Whether references lead from one to the next and back.
    #[must_use]
    pub fn is_circle(&self, target: &Origin) -> bool {
        let end = self.end(target);
        let next = self.by_place.get(&end.child("$ref"));
        let goes_on = next.is_some_and(|next| next.is_plain() && next.target.is_ok());
        goes_on && end.file != self.trees.root()
    }

    /// Each reference to another file that leads to a part, with that.
    pub(super) fn outward(&self) -> impl Iterator<Item = (&'w Reference, Origin)> {
        let root = self.trees.root();
        self.references.iter().filter_map(move |reference| {
            let target = reference.target.as_ref().ok()?;
            let end = self.end(target);
            (reference.form.leads() && end.file != root).then_some((reference, end))
        })
    }

    /// A member of an object, wherever it stands.
    pub(super) fn member(&self, object: &Origin, name: &str) -> Origin {
        let member = object.child(name);
        match self.by_place.get(&member.child("$ref")) {
            Some(reference) if reference.form == ReferenceForm::Inserted => reference
                .target
                .as_ref()
                .map_or(member, |target| self.end(target)),
            _ => member,
        }
    }

    /// The names in an object of the document.
    pub(super) fn names(&self, object: &Origin) -> Vec<&'w str> {
        let members = self.trees.node(object).and_then(Value::as_object);
        let names = members.into_iter().flat_map(|members| members.keys());
        names.map(String::as_str).collect()
    }
}

impl ReferenceForm {
    /// Whether it leads to a part of the document.
    #[must_use]
    pub fn leads(self) -> bool {
        !matches!(
            self,
            Self::Url | Self::Server | Self::Loose | Self::Identity
        )
    }
}

impl Reference {
    /// Whether it is all that stands in its object.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.form == ReferenceForm::Reference && !self.has_siblings
    }
}
