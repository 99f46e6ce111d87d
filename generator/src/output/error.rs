//! Why output failed.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why the emitted files could not be formatted or written. The folder is as it was before.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// Emitted code is not Rust: a mistake of the generator.
    Syntax {
        /// The file.
        path: String,
        /// What the parser says.
        message: String,
    },
    /// A path leads out of the folder or cannot stand on every file system.
    Path {
        /// The path.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Two files would have the same place.
    Duplicate {
        /// The place.
        path: String,
    },
    /// Files stand in the way that Specsmith did not write.
    Foreign {
        /// Their paths, relative to the folder.
        paths: Vec<String>,
    },
    /// A folder on the way to a file is a symbolic link or no folder at all.
    NotAFolder {
        /// The place.
        path: PathBuf,
    },
    /// Another run is writing to the same folder.
    Busy {
        /// The folder that the other run works in.
        staging: PathBuf,
    },
    /// The file system refused.
    Io {
        /// What was tried, as in `cannot write`.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// The reason that the system gives.
        source: io::Error,
    },
    /// The file system refused, and then refused to take back what had been done.
    Broken {
        /// What failed first.
        cause: Box<OutputError>,
        /// What could not be taken back.
        path: PathBuf,
        /// Where the files as they were before are kept.
        saved: PathBuf,
    },
}

impl OutputError {
    pub(super) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Syntax { .. } | Self::Duplicate { .. } => {
                Some("this is a mistake in specsmith: please report it with the document".to_owned())
            }
            Self::Foreign { .. } => Some(
                "move these files out of the output folder, or choose another folder for the output"
                    .to_owned(),
            ),
            Self::NotAFolder { .. } => {
                Some("put a real folder there, or choose another output: links are not followed".to_owned())
            }
            Self::Busy { staging } => {
                Some(format!("if no other run is active, remove `{}`", staging.display()))
            }
            Self::Broken { saved, .. } => {
                Some(format!("the files as they were before are in `{}`", saved.display()))
            }
            Self::Path { .. } | Self::Io { .. } => None,
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { path, message } => {
                write!(f, "what was emitted for `{path}` is not Rust: {message}")
            }
            Self::Path { path, reason } => write!(f, "the output path {path:?} {reason}"),
            Self::Duplicate { path } => write!(f, "two emitted files want the place `{path}`"),
            Self::Foreign { paths } => {
                f.write_str("not written by specsmith, and therefore not overwritten: ")?;
                for (index, path) in paths.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}`{path}`")?;
                }
                Ok(())
            }
            Self::NotAFolder { path } => {
                write!(f, "`{}` is in the way: it is not a folder", path.display())
            }
            Self::Busy { staging } => {
                write!(
                    f,
                    "another run is writing to this folder (`{}` exists)",
                    staging.display()
                )
            }
            Self::Io {
                action,
                path,
                source,
            } => {
                write!(f, "{action} `{}`: {source}", path.display())
            }
            Self::Broken { cause, path, .. } => {
                write!(f, "{cause}; and `{}` could not be put back", path.display())
            }
        }
    }
}

impl Error for OutputError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Broken { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
