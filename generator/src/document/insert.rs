//! References where the specification has none, such as `paths: {$ref: paths.yaml}`: what they lead to is read as if it
//! stood in their place, and said to be.

mod copy;
mod walk;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::Version;
use super::check::Path;
use super::files::Files;
use super::grammar::Kind;
use super::reference::{ReferenceError, finding, is_remote, split};
use super::uri;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Origin, SourceMap};
use copy::{each_reference, extent, merge};
use walk::Walk;

/// Nodes that may be added by copies, beyond as many as there are.
const BUDGET: usize = 1 << 20;

/// How many nodes an insertion counts for, beside those that it adds.
const EFFORT: usize = 32;

/// How deep the tree may become.
const DEPTH: usize = 128;

/// Puts what references lead to in their place, where the specification has none; the files whose trees have changed.
pub(super) fn insert(
    files: &mut Files,
    root: FileId,
    version: Version,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> HashSet<FileId> {
    let mut inserter = Inserter {
        files,
        root,
        version,
        sources,
        diagnostics,
        budget: None,
        ways: None,
        inserted: HashMap::new(),
        followed: HashSet::new(),
        told: HashSet::new(),
    };
    let mut queue = vec![(Origin::root(root), super::root_kind(version))];
    let mut waiting = Vec::new();
    loop {
        while let Some((origin, kind)) = queue.pop() {
            let (found, targets) = inserter.find(&origin, kind);
            queue.extend(targets);
            waiting.extend(found);
        }
        let before = waiting.len();
        // What cannot be found may stand in what is to be inserted.
        waiting.retain(|one| match inserter.target(one) {
            Some(target) => {
                queue.extend(inserter.put(one, &target));
                false
            }
            None => true,
        });
        if waiting.len() == before {
            break;
        }
    }
    let changed = inserter.inserted.keys().map(|place| place.file);
    let mut changed: HashSet<FileId> = changed.collect();
    if !changed.is_empty() {
        changed.extend(inserter.settle());
    }
    changed
}

/// A `$ref` where the specification has none.
struct Found {
    /// The object that it stands in.
    place: Origin,
    kind: Kind,
    text: String,
}

/// What has been put in the place of a reference.
struct Inserted {
    /// Where it comes from.
    target: Origin,
    /// Where the reference is written.
    written: Origin,
}

struct Inserter<'i> {
    files: &'i mut Files,
    root: FileId,
    version: Version,
    sources: &'i mut SourceMap,
    diagnostics: &'i mut Diagnostics,
    /// How many nodes may still be added.
    budget: Option<usize>,
    /// The ways to the files, once they are needed.
    ways: Option<HashMap<FileId, String>>,
    /// By the places where it stands now.
    inserted: HashMap<Origin, Inserted>,
    followed: HashSet<Origin>,
    /// Places that have been spoken of.
    told: HashSet<Origin>,
}

impl Inserter<'_> {
    /// The references in a node that the specification does not have, and what lies in other files.
    fn find(&mut self, origin: &Origin, kind: Kind) -> (Vec<Found>, Vec<(Origin, Kind)>) {
        let mut walk = Walk {
            files: self.files,
            root: self.root,
            version: self.version,
            file: origin.file,
            found: Vec::new(),
            targets: Vec::new(),
        };
        if let Some(node) = self.files.get(origin) {
            walk.node(node, kind, &Path::Start(&origin.pointer, &origin.pointer));
        }
        let Walk { found, targets, .. } = walk;
        let new = targets.into_iter();
        let new = new.filter(|(target, _)| self.followed.insert(target.clone()));
        (found, new.collect())
    }

    /// What a reference leads to.
    fn target(&self, one: &Found) -> Option<Origin> {
        self.files.written(one.place.file, &one.text).ok()
    }

    /// Puts what a reference leads to in its place; where to go on.
    fn put(&mut self, one: &Found, target: &Origin) -> Option<(Origin, Kind)> {
        let Found { place, kind, .. } = one;
        let written = self.sources.grafted(&place.child("$ref"));
        // As it is written, and not as it leads there from another file.
        let text = self.files.get(&written).and_then(Value::as_str);
        let text = text.unwrap_or(&one.text).to_owned();
        if self.holds_itself(place, target, &written) {
            let circle = finding(&text, &written, &ReferenceError::Cycle);
            self.tell(&written, circle);
            return None;
        }
        let mut copy = self.files.get(target)?.clone();
        let (size, depth) = extent(&copy);
        if !self.has_room(size) || place.tokens().count() + depth > DEPTH {
            let message = format!("what `{text}` leads to is too much to stand here");
            let finding = Diagnostic::new(&codes::syntax::TOO_LARGE, message).at(&written);
            self.tell(
                &written,
                finding.help("make a component of it, and refer to that"),
            );
            return None;
        }
        if target.file != place.file {
            self.lead_on(&mut copy, target.file, place.file);
        }
        self.warn(one, target, &written);
        let tree = self.files.trees.get_mut(&place.file)?;
        let holder = tree.pointer_mut(&place.pointer)?;
        let own = merge(&mut copy, std::mem::take(holder));
        *holder = copy;
        let own: Vec<(String, Origin)> = own
            .into_iter()
            .map(|(rest, from)| {
                let from = Origin::new(place.file, format!("{}{from}", place.pointer));
                (rest, self.sources.grafted(&from))
            })
            .collect();
        self.sources.graft(place, target, &own);
        if target.file != place.file {
            self.files.stand_in(target, place);
        }
        let inserted = Inserted {
            target: target.clone(),
            written,
        };
        self.inserted.insert(place.clone(), inserted);
        Some((place.clone(), *kind))
    }

    /// Whether what is to be put somewhere holds that place.
    fn holds_itself(&self, place: &Origin, target: &Origin, written: &Origin) -> bool {
        let mut around = std::iter::successors(Some(place.clone()), Origin::parent);
        let is_in_target = |place: &Origin| {
            let one = self.inserted.get(place);
            one.is_some_and(|one| one.written.is_within(target) || one.target.is_within(target))
        };
        place.is_within(target)
            || written.is_within(target)
            || around.any(|place| is_in_target(&place))
    }

    fn has_room(&mut self, size: usize) -> bool {
        let files = &self.files;
        let budget = self.budget.get_or_insert_with(|| {
            BUDGET
                + files
                    .trees
                    .values()
                    .map(|tree| extent(tree).0)
                    .sum::<usize>()
        });
        match budget.checked_sub(size + EFFORT) {
            Some(rest) => {
                *budget = rest;
                true
            }
            None => false,
        }
    }

    /// Reports what is wrong with a reference, once however often what it stands in is inserted.
    fn tell(&mut self, written: &Origin, finding: Diagnostic) {
        if self.told.insert(written.clone()) {
            self.diagnostics.push(finding.in_file());
        }
    }

    fn warn(&mut self, one: &Found, target: &Origin, written: &Origin) {
        let what = match one.place.last() {
            Some(key) if key.bytes().all(|byte| byte.is_ascii_digit()) => {
                let list = one.place.parent().and_then(|list| list.last());
                format!("an element of `{}`", list.unwrap_or_default())
            }
            key => format!("`{}`", key.unwrap_or_default()),
        };
        let finding = Diagnostic::new(
            &codes::reference::INSERTED,
            format!(
                "the specification has no reference in the place of {what}: what it leads to is read as if it stood here"
            ),
        )
        .at(written);
        let is_properties = one.place.last().as_deref() == Some("properties");
        let schema = target.parent().filter(|_| {
            is_properties
                && target.last().as_deref() == Some("properties")
                && target.file == one.place.file
        });
        let finding = match schema {
            _ if target.file != one.place.file => {
                let name = self.sources.file(self.root).name();
                finding.help(format!(
                    "`specsmith bundle {name} -o FILE` writes a document that other programs read as well"
                ))
            }
            Some(schema) => {
                let schema = uri::fragment(&schema.pointer);
                finding.help(format!(
                    "write `allOf: [{{$ref: '{schema}'}}]` instead, to take over all of that schema, or write it out"
                ))
            }
            None => finding.help("write it out, so that other programs read it as well"),
        };
        self.tell(written, finding);
    }

    /// Lets every reference to what stands in the document now say so; the files that have one.
    fn settle(&mut self) -> Vec<FileId> {
        let ways = self.files.ways();
        let mut changed = Vec::new();
        for file in self.files.order.clone() {
            // What stands elsewhere as a whole is read there.
            if self.files.settled(Origin::root(file)).file != file {
                continue;
            }
            let Some(mut tree) = self.files.trees.remove(&file) else {
                continue;
            };
            let mut known = Vec::new();
            each_reference(&mut tree, self.version, &mut |text| {
                // The tree of this file is not needed for what stands in another one.
                let target = self.files.written(file, text).ok()?;
                let place = self.files.settled(target.clone());
                if place == target {
                    return None;
                }
                let name = name_of(&ways, place.file, file);
                let new = name.clone() + &uri::fragment(&place.pointer);
                known.push((name, Ok(place.file)));
                Some(new)
            });
            self.files.trees.insert(file, tree);
            if !known.is_empty() {
                changed.push(file);
            }
            for (name, result) in known.into_iter().filter(|(name, _)| !name.is_empty()) {
                self.files.know_as(file, &name, result);
            }
        }
        changed
    }

    /// Lets the references in a copy lead where they led in the file that it comes from.
    fn lead_on(&mut self, copy: &mut Value, from: FileId, to: FileId) {
        let ways = self.ways.get_or_insert_with(|| self.files.ways());
        let mut known = Vec::new();
        let mut change = |text: &str| -> Option<String> {
            let (name, fragment) = split(text);
            if self.files.is_by_id(text) || is_remote(name) {
                return None;
            }
            let result = match name {
                "" => Ok(from),
                name => self.files.file_of(from, name)?,
            };
            let name = match &result {
                Ok(file) => name_of(ways, *file, to),
                Err(_) => name.to_owned(),
            };
            let hash = if text.contains('#') || name.is_empty() {
                "#"
            } else {
                ""
            };
            let new = format!("{name}{hash}{fragment}");
            if !name.is_empty() {
                known.push((name, result));
            }
            Some(new)
        };
        each_reference(copy, self.version, &mut |text| change(text));
        for (name, result) in known {
            self.files.know_as(to, &name, result);
        }
    }
}

/// What references in one file call another one; nothing for that itself.
fn name_of(ways: &HashMap<FileId, String>, file: FileId, holder: FileId) -> String {
    if file == holder {
        return String::new();
    }
    let way = |file: FileId| ways.get(&file).map_or("", String::as_str);
    let folder = way(holder)
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    uri::path(&uri::relative(folder, way(file)))
}

/// Whether the specification has a reference in the place of a thing.
fn is_reference(kind: Kind) -> bool {
    match kind {
        Kind::Schema | Kind::BoolOrSchema | Kind::SchemaOrTexts | Kind::OrRef(_) => true,
        Kind::Object(shape) => shape.name == "path item",
        _ => false,
    }
}

/// The text of a reference that stands where the specification has none.
pub(super) fn inserted(node: &Value, kind: Kind) -> Option<&str> {
    let takes_all = matches!(kind, Kind::Any | Kind::AnyObject | Kind::Map(Kind::Any));
    if takes_all || is_reference(kind) {
        return None;
    }
    node.as_object()?.get("$ref")?.as_str()
}
