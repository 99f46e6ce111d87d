//! Upgrades: a document in a later version of OpenAPI, whose client is the same.
//!
//! From 3.0 on the text is edited: what is not touched stays byte for byte. A document of 2.0 is another one in 3.0; it
//! is written anew, with the comments of its parts.

mod aliases;
mod comments;
mod dress;
mod raise;
mod rename;
mod schema;
mod swagger;

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Topic, codes};
use crate::document::{self, Version};
use crate::source::{FileId, SourceMap};
use raise::Raised;
use swagger::Rewritten;

/// A document in another version.
#[derive(Clone, Debug)]
pub struct Upgraded {
    /// The version that it had.
    pub from: Version,
    /// Its files, the first one first.
    pub files: Vec<FileId>,
    /// The new texts of those that change.
    pub texts: HashMap<FileId, String>,
}

/// Brings a document to a version; one that has it, or a later one, stays as it is. Nothing when that cannot be done,
/// which is then in `diagnostics`, where findings about what changes are as well.
pub fn upgrade(
    sources: &mut SourceMap,
    root: FileId,
    to: Version,
    diagnostics: &mut Diagnostics,
) -> Option<Upgraded> {
    let mut before = Diagnostics::new();
    let Some(document) = document::parse(sources, root, &mut before) else {
        diagnostics.extend(before);
        return None;
    };
    let from = document.version();
    let files = document.files().to_vec();
    if from >= to {
        let texts = HashMap::new();
        return Some(Upgraded { from, files, texts });
    }
    let texts = if from == Version::V2_0 {
        if before.has_errors() {
            diagnostics.extend(before);
            return None;
        }
        let Rewritten { texts, findings } = swagger::rewrite(document, sources, to, &before);
        take(findings, diagnostics)?;
        if to > Version::V3_0 {
            on(sources, root, texts, to, diagnostics)?
        } else {
            texts
        }
    } else {
        let Raised { texts, findings } = raise::raise(&document, sources, to, &before);
        take(findings, diagnostics)?;
        texts
    };
    check(sources, root, &texts, &before, diagnostics);
    Some(Upgraded { from, files, texts })
}

/// Brings what was of 2.0 and is of 3.0 now to a later version.
fn on(
    sources: &SourceMap,
    root: FileId,
    mut texts: HashMap<FileId, String>,
    to: Version,
    diagnostics: &mut Diagnostics,
) -> Option<HashMap<FileId, String>> {
    let mut between = sources.with_texts(&texts);
    let mut found = Diagnostics::new();
    let Some(document) = document::parse(&mut between, root, &mut found) else {
        diagnostics.extend(found);
        return None;
    };
    let raised = raise::raise(&document, &between, to, &found);
    // A place in this text is the same place in the tree of the document of 2.0.
    let findings = raised.findings.into_iter();
    let findings = findings.map(|found| found.before_print(&between));
    take(findings.collect(), diagnostics)?;
    texts.extend(raised.texts);
    Some(texts)
}

/// Adds findings; nothing when one of them is an error.
fn take(findings: Vec<Diagnostic>, diagnostics: &mut Diagnostics) -> Option<()> {
    let is_error = |found: &Diagnostic| found.severity() == Severity::Error;
    let stopped = findings.iter().any(is_error);
    diagnostics.extend(findings);
    (!stopped).then_some(())
}

/// Reads the new texts, and tells what is wrong with them and was not wrong before.
fn check(
    sources: &SourceMap,
    root: FileId,
    texts: &HashMap<FileId, String>,
    before: &Diagnostics,
    diagnostics: &mut Diagnostics,
) {
    let mut sources = sources.with_texts(texts);
    let mut after = Diagnostics::new();
    let _ = document::parse(&mut sources, root, &mut after);
    for found in more(before, &after) {
        let (code, message) = (found.code().id, found.message());
        let mut finding = Diagnostic::new(
            &codes::upgrade::NEW_MISTAKE,
            format!("the upgraded document has a mistake that this one has not: {code}, {message}"),
        );
        if let Some(place) = found.place() {
            finding = finding.at_file(place.file());
        }
        diagnostics.push(finding);
    }
}

/// For each code of which there are more findings than before, the last one.
fn more<'d>(before: &Diagnostics, after: &'d Diagnostics) -> Vec<&'d Diagnostic> {
    let mut counts: HashMap<&str, (usize, Option<&Diagnostic>)> = HashMap::new();
    let is_mistake = |found: &&Diagnostic| {
        found.severity() >= Severity::Warning && found.topic() == Topic::Schema
    };
    for found in after.iter().filter(is_mistake) {
        let (count, last) = counts.entry(found.code().id).or_default();
        *count += 1;
        *last = Some(found);
    }
    for found in before.iter().filter(is_mistake) {
        if let Some((count, _)) = counts.get_mut(found.code().id) {
            *count = count.saturating_sub(1);
        }
    }
    let mut more: Vec<&Diagnostic> = counts
        .into_values()
        .filter(|(count, _)| *count > 0)
        .filter_map(|(_, last)| last)
        .collect();
    more.sort_by_key(|found| found.code().id);
    more
}
