//! Comments of a text that its new version has not.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::notation::{self, Node, Written};
use crate::source::{FileId, Format, Origin, SourceFile, SourceMap, pointer};

/// A finding for each comment of a file that its new text has not.
pub(super) fn lost(source: &SourceFile, file: FileId, new: &str) -> Vec<Diagnostic> {
    if source.format() == Format::Json || same(source.text(), new) {
        return Vec::new();
    }
    let mut sources = SourceMap::new();
    let after = sources.add(source.name(), new);
    let (Ok(before), Ok(after)) = (notation::read(source), notation::read(sources.file(after)))
    else {
        return Vec::new();
    };
    let mut left: HashMap<String, usize> = HashMap::new();
    for (_, comment) in comments(&after) {
        *left.entry(comment).or_default() += 1;
    }
    let mut lost = Vec::new();
    for (place, comment) in comments(&before) {
        if let Some(count) = left.get_mut(&comment).filter(|count| **count > 0) {
            *count -= 1;
            continue;
        }
        let message = format!("the comment `{comment}` goes with what it stands at");
        let finding = Diagnostic::new(&codes::upgrade::COMMENT, message);
        lost.push(finding.at_key(&Origin::new(file, place)).in_file());
    }
    lost
}

/// Whether two texts have the same comments, as far as lines show: what looks like one in a text counts as well.
fn same(old: &str, new: &str) -> bool {
    let mut counts: HashMap<&str, isize> = HashMap::new();
    for (text, step) in [(old, 1), (new, -1)] {
        for line in text.lines().filter(|line| line.contains('#')) {
            let starts = line.match_indices('#').map(|(at, _)| at);
            let start = starts
                .filter(|at| line[..*at].ends_with([' ', '\t']) || *at == 0)
                .min();
            if let Some(start) = start {
                *counts.entry(line[start..].trim_end()).or_default() += step;
            }
        }
    }
    counts.values().all(|count| *count <= 0)
}

/// All comments, each with the pointer of what it stands at.
fn comments(node: &Node) -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(node, &mut String::new(), &mut found);
    found
}

fn gather(node: &Node, place: &mut String, found: &mut Vec<(String, String)>) {
    let comments = &node.comments;
    let lines = comments
        .before
        .iter()
        .chain(&comments.beside)
        .chain(&comments.after);
    let lines = lines.filter(|line| !line.is_empty());
    found.extend(lines.map(|line| (place.clone(), line.clone())));
    let length = place.len();
    match &node.written {
        Written::Mapping { entries, .. } => {
            for entry in entries {
                pointer::push(place, &entry.key.text);
                gather(&entry.value, place, found);
                place.truncate(length);
            }
        }
        Written::Sequence { items, .. } => {
            for (index, item) in items.iter().enumerate() {
                pointer::push(place, &index.to_string());
                gather(item, place, found);
                place.truncate(length);
            }
        }
        Written::Scalar(_) | Written::Alias(_) => {}
    }
}
