//! Turns an OpenAPI document into a Rust client crate.
//!
//! The command `specsmith` is the usual way to use it, [`build()`] the one for build scripts. As a
//! library it is a pipeline, each stage a module with one function:
//!
//! ```no_run
//! use specsmith::config::Config;
//! use specsmith::diagnostic::{Diagnostics, render};
//! use specsmith::output::Mode;
//! use specsmith::source::SourceMap;
//! use specsmith::generate;
//!
//! let mut sources = SourceMap::new();
//! let mut diagnostics = Diagnostics::new();
//! let config = Config::new("openapi.yaml", "generated");
//! if let Some(client) = generate::generate(&config, &mut sources, &mut diagnostics) {
//!     generate::write(&client, &config.output, Mode::Write, &mut diagnostics);
//! }
//! eprint!("{}", render(&diagnostics, &sources, false));
//! ```
//!
//! `ARCHITECTURE.md` beside the sources tells what each module holds and may know of the others.

mod build;
pub mod bundle;
pub mod catalogue;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod document;
pub mod edit;
pub mod emit;
pub mod format;
pub mod generate;
pub mod instance;
pub mod ir;
pub mod ledger;
pub mod lint;
#[cfg(feature = "mock")]
pub mod mock;
pub mod model;
pub mod notation;
pub mod output;
pub mod overlay;
pub mod rust;
pub mod source;
pub mod stats;
pub mod upgrade;
pub mod validate;
pub mod wire;

pub use build::{BuildError, build};
