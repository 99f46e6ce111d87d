//! The folder beside the output in which new files wait, and which is at the same time the lock that
//! keeps two runs apart: making a folder succeeds for one of them only.
//!
//! It is opened when all text is ready, so a run holds it for as long as moving files takes. A run that
//! is killed leaves it behind; the next one takes it over when nothing has changed in it for a while.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::disk::Disk;
use super::error::OutputError;

/// How long nothing may change before a run is taken for dead.
const PATIENCE: Duration = Duration::from_secs(10);

/// The same for a run whose process is not there; it may live where this system cannot see it.
const PATIENCE_WHEN_GONE: Duration = Duration::from_millis(500);

/// How often a waiting run looks again.
const PAUSE: Duration = Duration::from_millis(20);

/// How long a run waits for another one in all.
const DEADLINE: Duration = Duration::from_secs(60);

/// An open staging folder; removed when it goes out of scope, unless it is kept.
pub(super) struct Staging<'d, D: Disk> {
    disk: &'d D,
    path: PathBuf,
    keep: std::cell::Cell<bool>,
}

impl<'d, D: Disk> Staging<'d, D> {
    /// Opens the staging folder of `directory`, waiting for another run to end.
    ///
    /// # Errors
    ///
    /// [`OutputError::Busy`] when another run does not end, [`OutputError::Io`] when the folder cannot
    /// be made.
    pub(super) fn open(disk: &'d D, directory: &Path) -> Result<Self, OutputError> {
        let path = place(directory)?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .map_err(OutputError::io("cannot make the folder", parent))?;
        }
        let start = Instant::now();
        loop {
            match disk.create_folder(&path) {
                Ok(()) => break,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(OutputError::io("cannot make the folder", path)(error)),
            }
            if is_abandoned(&path) {
                take_over(disk, &path)?;
            } else if start.elapsed() > DEADLINE {
                return Err(OutputError::Busy { staging: path });
            } else {
                thread::sleep(PAUSE);
            }
        }
        let staging = Self {
            disk,
            path,
            keep: std::cell::Cell::new(false),
        };
        let owner = staging.path.join("owner");
        let process = std::process::id().to_string();
        disk.write(&owner, process.as_bytes())
            .map_err(OutputError::io("cannot write", owner))?;
        Ok(staging)
    }

    /// The place of a file in the staging folder.
    pub(super) fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Puts the folder aside for good, as it holds the only copy of something, and says where it is.
    pub(super) fn keep(&self) -> PathBuf {
        self.keep.set(true);
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let aside = self
            .path
            .with_file_name(format!("{name}-saved-{}", std::process::id()));
        match self.disk.rename(&self.path, &aside) {
            Ok(()) => aside,
            Err(_) => self.path.clone(),
        }
    }

    /// Removes the folder.
    pub(super) fn close(self) {
        drop(self);
    }
}

impl<D: Disk> Drop for Staging<'_, D> {
    fn drop(&mut self) {
        if !self.keep.get() {
            // A folder that stays behind is taken over by the next run.
            let _left_behind = self.disk.remove_tree(&self.path);
        }
    }
}

/// Removes what a killed run has left beside `directory`.
pub(super) fn clear(disk: &impl Disk, directory: &Path) -> Result<(), OutputError> {
    let path = place(directory)?;
    if is_abandoned(&path) {
        take_over(disk, &path)?;
    }
    Ok(())
}

/// `generated` is staged in `.generated.specsmith` beside it, on the same file system.
fn place(directory: &Path) -> Result<PathBuf, OutputError> {
    // Through a link that is the output folder itself, so that both are on one file system.
    let real = match fs::canonicalize(directory) {
        Ok(real) => real,
        Err(error) if error.kind() == io::ErrorKind::NotFound => directory.to_path_buf(),
        Err(error) => return Err(OutputError::io("cannot read", directory)(error)),
    };
    let name = real
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(real.with_file_name(format!(".{name}.specsmith")))
}

/// Whether the run that made the folder is gone.
fn is_abandoned(path: &Path) -> bool {
    let patience = if owner_is_gone(path) {
        PATIENCE_WHEN_GONE
    } else {
        PATIENCE
    };
    let changed = fs::metadata(path).and_then(|found| found.modified());
    changed.is_ok_and(|changed| {
        SystemTime::now()
            .duration_since(changed)
            .is_ok_and(|since| since > patience)
    })
}

/// Where the system shows its processes, a missing one is known to be gone.
fn owner_is_gone(path: &Path) -> bool {
    let processes = Path::new("/proc");
    fs::read_to_string(path.join("owner")).is_ok_and(|owner| {
        !owner.is_empty()
            && owner.bytes().all(|byte| byte.is_ascii_digit())
            && processes.join("self").exists()
            && !processes.join(owner).exists()
    })
}

/// Removes an abandoned folder. It is renamed first, which succeeds for one of several runs only.
fn take_over(disk: &impl Disk, path: &Path) -> Result<(), OutputError> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let aside = path.with_file_name(format!("{name}.{}", std::process::id()));
    match disk.rename(path, &aside) {
        Ok(()) => disk
            .remove_tree(&aside)
            .map_err(OutputError::io("cannot remove the folder", aside)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(OutputError::io("cannot move the folder", path)(error)),
    }
}
