//! The driver: one stage after the other, from the document to formatted files.
//!
//! Every stage returns a value and adds to the diagnostics. Behind each stage is a barrier: an error
//! ends the run there. What the configuration denies or allows is applied once, behind the last stage
//! that can find anything, so that all findings of a run are reported together.

mod module;
mod stage;
mod summary;
#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::Value;

pub use stage::{Stage, Watch};
pub use summary::{LeftOut, Summary};

use crate::catalogue;
use crate::config::{self, Config, Layout};
use crate::diagnostic::{Diagnostic, Diagnostics, Families, Levels, codes};
use crate::document::{self, Document};
use crate::ledger::Ledger;
use crate::lint::{self, Fix, Target};
use crate::output::{self, Files, Header, Mode, OutputError, Report};
use crate::source::{FileId, Origin, SourceMap};
use crate::{emit, ir, ledger, model, overlay, rust};

/// A client, ready to be written.
#[derive(Clone, Debug)]
pub struct Generation {
    /// The files of the client.
    pub files: Files,
    /// What the client has, and what was left out.
    pub summary: Summary,
}

/// Generates the client that `config` asks for; nothing when there is an error, which is then in
/// `diagnostics`. Nothing is written; see [`write()`].
pub fn generate(
    config: &Config,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Generation> {
    generate_watched(config, sources, diagnostics, &|_| ())
}

/// As [`generate()`], and tells what it is at.
pub fn generate_watched(
    config: &Config,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
    watch: Watch<'_>,
) -> Option<Generation> {
    watch(Stage::Parse);
    let document = parse(config, sources, diagnostics);
    client(config, document, sources, diagnostics, watch)
}

/// As [`generate_watched()`], and accounts for every part of the document beside it, of what was read once; see [`ledger`].
pub fn generate_and_account(
    config: &Config,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
    watch: Watch<'_>,
) -> (Option<Generation>, Option<Ledger>) {
    watch(Stage::Parse);
    let document = parse(config, sources, diagnostics);
    let sources = &*sources;
    let (marked, findings) = (document.clone(), diagnostics.clone());
    thread::scope(|scope| {
        let account = scope.spawn(move || settle(config, marked?, sources, findings));
        let generation = client(config, document, sources, diagnostics, watch);
        watch(Stage::Account);
        match account.join() {
            Ok(ledger) => (generation, ledger),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// The client of a document that was read.
fn client(
    config: &Config,
    document: Option<Document>,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
    watch: Watch<'_>,
) -> Option<Generation> {
    let planned = document.and_then(|document| plan(config, &document, diagnostics, watch));
    let unneeded = diagnostics.set_levels(&config.levels, sources, Families("SRMVGC"));
    if planned.is_some() {
        diagnostics.extend(unneeded);
    }
    let (plan, counts) = planned.filter(|_| !diagnostics.has_errors())?;

    let header = Header {
        document: config.document_name(),
        command: config.command.clone(),
    };
    let mut jobs = emit::jobs(&plan);
    let as_module = config.layout == Layout::Module;
    if as_module {
        jobs.retain(emit::Job::is_source);
    }
    let (files, begun) = (jobs.len(), AtomicUsize::new(0));
    let emit = |job: &emit::Job| {
        let begun = begun.fetch_add(1, Ordering::Relaxed) + 1;
        watch(Stage::Emit { begun, files });
        let file = emit::emit(&plan, *job);
        if as_module {
            module::from_crate(file)
        } else {
            file
        }
    };
    match output::format_each(&jobs, emit, &header) {
        Ok(files) => Some(Generation {
            files,
            summary: Summary::new(&counts, diagnostics),
        }),
        Err(error) => {
            diagnostics.push(diagnostic(&error));
            None
        }
    }
}

/// Writes a client to the output folder, or compares the two; nothing when there is an error.
pub fn write(
    generation: &Generation,
    directory: &Path,
    mode: Mode,
    diagnostics: &mut Diagnostics,
) -> Option<Report> {
    match output::write(&generation.files, directory, mode) {
        Ok(report) => {
            for path in &report.kept {
                let message =
                    format!("`{path}` is no longer emitted, but was changed by hand: it stays");
                diagnostics.push(Diagnostic::new(&codes::output::TAKEN_OVER, message));
            }
            Some(report)
        }
        Err(error) => {
            diagnostics.push(diagnostic(&error));
            None
        }
    }
}

/// Accounts for every part of the document: what became of it in the client that `config` asks for. Nothing when there
/// is no client. Hands back the files that it read; see [`ledger`].
#[must_use]
pub fn account(config: &Config) -> Option<(Ledger, SourceMap)> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let document = parse(config, &mut sources, &mut diagnostics)?;
    let ledger = settle(config, document, &sources, diagnostics)?;
    Some((ledger, sources))
}

/// The account of a document that was read, and of what was found in it. The client is made once more, in memory.
fn settle(
    config: &Config,
    mut document: Document,
    sources: &SourceMap,
    mut diagnostics: Diagnostics,
) -> Option<Ledger> {
    let config = &complete(config, &document);
    let parts = document.parts();
    let mut marks = ledger::Marks::put(&mut document, &parts);
    let model = model::resolve(&document, &mut diagnostics);
    let api = ir::lower(&model, config, &mut diagnostics);
    let plan = rust::plan(&api, config, &mut diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    for job in emit::jobs(&plan) {
        match emit::emit(&plan, job).contents {
            output::Contents::Rust(tokens) => marks.look_at(tokens),
            output::Contents::Text(text) => marks.look(&text),
        }
    }
    let ledger = ledger::settle(&document, sources, &parts, &api, &marks, &diagnostics);
    Some(ledger)
}

/// Reads the document that `config` names, with its overlays applied; nothing when there is an error.
pub fn parse(
    config: &Config,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let file = load(&config.document, sources, diagnostics)?;
    let tree = document::read(sources, file, diagnostics)?;
    checked(config, file, tree, sources, diagnostics)
}

/// The same for two configurations whose documents are to be compared. Both are read at the same time.
pub fn parse_both(
    old: &Config,
    new: &Config,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<(Document, Document)> {
    let files = [old, new].map(|config| load(&config.document, sources, diagnostics));
    let [Some(old_file), Some(new_file)] = files else {
        return None;
    };
    let read = |file| {
        let mut found = Diagnostics::new();
        (document::read(sources, file, &mut found), found)
    };
    let [(old_tree, old_found), (new_tree, new_found)] = thread::scope(|scope| {
        let before = scope.spawn(|| read(old_file));
        let after = read(new_file);
        let before = before
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        [before, after]
    });
    diagnostics.extend(old_found);
    let before = old_tree.and_then(|tree| checked(old, old_file, tree, sources, diagnostics));
    diagnostics.extend(new_found);
    let after = new_tree.and_then(|tree| checked(new, new_file, tree, sources, diagnostics));
    before.zip(after)
}

/// Mends a tree by the overlays, and makes a document of it.
fn checked(
    config: &Config,
    file: FileId,
    mut tree: Value,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let mut overlays = Vec::new();
    for path in &config.overlays {
        match sources.load(path) {
            Ok(file) => overlays.push(file),
            Err(error) => {
                diagnostics.push(unreadable("overlay", path, &error));
            }
        }
    }
    overlay::apply(sources, file, &mut tree, &overlays, diagnostics);
    let document = document::check(sources, file, tree, diagnostics);
    diagnostics.read_allowances(catalogue::read);
    document.filter(|_| !diagnostics.has_errors())
}

/// Reads the file that a document starts in; nothing when it cannot be read, which is then in `diagnostics`.
pub fn load(
    document: &Path,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<FileId> {
    let file = sources.load_input(document);
    let unreadable = |error| diagnostics.push(unreadable("document", document, &error));
    file.map_err(unreadable).ok()
}

/// Holds a document against the rules that are on, some of which have to know what becomes of it in Rust. What comes back
/// mends some of the findings.
pub fn lint(document: &Document, levels: &Levels, diagnostics: &mut Diagnostics) -> Vec<Fix> {
    let target = Target {
        type_name: rust::type_name,
        field_name: rust::field_name,
        read_pattern: ir::read_pattern_of,
    };
    lint::lint(document, levels, target, diagnostics)
}

fn unreadable(what: &str, path: &Path, error: &io::Error) -> Diagnostic {
    let name = path.to_string_lossy();
    let finding = Diagnostic::new(
        &codes::syntax::UNREADABLE,
        format!("cannot read the {what} `{name}`: {error}"),
    );
    let remote = ["http:/", "https:/"]
        .iter()
        .any(|scheme| name.contains(scheme));
    match error.kind() {
        _ if remote => finding.help("nothing is fetched: save the file, and name it by its path"),
        io::ErrorKind::NotFound => finding.help(
            "a path of the command line is relative to the working directory, one of a configuration to its file",
        ),
        io::ErrorKind::IsADirectory => finding.help("name a file of this folder"),
        _ => finding,
    }
}

/// What `config` leaves to the document: the name of the package, and where its pointers lead.
#[must_use]
pub fn complete(config: &Config, document: &Document) -> Config {
    let mut config = config.clone();
    config.package.name.get_or_insert_with(|| {
        let title = Origin::root(document.root()).child("info").child("title");
        let title = document.get(&title).and_then(|title| title.as_str());
        config::package_name(title.unwrap_or_default())
    });
    // Pointers are written as the document has them, which may be 2.0, or in another file, or as its bundle has them.
    let root = Origin::root(document.root());
    let types = config.types.entries_mut();
    for entry in config.rename.entries_mut().chain(types) {
        if entry.is_pointer() {
            entry.origin = document.find(&root, &entry.key);
        }
    }
    config
}

fn plan(
    config: &Config,
    document: &Document,
    diagnostics: &mut Diagnostics,
    watch: Watch<'_>,
) -> Option<(rust::CratePlan, summary::Counts)> {
    let config = &complete(config, document);
    watch(Stage::Resolve);
    let model = model::resolve(document, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    watch(Stage::Lower);
    let api = ir::lower(&model, config, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    watch(Stage::Plan);
    let plan = rust::plan(&api, config, diagnostics);
    let counts = summary::Counts::of(&api, &plan);
    Some((plan, counts))
}

/// An output error as a finding.
fn diagnostic(error: &OutputError) -> Diagnostic {
    let code = match error {
        OutputError::Foreign { .. } => &codes::output::FOREIGN_FILE,
        OutputError::NotAFolder { .. } => &codes::output::NOT_A_FOLDER,
        OutputError::Busy { .. } => &codes::output::BUSY,
        OutputError::Broken { .. } => &codes::output::BROKEN,
        OutputError::Syntax { .. } | OutputError::Path { .. } | OutputError::Duplicate { .. } => {
            &codes::output::UNUSABLE
        }
        OutputError::Io { .. } => &codes::output::FILE_SYSTEM,
    };
    let diagnostic = Diagnostic::new(code, error.to_string());
    match error.help() {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}
