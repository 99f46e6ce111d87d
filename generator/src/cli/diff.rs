//! `specsmith diff`.

use std::fmt::Write as _;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::thread;

use serde_json::json;

use super::arguments::{Diff, FailOn};
use super::show::Show;
use super::{Exit, leave};
use crate::config::Config;
use crate::diagnostic::count::plural;
use crate::diagnostic::{self, Diagnostic, Diagnostics, Families, FindingPlace, Severity, places};
use crate::diff::{self, Bump, Change, Wire};
use crate::document::Document;
use crate::generate;
use crate::model::{self, Model};
use crate::source::{FileId, Origin, Position, SourceMap};

pub(super) fn run(options: &Diff, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let document = options.new.as_deref().or(options.old.as_deref());
    let file = options.config.as_deref();
    let Some(mut config) = show.config(document, file, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    let levels = &options.levels;
    if !levels.add_to(&mut config, show)?
        || !levels.add_baseline(&mut config, &mut sources, &options.write, show)?
    {
        return Ok(Exit::Unusable);
    }
    let mut before = config.clone();
    before.document = match (&options.old, &options.new) {
        (Some(old), Some(_)) => old.clone(),
        _ => committed(&config.document),
    };
    show.at("reading both documents");
    let documents = generate::parse_both(&before, &config, &mut sources, &mut diagnostics);
    let Some((old, new)) = documents else {
        show.findings(&diagnostics, &sources)?;
        return Ok(Exit::Unusable);
    };
    let files = [&old, &new].map(|document| sources.file(document.root()));
    let (models, changes) = thread::scope(|scope| {
        // Most changes are shown where they stand in the new document, which takes as long to find as the changes.
        if files[0].text() != files[1].text() {
            scope.spawn(|| diagnostic::prepare(files[1]));
        }
        let models = resolve(&old, &new);
        show.at("comparing the documents");
        let changes = diff::compare(&models.0, &models.1);
        (models, changes)
    });
    let roots = (old.root(), new.root());
    leave((old, new, models));
    let mut findings = diagnostics.emptied();
    for change in &changes {
        let finding = change.finding();
        findings.push(match (&change.old, &change.new) {
            // A pull request has no lines of what is gone: it is told where it was.
            (Some(place), None) if show.is_github() => {
                finding.at_key(&Origin::new(roots.1, lines_left(place, roots.0)))
            }
            _ => finding,
        });
    }
    let unneeded = findings.set_levels(&config.levels, &sources, Families("D"));
    if let Some(exit) = levels.write_baseline(
        &options.write,
        &config,
        Families("D"),
        (&findings, &sources),
        show,
    )? {
        return Ok(exit);
    }
    findings.extend(unneeded);
    if show.is_text() {
        print(&findings, &changes, &sources, show)?;
    } else if show.is_json() {
        lines(&findings, &changes, &sources, show)?;
    } else {
        show.findings(&findings, &sources)?;
    }
    let worst = findings.iter().map(Diagnostic::severity).max();
    let limit = match options.fail_on {
        FailOn::Breaking => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Info => Severity::Note,
        FailOn::Never => return Ok(Exit::Fine),
    };
    Ok(if worst.is_some_and(|worst| worst >= limit) {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

/// The pointer of what is nearest to a part that is gone, in a document whose first file is this one.
fn lines_left(place: &Origin, root: FileId) -> &str {
    if place.file != root {
        return "";
    }
    // Another element of a list has the number of one that is gone.
    let pointer = &*place.pointer;
    let (list, index) = pointer.rsplit_once('/').unwrap_or_default();
    if index.bytes().all(|byte| byte.is_ascii_digit()) && list.ends_with("/parameters") {
        list
    } else {
        pointer
    }
}

/// A file as it was committed last.
pub(super) fn committed(file: &Path) -> PathBuf {
    // Git reads what begins with `./` from the working directory.
    let mut name = PathBuf::from("git:HEAD:./").into_os_string();
    name.push(from_here(file).unwrap_or_else(|| file.to_path_buf()));
    name.into()
}

/// The way from the working directory to what a whole path names: up to the folder that holds both, and down again.
fn from_here(file: &Path) -> Option<PathBuf> {
    if !file.is_absolute() {
        return None;
    }
    let here = std::env::current_dir().ok()?.canonicalize().ok()?;
    let folder = file.parent()?.canonicalize().ok()?;
    let shared = here.components().zip(folder.components());
    let shared = shared.take_while(|(one, other)| one == other).count();
    let up = here.components().skip(shared).map(|_| Component::ParentDir);
    let down = folder.components().skip(shared);
    let way: PathBuf = up.chain(down).collect();
    Some(way.join(file.file_name()?))
}

/// The models of the documents of two configurations; nothing when one cannot be read, which is then in `diagnostics`.
pub(super) fn models(
    old: &Config,
    new: &Config,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<(Model, Model)> {
    let (old, new) = generate::parse_both(old, new, sources, diagnostics)?;
    Some(resolve(&old, &new))
}

/// Both documents with their references resolved. What is wrong with them is not told here, but by `validate`.
fn resolve(old: &Document, new: &Document) -> (Model, Model) {
    thread::scope(|scope| {
        let before = scope.spawn(|| model::resolve(old, &mut Diagnostics::new()));
        let after = model::resolve(new, &mut Diagnostics::new());
        match before.join() {
            Ok(before) => (before, after),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// The changes that the levels leave, each with its fingerprint and its place.
fn left<'c>(
    findings: &'c Diagnostics,
    changes: &'c [Change],
    sources: &SourceMap,
) -> Vec<(&'c Change, &'c Diagnostic, String, Option<FindingPlace>)> {
    // What is left is in the same order.
    let mut rest = changes.iter();
    places(findings, sources)
        .into_iter()
        .filter_map(|(finding, print, place)| {
            let is_it = |change: &&Change| {
                change.kind.code == finding.code() && change.message == finding.message()
            };
            Some((rest.find(is_it)?, finding, print, place))
        })
        .collect()
}

/// The changes for machines, one JSON object a line, the worst first.
fn lines(
    findings: &Diagnostics,
    changes: &[Change],
    sources: &SourceMap,
    show: &mut Show<'_>,
) -> io::Result<()> {
    for (change, finding, print, place) in left(findings, changes, sources) {
        let pointer = |origin: &Option<Origin>| {
            let written = origin.as_ref().map(|origin| sources.written(origin));
            written.map(|origin| format!("#{}", origin.pointer))
        };
        let (file, position) =
            place.map_or((None, None), |(file, position)| (Some(file), position));
        show.json(&json!({
            "code": change.kind.code.id,
            "name": change.kind.code.name,
            "severity": finding.severity().as_str(),
            "message": change.message,
            "wire": change.wire.as_str(),
            "rust": change.rust.as_str(),
            "reason": change.reason(),
            "direction": change.directions.as_str(),
            "operations": change.operations,
            "file": file,
            "line": position.map(|position| position.line),
            "column": position.map(|position| position.column),
            "old": pointer(&change.old),
            "new": pointer(&change.new),
            "fingerprint": print,
        }))?;
    }
    Ok(())
}

/// The changes for people, the worst first.
fn print(
    findings: &Diagnostics,
    changes: &[Change],
    sources: &SourceMap,
    show: &mut Show<'_>,
) -> io::Result<()> {
    let mut text = String::new();
    let (mut wire, mut rust) = (Wire::None, Bump::Patch);
    let mut counts = [0_usize; 4];
    for (change, finding, print, place) in left(findings, changes, sources) {
        wire = wire.max(change.wire);
        rust = rust.max(change.rust);
        counts[change.wire as usize] += 1;
        let place = place.map_or_else(String::new, |(file, position)| match position {
            Some(Position { line, column }) => format!("{file}:{line}:{column}"),
            None => file,
        });
        let code = change.kind.code;
        let word = show.colored(finding.severity(), change.wire.as_str());
        let _ = writeln!(text, "{word}[{}]: {}", code.id, change.message);
        let _ = writeln!(text, "    {}", change.verdict());
        let _ = writeln!(text, "    {place} ({}, {print})", code.name);
    }
    show.text(&text)?;
    if counts.iter().all(|count| *count == 0) {
        return show.line("no changes");
    }
    let counted: Vec<String> = [Wire::Breaking, Wire::Warning, Wire::Info, Wire::None]
        .into_iter()
        .map(|wire| (counts[wire as usize], wire))
        .filter(|(count, _)| *count > 0)
        .map(|(count, wire)| format!("{count} {wire}"))
        .collect();
    let total = plural(counts.iter().sum(), "change");
    show.line(format_args!(
        "{total}: {}; the API: {wire}, the Rust crate: {rust}",
        counted.join(", ")
    ))
}
