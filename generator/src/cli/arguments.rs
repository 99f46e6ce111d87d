//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::levels::{LevelOptions, WriteBaseline};
use super::selection::Selection;

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

/// Without DOCUMENT, the configuration says what to generate: --config FILE, or else specsmith.toml in the working
/// directory or in spec/. With DOCUMENT and no --config, everything is at its default.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith generate
  specsmith generate --config spec/specsmith.toml --check
  specsmith generate openapi.yaml -o client
  specsmith generate openapi.yaml -o client --dry-run
  specsmith generate openapi.yaml -o client --ledger account.jsonl
  specsmith generate --bump --changelog CHANGELOG.md
  specsmith generate openapi.yaml -o client --include-tag Pets --exclude-path '/pets/*/internal/**'

A failed run leaves the output as it was. Files that specsmith did not write are never touched.")]
pub(super) struct Generate {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(super) document: Option<PathBuf>,
    /// The folder to write to.
    #[arg(short, long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An overlay to apply to the document, behind those of the configuration; can be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) selection: Selection,
    #[command(flatten)]
    pub(super) levels: LevelOptions,
    /// Change nothing; show what is not up to date, and exit 1 if something is.
    #[arg(long)]
    pub(super) check: bool,
    /// Change nothing; name the files that would change.
    #[arg(long, conflicts_with = "check")]
    pub(super) dry_run: bool,
    /// Write what became of every part of the document, one JSON object a line: `pointer`, `outcome` (`generated`,
    /// `documented`, `refused` or `ignored-by-specification`), `code` of what was refused, and `file` when there are
    /// several.
    #[arg(long, value_name = "FILE")]
    pub(super) ledger: Option<PathBuf>,
    #[command(flatten)]
    pub(super) bump: BumpOptions,
}

/// Raising the version of the crate by what changed.
#[derive(Args, Debug)]
pub(super) struct BumpOptions {
    /// Raise `version` under `[crate]` of the configuration by what changed since the last commit: see `specsmith diff`.
    #[arg(long, conflicts_with = "check", help_heading = "Version")]
    pub(super) bump: bool,
    /// What changed since this document, and not since the last commit.
    #[arg(
        long,
        value_name = "DOCUMENT",
        requires = "bump",
        help_heading = "Version"
    )]
    pub(super) since: Option<PathBuf>,
    /// Note what changed in this file, under the new version.
    #[arg(long, value_name = "FILE", requires = "bump", help_heading = "Version")]
    pub(super) changelog: Option<PathBuf>,
}

/// Without DOCUMENT, the configuration says which: --config FILE, or else specsmith.toml in the working directory or in
/// spec/. Codes that the configuration allows are not shown. With DOCUMENT and no --config, all of them are.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith validate
  specsmith validate openapi.yaml
  specsmith validate openapi.json --format json
  specsmith validate openapi.json --format sarif > findings.sarif
  specsmith validate openapi.json --statistics
  specsmith validate openapi.json --baseline known.txt --write-baseline
  specsmith validate openapi.json --baseline known.txt
  specsmith validate git:main:spec/openapi.yaml
  curl https://example.com/openapi.json | specsmith validate -
  specsmith validate openapi.yaml --allow key-of-another-version --deny references

Exits 1 when there is an error or a warning, 2 when the document cannot be read.")]
pub(super) struct Validate {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(super) document: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An overlay to apply to the document, behind those of the configuration; can be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) levels: LevelOptions,
    #[command(flatten)]
    pub(super) write: WriteBaseline,
}

/// Rules come in groups. The group `client` is on: what changes or spoils the generated client. `style`,
/// `documentation` and `security` are turned on by `--warn` and `--deny`, or in `[diagnostics]` of the configuration.
/// `specsmith explain` lists the rules, whose codes begin with `L`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith lint
  specsmith lint openapi.yaml --warn style,documentation
  specsmith lint openapi.yaml --allow client --deny unused-component
  specsmith lint openapi.yaml --baseline known.txt
  specsmith lint openapi.yaml --warn style --fix --dry-run

Exits 1 when there is an error or a warning, 2 when the document cannot be read.")]
pub(super) struct Lint {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(super) document: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An overlay to apply to the document, behind those of the configuration; can be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) levels: LevelOptions,
    #[command(flatten)]
    pub(super) write: WriteBaseline,
    /// Mend what can be mended safely, and show the rest. Comments, order and layout of the document stay.
    #[arg(long)]
    pub(super) fix: bool,
    /// Change nothing; show what --fix would change.
    #[arg(long, requires = "fix")]
    pub(super) dry_run: bool,
}

/// Tells every change once, where it was made, with what it does to those who call the API (breaking, warning, info) and
/// to those who use the emitted crate (major, minor, patch). Other ways of saying the same are no change.
///
/// With one document, or none, the working copy is compared with what git has committed last.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith diff
  specsmith diff openapi.yaml
  specsmith diff old.yaml new.yaml
  specsmith diff git:v1.2.0:openapi.yaml openapi.yaml --fail-on warning
  specsmith diff old.yaml new.yaml --format markdown

Exits 1 when something breaks, 2 when a document cannot be read.")]
pub(super) struct Diff {
    /// The document as it was; or, alone, the one to compare with what git has.
    pub(super) old: Option<PathBuf>,
    /// The document as it is.
    pub(super) new: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// From which changes on the command exits 1.
    #[arg(long, value_enum, default_value_t)]
    pub(super) fail_on: FailOn,
    #[command(flatten)]
    pub(super) levels: LevelOptions,
    #[command(flatten)]
    pub(super) write: WriteBaseline,
}

/// How bad a change has to be for the command to fail.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(super) enum FailOn {
    /// What breaks callers.
    #[default]
    Breaking,
    /// What may break them.
    Warning,
    /// Any change.
    Info,
    /// None.
    Never,
}

/// Members of each object come in one order, the largest last; names of your own (paths, components, properties,
/// methods) stay in yours. Texts have quotes only where some reader of YAML needs them. Comments stay with what they are
/// about. What the document says is the same before and after, which is checked before anything is written.
///
/// Without FILE, the configuration says which document. The standard input, a file of a revision and what is converted
/// are written to the standard output.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith format
  specsmith format openapi.yaml schemas/*.yaml
  specsmith format --check
  specsmith format openapi.yaml --diff
  specsmith format - < openapi.yaml > formatted.yaml
  specsmith format openapi.json --to yaml > openapi.yaml

Exits 1 when --check or --diff finds a file that would change, 2 when a file cannot be read.")]
pub(super) struct FormatFiles {
    /// The files, JSON or YAML: documents, and parts of them; `-` is the standard input, `git:REV:PATH` a file of a
    /// revision.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Change nothing; name the files that would change, and exit 1 if there are any.
    #[arg(long)]
    pub(super) check: bool,
    /// Change nothing; show what would change, and exit 1 if something would.
    #[arg(long)]
    pub(super) diff: bool,
    /// Write the other format to the standard output.
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with_all = ["check", "diff"])]
    pub(super) to: Option<Notation>,
}

/// Counts operations by method and tag, parameters by place, schemas by kind, and tells which components are used most
/// and which not at all, which schemas lead to themselves, and how much is described. Each part counts once, where it is
/// defined.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith stats
  specsmith stats openapi.yaml
  specsmith stats openapi.json --format json
  specsmith stats git:main:openapi.yaml --format markdown

Exits 2 when the document cannot be read.")]
pub(super) struct Stats {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(super) document: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

/// Overlays.
#[derive(Debug, Subcommand)]
pub(super) enum Overlay {
    /// Apply overlays to a document.
    Apply(OverlayApply),
    /// Write the overlay that makes one document of another.
    Compare(OverlayCompare),
}

/// Applies OpenAPI Overlays 1.0 and 1.1, one after the other. Comments and order of the document stay where it stays.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith overlay apply openapi.yaml ours.yaml > patched.yaml
  specsmith overlay apply openapi.json first.yaml second.yaml -o patched.json

Actions that match nothing are told. Exits 2 when an overlay cannot be applied; nothing is written then.")]
pub(super) struct OverlayApply {
    /// The document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(super) document: PathBuf,
    /// The overlays.
    #[arg(required = true, value_name = "OVERLAY")]
    pub(super) overlays: Vec<PathBuf>,
    /// The file to write to, as JSON or YAML by its name; without it, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// Writes an Overlay 1.0.0 document: applied to OLD it gives NEW, up to the order of members and comments, which is
/// checked before it is written.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith overlay compare openapi.yaml patched.yaml
  specsmith overlay compare git:v1:openapi.yaml openapi.yaml -o since-v1.yaml

Exits 2 when a document cannot be read.")]
pub(super) struct OverlayCompare {
    /// The document as it was.
    pub(super) old: PathBuf,
    /// The document as it is.
    pub(super) new: PathBuf,
    /// The file to write to, as JSON or YAML by its name; without it, the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// The formats of documents.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(super) enum Notation {
    /// RFC 8259; there are no comments.
    Json,
    /// YAML 1.2, as readers of 1.1 understand it, too.
    Yaml,
}

/// Everything that stands in another file and is referred to becomes a component of the document, named after the place
/// that it comes from, and references become local. Comments stay. A document that is one file already stays as it is,
/// so a bundle of a bundle is the same. The client that is generated from a bundle is that of the many files.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith bundle openapi.yaml
  specsmith bundle openapi.yaml -o dist/openapi.json
  specsmith bundle openapi.yaml -o dist/openapi.yaml --check
  specsmith bundle git:v1.2.0:spec/openapi.yaml -o old.yaml
  specsmith bundle openapi.yaml --split spec

Exits 1 when --check finds something out of date, 2 when a reference leads nowhere or something cannot be written.")]
pub(super) struct Bundle {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision. Without it,
    /// the configuration says which.
    pub(super) document: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The file to write, in JSON or YAML by its name; without it, the result is shown.
    #[arg(short, long, value_name = "FILE", conflicts_with = "split")]
    pub(super) output: Option<PathBuf>,
    /// Split the document into a tree of files in this folder: `openapi.yaml`, `paths/`, `components/schemas/` and so
    /// on.
    #[arg(long, value_name = "DIR")]
    pub(super) split: Option<PathBuf>,
    /// Overwrite files that specsmith did not write, and files of the document itself.
    #[arg(long)]
    pub(super) force: bool,
    /// Change nothing; name what is not up to date, and exit 1 if something is.
    #[arg(long, conflicts_with = "force")]
    pub(super) check: bool,
}

/// The client that is generated from the document stays the same, and so do comments and order. From 3.0 on the text is
/// edited, and what is not touched stays byte for byte; a document of 2.0 is written anew.
///
/// Files that the document references are upgraded with it: by --in-place each where it is, by -o in a folder that gets
/// all of them.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith upgrade openapi.yaml --in-place
  specsmith upgrade openapi.yaml --to 3.2 --in-place
  specsmith upgrade swagger.json -o openapi.json
  specsmith upgrade many/openapi.yaml -o upgraded
  curl https://example.com/swagger.json | specsmith upgrade - > openapi.json

Exits 1 when something could not be kept as it was, 2 when nothing could be written.")]
pub(super) struct Upgrade {
    /// The OpenAPI document, JSON or YAML; `-` is the standard input, `git:REV:PATH` a file of a revision.
    pub(super) document: Option<PathBuf>,
    /// The version that it is to have. A document of this version, or a later one, stays as it is.
    #[arg(long, value_name = "VERSION", value_enum, default_value_t)]
    pub(super) to: Target,
    /// Where to write to, in place of the standard output: a file, or a folder for a document of several files.
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Change the files of the document where they are.
    #[arg(long, conflicts_with = "output")]
    pub(super) in_place: bool,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[command(flatten)]
    pub(super) levels: LevelOptions,
}

impl Upgrade {
    /// Whether files are written, and not the standard output.
    pub(super) fn writes(&self) -> bool {
        self.in_place || self.output.is_some()
    }
}

/// The versions that a document can be brought to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(super) enum Target {
    /// 3.0.4
    #[value(name = "3.0")]
    V3_0,
    /// 3.1.2
    #[default]
    #[value(name = "3.1")]
    V3_1,
    /// 3.2.0
    #[value(name = "3.2")]
    V3_2,
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
    /// The OpenAPI document; without it, the configuration says which.
    pub(super) document: Option<PathBuf>,
    /// The configuration.
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An overlay to apply to the document, behind those of the configuration; can be given several times.
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
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
  specsmith explain unknown-key")]
pub(super) struct Explain {
    /// The id or the name of a code.
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
