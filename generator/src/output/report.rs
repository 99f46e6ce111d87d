//! What a run did or would do.

use super::diff;
use super::file::Files;
use super::plan::Plan;

/// What to do with the difference between the folder and what was emitted.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Mode {
    /// Bring the folder up to date.
    #[default]
    Write,
    /// Change nothing, and show each difference line by line.
    Check,
    /// Change nothing, and name the files that would change.
    DryRun,
}

/// What was done, or would be done by [`Mode::Write`].
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Every file that differs, in the order of the paths; those to be removed at the end.
    pub changes: Vec<Change>,
    /// How many files were right already, and not written again.
    pub unchanged: usize,
    /// Files that are no longer emitted and that somebody made their own: they stay, and are no longer
    /// looked after.
    pub kept: Vec<String>,
    /// How many files the output has.
    pub files: usize,
    /// How many lines they have together.
    pub lines: usize,
}

/// One file that differs.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its path in the output folder.
    pub path: String,
    /// How it differs.
    pub kind: ChangeKind,
    /// The difference in unified form; filled by [`Mode::Check`] only.
    pub diff: String,
}

/// How a file differs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ChangeKind {
    /// It was not there.
    Added,
    /// It had another text.
    Changed,
    /// It is no longer emitted.
    Removed,
}

impl Report {
    /// Whether the folder was up to date.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many files differ in this way.
    #[must_use]
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes
            .iter()
            .filter(|change| change.kind == kind)
            .count()
    }
}

pub(super) fn of(plan: &Plan, files: &Files, mode: Mode) -> Report {
    let with_diff = mode == Mode::Check;
    let show = |path: &str, old: Option<&[u8]>, new: Option<&str>| {
        if with_diff {
            diff::unified(path, old, new)
        } else {
            String::new()
        }
    };
    let mut changes = Vec::with_capacity(plan.writes.len() + plan.removals.len());
    for write in &plan.writes {
        let kind = if write.old.is_some() {
            ChangeKind::Changed
        } else {
            ChangeKind::Added
        };
        let diff = show(&write.path, write.old.as_deref(), Some(&write.text));
        changes.push(Change {
            path: write.path.clone(),
            kind,
            diff,
        });
    }
    for removal in &plan.removals {
        let diff = show(&removal.path, Some(&removal.old), None);
        changes.push(Change {
            path: removal.path.clone(),
            kind: ChangeKind::Removed,
            diff,
        });
    }
    Report {
        changes,
        unchanged: plan.unchanged,
        kept: plan.kept.clone(),
        files: files.len(),
        lines: files.lines(),
    }
}
