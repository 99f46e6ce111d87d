//! One document into a tree of files.

use std::collections::{HashMap, HashSet};

use super::assemble::set_text;
use super::file_names::file_names;
use super::restyle::extension;
use crate::document::section::{pointer_to, sections};
use crate::document::uri::{fragment, path, rebased, relative};
use crate::document::{Reference, ReferenceForm, Version, Written};
use crate::notation::{Comments, Entry, Node, Written as Value};
use crate::source::{Format, Origin, pointer};

/// A part that becomes a file.
struct Part {
    /// The way to the file from the folder of the tree.
    way: String,
    /// The file's folder.
    folder: String,
}

/// Splits a document, whose tree has no aliases; the first file is the root.
pub(super) fn split(written: &Written, mut root: Node, format: Format) -> Vec<(String, Node)> {
    let name = format!("openapi.{}", extension(format));
    let references = written.references();
    let parts = find(written, &references, &root, format);
    let texts: HashMap<String, String> = references
        .iter()
        .filter_map(|reference| {
            let by_id = written.is_by_id(reference);
            let text = text_of(reference, by_id, &parts, &name)?;
            Some((reference.place.pointer.to_string(), text))
        })
        .collect();
    let mut files = Vec::new();
    rewrite(&mut root, &mut String::new(), &texts);
    take_out(&mut root, &mut String::new(), &parts, &mut files);
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    files.insert(0, (name, root));
    files
}

/// The parts that become files, by their pointers.
fn find(
    written: &Written,
    references: &[Reference],
    root: &Node,
    format: Format,
) -> HashMap<String, Part> {
    let version = written.version();
    let mut lists: Vec<(String, String)> = sections(version)
        .iter()
        .map(|(section, _)| pointer_to(section, version))
        .map(|pointer| (pointer.trim_start_matches('/').to_owned(), pointer))
        .collect();
    lists.push(("paths".to_owned(), "/paths".to_owned()));
    if version >= Version::V3_1 {
        lists.push(("webhooks".to_owned(), "/webhooks".to_owned()));
    }
    let bound = bound(references);
    let mut parts = HashMap::new();
    for (folder, list) in lists {
        let entries = root.at(&list).map_or(&[][..], Node::entries);
        let mut names = Vec::new();
        for entry in entries {
            let mut pointer = list.clone();
            pointer::push(&mut pointer, &entry.key.text);
            let is_object = matches!(entry.value.written, Value::Mapping { .. });
            // What only refers to something else has nothing to put into a file.
            let is_reference =
                entry.value.get("$ref").is_some() && entry.value.entries().len() == 1;
            let is_extension =
                entry.key.text.starts_with("x-") && list != pointer_to("headers", version);
            if is_object && !is_reference && !is_extension && !bound.contains(&pointer) {
                names.push((entry.key.text.as_str(), pointer));
            }
        }
        let files = file_names(names.iter().map(|(name, _)| *name));
        for ((_, pointer), file) in names.into_iter().zip(files) {
            let way = format!("{folder}/{file}.{}", extension(format));
            let folder = folder.clone();
            parts.insert(pointer, Part { way, folder });
        }
    }
    parts
}

/// Every place that holds something which means something else in another file.
fn bound(references: &[Reference]) -> HashSet<String> {
    let mut found = HashSet::new();
    for reference in references {
        let is_bound = match reference.form {
            ReferenceForm::Identity | ReferenceForm::Dynamic => true,
            // It would come back in another spelling.
            ReferenceForm::Url | ReferenceForm::Server | ReferenceForm::Loose => {
                let text = raised(&reference.text, 1);
                rebased("folder/file", &text).as_ref() != Some(&reference.text)
            }
            _ => reference.target.is_err(),
        };
        let mut at = Some(reference.place.clone()).filter(|_| is_bound);
        while let Some(place) = at {
            at = place.parent();
            found.insert(place.pointer.to_string());
        }
    }
    found
}

/// The part that a place stands in, and the way to it from there.
fn part_of<'p, 'o>(
    parts: &'p HashMap<String, Part>,
    place: &'o Origin,
) -> Option<(&'p Part, &'o str)> {
    let mut end = place.pointer.len();
    loop {
        let (start, rest) = place.pointer.split_at(end);
        if let Some(part) = parts.get(start) {
            return Some((part, rest));
        }
        end = start.rfind('/')?;
    }
}

/// What a reference says once the parts are files; nothing when that is what it says now.
fn text_of(
    reference: &Reference,
    by_id: bool,
    parts: &HashMap<String, Part>,
    root: &str,
) -> Option<String> {
    let here = part_of(parts, &reference.place).map(|(part, _)| part);
    let folder = here.map_or("", |part| part.folder.as_str());
    match reference.form {
        ReferenceForm::Url | ReferenceForm::Server | ReferenceForm::Loose => {
            let up = folder.split('/').filter(|part| !part.is_empty()).count();
            return (up > 0).then(|| raised(&reference.text, up));
        }
        ReferenceForm::Identity | ReferenceForm::Dynamic | ReferenceForm::Security => return None,
        _ => {}
    }
    let target = reference.target.as_ref().ok()?;
    let file = |way: &str| path(&relative(folder, way));
    let text = match (here, part_of(parts, target)) {
        (None, None | Some((_, ""))) => return None,
        // The root still has what it names, if only as a reference.
        (_, None | Some((_, ""))) if by_id => return None,
        (Some(_), None) => format!("{}{}", file(root), fragment(&target.pointer)),
        (Some(here), Some((part, rest))) if part.way == here.way => fragment(rest),
        (_, Some((part, ""))) => file(&part.way),
        (_, Some((part, rest))) => format!("{}{}", file(&part.way), fragment(rest)),
    };
    (text != reference.text).then_some(text)
}

/// A relative URL, taken from a folder deeper by so many.
fn raised(url: &str, up: usize) -> String {
    let url = url.strip_prefix("./").unwrap_or(url);
    format!("{}{url}", "../".repeat(up))
}

/// Gives references their new texts.
fn rewrite(node: &mut Node, at: &mut String, texts: &HashMap<String, String>) {
    let length = at.len();
    match &mut node.written {
        Value::Mapping { entries, .. } => {
            for entry in entries {
                pointer::push(at, &entry.key.text);
                rewrite(&mut entry.value, at, texts);
                at.truncate(length);
            }
        }
        Value::Sequence { items, .. } => {
            for (index, item) in items.iter_mut().enumerate() {
                pointer::push(at, &index.to_string());
                rewrite(item, at, texts);
                at.truncate(length);
            }
        }
        Value::Scalar(_) => {
            if let Some(text) = texts.get(at.as_str()) {
                set_text(node, text);
            }
        }
        Value::Alias(_) => {}
    }
}

/// Takes the parts out of the root, and leaves references to their files.
fn take_out(
    node: &mut Node,
    at: &mut String,
    parts: &HashMap<String, Part>,
    files: &mut Vec<(String, Node)>,
) {
    // A part stands in an object in the root, or in one in that.
    if at.matches('/').count() > 2 {
        return;
    }
    let length = at.len();
    for Entry { key, value } in node.entries_mut().into_iter().flatten() {
        pointer::push(at, &key.text);
        if let Some(part) = parts.get(at.as_str()) {
            let reference = Node::mapping(vec![Entry::new("$ref", Node::text(path(&part.way)))]);
            let mut taken = std::mem::replace(value, reference);
            (value.comments, taken.comments) = shared(taken.comments);
            files.push((part.way.clone(), taken));
        } else {
            take_out(value, at, parts, files);
        }
        at.truncate(length);
    }
}

/// The comments of a part: what stays in the root, and what goes with it.
fn shared(comments: Comments) -> (Comments, Comments) {
    let mut blank = comments.before;
    let lines = blank.iter().take_while(|line| line.is_empty()).count();
    let before = blank.split_off(lines);
    let stays = Comments {
        before: blank,
        beside: comments.beside,
        after: Vec::new(),
    };
    let goes = Comments {
        before,
        beside: None,
        after: comments.after,
    };
    (stays, goes)
}
