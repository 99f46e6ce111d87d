use std::io::{self, Write};
use std::path::Path;

/// Puts a text in the place of a file in one step: who reads it sees the old one or the new one.
///
/// # Errors
/// What the file system says; the file is then as it was.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one, and what it leads to is written.
    let path = path.canonicalize()?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(".specsmith-")
        .tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file()
        .set_permissions(std::fs::metadata(&path)?.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
