//! What is said about a document: codes, messages, the collector, and how they are shown.
//!
//! `Error` means that nothing can be generated. `Warning` means that something was repaired, left out or looks wrong,
//! and the run goes on. `Note` is information.

mod allowance;
mod baseline;
mod code;
mod code_set;
pub mod codes;
mod collector;
pub(crate) mod count;
mod fingerprint;
mod fold;
mod github;
mod junit;
mod levels;
mod locate;
mod markdown;
mod message;
mod report;
mod sarif;
mod statistics;
pub(crate) mod suggestion;
mod terminal;

pub(crate) use allowance::Allowance;
pub use baseline::{Baseline, Written};
pub use code::{Code, Severity, Topic};
pub use code_set::{CodeSet, ReadCode, UnknownCode};
pub use collector::Diagnostics;
pub use github::github;
pub use junit::junit;
pub use levels::{Families, Level, Levels};
pub use locate::{
    Extent, Extents, Form, YamlEvent, YamlEvents, YamlProperties, YamlQuotes, YamlStuck, prepare,
};
pub use markdown::markdown;
pub use message::{Diagnostic, Place};
pub use report::{FindingPlace, places, report};
pub use sarif::sarif;
pub use statistics::{Statistic, statistics};
pub use terminal::{Shown, render, render_folded};
