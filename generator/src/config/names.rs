//! What the user calls things, and which types of their own they use.

use std::ops::Range;

use crate::source::{FileId, Origin};

/// `[rename]`: names for parts of the document.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Rename {
    /// `types`: of schemas, by the name of the component or by pointer.
    pub types: Vec<Entry>,
    /// `fields`: of members, by `Component.member` or by pointer.
    pub fields: Vec<Entry>,
    /// `values`: of enumerated strings, by `Component.value` or by pointer.
    pub values: Vec<Entry>,
    /// `operations`: by `operationId`, `METHOD /path` or pointer.
    pub operations: Vec<Entry>,
    /// `tags`: by the name of the tag.
    pub tags: Vec<Entry>,
}

/// `[types]`: types of the user's own, and what emitted ones derive.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Types {
    /// `replace`: paths that stand for schemas, by the name of the component or by pointer.
    pub replace: Vec<Entry>,
    /// `formats`: paths that stand for strings of a format.
    pub formats: Vec<Entry>,
    /// `derive`: what types derive beyond what all do, by the name of the component, by pointer, or `*` for all of them.
    pub derive: Vec<Entry>,
    /// `exact`: whether types allow all that the document does, to the letter: without `type` a value is any JSON, and
    /// an integer without a format has any size. Else types are what authors commonly mean.
    pub exact: bool,
}

impl Types {
    /// Every entry that stands for a schema.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.replace.iter_mut().chain(&mut self.derive)
    }
}

impl Rename {
    /// Every entry.
    pub fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.types
            .iter_mut()
            .chain(&mut self.fields)
            .chain(&mut self.values)
            .chain(&mut self.operations)
    }
}

/// One line of such a table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// The part of the document that is meant.
    pub key: String,
    /// Where that part stands, if `key` is a pointer and leads somewhere.
    pub origin: Option<Origin>,
    /// The name or path for it.
    pub value: String,
    /// Where the key stands.
    pub place: (FileId, Range<usize>),
}

impl Entry {
    /// The parts of a list with commas between them.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.value.split(',').map(str::trim)
    }

    /// Whether the key is a pointer and not a name.
    #[must_use]
    pub fn is_pointer(&self) -> bool {
        self.key.contains("#/")
    }
}

/// `[dependencies]`: a line of the emitted manifest.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Dependency {
    /// The name of the dependency.
    pub name: String,
    /// Its version or table, as it stands in a manifest.
    pub value: String,
}
