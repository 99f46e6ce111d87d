use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Puts a text in the place of a file in one step: who reads it sees the old one or the new one. A file that is new
/// gets its folder, and the permissions that new files have.
///
/// # Errors
/// What the file system says; the file is then as it was.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one, and what it leads to is written.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let staging = tempfile::Builder::new()
        .prefix(".specsmith-")
        .tempdir_in(folder)?;
    let new = staging.path().join("new");
    let mut file = File::create(&new)?;
    file.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(&path) {
        if !old.is_file() {
            return Err(io::Error::other("it is not a file"));
        }
        // The folder may still let another file take its place.
        if old.permissions().readonly() {
            let error = io::ErrorKind::PermissionDenied;
            return Err(io::Error::new(error, "it is write-protected"));
        }
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()?;
    drop(file);
    fs::rename(&new, &path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_gets_its_folder_and_can_be_read_like_any_other() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("deep/file.txt");
        write(&path, "one").expect("written");
        write(&path, "two").expect("written again");
        assert_eq!(fs::read_to_string(&path).expect("read"), "two");
        assert_eq!(
            fs::read_dir(home.path().join("deep"))
                .expect("read")
                .count(),
            1
        );
        let other = home.path().join("other.txt");
        fs::write(&other, "").expect("written");
        let permissions = |path: &Path| fs::metadata(path).expect("there").permissions();
        assert_eq!(permissions(&path), permissions(&other));
    }

    #[test]
    fn what_is_write_protected_stays() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("file.txt");
        fs::write(&path, "one").expect("written");
        let mut permissions = fs::metadata(&path).expect("there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).expect("set");
        write(&path, "two").expect_err("write-protected");
        assert_eq!(fs::read_to_string(&path).expect("read"), "one");
        assert_eq!(fs::read_dir(home.path()).expect("read").count(), 1);
    }

    #[test]
    fn what_is_no_file_stays() {
        let home = tempfile::tempdir().expect("a folder");
        write(home.path(), "one").expect_err("a folder");
        assert!(home.path().is_dir());
    }
}
