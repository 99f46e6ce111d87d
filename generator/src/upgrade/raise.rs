//! From 3.0 on: edits of the text.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{aliases, comments, schema};
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::document::{self, Document, Node, Version, Visitor};
use crate::edit::{self, Change};
use crate::notation;
use crate::source::{FileId, Origin, SourceMap};

/// What comes of it.
#[derive(Debug, Default)]
pub(super) struct Raised {
    /// The new texts of files that change.
    pub(super) texts: HashMap<FileId, String>,
    pub(super) findings: Vec<Diagnostic>,
}

/// The last patch of a version: what a document names that is written today.
pub(super) fn patch(version: Version) -> &'static str {
    match version {
        Version::V2_0 => "2.0",
        Version::V3_0 => "3.0.4",
        Version::V3_1 => "3.1.2",
        Version::V3_2 => "3.2.0",
    }
}

/// Raises the version of a document of 3.0 or later. `found` is what reading it has found.
pub(super) fn raise(
    document: &Document,
    sources: &SourceMap,
    to: Version,
    found: &Diagnostics,
) -> Raised {
    let mut first = Raise::new(document, sources, to, HashMap::new());
    for finding in found {
        first.other_version(finding);
    }
    document.visit(&mut first);
    let findings = std::mem::take(&mut first.findings);
    let root = document.root();
    let mut edits = Edits {
        sources,
        texts: HashMap::new(),
        trees: HashMap::new(),
        findings,
    };
    if first.whole.is_empty() {
        first.root();
        edits.findings.append(&mut first.findings);
        edits.trees = first.trees;
        edits.make(&first.changes);
        return edits.raised();
    }
    // What takes others along comes when those are done.
    edits.trees = std::mem::take(&mut first.trees);
    edits.make(&first.changes);
    while edits.is_sound() {
        let mut between = sources.with_texts(&edits.texts);
        let unheard = &mut Diagnostics::new();
        let document = match edits.trees.get(&root).cloned() {
            Some(tree) => document::check(&mut between, root, tree, unheard),
            None => document::parse(&mut between, root, unheard),
        };
        let Some(document) = document else {
            break;
        };
        let trees = std::mem::take(&mut edits.trees);
        let mut next = Raise::new(&document, &between, to, trees);
        document.visit(&mut next);
        if next.whole.is_empty() {
            next.findings.clear();
            next.root();
            edits.findings.append(&mut next.findings);
            edits.trees = next.trees;
            edits.make(&next.changes);
            break;
        }
        next.innermost(&mut edits);
    }
    edits.raised()
}

/// Edits of several files, one batch behind the other.
struct Edits<'e> {
    sources: &'e SourceMap,
    texts: HashMap<FileId, String>,
    /// The trees of the texts as they are now, as far as they are known.
    trees: HashMap<FileId, Value>,
    findings: Vec<Diagnostic>,
}

impl Edits<'_> {
    /// What comes of all of them.
    fn raised(mut self) -> Raised {
        let mut files: Vec<FileId> = self.texts.keys().copied().collect();
        files.sort_by_key(|file| file.index());
        for file in files {
            let new = &self.texts[&file];
            self.findings
                .extend(comments::lost(self.sources.file(file), file, new));
        }
        Raised {
            texts: self.texts,
            findings: self.findings,
        }
    }

    /// Whether all changes could be made so far.
    fn is_sound(&self) -> bool {
        let failed = |found: &Diagnostic| found.code().id == codes::upgrade::NOT_IN_PLACE.id;
        !self.findings.iter().any(failed)
    }

    fn make(&mut self, changes: &BTreeMap<FileId, Vec<Change>>) {
        for (file, changes) in changes {
            let source = self.sources.file(*file);
            let before = self.texts.get(file).map_or(source.text(), String::as_str);
            let settled = aliases::settle(source.name(), before, changes);
            let (before, changes) = match &settled {
                Some((text, changes)) => (text.as_str(), changes.as_slice()),
                None => (before, changes.as_slice()),
            };
            let tree = self.trees.remove(file).filter(|_| settled.is_none());
            let (edited, tree) = edit::edit_text(source.name(), before, tree, changes);
            let left = changes.len() - edited.done;
            if left > 0 {
                let all = changes.len();
                let message = format!("{left} of {all} changes cannot be made in this text");
                self.findings.push(
                    Diagnostic::new(&codes::upgrade::NOT_IN_PLACE, message)
                        .at_file(*file)
                        .help("take out the tags (`!name`) in front of what is to change"),
                );
            }
            if edited.text != source.text() {
                self.texts.insert(*file, edited.text);
                self.trees.extend(tree.map(|tree| (*file, tree)));
            }
        }
    }
}

/// Whether null is a value of a schema of 3.0.
fn takes_null(document: &Document, holder: &Origin, schema: &Value, depth: usize) -> bool {
    /// Longer ways lead in circles.
    const LONGEST: usize = 16;
    let below = |holder: &Origin, schema: &Value| {
        depth < LONGEST && takes_null(document, holder, schema, depth + 1)
    };
    let Some(map) = schema.as_object() else {
        return schema.as_bool().unwrap_or_default();
    };
    if map.get("nullable") == Some(&Value::Bool(true)) {
        return true;
    }
    if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
        let target = document.resolve(holder, reference);
        return target.is_ok_and(|target| {
            let schema = document.get(&target);
            schema.is_some_and(|schema| below(&target, schema))
        });
    }
    let list = |key: &str| map.get(key).and_then(Value::as_array);
    let null_is_listed = list("enum").is_none_or(|values| values.contains(&Value::Null));
    !map.contains_key("type")
        && null_is_listed
        && list("allOf").is_none_or(|all| all.iter().all(|one| below(holder, one)))
        && ["oneOf", "anyOf"]
            .iter()
            .all(|key| list(key).is_none_or(|all| all.iter().any(|one| below(holder, one))))
}

struct Raise<'d> {
    document: &'d Document,
    sources: &'d SourceMap,
    to: Version,
    /// The trees of the files as they are written.
    trees: HashMap<FileId, Value>,
    changes: BTreeMap<FileId, Vec<Change>>,
    /// Schemas of several parts that may be null: a choice takes all of them along.
    whole: Vec<Origin>,
    /// What has been looked at, where a text may stand in several places.
    seen: HashSet<Origin>,
    findings: Vec<Diagnostic>,
}

impl<'d> Raise<'d> {
    /// `trees` are those that are known already.
    fn new(
        document: &'d Document,
        sources: &'d SourceMap,
        to: Version,
        mut trees: HashMap<FileId, Value>,
    ) -> Self {
        for file in document.files() {
            if !trees.contains_key(file)
                && let Some(tree) = document::read(sources, *file, &mut Diagnostics::new())
            {
                trees.insert(*file, tree);
            }
        }
        Self {
            document,
            sources,
            to,
            trees,
            changes: BTreeMap::new(),
            whole: Vec::new(),
            seen: HashSet::new(),
            findings: Vec::new(),
        }
    }

    fn change(&mut self, change: Change) {
        let file = change.place().file;
        self.changes.entry(file).or_default().push(change);
    }

    /// Whether a node is written where another one was that has been looked at.
    fn is_copy(&mut self, node: &Node<'_, '_>) -> bool {
        self.sources.has_grafts() && !self.seen.insert(self.sources.written(&node.origin()))
    }

    /// A node of the text.
    fn written(&self, place: &Origin) -> Option<&Value> {
        self.trees.get(&place.file)?.pointer(&place.pointer)
    }

    /// Whether keywords of JSON Schema begin to count.
    fn leaves_3_0(&self) -> bool {
        self.document.version() < Version::V3_1
    }

    /// The version, and webhooks.
    fn root(&mut self) {
        let root = Origin::root(self.document.root());
        self.change(Change::Replace(
            root.child("openapi"),
            json!(patch(self.to)),
        ));
        let has = |name: &str| self.written(&root.child(name)).is_some();
        if has("x-webhooks") && !has("webhooks") {
            self.extensions(&root.child("x-webhooks"));
            self.change(Change::Rename(
                root.child("x-webhooks"),
                "webhooks".to_owned(),
            ));
        }
    }

    /// An extension can say anything of itself, and in `webhooks` every member is a path item.
    fn extensions(&mut self, place: &Origin) {
        let members = self.written(place).and_then(Value::as_object);
        let members = members.into_iter().flatten();
        let others = members.filter(|(key, value)| key.starts_with("x-") && !value.is_object());
        let others: Vec<Origin> = others.map(|(key, _)| place.child(key)).collect();
        for place in others {
            self.take_out(place);
        }
    }

    /// What had no meaning, and would have one in the new version, is set aside.
    fn other_version(&mut self, finding: &Diagnostic) {
        if finding.code().id != codes::structure::OTHER_VERSION_KEY.id {
            return;
        }
        let Some(place) = finding.place().and_then(|place| place.origin()).cloned() else {
            return;
        };
        let (Some(key), Some(holder)) = (place.last(), place.parent()) else {
            return;
        };
        let Some(holder) = self.written(&holder).and_then(Value::as_object) else {
            return;
        };
        if !self.document.gains(&place, self.to) {
            return;
        }
        if key == "const" && self.leaves_3_0() && !holder.contains_key("enum") {
            // Until now it is taken for this.
            self.change(Change::Rename(place.clone(), "enum".to_owned()));
            self.change(Change::Wrap(place));
            return;
        }
        let mut name = format!("x-{key}");
        while holder.contains_key(&name) || name == "x-webhooks" {
            name.insert_str(2, "unused-");
        }
        self.findings.push(
            Diagnostic::new(
                &codes::upgrade::SET_ASIDE,
                format!(
                    "`{key}` means nothing in {}, and would begin to count: it becomes `{name}`",
                    self.document.version()
                ),
            )
            .at_key(&place)
            .in_file()
            .help(format!(
                "rename it to `{key}` in the upgraded document, if it is to count"
            )),
        );
        self.change(Change::Rename(place, name));
    }

    fn schema(&mut self, node: &Node<'_, '_>, map: &Map<String, Value>) {
        if !self.leaves_3_0() || !schema::is_of_3_0(map) {
            return;
        }
        let place = self.sources.written(&node.origin());
        let Some(Value::Object(written)) = self.written(&place) else {
            return;
        };
        let holder = node.origin();
        let takes_null = |schema: &Value| takes_null(self.document, &holder, schema, 0);
        let changes = schema::changes(node, map, written, &place, &takes_null);
        if schema::is_whole(map, written) {
            self.whole.push(place);
        }
        for change in changes {
            self.change(change);
        }
    }

    /// Makes choices of schemas as a whole, as far as no other one is within them.
    fn innermost(&mut self, edits: &mut Edits<'_>) {
        let holds = |one: &Origin, other: &Origin| {
            one.file == other.file
                && other
                    .pointer
                    .strip_prefix(&*one.pointer)
                    .is_some_and(|rest| rest.starts_with('/'))
        };
        let innermost = self
            .whole
            .iter()
            .filter(|place| !self.whole.iter().any(|other| holds(place, other)));
        let mut steps: [BTreeMap<FileId, Vec<Change>>; 3] = Default::default();
        let mut trees: HashMap<FileId, Option<notation::Node>> = HashMap::new();
        for place in innermost {
            let Some(Value::Object(written)) = self.written(place) else {
                continue;
            };
            let tree = trees
                .entry(place.file)
                .or_insert_with(|| notation::read(self.sources.file(place.file)).ok());
            let node = tree.as_ref().and_then(|tree| tree.at(&place.pointer));
            for (step, changes) in steps.iter_mut().zip(schema::whole(written, node, place)) {
                step.entry(place.file).or_default().extend(changes);
            }
        }
        edits.trees = std::mem::take(&mut self.trees);
        for step in &steps {
            edits.make(step);
        }
    }

    /// What 3.0 lets stand where it has no effect, and 3.1 does not.
    fn without_effect(&mut self, node: &Node<'_, '_>, key: &str) {
        let place = self.sources.written(&node.origin()).child(key);
        if self.leaves_3_0() && self.written(&place).is_some() {
            self.take_out(place);
        }
    }

    fn take_out(&mut self, place: Origin) {
        let key = place.last().unwrap_or_default();
        self.findings.push(
            Diagnostic::new(
                &codes::upgrade::TAKEN_OUT,
                format!(
                    "`{key}` has no effect here, and may not stand here in {}: it is taken out",
                    self.to
                ),
            )
            .at_key(&place)
            .in_file(),
        );
        self.change(Change::Erase(place));
    }

    /// What stands beside a reference and begins to count.
    fn beside(&mut self, node: &Node<'_, '_>, map: &Map<String, Value>) {
        let mut names = map.keys().filter(|key| {
            let is_word = matches!(key.as_str(), "summary" | "description");
            *key != "$ref" && !key.starts_with("x-") && (node.shape == "schema" || is_word)
        });
        let Some(first) = names.next() else { return };
        let place = node.origin().child(first);
        let mut message = format!("beside `$ref` `{first}`");
        for name in names {
            message.push_str(", `");
            message.push_str(name);
            message.push('`');
        }
        message.push_str(" counts from 3.1 on");
        let finding = Diagnostic::new(&codes::upgrade::BESIDE_REFERENCE, message).at_key(&place);
        self.findings.push(
            finding.help("Specsmith has taken it so before; take it out if it is not to count"),
        );
    }
}

impl<'d> Visitor<'d> for Raise<'_> {
    fn object(&mut self, node: &Node<'_, 'd>) {
        if self.is_copy(node) {
            return;
        }
        let Some(map) = node.map() else { return };
        match node.shape {
            "schema" => {
                if self.leaves_3_0() && map.len() > 1 && map.contains_key("$ref") {
                    self.beside(node, map);
                }
                self.schema(node, map);
            }
            "parameter" => {
                // A cookie of the style `form` is encoded like a query.
                let encodes = match node.text("in") {
                    Some("query") => true,
                    Some("cookie") => node.text("style").is_none_or(|style| style == "form"),
                    _ => false,
                };
                if !encodes {
                    self.without_effect(node, "allowReserved");
                }
                if node.text("in") != Some("query") {
                    self.without_effect(node, "allowEmptyValue");
                }
            }
            "server variable" => {
                let values = node.get("enum").and_then(Value::as_array);
                if values.is_some_and(Vec::is_empty) {
                    self.without_effect(node, "enum");
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, node: &Node<'_, 'd>, _target: &Origin) {
        let Some(map) = node.map() else { return };
        if self.leaves_3_0() && map.len() > 1 && node.shape != "schema" && node.shape != "path item"
        {
            self.beside(node, map);
        }
    }
}
