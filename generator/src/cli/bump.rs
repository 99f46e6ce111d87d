//! Raising the version of the emitted crate by what changed, and noting it.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::arguments::BumpOptions;
use super::diff::{committed, models};
use super::show::Show;
use crate::config::{self, Config};
use crate::diagnostic::Diagnostics;
use crate::diff::{self, Bump, Change};
use crate::edit;
use crate::source::SourceMap;

/// A version that is to be written, and what it says.
pub(super) struct Raised {
    /// The configuration, and the bytes of the version in it.
    file: PathBuf,
    text: String,
    place: Range<usize>,
    /// The version that it has now.
    current: String,
    /// The version that it gets.
    pub(super) version: String,
    bump: Bump,
    changes: Vec<Change>,
    changelog: Option<PathBuf>,
    /// A version that was raised to before, since the last commit, and is not released as such.
    passed: Option<String>,
}

/// Finds out which version the crate gets; nothing when that cannot be told, which has then been shown.
pub(super) fn plan(
    options: &BumpOptions,
    file: &Path,
    config: &Config,
    show: &mut Show<'_>,
) -> io::Result<Option<Raised>> {
    let text = fs::read_to_string(file)?;
    let Some((current, place)) = config::version_of(&text) else {
        show.note(format_args!(
            "error: `{}` has no `version` under `[crate]` that `--bump` could raise; write `version = \"0.1.0\"`",
            file.display()
        ))?;
        return Ok(None);
    };
    let mut before = config.clone();
    before.document = options
        .since
        .clone()
        .unwrap_or_else(|| committed(&config.document));
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    show.at("comparing with the document before");
    let Some((old, new)) = models(&before, config, &mut sources, &mut diagnostics) else {
        show.findings(&diagnostics, &sources)?;
        return Ok(None);
    };
    let changes = diff::compare(&old, &new);
    let bump = changes.iter().map(|change| change.rust).max();
    // The version of the old document counts, so that what was raised already is not raised again.
    let base = match &options.since {
        Some(_) => None,
        None => sources.load_input(&committed(file)).ok(),
    };
    let base = base.and_then(|id| config::version_of(sources.file(id).text()));
    let base = base.map_or_else(|| current.clone(), |(version, _)| version);
    let version = match bump {
        None => current.clone(),
        Some(bump) => later(&raised(&base, bump), &current),
    };
    let passed = (current != base && current != version).then(|| current.clone());
    Ok(Some(Raised {
        passed,
        file: file.to_path_buf(),
        text,
        place,
        current,
        version,
        bump: bump.unwrap_or_default(),
        changes,
        changelog: options.changelog.clone(),
    }))
}

impl Raised {
    /// Writes the version into the configuration, and an entry into the changelog; `false` when that cannot be done,
    /// which has then been shown.
    pub(super) fn write(&self, show: &mut Show<'_>) -> io::Result<bool> {
        if self.changes.is_empty() {
            show.note("no changes: the version stays")?;
            return Ok(true);
        }
        if let Err(error) = self.note_down() {
            show.note(format_args!(
                "error: the version cannot be written down: {error}"
            ))?;
            return Ok(false);
        }
        if self.version == self.current {
            show.note(format_args!(
                "{}: the version is {} already",
                self.bump, self.version
            ))?;
        } else {
            show.note(format_args!(
                "{}: the version is {} and was {}",
                self.bump, self.version, self.current
            ))?;
        }
        Ok(true)
    }

    fn note_down(&self) -> io::Result<()> {
        if self.version != self.current {
            let mut text = self.text.clone();
            text.replace_range(self.place.clone(), &format!("\"{}\"", self.version));
            edit::write(&self.file, &text)?;
        }
        if let Some(path) = &self.changelog {
            let old = match fs::read_to_string(path) {
                Ok(text) => text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => "# Changelog\n".to_owned(),
                Err(error) => return Err(error),
            };
            edit::write(
                path,
                &noted(&old, &self.version, self.passed.as_deref(), &self.changes),
            )?;
        }
        Ok(())
    }
}

/// The numbers of a version, without what stands behind them.
fn numbers(version: &str) -> [u64; 3] {
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let mut parts = core.split('.').map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

/// The version behind this one. Below 1.0.0 the second number says what breaks (Semantic Versioning 2.0.0, 4, as Cargo
/// reads it).
fn raised(version: &str, bump: Bump) -> String {
    let [major, minor, patch] = numbers(version);
    let [major, minor, patch] = match (bump, major) {
        (Bump::Major, 0) => [0, minor + 1, 0],
        (Bump::Major, _) => [major + 1, 0, 0],
        (Bump::Minor, 1..) => [major, minor + 1, 0],
        (Bump::Minor | Bump::Patch, _) => [major, minor, patch + 1],
    };
    format!("{major}.{minor}.{patch}")
}

/// The later of two versions.
fn later(one: &str, other: &str) -> String {
    if numbers(one) > numbers(other) {
        one
    } else {
        other
    }
    .to_owned()
}

/// A changelog with an entry for a version, in the place of the one that it may have, or that a version has which was
/// `passed` over.
fn noted(old: &str, version: &str, passed: Option<&str>, changes: &[Change]) -> String {
    let mut entry = format!("## {version}\n");
    for (bump, heading) in [
        (Bump::Major, "Breaking"),
        (Bump::Minor, "Added"),
        (Bump::Patch, "Changed"),
    ] {
        let mut own = changes
            .iter()
            .filter(|change| change.rust == bump && !change.is_of_version())
            .peekable();
        if own.peek().is_none() {
            continue;
        }
        let _ = write!(entry, "\n### {heading}\n\n");
        for change in own {
            let _ = writeln!(entry, "- {} ({})", change.message, change.kind.code.name);
        }
    }
    let headings: Vec<(usize, &str)> = old
        .match_indices("## ")
        .filter(|(at, _)| *at == 0 || old[..*at].ends_with('\n'))
        .map(|(at, _)| (at, old[at + 3..].lines().next().unwrap_or_default().trim()))
        .collect();
    let named = |heading: &str, name: &str| {
        let word = heading.split_whitespace().next().unwrap_or_default();
        word.trim_matches(['[', ']']) == name
    };
    let end = |index: usize| headings.get(index + 1).map_or(old.len(), |(at, _)| *at);
    let own = headings.iter().position(|(_, heading)| {
        named(heading, version) || passed.is_some_and(|passed| named(heading, passed))
    });
    let unreleased = |(_, heading): &(usize, &str)| named(heading, "Unreleased");
    let (from, to) = match own {
        Some(index) => (headings[index].0, end(index)),
        None => match headings.iter().position(|heading| !unreleased(heading)) {
            Some(index) => (headings[index].0, headings[index].0),
            None => (old.len(), old.len()),
        },
    };
    let mut text = old[..from].to_owned();
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
    }
    text.push_str(&entry);
    if to < old.len() {
        text.push('\n');
        text.push_str(&old[to..]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_raised_as_cargo_reads_them() {
        let check = |version, bump, expected: &str| assert_eq!(raised(version, bump), expected);
        check("1.2.3", Bump::Major, "2.0.0");
        check("1.2.3", Bump::Minor, "1.3.0");
        check("1.2.3", Bump::Patch, "1.2.4");
        check("0.2.3", Bump::Major, "0.3.0");
        check("0.2.3", Bump::Minor, "0.2.4");
        check("0.2.3-rc.1", Bump::Patch, "0.2.4");
        assert_eq!(later("0.10.0", "0.9.1"), "0.10.0");
    }

    #[test]
    fn an_entry_stands_behind_what_is_unreleased() {
        let check = |old: &str, expected: &str| {
            assert_eq!(noted(old, "0.2.0", Some("0.1.9"), &[]), expected);
        };
        check("# Changelog\n", "# Changelog\n\n## 0.2.0\n");
        check(
            "# Changelog\n\n## [Unreleased]\n\n- a\n\n## 0.1.0 - 2026-01-01\n\n- b\n",
            "# Changelog\n\n## [Unreleased]\n\n- a\n\n## 0.2.0\n\n## 0.1.0 - 2026-01-01\n\n- b\n",
        );
        check(
            "# Changelog\n\n## 0.2.0\n\n- c\n\n## 0.1.0\n",
            "# Changelog\n\n## 0.2.0\n\n## 0.1.0\n",
        );
        check(
            "# Changelog\n\n## 0.1.9\n\n- c\n\n## 0.1.0\n",
            "# Changelog\n\n## 0.2.0\n\n## 0.1.0\n",
        );
    }
}
