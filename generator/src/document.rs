//! Text to a document that the rest can rely on.

mod allowance;
mod breaks;
mod check;
mod files;
mod grammar;
mod held;
mod insert;
mod item;
mod links;
pub mod names;
mod parts;
mod placement;
mod reach;
mod reader;
mod reference;
mod resource;
mod role;
mod schemes;
pub mod section;
mod swagger;
mod syntax;
mod tree;
pub mod uri;
mod version;
mod view;
mod visit;
mod written;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Origin, SourceMap};
use check::{Checker, Moves, Path};
use files::Files;
use grammar::Kind;
pub use item::{Item, ItemKind, Method};
pub use links::{Linked, Links};
pub use parts::{Form, Part};
pub use placement::{Place, Placed, Placement};
pub use reference::ReferenceError;
pub use role::Role;
use schemes::Schemes;
use swagger::Converter;
pub use version::Version;
pub use view::View;
pub use visit::{Node, Visitor};
pub use written::{Reference, ReferenceForm, Written};

/// A document with all files that belong to it, repaired so that every node is what the specification allows.
#[derive(Clone, Debug)]
pub struct Document {
    root: FileId,
    version: Version,
    files: Files,
    /// From the pointer of a node in the text to its pointer in the tree, where they differ, in the order of the
    /// changes.
    moved: HashMap<FileId, Vec<Moves>>,
    /// Components that are not what the specification allows, and were left out.
    dropped: HashSet<Origin>,
}

/// What a document of a version is as a whole.
fn root_kind(version: Version) -> Kind {
    Kind::Object(if version == Version::V2_0 {
        &grammar::SWAGGER
    } else {
        &grammar::ROOT
    })
}

/// Reads a document and all files that it references, and reports and repairs everything that is wrong with them;
/// `None` when nothing can be made of it.
#[must_use]
pub fn parse(
    sources: &mut SourceMap,
    file: FileId,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let tree = read(sources, file, diagnostics)?;
    check(sources, file, tree, diagnostics)
}

/// The tree of a file as it is written; `None` when it cannot be read, which has then been reported.
#[must_use]
pub fn read(sources: &SourceMap, file: FileId, diagnostics: &mut Diagnostics) -> Option<Value> {
    reader::read(sources, file, diagnostics)
}

/// The version that a tree says it follows; `None` when it is no document of a known version.
#[must_use]
pub fn version(tree: &Value, file: FileId) -> Option<Version> {
    version::detect(tree, file, &mut Diagnostics::new())
}

/// Makes a document of the tree that its first file has been read to: reads all files that it references, and reports
/// and repairs everything that is wrong with them; `None` when nothing can be made of it.
#[must_use]
pub fn check(
    sources: &mut SourceMap,
    file: FileId,
    tree: Value,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let version = version::detect(&tree, file, diagnostics)?;
    let mut files = Files::default();
    let mut texts = files.load(sources, file, tree, version, diagnostics);
    if allowance::occurs(sources) {
        for (file, tree) in files.trees_in_order() {
            allowance::take(file, tree, diagnostics);
        }
    }
    for changed in insert::insert(&mut files, file, version, sources, diagnostics) {
        texts.insert(changed, files.note_again(changed, version));
    }
    let targets = files.targets(texts, version);
    let schemes = Schemes::find(&files, file);
    let mut checker = Checker::new(version, &targets, &schemes, file);
    let mut queue = vec![(Origin::root(file), root_kind(version))];
    let mut walked = Vec::new();
    while let Some((origin, kind)) = queue.pop() {
        let mut tree = files.trees.remove(&origin.file).unwrap_or_default();
        let place = place_in_tree(checker.moves.get(&origin.file), &origin.pointer);
        if let Some(node) = tree.pointer_mut(&place) {
            checker.run(
                origin.file,
                node,
                kind,
                &Path::Start(&origin.pointer, &place),
            );
        }
        files.trees.insert(origin.file, tree);
        walked.push((Origin::new(origin.file, place), kind));
        queue.append(&mut checker.queue);
    }
    let Checker {
        diagnostics: found,
        moves,
        dropped,
        ..
    } = checker;
    diagnostics.extend(found);
    schemes.declare(&mut files, file);
    let mut moved: HashMap<FileId, Vec<Moves>> = HashMap::new();
    for (file, moves) in moves {
        let back = moves
            .iter()
            .map(|(tree, text)| (text.clone(), tree.clone()))
            .collect();
        moved.entry(file).or_default().push(back);
        sources.add_moves(
            file,
            moves
                .into_iter()
                .map(|(tree, text)| (tree.into(), text.into()))
                .collect(),
        );
    }
    if version == Version::V2_0 {
        modernize(sources, file, &mut files, &walked, &mut moved, diagnostics);
    }
    Some(Document {
        root: file,
        version,
        files,
        moved,
        dropped,
    })
}

/// Brings what was checked as 2.0 to the shape of 3.0.
fn modernize(
    sources: &mut SourceMap,
    root: FileId,
    files: &mut Files,
    walked: &[(Origin, Kind)],
    moved: &mut HashMap<FileId, Vec<Moves>>,
    diagnostics: &mut Diagnostics,
) {
    let tree = files.trees.remove(&root).unwrap_or_default();
    let mut parts: Vec<(Origin, Kind, Value)> = Vec::new();
    for (origin, kind) in walked
        .iter()
        .filter(|(origin, _)| !origin.pointer.is_empty() || origin.file != root)
    {
        let holder = if origin.file == root {
            Some(&tree)
        } else {
            files.trees.get(&origin.file)
        };
        if let Some(node) = holder.and_then(|tree| tree.pointer(&origin.pointer)) {
            parts.push((origin.clone(), *kind, node.clone()));
        }
    }
    let mut converter = Converter::new(files, sources, root, &tree);
    let tree = converter.document(tree);
    for (origin, kind, node) in &mut parts {
        converter.part(origin.file, node, *kind, &origin.pointer);
    }
    let Converter {
        moves,
        back,
        findings,
        ..
    } = converter;
    diagnostics.extend(findings);
    files.trees.insert(root, tree);
    for (origin, _, node) in parts {
        if let Some(place) = files
            .trees
            .get_mut(&origin.file)
            .and_then(|tree| tree.pointer_mut(&origin.pointer))
        {
            *place = node;
        }
    }
    for (file, back) in back {
        moved.entry(file).or_default().push(back);
    }
    for (file, moves) in moves {
        sources.add_moves(
            file,
            moves
                .into_iter()
                .map(|(new, old)| (new.into(), old.into()))
                .collect(),
        );
    }
}

/// The fragment of a reference without percent-encoding.
#[must_use]
pub fn decoded(fragment: &str) -> std::borrow::Cow<'_, str> {
    reference::decode(fragment)
}

/// Where a node of the text stands in the tree: `moves` lead from the tree to the text.
fn place_in_tree(moves: Option<&Moves>, written: &str) -> String {
    let Some(moves) = moves else {
        return written.to_owned();
    };
    let found = moves
        .iter()
        .filter(|(_, text)| {
            written
                .strip_prefix(text.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
        .max_by_key(|(_, text)| text.len());
    found.map_or_else(
        || written.to_owned(),
        |(tree, text)| format!("{tree}{}", &written[text.len()..]),
    )
}

/// The pointer that `moves` lead to.
fn follow_moves(moves: &Moves, pointer: &str) -> Option<String> {
    let mut prefix = pointer;
    loop {
        if let Some(target) = moves.get(prefix) {
            return Some(format!("{target}{}", &pointer[prefix.len()..]));
        }
        prefix = &prefix[..prefix.rfind('/')?];
    }
}

impl Document {
    /// The file that the document starts in.
    #[must_use]
    pub fn root(&self) -> FileId {
        self.root
    }

    /// The version that the document names. Documents of 2.0 have been brought to the shape of 3.0.
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

    /// A node as a type of `openapiv3` in which every schema stands as a `$ref` to its own place; see [`View`]. `None`
    /// when there is no such node, when it is a reference (see [`Self::follow`]), or when it is of another kind, which
    /// includes security schemes of the type `mutualTLS`, for which `openapiv3` has no word.
    #[must_use]
    pub fn view<T: View>(&self, origin: &Origin) -> Option<T> {
        view::view(self, origin)
    }

    /// One step: the node that a reference leads to. `holder` is the node that the reference stands in (its file
    /// counts), and `reference` the text of a `$ref` of the document or of a view.
    ///
    /// # Errors
    /// [`ReferenceError`] when it leads nowhere, which has then been reported, unless the text is none of the document.
    pub fn resolve(&self, holder: &Origin, reference: &str) -> Result<Origin, ReferenceError> {
        if let Some(place) = view::place(reference) {
            return Ok(Origin::new(holder.file, place));
        }
        let found = self
            .files
            .resolve(holder.file, reference, |origin| self.in_tree(origin))?;
        Ok(found)
    }

    /// Whether a security scheme is declared and has been left out, which has been reported.
    #[must_use]
    pub fn is_scheme_left_out(&self, name: &str) -> bool {
        let root = Origin::root(self.root);
        let holder = match self.version {
            Version::V2_0 => root.child("securityDefinitions"),
            _ => root.child("components").child("securitySchemes"),
        };
        self.dropped.contains(&holder.child(name))
    }

    /// Why a key of a security requirement is no address of a scheme (OpenAPI 3.2.0, 4.30.1); `None` when it looks like
    /// none, or leads somewhere.
    #[must_use]
    pub fn scheme_address(&self, requirement: &Origin, key: &str) -> Option<ReferenceError> {
        let is_address = self.version >= Version::V3_2 && reference::is_path(key);
        let found = is_address.then(|| self.resolve(requirement, key));
        found?.err()
    }

    /// The node that a reference means, also where another reference stands on the way to it, as it does where a part is
    /// kept in a file of its own; `None` when there is no such node.
    #[must_use]
    pub fn find(&self, holder: &Origin, reference: &str) -> Option<Origin> {
        let stands = |origin: &Origin| self.get(origin).is_some();
        if let Ok(target) = self.resolve(holder, reference)
            && stands(&target)
        {
            return Some(target);
        }
        let (way, _) = reference.split_once('#')?;
        let mut end = reference.len();
        while let Some(slash) = reference[..end]
            .rfind('/')
            .filter(|slash| *slash > way.len())
        {
            end = slash;
            let Ok(part) = self.resolve(holder, &reference[..end]) else {
                continue;
            };
            let part = self.follow(&part).ok()?;
            let rest = decoded(&reference[end..]);
            let target = Origin::new(part.file, format!("{}{rest}", part.pointer));
            return Some(target).filter(stands);
        }
        None
    }

    /// The node itself, or what its `$ref` leads to in the end. From 3.1 on a schema with a `$ref` may have other
    /// members too, which are passed over here.
    ///
    /// # Errors
    /// [`ReferenceError`] when one of the references leads nowhere.
    pub fn follow(&self, origin: &Origin) -> Result<Origin, ReferenceError> {
        let mut at = origin.clone();
        let mut way = HashSet::new();
        while let Some(reference) = self
            .get(&at)
            .and_then(|node| node.get("$ref"))
            .and_then(Value::as_str)
        {
            let next = self.resolve(&at, reference)?;
            if !way.insert(std::mem::replace(&mut at, next)) {
                return Err(ReferenceError::Cycle);
            }
        }
        Ok(at)
    }

    /// Every path item: paths, then webhooks, then components, each in document order.
    #[must_use]
    pub fn path_items(&self) -> Vec<Item> {
        item::items(self)
    }

    /// Every part of the tree; objects stand in front of what they hold.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        parts::parts(self)
    }

    /// Shows a visitor every object of the specification, those first that hold others.
    pub fn visit<'d>(&'d self, visitor: &mut dyn Visitor<'d>) {
        visit::visit(self, visitor);
    }

    /// Every part of the text that the document starts in, as it was written, before repairs.
    #[must_use]
    pub fn written_parts(&self, sources: &SourceMap) -> Vec<Part> {
        parts::written_parts(self, sources)
    }

    /// The tree of the file that the document starts in, as it was written, before repairs.
    #[must_use]
    pub fn written_tree(&self, sources: &SourceMap) -> Option<Value> {
        reader::read(sources, self.root, &mut Diagnostics::new())
    }

    /// Whether a member of an object, by its place in the text, is one that `version` has a meaning for. In a file other
    /// than the first one it is when any object has such a member.
    #[must_use]
    pub fn gains(&self, member: &Origin, version: Version) -> bool {
        let (Some(key), Some(holder)) = (member.last(), member.parent()) else {
            return false;
        };
        if member.file != self.root {
            return !grammar::owners(&key, version).is_empty();
        }
        let mut kind = Some(root_kind(self.version));
        for token in holder.tokens() {
            kind = kind.and_then(|kind| kind.step(&token, self.version));
        }
        match kind {
            // What is not used means nothing, and what is used is found by its place.
            Some(Kind::Object(shape)) if shape.name == "components" => false,
            Some(kind) => kind.step(&key, version).is_some(),
            None => false,
        }
    }

    /// Puts another value in the place of a node.
    pub fn replace(&mut self, origin: &Origin, value: Value) {
        let tree = self.files.trees.get_mut(&origin.file);
        if let Some(node) = tree.and_then(|tree| tree.pointer_mut(&origin.pointer)) {
            *node = value;
        }
    }

    /// The path items of a callback object, by the expressions that say where they are called.
    #[must_use]
    pub fn callback(&self, callback: &Origin) -> Vec<Item> {
        let members = self.get(callback).and_then(Value::as_object);
        let names = members.into_iter().flatten().map(|(name, _)| name);
        names
            .filter(|name| !name.starts_with("x-") && *name != "$ref")
            .map(|name| item::item(self, ItemKind::Callback, name, callback.child(name)))
            .collect()
    }

    /// Says of each finding in a part that stands in the document once, and that references lead to, how many operations
    /// reach it.
    pub fn count_operations(&self, sources: &SourceMap, diagnostics: &mut Diagnostics) {
        reach::count(self, sources, diagnostics);
    }

    /// Where a node of the text stands in the tree.
    #[must_use]
    pub fn in_tree(&self, written: Origin) -> Origin {
        let written = self.files.settled(written);
        let Some(stages) = self.moved.get(&written.file) else {
            return written;
        };
        let mut pointer = None;
        for moves in stages {
            pointer =
                follow_moves(moves, pointer.as_deref().unwrap_or(&written.pointer)).or(pointer);
        }
        pointer.map_or(written.clone(), |pointer| {
            Origin::new(written.file, pointer)
        })
    }
}
