//! What is said about a document: codes, messages, the collector, and how they are shown.
//!
//! `Error` means that nothing can be generated. `Warning` means that something was repaired, left out or looks wrong,
//! and the run goes on. `Note` is information.

mod code;
pub mod codes;
mod collector;
pub(crate) mod count;
mod fold;
mod levels;
mod locate;
mod message;
mod report;
pub(crate) mod suggestion;
mod terminal;

pub use code::{Code, Severity};
pub use collector::Diagnostics;
pub use levels::{Level, Levels, UnknownCode};
pub use message::{Diagnostic, Place};
pub use report::report;
pub use terminal::{Shown, render, render_folded};
