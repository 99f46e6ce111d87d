//! Carries out a plan so that a failure leaves everything as it was.
//!
//! 1. All new files are written to the staging folder, and a second name is given there to every file
//!    that will be replaced or removed. A failure up to here has changed nothing.
//! 2. The list of files is replaced by one with the old and the new names, so that a run that is killed
//!    in what follows leaves no file of unknown origin: the next run finishes the work.
//! 3. Files are moved into place, each in one step; files that are no longer emitted are removed; the
//!    final list is moved into place.
//! 4. When a step fails, those before it are taken back in reverse, by moving the saved files (the same
//!    files, with their modification times) into their old places.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::OutputError;
use super::plan::{Plan, folders, manifest_place};
use super::staging::Staging;

/// A step that has been taken, with what takes it back.
enum Step {
    MadeFolder(PathBuf),
    RemovedFolder(PathBuf),
    NewFile(PathBuf),
    /// The file at the first place was replaced or removed; the second is where it is saved.
    Saved(PathBuf, PathBuf),
}

/// Brings `directory` from what it is to what `plan` says.
///
/// # Errors
///
/// [`OutputError::Io`] when the file system refuses; the folder is then as it was.
/// [`OutputError::Broken`] when it also refuses to take a step back.
pub(super) fn commit<D: Disk>(
    disk: &D,
    plan: &Plan,
    directory: &Path,
    staging: &Staging<'_, D>,
) -> Result<(), OutputError> {
    let mut run = Run {
        disk,
        directory,
        staging,
        steps: Vec::new(),
    };
    match run
        .stage(plan)
        .and_then(|staged| run.publish(plan, &staged))
    {
        Ok(()) => Ok(()),
        Err(cause) => Err(run.take_back(cause)),
    }
}

struct Run<'r, 'd, D: Disk> {
    disk: &'r D,
    directory: &'r Path,
    staging: &'r Staging<'d, D>,
    steps: Vec<Step>,
}

/// Where the staged texts are.
struct Staged {
    new: Vec<PathBuf>,
    interim: PathBuf,
    manifest: PathBuf,
}

impl<D: Disk> Run<'_, '_, D> {
    fn stage(&self, plan: &Plan) -> Result<Staged, OutputError> {
        let mut new = Vec::with_capacity(plan.writes.len());
        for (index, write) in plan.writes.iter().enumerate() {
            let place = self.staging.join(&format!("new-{index}"));
            self.put(&place, &write.text)?;
            new.push(place);
        }
        let staged = Staged {
            new,
            interim: self.staging.join("interim"),
            manifest: self.staging.join("manifest"),
        };
        self.put(&staged.interim, &plan.interim)?;
        if let Some(manifest) = &plan.manifest {
            self.put(&staged.manifest, manifest)?;
        }
        Ok(staged)
    }

    fn publish(&mut self, plan: &Plan, staged: &Staged) -> Result<(), OutputError> {
        let manifest = manifest_place(self.directory);
        self.make_folder(self.directory)?;
        if plan.manifest.is_some() {
            self.replace(&staged.interim, &manifest)?;
        }
        // First what goes: where case does not tell names apart, an old name may be a new one.
        for removal in &plan.removals {
            self.remove(&removal.path)?;
        }
        for (write, new) in plan.writes.iter().zip(&staged.new) {
            for folder in folders(self.directory, &write.path) {
                self.make_folder(&folder)?;
            }
            self.replace(new, &self.directory.join(&write.path))?;
        }
        if plan.manifest.is_some() {
            self.replace(&staged.manifest, &manifest)?;
        }
        Ok(())
    }

    fn put(&self, place: &Path, text: &str) -> Result<(), OutputError> {
        self.disk
            .write(place, text.as_bytes())
            .map_err(OutputError::io("cannot write", place))
    }

    fn make_folder(&mut self, path: &Path) -> Result<(), OutputError> {
        match self.disk.create_folder(path) {
            Ok(()) => self.steps.push(Step::MadeFolder(path.to_path_buf())),
            Err(_) if path.is_dir() => {}
            Err(error) => return Err(OutputError::io("cannot make the folder", path)(error)),
        }
        Ok(())
    }

    fn replace(&mut self, new: &Path, place: &Path) -> Result<(), OutputError> {
        let step = match self.save(place)? {
            Some(saved) => Step::Saved(place.to_path_buf(), saved),
            None => Step::NewFile(place.to_path_buf()),
        };
        self.disk
            .rename(new, place)
            .map_err(OutputError::io("cannot write", place))?;
        self.steps.push(step);
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), OutputError> {
        let place = self.directory.join(path);
        if let Some(saved) = self.save(&place)? {
            self.disk
                .remove_file(&place)
                .map_err(OutputError::io("cannot remove", &place))?;
            self.steps.push(Step::Saved(place, saved));
        }
        for folder in folders(self.directory, path).into_iter().rev() {
            // A folder that still holds something stays.
            if self.disk.remove_folder(&folder).is_err() {
                break;
            }
            self.steps.push(Step::RemovedFolder(folder));
        }
        Ok(())
    }

    /// Gives the file at `place` a second name in the staging folder; nothing when there is no file.
    fn save(&self, place: &Path) -> Result<Option<PathBuf>, OutputError> {
        let saved = self.staging.join(&format!("old-{}", self.steps.len()));
        match self.disk.save(place, &saved) {
            Ok(()) => Ok(Some(saved)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(OutputError::io("cannot save", place)(error)),
        }
    }

    fn take_back(mut self, cause: OutputError) -> OutputError {
        while let Some(step) = self.steps.pop() {
            let (undone, path) = match &step {
                Step::MadeFolder(path) => (self.disk.remove_folder(path), path),
                Step::RemovedFolder(path) => (self.disk.create_folder(path), path),
                Step::NewFile(path) => (self.disk.remove_file(path), path),
                Step::Saved(path, saved) => (self.disk.rename(saved, path), path),
            };
            if undone.is_err() {
                return OutputError::Broken {
                    cause: Box::new(cause),
                    path: path.clone(),
                    saved: self.staging.keep(),
                };
            }
        }
        cause
    }
}
