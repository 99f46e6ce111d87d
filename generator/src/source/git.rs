//! Files as they are in a revision of a git repository, read through the `git` command.

use std::io::{Error, ErrorKind, Result};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

/// What an input begins with that is a file of a revision.
const PREFIX: &str = "git:";

/// A file of a revision: `git:REV:path`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blob {
    revision: String,
    /// From the root of the repository, or, with `./` in front, from the working directory.
    path: PathBuf,
}

impl Blob {
    /// The file that an input names; nothing when it is a file of the file system.
    pub(super) fn parse(input: &Path) -> Option<Self> {
        let (revision, path) = input.to_str()?.strip_prefix(PREFIX)?.split_once(':')?;
        Some(Self {
            revision: revision.to_owned(),
            path: PathBuf::from(path),
        })
    }

    /// The name that people see.
    pub(super) fn name(&self) -> String {
        format!("{PREFIX}{}:{}", self.revision, self.path.display())
    }

    /// The file of the same revision that a relative name leads to from this one; nothing when it leads out of the
    /// repository.
    pub(super) fn beside(&self, name: &str) -> Option<Self> {
        let here = self.path.starts_with(".");
        let mut path = self.path.parent().unwrap_or(Path::new("")).to_path_buf();
        for part in Path::new(name).components() {
            match part {
                Component::Normal(part) => path.push(part),
                Component::ParentDir => {
                    let inner = matches!(path.components().next_back(), Some(Component::Normal(_)));
                    if inner {
                        path.pop();
                    } else if here {
                        path.push("..");
                    } else {
                        return None;
                    }
                }
                Component::CurDir => {}
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        Some(Self {
            revision: self.revision.clone(),
            path,
        })
    }

    /// Its bytes.
    pub(super) fn read(&self) -> Result<Vec<u8>> {
        // What begins with a hyphen would be an option.
        if self.revision.is_empty() || self.revision.starts_with('-') {
            let message = format!("`{}` is no revision: write `git:REV:path`", self.revision);
            return Err(Error::new(ErrorKind::InvalidInput, message));
        }
        let (folder, path) = self.place();
        let output = Command::new("git")
            .args(["-C", folder.to_str().unwrap_or(".")])
            .args(["cat-file", "blob", &format!("{}:{path}", self.revision)])
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .stdin(Stdio::null())
            .output()
            .map_err(|error| {
                let message = match error.kind() {
                    ErrorKind::NotFound => {
                        "there is no command `git`, which reads revisions".to_owned()
                    }
                    _ => format!("`git` cannot be run: {error}"),
                };
                Error::other(message)
            })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or("git failed").trim();
        let said = said.strip_prefix("fatal: ").unwrap_or(said);
        let message = if self.revision == "HEAD" && said.contains("invalid object name") {
            format!("nothing is committed yet; git says: {said}")
        } else {
            format!("git says: {said}")
        };
        Err(Error::other(message))
    }

    /// Where git is asked, and for what: of a file that is named from the working directory its own folder knows best
    /// which repository it belongs to.
    fn place(&self) -> (PathBuf, String) {
        let here = PathBuf::from(".");
        let path = self.path.display().to_string().replace('\\', "/");
        if !self.path.starts_with(".") {
            return (here, path);
        }
        match (
            self.path.parent(),
            self.path.file_name().and_then(|name| name.to_str()),
        ) {
            (Some(folder), Some(name)) if folder.is_dir() => {
                (folder.to_path_buf(), format!("./{name}"))
            }
            _ if path.starts_with('.') => (here, path),
            _ => (here, format!("./{path}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_files_of_the_same_revision() {
        #[track_caller]
        fn check(input: &str, name: &str, expected: Option<&str>) {
            let blob = Blob::parse(Path::new(input)).expect("a file of a revision");
            assert_eq!(blob.name(), input);
            assert_eq!(
                blob.beside(name).map(|blob| blob.name()).as_deref(),
                expected
            );
        }
        check("git:HEAD:a/b.yaml", "c.yaml", Some("git:HEAD:a/c.yaml"));
        check(
            "git:HEAD~1:a/b.yaml",
            "./d/c.yaml",
            Some("git:HEAD~1:a/d/c.yaml"),
        );
        check("git:v1:a/b.yaml", "../c.yaml", Some("git:v1:c.yaml"));
        check("git:v1:a/b.yaml", "../../c.yaml", None);
        check("git:v1:a/b.yaml", "/etc/passwd", None);
        check("git:v1:./b.yaml", "../c.yaml", Some("git:v1:./../c.yaml"));
        assert_eq!(Blob::parse(Path::new("a.yaml")), None);
        assert_eq!(Blob::parse(Path::new("git:a.yaml")), None);
    }

    #[test]
    fn what_is_no_revision_is_told() {
        #[track_caller]
        fn check(input: &str, expected: &str) {
            let blob = Blob::parse(Path::new(input)).expect("a file of a revision");
            let error = blob.read().expect_err("there is no such file").to_string();
            assert!(error.contains(expected), "{error}");
        }
        check("git:--textconv:a", "is no revision");
        check("git::a", "is no revision");
        check("git:no/such/revision:a", "git says: ");
    }
}
