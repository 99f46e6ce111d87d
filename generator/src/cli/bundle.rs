//! `specsmith bundle`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::arguments::Bundle;
use super::show::Show;
use super::tree;
use crate::bundle;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::edit;
use crate::output::Files;
use crate::source::{Format, SourceMap};

pub(super) fn run(options: &Bundle, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let (document, config) = (options.document.as_deref(), options.config.as_deref());
    let Some(config) = show.config(document, config, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    let file = match sources.load_input(&config.document) {
        Ok(file) => file,
        Err(error) => {
            let message = format!("cannot read `{}`: {error}", config.document.display());
            diagnostics.push(Diagnostic::new(&codes::syntax::UNREADABLE, message));
            show.findings(&diagnostics, &sources)?;
            return Ok(Exit::Unusable);
        }
    };
    if let Some(folder) = &options.split {
        show.at("splitting the document into files");
        let home = way_home(folder, sources.file(file).path());
        let files = bundle::split(&mut sources, file, &home, &mut diagnostics);
        show.findings(&diagnostics, &sources)?;
        return match files {
            Some(files) => write_tree(&files, folder, options, show),
            None => Ok(Exit::Unusable),
        };
    }
    let output = options.output.as_deref();
    let folder = output.and_then(Path::parent);
    let home = folder.map(|folder| way_home(folder, sources.file(file).path()));
    let target = bundle::Target {
        format: output.and_then(format_of),
        home: home.as_deref().unwrap_or_default(),
    };
    show.at("putting the files of the document into one");
    let bundle = bundle::bundle(&mut sources, file, target, &mut diagnostics);
    show.findings(&diagnostics, &sources)?;
    let Some(bundle::Bundle { text, rebased }) = bundle else {
        return Ok(Exit::Unusable);
    };
    let Some(output) = &options.output else {
        show.text(&text)?;
        return Ok(Exit::Fine);
    };
    if options.check {
        let same = fs::read(output).is_ok_and(|old| old == text.as_bytes());
        if !same {
            show.note(format_args!("`{}` is not up to date", output.display()))?;
        }
        return Ok(if same { Exit::Fine } else { Exit::Findings });
    }
    if let Some(source) = source_at(&sources, output).filter(|_| !options.force) {
        show.note(format_args!(
                "error: `{}` belongs to the document (as `{source}`), and is not overwritten; choose another file, or \
                 say --force",
                output.display()
            ))?;
        return Ok(Exit::Unusable);
    }
    if let Err(error) = edit::write(output, &text) {
        show.note(format_args!(
            "error: cannot write `{}`: {error}",
            output.display()
        ))?;
        return Ok(Exit::Unusable);
    }
    if show.is_text() {
        let count = sources.files().count();
        let count = plural(count, "file");
        let mut urls = String::new();
        if rebased > 0 {
            let count = plural(rebased, "relative URL");
            urls = format!("; {count} rewritten, to lead where it did from the new place");
        }
        show.note(format_args!(
            "`{}` written, from {count}{urls}",
            output.display()
        ))?;
    }
    Ok(Exit::Fine)
}

/// Writes the tree that a document is split into.
fn write_tree(
    files: &[(String, String)],
    folder: &Path,
    options: &Bundle,
    show: &mut Show<'_>,
) -> io::Result<Exit> {
    if let Err(error) = Files::new(files.iter().cloned()) {
        show.note(format_args!("error: {error}"))?;
        return Ok(Exit::Unusable);
    }
    let difference = match tree::compare(files, folder) {
        Ok(difference) => difference,
        Err(error) => {
            show.note(format_args!(
                "error: cannot read `{}`: {error}",
                folder.display()
            ))?;
            return Ok(Exit::Unusable);
        }
    };
    if options.check {
        for way in difference.written.iter().chain(&difference.removed) {
            let file = folder.join(way);
            show.note(format_args!("`{}` is not up to date", file.display()))?;
        }
        return Ok(if difference.is_empty() {
            Exit::Fine
        } else {
            Exit::Findings
        });
    }
    if let Some(first) = difference.foreign.first().filter(|_| !options.force) {
        let count = difference.foreign.len();
        let others = match count - 1 {
            0 => String::new(),
            more => format!(" and {}", plural(more, "other")),
        };
        show.note(format_args!(
            "error: `{}`{others} in the way: not written by specsmith, or changed since; choose another folder, or say \
             --force, which keeps what is not in the tree",
            folder.join(first).display()
        ))?;
        return Ok(Exit::Unusable);
    }
    show.at("writing the files");
    if let Err(error) = tree::write(files, folder, &difference) {
        show.note(format_args!(
            "error: cannot write `{}`: {error}",
            folder.display()
        ))?;
        return Ok(Exit::Unusable);
    }
    if show.is_text() {
        let count = plural(files.len(), "file");
        show.note(format_args!("`{}`: {count}", folder.display()))?;
    }
    Ok(Exit::Fine)
}

/// The format that the name of a file asks for.
fn format_of(file: &Path) -> Option<Format> {
    let extension = file.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "json" => Some(Format::Json),
        "yaml" | "yml" => Some(Format::Yaml),
        _ => None,
    }
}

/// The way from a folder that need not be there yet to the one of a file, with slashes; empty when they are the same, or
/// when there is none.
fn way_home(folder: &Path, file: Option<&Path>) -> String {
    let way = || {
        let here = absolute(folder)?;
        let there = absolute(file?.parent()?)?;
        let names = |path: &Path| -> Option<Vec<String>> {
            let parts = path.components();
            let names = parts.map(|part| part.as_os_str().to_str().map(str::to_owned));
            names.collect()
        };
        let (here, there) = (names(&here)?, names(&there)?);
        let same = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n("..", here.len() - same);
        let down = there[same..].iter().map(String::as_str);
        // Nothing in common are two drives, and no way leads from one to the other.
        (same > 0).then(|| up.chain(down).collect::<Vec<_>>().join("/"))
    };
    way().unwrap_or_default()
}

/// Where a folder really is, or will be when it is made.
fn absolute(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).ok()?;
    let mut known = whole.as_path();
    loop {
        if let Ok(place) = known.canonicalize() {
            return Some(place.join(whole.strip_prefix(known).ok()?));
        }
        known = known.parent()?;
    }
}

/// The name of the source that a file is.
pub(super) fn source_at<'s>(sources: &'s SourceMap, file: &Path) -> Option<&'s str> {
    let place = file.canonicalize().ok()?;
    let mut files = sources.files().map(|(_, source)| source);
    let found = files.find(|source| {
        let path = source.path().and_then(|path| path.canonicalize().ok());
        path.as_deref() == Some(&place)
    });
    found.map(crate::source::SourceFile::name)
}
