//! The list of the files that Specsmith keeps in a folder.
//!
//! It holds names only, so that it changes when a file comes or goes and not with every edit of the
//! document. One path a line, sorted; lines that begin with `#` are comments.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::error::OutputError;
use super::file::{Files, check_path};

/// The name of the list in the output folder.
pub const MANIFEST: &str = ".specsmith";

const TITLE: &str =
    "# The files in this folder that specsmith keeps. Everything else is left alone.\n";

/// The text of the list for these paths.
pub(super) fn render<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let paths: BTreeSet<&str> = paths.into_iter().collect();
    let mut text = TITLE.to_owned();
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The list for `files`.
pub(super) fn of(files: &Files) -> String {
    render(files.iter().map(|(path, _)| path))
}

/// Reads the list in `directory`: its text and its paths; nothing when there is none.
///
/// # Errors
///
/// When it cannot be read, or when a path in it leads out of the folder: somebody has changed it, and
/// removing what it names could do harm.
pub(super) fn read(directory: &Path) -> Result<Option<(String, BTreeSet<String>)>, OutputError> {
    let place = directory.join(MANIFEST);
    let text = match std::fs::symlink_metadata(&place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(OutputError::io("cannot read", place)(error)),
        Ok(found) if !found.is_file() => {
            return Err(OutputError::Foreign {
                paths: vec![MANIFEST.to_owned()],
            });
        }
        Ok(_) => std::fs::read_to_string(&place).map_err(OutputError::io("cannot read", place))?,
    };
    let mut paths = BTreeSet::new();
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() && !line.starts_with('#') {
            check_path(line)?;
            paths.insert(line.to_owned());
        }
    }
    Ok(Some((text, paths)))
}
