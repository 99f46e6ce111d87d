//! The few ways in which output changes the file system, behind a trait so that tests can let any
//! one of them fail.

use std::fs;
use std::io;
use std::path::Path;

/// What changes the file system.
pub(super) trait Disk {
    /// Makes one folder; fails when something stands there.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a new file.
    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()>;
    /// Gives the file a second name, or copies it where the file system has no links.
    fn save(&self, path: &Path, copy: &Path) -> io::Result<()>;
    /// Moves a file within one file system, over whatever file stands there, in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder if it is empty.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with all that is in it.
    fn remove_tree(&self, path: &Path) -> io::Result<()>;
}

/// The file system itself.
pub(super) struct LocalDisk;

impl Disk for LocalDisk {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        fs::write(path, text)
    }

    fn save(&self, path: &Path, copy: &Path) -> io::Result<()> {
        fs::hard_link(path, copy).or_else(|_| fs::copy(path, copy).map(drop))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir_all(path)
    }
}
