//! `specsmith upgrade`.

use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::arguments::{Target, Upgrade};
use super::levels::WriteBaseline;
use super::show::Show;
use crate::diagnostic::count::plural;
use crate::diagnostic::{Diagnostics, Families, Severity};
use crate::document::Version;
use crate::source::{FileId, SourceMap};
use crate::upgrade::{self, Upgraded};
use crate::{edit, generate};

impl From<Target> for Version {
    fn from(target: Target) -> Self {
        match target {
            Target::V3_0 => Self::V3_0,
            Target::V3_1 => Self::V3_1,
            Target::V3_2 => Self::V3_2,
        }
    }
}

pub(super) fn run(options: &Upgrade, show: &mut Show<'_>) -> io::Result<Exit> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let document = options.document.as_deref();
    let file = options.config.as_deref();
    let Some(mut config) = show.config(document, file, &mut sources, &mut diagnostics)? else {
        return Ok(Exit::Unusable);
    };
    if !options.levels.add_to(&mut config, show)?
        || !options.levels.add_baseline(
            &mut config,
            &mut sources,
            &WriteBaseline::default(),
            show,
        )?
    {
        return Ok(Exit::Unusable);
    }
    let to = Version::from(options.to);
    show.at(format_args!("upgrading the document to {to}"));
    let upgraded = generate::load(&config.document, &mut sources, &mut diagnostics)
        .and_then(|root| upgrade::upgrade(&mut sources, root, to, &mut diagnostics));
    let unneeded = diagnostics.set_levels(&config.levels, &sources, Families("U"));
    let Some(upgraded) = upgraded else {
        show.findings(&diagnostics, &sources)?;
        return Ok(Exit::Unusable);
    };
    diagnostics.extend(unneeded);
    if diagnostics.has_errors() {
        show.findings(&diagnostics, &sources)?;
        return Ok(Exit::Findings);
    }
    if !write(&upgraded, &sources, options, show)? {
        return Ok(Exit::Unusable);
    }
    if options.writes() || show.is_text() {
        show.findings(&diagnostics, &sources)?;
    }
    if show.is_text() {
        say(&upgraded, to, &config.document, options, show)?;
    }
    let bad = diagnostics
        .iter()
        .any(|found| found.severity() >= Severity::Warning);
    Ok(if bad { Exit::Findings } else { Exit::Fine })
}

/// What was done, for people.
fn say(
    upgraded: &Upgraded,
    to: Version,
    document: &Path,
    options: &Upgrade,
    show: &mut Show<'_>,
) -> io::Result<()> {
    let (name, from) = (document.display(), upgraded.from);
    if from >= to {
        return show.note(format_args!(
            "`{name}` has {from} already: it stays as it is"
        ));
    }
    if options.writes() {
        let count = plural(upgraded.texts.len(), "file");
        return show.note(format_args!(
            "`{name}`: {count} upgraded from {from} to {to}"
        ));
    }
    Ok(())
}

/// Writes the files of the document to where they are asked for; `false` when that is not possible, which has been
/// shown.
fn write(
    upgraded: &Upgraded,
    sources: &SourceMap,
    options: &Upgrade,
    show: &mut Show<'_>,
) -> io::Result<bool> {
    let text = |file: FileId| {
        let new = upgraded.texts.get(&file).map(String::as_str);
        new.unwrap_or(sources.file(file).text())
    };
    let Some(root) = upgraded.files.first().copied() else {
        return Ok(true);
    };
    if options.in_place {
        return in_place(upgraded, sources, show);
    }
    let others = upgraded.texts.keys().any(|file| *file != root);
    let Some(output) = &options.output else {
        if others {
            show.note(
                "error: the document has several files, which do not fit the standard output; \
                 name a folder for all of them by -o DIR, or change them where they are by --in-place",
            )?;
            return Ok(false);
        }
        show.text(text(root))?;
        return Ok(true);
    };
    let targets = if upgraded.files.len() == 1 {
        vec![(root, output.clone())]
    } else {
        let Some(places) = below(&upgraded.files, sources) else {
            show.note("error: the files of the document have no folder in common; use --in-place")?;
            return Ok(false);
        };
        if output.is_file() {
            let (name, count) = (output.display(), plural(upgraded.files.len(), "file"));
            show.note(format_args!(
                "error: `{name}` is a file, and the document has {count}; name a folder"
            ))?;
            return Ok(false);
        }
        let joined = places
            .into_iter()
            .map(|(file, path)| (file, output.join(path)));
        joined.collect()
    };
    for (file, path) in targets {
        if let Err(error) = edit::write(&path, text(file)) {
            let name = path.display();
            show.note(format_args!("error: cannot write `{name}`: {error}"))?;
            return Ok(false);
        }
    }
    Ok(true)
}

fn in_place(upgraded: &Upgraded, sources: &SourceMap, show: &mut Show<'_>) -> io::Result<bool> {
    let changed: Vec<FileId> = upgraded
        .files
        .iter()
        .copied()
        .filter(|file| upgraded.texts.contains_key(file))
        .collect();
    if let Some(file) = changed
        .iter()
        .find(|file| sources.file(**file).path().is_none())
    {
        let name = sources.file(*file).name();
        show.note(format_args!(
            "error: `{name}` is no file that can be changed in place; name another one by -o FILE"
        ))?;
        return Ok(false);
    }
    for file in changed {
        let source = sources.file(file);
        let (Some(path), Some(text)) = (source.path(), upgraded.texts.get(&file)) else {
            continue;
        };
        if let Err(error) = edit::write(path, text) {
            let name = source.name();
            show.note(format_args!("error: cannot write `{name}`: {error}"))?;
            return Ok(false);
        }
    }
    Ok(true)
}

/// The files by their paths from the folder that holds all of them.
fn below(files: &[FileId], sources: &SourceMap) -> Option<Vec<(FileId, PathBuf)>> {
    let paths: Option<Vec<(FileId, PathBuf)>> = files
        .iter()
        .map(|file| {
            let path = sources.file(*file).path()?;
            Some((*file, path.canonicalize().ok()?))
        })
        .collect();
    let paths = paths?;
    let mut folder = paths.first()?.1.parent()?;
    while !paths.iter().all(|(_, path)| path.starts_with(folder)) {
        folder = folder.parent()?;
    }
    let below = paths.iter().map(|(file, path)| {
        let path = path.strip_prefix(folder).ok()?;
        Some((*file, path.to_path_buf()))
    });
    below.collect()
}
