//! Files, the places in them, and the only code that reads them.
//!
//! A node of a document is named by its [`Origin`]: a file and a JSON Pointer (RFC 6901). Where that is in the text
//! is found out only when something about it is shown, so that a document without mistakes costs no bookkeeping.

mod file;
mod git;
pub mod glob;
mod map;
mod origin;
mod outline;
mod places;
pub mod pointer;

pub use file::{Format, Position, SourceFile};
pub(crate) use file::{floor_char_boundary, line_ends, with_line_feeds};
pub use map::{FileId, SourceMap, tidy};
pub use origin::Origin;
pub(crate) use outline::{Mark, Outline, Piece};
pub use places::Places;
