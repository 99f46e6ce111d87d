//! `specsmith init`.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::Exit;
use super::arguments::Init;
use super::show::Show;
use crate::config::{FILE_NAME, SCAFFOLD_DOCUMENT, package_name, scaffold};

/// A document by one of these names is taken to be there already.
const DOCUMENTS: [&str; 3] = ["openapi.yaml", "openapi.yml", "openapi.json"];

pub(super) fn run(options: &Init, show: &mut Show<'_>) -> io::Result<Exit> {
    let directory = &options.directory;
    let named = fs::canonicalize(directory).ok();
    let folder = named.as_deref().and_then(Path::file_name);
    let folder = folder.map(|name| name.to_string_lossy().into_owned());
    // `spec` is a folder of the project, not its name.
    let folder = folder.filter(|name| name != "spec").unwrap_or_default();
    let package = format!(
        "{}-client",
        package_name(&folder).trim_end_matches("-client")
    );

    let document = DOCUMENTS.iter().find(|name| directory.join(name).exists());
    let mut config = scaffold(&package);
    if let Some(document) = document {
        config = config.replace(DOCUMENTS[0], document);
    }
    let done = fs::create_dir_all(directory).and_then(|()| {
        write_new(directory, FILE_NAME, &config, show)?;
        match document {
            Some(document) => {
                show.note(format_args!("`{document}` is there already: left as it is"))
            }
            None => write_new(directory, DOCUMENTS[0], SCAFFOLD_DOCUMENT, show),
        }
    });
    match done {
        Ok(()) => {
            let place = directory.join(FILE_NAME);
            let hint = if directory == Path::new(".") {
                "specsmith generate".to_owned()
            } else {
                format!("specsmith generate --config {}", place.display())
            };
            show.note(format_args!("next: `{hint}`"))?;
            Ok(Exit::Fine)
        }
        Err(error) => {
            let place = directory.display();
            show.note(format_args!("error: cannot write to `{place}`: {error}"))?;
            Ok(Exit::Unusable)
        }
    }
}

/// Writes a file that is not there yet.
fn write_new(directory: &Path, name: &str, text: &str, show: &mut Show<'_>) -> io::Result<()> {
    let path = if directory == Path::new(".") {
        Path::new(name).to_path_buf()
    } else {
        directory.join(name)
    };
    match OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes())?;
            show.note(format_args!("wrote `{}`", path.display()))
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => show.note(format_args!(
            "`{}` is there already: left as it is",
            path.display()
        )),
        Err(error) => Err(error),
    }
}
