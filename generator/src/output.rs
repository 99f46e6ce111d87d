//! Formats emitted files, and writes them so that a failed run leaves the old crate as it was.
//!
//! Two stages: [`format()`] (or [`format_each`], in parallel) makes text of [`EmittedFile`]s and puts
//! the [`Header`] on each, and [`write()`] compares the result with a folder and, by [`Mode`], brings
//! the folder up to date or tells what would change.
//!
//! What belongs to Specsmith in that folder is decided by two marks: the list of files in
//! [`MANIFEST`], and the header line of every file whose kind has comments. A file that carries
//! neither is somebody else's, and is never touched; see `plan` for the rules and `commit` for what
//! happens when a run fails or is killed.

mod commit;
mod diff;
mod disk;
mod error;
mod file;
mod format;
mod header;
mod layout;
mod manifest;
mod plan;
mod report;
mod staging;

pub use diff::unified;
pub use error::OutputError;
pub use file::{Contents, EmittedFile, Files};
pub use format::{format, format_each};
pub use header::Header;
pub use manifest::MANIFEST;
pub use report::{Change, ChangeKind, Mode, Report};

use std::path::Path;

use disk::{Disk, LocalDisk};

/// Compares `files` with what stands in `directory` and, unless `mode` says otherwise, brings the
/// folder up to date.
///
/// Files that are already right are not written again and keep their modification time. Files of an
/// earlier run that are no longer emitted are removed, with the folders that this leaves empty.
///
/// # Errors
///
/// [`OutputError`] when a path leads out of the folder, a file stands in the way that Specsmith did
/// not write, or the file system refuses. The folder is then as it was before.
pub fn write(files: &Files, directory: &Path, mode: Mode) -> Result<Report, OutputError> {
    write_on(&LocalDisk, files, directory, mode)
}

fn write_on(
    disk: &impl Disk,
    files: &Files,
    directory: &Path,
    mode: Mode,
) -> Result<Report, OutputError> {
    if mode != Mode::Write {
        let plan = plan::plan(files, directory)?;
        return Ok(report::of(&plan, files, mode));
    }
    // Nothing to do is the usual case in a build script: found out without a lock.
    let plan = plan::plan(files, directory)?;
    if plan.is_empty() {
        staging::clear(disk, directory)?;
        return Ok(report::of(&plan, files, mode));
    }
    let staging = staging::Staging::open(disk, directory)?;
    // Another run may have written between the first look and the lock.
    let plan = plan::plan(files, directory)?;
    commit::commit(disk, &plan, directory, &staging)?;
    staging.close();
    Ok(report::of(&plan, files, mode))
}

#[cfg(test)]
mod tests;
