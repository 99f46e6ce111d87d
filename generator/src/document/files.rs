//! Every file of a document: read when a reference names it, and asked where references lead.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use super::grammar::Kind;
use super::held::Held;
use super::reference::{ReferenceError, Target, Targets, decode, is_path, is_remote, split};
use super::resource;
use super::uri::fragment;
use super::{Version, reader, tree};
use crate::diagnostic::{Diagnostics, suggestion};
use crate::source::{FileId, Origin, SourceMap, pointer};

/// All files of a document and how they hang together.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    pub(super) trees: HashMap<FileId, Value>,
    pub(super) order: Vec<FileId>,
    /// What the part before `#` means in a file.
    paths: HashMap<(FileId, String), Result<FileId, ReferenceError>>,
    /// `$anchor` and `$dynamicAnchor`.
    anchors: HashMap<(FileId, String), Origin>,
    /// `$id` and `$self`.
    ids: HashMap<String, Origin>,
    /// What may be an address of a security scheme, by the file that it stands in.
    pub(super) scheme_uris: HashSet<(FileId, String)>,
    /// What stands elsewhere, too, where the specification has no reference to it.
    standing: BTreeMap<Origin, Origin>,
}

/// How many names are looked at for what was meant, in all: beyond that a document has more mistakes than suggestions
/// could mend, and each would cost a look at every name.
const LOOKS: usize = 500_000;

impl Files {
    /// Takes a tree, and reads every file that it references, and so on; the texts of the references of each file.
    pub(super) fn load(
        &mut self,
        sources: &mut SourceMap,
        root: FileId,
        tree: Value,
        version: Version,
        diagnostics: &mut Diagnostics,
    ) -> HashMap<FileId, HashSet<String>> {
        let mut texts: HashMap<FileId, HashSet<String>> = HashMap::new();
        self.trees.insert(root, tree);
        self.order.push(root);
        let mut next = 0;
        while let Some(file) = self.order.get(next).copied() {
            next += 1;
            let new = || Found {
                has_scheme_uris: version >= Version::V3_2,
                ..Found::default()
            };
            let mut found = new();
            found.visit(&self.trees[&file]);
            if let Some(tree) = self.trees.get_mut(&file).filter(|_| found.has_resources()) {
                resource::qualify(tree);
                found = new();
                found.visit(tree);
            }
            for (anchor, tokens) in found.anchors {
                self.anchors
                    .insert((file, anchor), Origin::new(file, path_of(&tokens)));
            }
            for (id, tokens) in found.ids {
                self.ids.insert(
                    id.trim_end_matches('#').to_owned(),
                    Origin::new(file, path_of(&tokens)),
                );
            }
            let schemes = found.schemes.into_iter().map(|text| (file, text));
            self.scheme_uris.extend(schemes);
            let mut names: Vec<String> = found
                .texts
                .iter()
                .map(|text| split(text).0.to_owned())
                .collect();
            names.sort_unstable();
            names.dedup();
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                let result = self.open(sources, file, &name, diagnostics);
                self.paths.insert((file, name), result);
            }
            texts.insert(file, found.texts);
        }
        texts
    }

    /// Notes the references of a file whose tree has changed.
    pub(super) fn note_again(&mut self, file: FileId, version: Version) -> HashSet<String> {
        let mut found = Found {
            has_scheme_uris: version >= Version::V3_2,
            ..Found::default()
        };
        if let Some(tree) = self.trees.get(&file) {
            found.visit(tree);
        }
        let schemes = found.schemes.into_iter().map(|text| (file, text));
        self.scheme_uris.extend(schemes);
        found.texts
    }

    /// What each reference leads to.
    pub(super) fn targets(
        &self,
        mut texts: HashMap<FileId, HashSet<String>>,
        version: Version,
    ) -> HashMap<FileId, Targets> {
        let mut looks = LOOKS;
        let mut circles = HashMap::new();
        let root = self.order.first();
        let held = root
            .map(|root| Held::find(self, *root, version))
            .unwrap_or_default();
        let mut all = HashMap::new();
        for file in &self.order {
            let mut texts: Vec<String> = texts.remove(file).into_iter().flatten().collect();
            // The first ones get a suggestion, whatever the order of the set.
            texts.sort_unstable();
            let targets = texts.into_iter().map(|text| {
                let target = self.target(*file, &text, version, &held, &mut looks, &mut circles);
                (text, target)
            });
            all.insert(*file, targets.collect());
        }
        all
    }

    /// What files are called by references to them, without folder and extension.
    pub(super) fn stems(&self) -> HashMap<FileId, String> {
        let mut stems: HashMap<FileId, String> = HashMap::new();
        for ((_, name), file) in &self.paths {
            let Ok(file) = file else { continue };
            let path = decode(name);
            let name = path.rsplit('/').next().unwrap_or_default();
            let stem = match name.rsplit_once('.') {
                Some((stem, _)) if !stem.is_empty() => stem,
                _ => name,
            };
            // A file may have several names, on file systems that take no notice of case.
            let known = stems.entry(*file).or_insert_with(|| stem.to_owned());
            if stem < known.as_str() {
                stem.clone_into(known);
            }
        }
        stems
    }

    /// The way to each file from the folder of the first one, as references name it.
    pub(super) fn ways(&self) -> HashMap<FileId, String> {
        let mut names: HashMap<FileId, Vec<(&str, FileId)>> = HashMap::new();
        for ((holder, name), file) in &self.paths {
            if let Ok(file) = file {
                names.entry(*holder).or_default().push((name, *file));
            }
        }
        let mut ways: HashMap<FileId, String> = HashMap::new();
        if let Some(root) = self.order.first() {
            ways.insert(*root, String::new());
        }
        for holder in &self.order {
            let mut names = names.remove(holder).unwrap_or_default();
            names.sort_unstable();
            let way = ways.get(holder).map_or("", String::as_str);
            let folder = way
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder)
                .to_owned();
            for (name, file) in names {
                let name = name.strip_prefix("file://").unwrap_or(name);
                ways.entry(file)
                    .or_insert_with(|| resolve_way(&folder, &decode(name)));
            }
        }
        ways
    }

    /// Whether a reference begins with what an `$id` or `$self` says.
    pub(super) fn is_by_id(&self, text: &str) -> bool {
        self.ids.contains_key(split(text).0)
    }

    /// How often a name is given by `$anchor` or `$dynamicAnchor`.
    pub(super) fn count_anchors(&self, name: &str) -> usize {
        let names = self.anchors.keys();
        names.filter(|(_, known)| known == name).count()
    }

    /// The tree of each file, in the order in which they were read.
    pub(super) fn trees_in_order(&mut self) -> Vec<(FileId, &mut Value)> {
        let mut trees: Vec<_> = self
            .trees
            .iter_mut()
            .map(|(file, tree)| (*file, tree))
            .collect();
        trees.sort_by_key(|(file, _)| *file);
        trees
    }

    fn open(
        &mut self,
        sources: &mut SourceMap,
        holder: FileId,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<FileId, ReferenceError> {
        let name = name.strip_prefix("file://").unwrap_or(name);
        if is_remote(name) {
            return Err(ReferenceError::Remote);
        }
        let file = sources
            .load_beside(holder, &decode(name))
            .map_err(ReferenceError::Unreadable)?;
        if let std::collections::hash_map::Entry::Vacant(e) = self.trees.entry(file) {
            let mut found = Diagnostics::new();
            let tree = reader::read(sources, file, &mut found);
            let broken = tree.is_none();
            diagnostics.extend(found);
            if broken {
                return Err(ReferenceError::Unreadable(
                    "it has a syntax error".to_owned(),
                ));
            }
            e.insert(tree.unwrap_or_default());
            self.order.push(file);
        }
        Ok(file)
    }

    /// What a reference leads to, all chains followed for cycles. `circles` says of the nodes that have been looked at
    /// whether their references lead to a circle.
    fn target(
        &self,
        file: FileId,
        text: &str,
        version: Version,
        held: &Held,
        looks: &mut usize,
        circles: &mut HashMap<Origin, bool>,
    ) -> Result<Target, ReferenceError> {
        let origin = self.look_up(file, text, |origin| self.settled(origin), looks)?;
        if self.is_circle(&origin, circles) {
            return Err(ReferenceError::Cycle);
        }
        let own = self.kind(&origin, version);
        let kind = own.or_else(|| held.kind(&origin, version));
        Ok(Target { origin, kind })
    }

    /// Whether the reference at a place leads to one that leads back.
    fn is_circle(&self, origin: &Origin, circles: &mut HashMap<Origin, bool>) -> bool {
        let mut way = HashSet::new();
        let mut at = origin.clone();
        let found = loop {
            if let Some(known) = circles.get(&at) {
                break *known;
            }
            if way.contains(&at) {
                break true;
            }
            let next = self.get(&at).and_then(only_reference);
            let next = next.and_then(|text| self.resolve(at.file, text, |origin| origin).ok());
            let Some(next) = next else {
                break false;
            };
            way.insert(std::mem::replace(&mut at, next));
        };
        circles.extend(way.into_iter().map(|place| (place, found)));
        found
    }

    /// What stands at a place, or what its reference leads to in the end, as far as that leads anywhere.
    pub(super) fn end(&self, origin: &Origin) -> Origin {
        let mut at = origin.clone();
        let mut way = HashSet::new();
        while let Some(next) = self.get(&at).and_then(only_reference)
            && let Ok(next) = self.resolve(at.file, next, |origin| origin)
            && way.insert(at.clone())
        {
            at = next;
        }
        at
    }

    /// Lets references in a file call another one by this name.
    pub(super) fn know(&mut self, holder: FileId, name: &str, file: FileId) {
        self.know_as(holder, name, Ok(file));
    }

    /// Says what a name means in references of a file.
    pub(super) fn know_as(
        &mut self,
        holder: FileId,
        name: &str,
        means: Result<FileId, ReferenceError>,
    ) {
        self.paths.insert((holder, name.to_owned()), means);
    }

    /// What a name means in references of a file.
    pub(super) fn file_of(
        &self,
        holder: FileId,
        name: &str,
    ) -> Option<Result<FileId, ReferenceError>> {
        self.paths.get(&(holder, name.to_owned())).cloned()
    }

    /// What the grammar says of a place.
    fn kind(&self, origin: &Origin, version: Version) -> Option<Kind> {
        let tree = self.trees.get(&origin.file)?;
        if tree.get("openapi").is_none() && tree.get("swagger").is_none() {
            return None;
        }
        // Only the first file is checked as a whole.
        if self.order.first() != Some(&origin.file) {
            return None;
        }
        let mut kind = super::root_kind(version);
        for token in origin.tokens() {
            kind = kind.step(&token, version)?;
        }
        Some(kind)
    }

    pub(super) fn get(&self, origin: &Origin) -> Option<&Value> {
        tree::find(self.trees.get(&origin.file)?, &origin.pointer)
    }

    /// One step: what `text` in `file` names. `place` says where a node of the text stands in the tree.
    pub(super) fn resolve(
        &self,
        file: FileId,
        text: &str,
        place: impl Fn(Origin) -> Origin,
    ) -> Result<Origin, ReferenceError> {
        self.look_up(file, text, |origin| place(self.settled(origin)), &mut 0)
    }

    /// What `text` in `file` names in the trees as they are written.
    pub(super) fn written(&self, file: FileId, text: &str) -> Result<Origin, ReferenceError> {
        self.look_up(file, text, |origin| origin, &mut 0)
    }

    /// The same, also where a reference on the way has to be followed, as one in the place of all schemas.
    pub(super) fn through(&self, file: FileId, text: &str) -> Result<Origin, ReferenceError> {
        let (mut file, mut text) = (file, Cow::Borrowed(text));
        let first = self.written(file, &text);
        let mut found = first.clone();
        for _ in 0..64 {
            let Err(ReferenceError::Missing { nearest, .. }) = &found else {
                break;
            };
            let pointer = decode(split(&text).1).into_owned();
            let rest = pointer.strip_prefix(&*nearest.pointer);
            let next = self.get(nearest).and_then(only_reference);
            let next = next.and_then(|next| self.written(nearest.file, next).ok());
            let (Some(rest), Some(next)) = (rest, next) else {
                return first;
            };
            let way = format!("{}{rest}", next.pointer);
            (file, text) = (next.file, Cow::Owned(fragment(&way)));
            found = self.written(file, &text);
        }
        found.or(first)
    }

    /// Says that what stands at `target` stands at `place`, unless it stands somewhere already.
    pub(super) fn stand_in(&mut self, target: &Origin, place: &Origin) {
        let known = self.standing.entry(target.clone());
        known.or_insert_with(|| place.clone());
    }

    /// Where what is written at a place of a file stands in the document.
    pub(super) fn settled(&self, origin: Origin) -> Origin {
        if self.standing.is_empty() {
            return origin;
        }
        let mut at = origin;
        // Each step leads to the file that holds this one.
        for _ in 0..64 {
            let mut holder = Some(at.clone());
            while let Some(one) = holder
                .as_ref()
                .filter(|one| !self.standing.contains_key(one))
            {
                holder = one.parent();
            }
            let Some(place) = holder.as_ref().and_then(|one| self.standing.get(one)) else {
                break;
            };
            let rest = &at.pointer[holder.map_or(0, |one| one.pointer.len())..];
            at = Origin::new(place.file, format!("{}{rest}", place.pointer));
        }
        at
    }

    /// The same; where nothing is, what was meant is looked for among so many names.
    fn look_up(
        &self,
        file: FileId,
        text: &str,
        place: impl Fn(Origin) -> Origin,
        looks: &mut usize,
    ) -> Result<Origin, ReferenceError> {
        let (name, fragment) = split(text);
        let whole = if name.is_empty() {
            Origin::root(file)
        } else if let Some(origin) = self.ids.get(name) {
            origin.clone()
        } else {
            match self.paths.get(&(file, name.to_owned())) {
                Some(Ok(file)) => Origin::root(*file),
                Some(Err(error)) => return Err(error.clone()),
                None if is_remote(name) => return Err(ReferenceError::Remote),
                None => return Err(ReferenceError::Unreadable(format!("`{name}` was not read"))),
            }
        };
        if fragment.is_empty() {
            return if text.is_empty() {
                Err(ReferenceError::Form)
            } else {
                Ok(place(whole))
            };
        }
        let decoded = decode(fragment);
        if !decoded.starts_with('/') {
            let anchor = self.anchors.get(&(whole.file, decoded.into_owned()));
            return anchor.cloned().map(place).ok_or(ReferenceError::Form);
        }
        let full = |pointer: &str| {
            place(Origin::new(
                whole.file,
                format!("{}{pointer}", whole.pointer),
            ))
        };
        let origin = full(&decoded);
        if self.get(&origin).is_some() {
            return Ok(origin);
        }
        let raw = full(fragment);
        if self.get(&raw).is_some() {
            return Ok(raw);
        }
        Err(self.missing(&origin, looks))
    }

    /// What stands in `definitions` of 2.0 stands in `components` of 3.x.
    fn in_other_version(&self, origin: &Origin) -> Option<Origin> {
        let places = [
            ("/definitions/", "/components/schemas/"),
            ("/parameters/", "/components/parameters/"),
            ("/responses/", "/components/responses/"),
            ("/schemas/", "/components/schemas/"),
        ];
        let moved = |from: &str, to: &str| {
            let name = origin.pointer.strip_prefix(from)?;
            let meant = Origin::new(origin.file, format!("{to}{name}"));
            self.get(&meant).map(|_| meant)
        };
        places
            .into_iter()
            .find_map(|(old, new)| moved(old, new).or_else(|| moved(new, old)))
    }

    fn missing(&self, origin: &Origin, looks: &mut usize) -> ReferenceError {
        let mut nearest = Origin::root(origin.file);
        for token in origin.tokens() {
            let child = nearest.child(&token);
            if self.get(&child).is_some() {
                nearest = child;
                continue;
            }
            let map = self.get(&nearest).and_then(Value::as_object);
            let map = map.filter(|map| map.len() <= *looks);
            *looks -= map.map_or(0, serde_json::Map::len);
            let names = map.into_iter().flat_map(serde_json::Map::keys);
            let close = suggestion::closest(&token, names.map(String::as_str));
            let suggestion = close
                .map(|name| {
                    let close = nearest.child(name);
                    let before = nearest.child(&token).pointer.len();
                    let behind = origin.pointer.get(before..).unwrap_or_default();
                    let whole = Origin::new(origin.file, format!("{}{behind}", close.pointer));
                    self.get(&whole).map_or(close, |_| whole)
                })
                .or_else(|| self.in_other_version(origin))
                .map(|meant| format!("#{}", meant.pointer));
            return ReferenceError::Missing {
                nearest,
                token: token.into_owned(),
                suggestion,
            };
        }
        ReferenceError::Form
    }
}

/// A relative way, taken from a folder: `a/b` and `../c` are `a/c`.
pub(super) fn resolve_way(folder: &str, way: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let start = if way.starts_with('/') { "" } else { folder };
    for part in start.split('/').chain(way.split(['/', '\\'])) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn only_reference(node: &Value) -> Option<&str> {
    node.get("$ref")?.as_str()
}

fn path_of(tokens: &[String]) -> String {
    let mut path = String::new();
    tokens
        .iter()
        .rev()
        .for_each(|token| pointer::push(&mut path, token));
    path
}

/// What a tree says about references, wherever it stands.
#[derive(Default)]
struct Found {
    /// Whether a security requirement can name a scheme by a URI.
    has_scheme_uris: bool,
    texts: HashSet<String>,
    /// Those of the texts that security requirements have.
    schemes: HashSet<String>,
    /// With the tokens from the node up to the root.
    anchors: Vec<(String, Vec<String>)>,
    ids: Vec<(String, Vec<String>)>,
}

impl Found {
    /// Whether a part of the file has an `$id` of its own.
    fn has_resources(&self) -> bool {
        self.ids.iter().any(|(_, tokens)| !tokens.is_empty())
    }

    fn visit(&mut self, node: &Value) {
        match node {
            Value::Object(map) => {
                for (key, value) in map {
                    let before = (self.anchors.len(), self.ids.len());
                    match (key.as_str(), value) {
                        (
                            "$ref" | "operationRef" | "$dynamicRef" | "defaultMapping",
                            Value::String(text),
                        ) => self.note(text),
                        ("$anchor" | "$dynamicAnchor", Value::String(name)) => {
                            self.anchors.push((name.clone(), Vec::new()));
                        }
                        ("$id" | "$self", Value::String(id)) => {
                            self.ids.push((id.clone(), Vec::new()));
                        }
                        (_, Value::Object(_) | Value::Array(_)) => {
                            // A member of an object may have such a name as well, so what is in it counts, too.
                            self.note_names(key, value);
                            self.visit(value);
                            self.within(before, || key.clone());
                        }
                        _ => {}
                    }
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    let before = (self.anchors.len(), self.ids.len());
                    self.visit(value);
                    self.within(before, || index.to_string());
                }
            }
            _ => {}
        }
    }

    /// Notes what discriminators and security requirements refer to without a keyword.
    fn note_names(&mut self, key: &str, value: &Value) {
        match (key, value) {
            ("mapping", Value::Object(values)) => {
                let texts = values.values().filter_map(Value::as_str);
                texts
                    .filter(|text| is_path(text))
                    .for_each(|text| self.note(text));
            }
            ("security", Value::Array(requirements)) if self.has_scheme_uris => {
                let requirements = requirements.iter().filter_map(Value::as_object);
                requirements
                    .flat_map(|requirement| requirement.keys())
                    .filter(|name| is_path(name))
                    .for_each(|name| {
                        self.schemes.insert(name.clone());
                        self.note(name);
                    });
            }
            _ => {}
        }
    }

    fn note(&mut self, text: &str) {
        if !self.texts.contains(text) {
            self.texts.insert(text.to_owned());
        }
    }

    fn within(&mut self, before: (usize, usize), token: impl Fn() -> String) {
        self.anchors
            .iter_mut()
            .skip(before.0)
            .for_each(|(_, tokens)| tokens.push(token()));
        self.ids
            .iter_mut()
            .skip(before.1)
            .for_each(|(_, tokens)| tokens.push(token()));
    }
}
