//! A document as it is written, with all files that belong to it: where references stand, and what they lead to.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::files::Files;
use super::grammar::{Kind, Rest, SCHEMA, SWAGGER_SCHEMA, Shape};
use super::reference::{self, ReferenceError, is_path, is_remote, split};
use super::{Version, reader, root_kind, version};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Origin, SourceMap};

/// The files of a document as they are written: nothing is checked but what references need, nothing is repaired.
#[derive(Debug)]
pub struct Written {
    root: FileId,
    version: Version,
    files: Files,
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

    /// What each file but the first is called by the references that lead to it, without folder and extension.
    #[must_use]
    pub fn stems(&self) -> HashMap<FileId, String> {
        self.files.stems()
    }

    /// The way to each file from the folder of the first one.
    #[must_use]
    pub fn ways(&self) -> HashMap<FileId, String> {
        self.files.ways()
    }

    /// What a reference in a file leads to.
    ///
    /// # Errors
    /// [`ReferenceError`] when it leads nowhere.
    pub fn resolve(&self, file: FileId, text: &str) -> Result<Origin, ReferenceError> {
        self.files.resolve(file, text, |origin| origin)
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
        let mut walk = Walk {
            written: self,
            schemes: self.schemes(),
            found: Vec::new(),
            queue: vec![(Origin::root(self.root), root_kind(self.version))],
            seen: HashSet::new(),
        };
        let mut next = 0;
        while let Some((origin, kind)) = walk.queue.get(next).cloned() {
            next += 1;
            if let Some(node) = self.get(&origin) {
                walk.node(&origin, node, kind);
            }
        }
        walk.found
    }

    /// Whether the specification says of a place in a part of this kind what stands there.
    #[must_use]
    pub fn knows(&self, role: &str, way: &[String]) -> bool {
        let start = match role {
            "schema" => Some(Kind::Schema),
            role => super::grammar::of_version(role, self.version).map(Kind::Object),
        };
        let step = |kind: Option<Kind>, token: &String| kind?.step(token, self.version);
        way.iter().fold(start, step).is_some()
    }

    /// The finding for a reference that leads nowhere.
    #[must_use]
    pub fn finding(reference: &Reference, error: &ReferenceError) -> Diagnostic {
        reference::finding(&reference.text, &reference.place, error)
    }

    /// The security schemes that the document declares.
    fn schemes(&self) -> HashSet<&str> {
        let place = Origin::new(self.root, "/components/securitySchemes");
        let declared = self.get(&place).and_then(Value::as_object);
        let declared = declared.into_iter().flat_map(Map::keys);
        declared.map(String::as_str).collect()
    }
}

struct Walk<'w> {
    written: &'w Written,
    schemes: HashSet<&'w str>,
    found: Vec<Reference>,
    queue: Vec<(Origin, Kind)>,
    seen: HashSet<Origin>,
}

impl<'w> Walk<'w> {
    fn node(&mut self, at: &Origin, node: &'w Value, kind: Kind) {
        match (kind, node) {
            (Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts, Value::Object(map)) => {
                let shape = match self.written.version {
                    Version::V2_0 => &SWAGGER_SCHEMA,
                    _ => &SCHEMA,
                };
                self.object(at, map, shape, kind);
            }
            (Kind::Object(shape) | Kind::OrRef(shape), Value::Object(map)) => {
                self.object(at, map, shape, kind);
            }
            (Kind::Map(element), Value::Object(map)) => {
                if !holds_objects(*element) || !self.seen.insert(at.clone()) {
                    return;
                }
                if self.inserted(at, map, kind) {
                    return;
                }
                for (name, value) in map {
                    self.node(&at.child(name), value, *element);
                }
            }
            (Kind::List(element), Value::Array(list)) if holds_objects(*element) => {
                for (index, value) in list.iter().enumerate() {
                    self.node(&at.index(index), value, *element);
                }
            }
            (Kind::List(_), Value::Object(map)) => {
                self.inserted(at, map, kind);
            }
            _ => {}
        }
    }

    fn object(
        &mut self,
        at: &Origin,
        map: &'w Map<String, Value>,
        shape: &'static Shape,
        kind: Kind,
    ) {
        if !self.seen.insert(at.clone()) {
            return;
        }
        let is_schema = matches!(
            kind,
            Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts
        );
        let everything = matches!(shape.rest, Rest::Everything(_));
        if let Some(Value::String(text)) = map.get("$ref").filter(|_| !everything) {
            if is_schema || matches!(kind, Kind::OrRef(_)) || shape.name == "path item" {
                let siblings = map.len() > 1;
                let place = at.child("$ref");
                self.reference(place, ReferenceForm::Reference, kind, text, siblings);
                if !is_schema && shape.name != "path item" {
                    return;
                }
            } else if self.inserted(at, map, kind) {
                return;
            }
        }
        self.special(at, map, shape);
        for (name, value) in map {
            match shape.kind_of(name, self.written.version) {
                Some(kind) => self.node(&at.child(name), value, kind),
                None if name != "$ref" => self.loose(&at.child(name), value),
                None => {}
            }
        }
    }

    /// A `$ref` to another file where the specification has none.
    fn inserted(&mut self, at: &Origin, map: &Map<String, Value>, kind: Kind) -> bool {
        let Some(Value::String(text)) = map.get("$ref") else {
            return false;
        };
        if split(text).0.is_empty() {
            return false;
        }
        let place = at.child("$ref");
        self.reference(place, ReferenceForm::Inserted, kind, text, map.len() > 1);
        true
    }

    /// What is a reference in one object only.
    fn special(&mut self, at: &Origin, map: &Map<String, Value>, shape: &'static Shape) {
        let text = |name: &str| map.get(name).and_then(Value::as_str);
        match shape.name {
            "schema" => {
                for name in ["$id", "$anchor"] {
                    if let Some(text) = text(name) {
                        self.bare(at.child(name), ReferenceForm::Identity, text);
                    }
                }
                if let Some(reference) = text("$dynamicRef") {
                    let place = at.child("$dynamicRef");
                    self.reference(place, ReferenceForm::Dynamic, Kind::Schema, reference, true);
                }
            }
            "discriminator" => {
                if let Some(name) = text("defaultMapping") {
                    self.mapping(at.child("defaultMapping"), name);
                }
                let mapping = map.get("mapping").and_then(Value::as_object);
                for (tag, name) in mapping.into_iter().flatten() {
                    if let Some(name) = name.as_str() {
                        self.mapping(at.child("mapping").child(tag), name);
                    }
                }
            }
            "link" => {
                if let Some(reference) = text("operationRef") {
                    let place = at.child("operationRef");
                    let operation = super::grammar::named("operation");
                    let kind = operation.map_or(Kind::Any, Kind::Object);
                    self.reference(place, ReferenceForm::Operation, kind, reference, true);
                }
            }
            "security requirement" if self.written.version >= Version::V3_2 => {
                for name in map.keys() {
                    if self.schemes.contains(name.as_str()) || !is_path(name) {
                        continue;
                    }
                    let scheme = super::grammar::named("security scheme");
                    let kind = scheme.map_or(Kind::Any, Kind::OrRef);
                    self.reference(at.child(name), ReferenceForm::Security, kind, name, true);
                }
            }
            _ => {}
        }
        for name in urls(shape.name) {
            if let Some(url) = text(name).filter(|url| is_relative(url)) {
                self.bare(at.child(name), ReferenceForm::Url, url);
            }
        }
    }

    /// A value of a discriminator: the name of a component of the same file, or a reference.
    fn mapping(&mut self, place: Origin, text: &str) {
        let file = place.file;
        let holder = match self.written.version {
            Version::V2_0 => return,
            _ => "#/components/schemas/",
        };
        let is_name = !text.contains(['/', '#']);
        let named = self
            .written
            .resolve(file, &format!("{holder}{text}"))
            .ok()
            .filter(|_| is_name);
        match named {
            Some(target) => {
                self.queue.push((target.clone(), Kind::Schema));
                self.found.push(Reference {
                    place,
                    form: ReferenceForm::Mapping,
                    role: "schema",
                    text: text.to_owned(),
                    target: Ok(target),
                    has_siblings: true,
                });
            }
            None if is_path(text) => {
                self.reference(place, ReferenceForm::Mapping, Kind::Schema, text, true);
            }
            None => {}
        }
    }

    /// Something that leads to nothing of the document.
    fn bare(&mut self, place: Origin, form: ReferenceForm, text: &str) {
        self.found.push(Reference {
            place,
            form,
            role: "",
            text: text.to_owned(),
            target: Err(ReferenceError::Form),
            has_siblings: true,
        });
    }

    fn reference(
        &mut self,
        place: Origin,
        form: ReferenceForm,
        kind: Kind,
        text: &str,
        has_siblings: bool,
    ) {
        let target = self.written.resolve(place.file, text);
        if let Ok(target) = &target {
            self.follow(target, form, kind);
        }
        self.found.push(Reference {
            place,
            form,
            role: kind.role(),
            text: text.to_owned(),
            target,
            has_siblings,
        });
    }

    /// Looks at what a reference leads to, later.
    fn follow(&mut self, target: &Origin, form: ReferenceForm, kind: Kind) {
        let item = target
            .parent()
            .filter(|_| form == ReferenceForm::Operation && target.file != self.written.root);
        // An operation is nothing without the path item that it stands in.
        match (item, super::grammar::named("path item")) {
            (Some(item), Some(shape)) => self.queue.push((item, Kind::OrRef(shape))),
            _ => self.queue.push((target.clone(), kind)),
        }
    }

    /// References to other files in a part that the specification says nothing of.
    fn loose(&mut self, at: &Origin, node: &Value) {
        match node {
            Value::Object(map) => {
                for (name, value) in map {
                    match value {
                        Value::String(text) if name == "$ref" => {
                            let (file, _) = split(text);
                            if !file.is_empty() && !is_remote(file) {
                                self.bare(at.child(name), ReferenceForm::Loose, text);
                            }
                        }
                        other => self.loose(&at.child(name), other),
                    }
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    self.loose(&at.index(index), value);
                }
            }
            _ => {}
        }
    }
}

/// The members of an object that are URLs and may be relative to the document.
fn urls(shape: &str) -> &'static [&'static str] {
    match shape {
        "server" | "external documentation" | "contact" | "license" => &["url"],
        "info" => &["termsOfService"],
        "example" => &["externalValue"],
        "security scheme" => &["openIdConnectUrl", "oauth2MetadataUrl"],
        "implicit OAuth flow"
        | "OAuth flow"
        | "authorization code OAuth flow"
        | "device authorization OAuth flow" => &[
            "authorizationUrl",
            "deviceAuthorizationUrl",
            "refreshUrl",
            "tokenUrl",
        ],
        _ => &[],
    }
}

/// Whether a URL means something else in another folder.
fn is_relative(url: &str) -> bool {
    !url.is_empty() && !url.starts_with(['/', '#', '?', '{']) && !is_remote(url)
}

/// Whether objects of the specification can be in it.
fn holds_objects(kind: Kind) -> bool {
    match kind {
        Kind::Object(_)
        | Kind::OrRef(_)
        | Kind::Schema
        | Kind::BoolOrSchema
        | Kind::SchemaOrTexts => true,
        Kind::List(kind) | Kind::Map(kind) => holds_objects(*kind),
        _ => false,
    }
}
