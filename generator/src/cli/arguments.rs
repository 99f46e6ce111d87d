//! What can be said on the command line; what takes more than a few lines has a file of its own.

mod bundle;
mod diff;
mod fail_on;
mod format;
mod generate;
mod input;
mod lint;
#[cfg(feature = "mock")]
mod mock;
mod overlay;
mod stats;
mod upgrade;
mod validate;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use bundle::Bundle;
pub(super) use diff::{Diff, FailOn};
pub(super) use format::{FormatFiles, Notation};
pub(super) use generate::{BumpOptions, Generate};
pub(super) use input::Input;
pub(super) use lint::Lint;
#[cfg(feature = "mock")]
pub(super) use mock::Mock;
pub(super) use overlay::{Overlay, OverlayApply, OverlayCompare};
pub(super) use stats::Stats;
pub(super) use upgrade::{Target, Upgrade};
pub(super) use validate::Validate;

/// Turns OpenAPI documents into Rust client crates, and keeps the documents healthy.
#[derive(Debug, Parser)]
#[command(
    name = "specsmith",
    version,
    after_help = "\
Examples:
  specsmith init                             begin with a small document and a configuration
  specsmith generate                         what specsmith.toml says
  specsmith generate openapi.yaml -o client  without a configuration
  specsmith validate                         look for mistakes in the document
  specsmith lint                             look for what spoils the client
  specsmith diff                             what changed since the last commit
  specsmith format                           put the document in order
  specsmith bundle openapi.yaml -o all.yaml  many files into one
  specsmith upgrade openapi.yaml --in-place  a later version of OpenAPI, the same client
  specsmith mock openapi.yaml                answer requests as the document says
  specsmith explain S102                     what a code means

Exit codes: 0 fine, 1 findings, 2 unusable input or arguments."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// How findings and results are shown.
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Whether to use colours; `auto` uses them on a terminal, unless `NO_COLOR` is set.
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(super) color: Color,
    /// Show every finding; without it, of many that are alike only some are shown and the rest are counted.
    #[arg(long, global = true)]
    pub(super) all: bool,
    /// Count the findings by their codes instead of showing each.
    #[arg(long, global = true)]
    pub(super) statistics: bool,
}

/// How findings and results are shown.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line, on the standard output.
    Json,
    /// A SARIF 2.1.0 log, for code hosts and editors.
    Sarif,
    /// Workflow commands of GitHub Actions, which annotate a pull request.
    Github,
    /// An XML report in the form of JUnit.
    Junit,
    /// A table for a comment.
    Markdown,
}

/// Whether to use colours.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Generate a client crate.
    Generate(Box<Generate>),
    /// Look for mistakes in a document.
    Validate(Validate),
    /// Look for what spoils the client, and for what could be written better.
    Lint(Lint),
    /// Tell what changed between two documents, and what it breaks.
    Diff(Diff),
    /// Put documents in order and into one style; comments stay.
    Format(FormatFiles),
    /// Put a document that stands in many files into one, or split one into many.
    Bundle(Bundle),
    /// Bring a document to a later version of OpenAPI; its client stays the same.
    Upgrade(Upgrade),
    /// Tell what is in a document: operations, schemas, what is used and what is described.
    Stats(Stats),
    /// Serve a document on this machine, for people who write or test a client.
    #[cfg(feature = "mock")]
    Mock(Mock),
    /// Apply overlays to a document, or write the overlay that makes one document of another.
    #[command(subcommand)]
    Overlay(Overlay),
    /// Begin: write specsmith.toml and, where there is none, a small document.
    Init(Init),
    /// Show a document as it is after one of the stages.
    Dump(Dump),
    /// Tell what a code means, why it matters and what to do.
    Explain(Explain),
    /// Write the script by which a shell completes what is typed.
    Completions(Completions),
    /// Write the manual page.
    Man(Man),
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith init
  specsmith init spec

Files that are there already stay as they are.")]
pub(super) struct Init {
    /// The folder to begin in.
    #[arg(default_value = ".", value_name = "DIR")]
    pub(super) directory: PathBuf,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith dump openapi.yaml --stage document
  specsmith dump --stage plan")]
pub(super) struct Dump {
    #[command(flatten)]
    pub(super) input: Input,
    /// Which stage to show.
    #[arg(long, value_enum)]
    pub(super) stage: Stage,
}

/// The stages that can be shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Stage {
    /// The document's tree, repaired, as JSON.
    Document,
    /// The document with every reference resolved.
    Model,
    /// What the API means, without OpenAPI and without Rust.
    Api,
    /// Every decision about the Rust code.
    Plan,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith explain            the list of all codes
  specsmith explain S102
  specsmith explain unknown-key
  specsmith explain style      the codes of a group")]
pub(super) struct Explain {
    /// The id or the name of a code, or a group of codes.
    pub(super) code: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith completions bash > ~/.local/share/bash-completion/completions/specsmith
  specsmith completions zsh > ~/.zfunc/_specsmith
  specsmith completions fish > ~/.config/fish/completions/specsmith.fish")]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith man | man -l -
  specsmith man -o ~/.local/share/man/man1")]
pub(super) struct Man {
    /// Write a page for each command into this folder, instead of showing the page of all.
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}
