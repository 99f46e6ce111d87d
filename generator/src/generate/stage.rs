//! What a run is at.

use std::fmt;

use crate::diagnostic::count::{grouped, plural};

/// The stages of a run, in their order. Displayed, a stage is what the run is doing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Stage {
    /// The document, its other files and its overlays are read.
    Parse,
    /// References are resolved.
    Resolve,
    /// What the document says becomes what the API means.
    Lower,
    /// Every decision about the Rust code is made.
    Plan,
    /// Files are emitted and formatted.
    Emit {
        /// How many of them have been begun.
        begun: usize,
        /// How many there are.
        files: usize,
    },
    /// Every part of the document is accounted for.
    Account,
    /// The output folder is compared, and written.
    Write,
}

/// Is told about every stage when it begins, from any thread.
pub type Watch<'w> = &'w (dyn Fn(Stage) + Sync);

impl fmt::Display for Stage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Parse => "reading the document",
            Self::Resolve => "resolving references",
            Self::Lower => "working out what the document means",
            Self::Plan => "planning the crate",
            Self::Emit { begun, files } => {
                let (begun, files) = (grouped(*begun), plural(*files, "file"));
                return write!(formatter, "emitting {begun} of {files}");
            }
            Self::Account => "accounting for every part of the document",
            Self::Write => "writing the crate",
        })
    }
}
