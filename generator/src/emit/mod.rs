//! Prints a plan as tokens, one file per emitted thing.
//!
//! Every decision has been taken by now, so that nothing here can fail, and nothing here knows what OpenAPI is.
//! Files are independent of each other: [`jobs`] lists them, [`emit`] makes one, in any order and on any thread.

mod answers;
mod bodies;
mod body_checks;
mod checks;
mod client;
mod examples;
mod features;
mod foreign;
mod imports;
mod library;
mod manifest;
mod models;
mod operations;
mod parameters;
mod patterns;
mod readme;
mod received;
mod response_headers;
mod runtime;
mod schemas;
mod security;
mod servers;
mod syntax;

use crate::output::EmittedFile;
use crate::rust::CratePlan;
pub(crate) use syntax::INCLUDING;

/// A file to be emitted.
#[derive(Clone, Copy, Debug)]
pub enum Job {
    /// `Cargo.toml`
    Manifest,
    /// `README.md`
    Readme,
    /// `src/lib.rs`
    Library,
    /// `src/client.rs`
    Client,
    /// `src/webhooks.rs` and `src/callbacks.rs`, by index
    Received(usize),
    /// `src/servers.rs`
    Servers,
    /// `src/foreign.rs`
    Foreign,
    /// `src/patterns.rs`
    Patterns,
    /// `src/errors.rs`
    Errors,
    /// `src/schemas.rs`
    Schemas,
    /// `src/headers.rs`
    Headers,
    /// `src/api/mod.rs`
    Groups,
    /// `src/api/<tag>.rs`, by index
    Group(usize),
    /// `src/models/mod.rs`
    Models,
    /// `src/models/<type>.rs`, by index
    Model(usize),
    /// `src/runtime/mod.rs` and its neighbours, by index
    Runtime(usize),
    /// `examples/<operation>.rs`, by tag and index
    Example(usize, usize),
}

impl Job {
    /// Whether the file stands in `src`.
    #[must_use]
    pub fn is_source(&self) -> bool {
        !matches!(self, Self::Manifest | Self::Readme | Self::Example(..))
    }
}

/// Every file of a plan.
#[must_use]
pub fn jobs(plan: &CratePlan) -> Vec<Job> {
    let mut jobs = vec![
        Job::Manifest,
        Job::Readme,
        Job::Library,
        Job::Client,
        Job::Groups,
        Job::Models,
    ];
    jobs.extend(examples::jobs(plan));
    if !plan.patterns.is_empty() {
        jobs.push(Job::Patterns);
    }
    if !plan.servers.choices.is_empty() {
        jobs.push(Job::Servers);
    }
    if !plan.schemas.is_empty() {
        jobs.push(Job::Schemas);
    }
    if !plan.foreign.is_empty() {
        jobs.push(Job::Foreign);
    }
    if !plan.failures.is_empty() {
        jobs.push(Job::Errors);
    }
    if !plan.headers.is_empty() {
        jobs.push(Job::Headers);
    }
    jobs.extend((0..plan.received.len()).map(Job::Received));
    jobs.extend((0..plan.groups.len()).map(Job::Group));
    jobs.extend((0..plan.models.len()).map(Job::Model));
    jobs.extend((0..runtime::count(plan)).map(Job::Runtime));
    jobs
}

/// Makes one file.
#[must_use]
pub fn emit(plan: &CratePlan, job: Job) -> EmittedFile {
    match job {
        Job::Manifest => manifest::emit(plan),
        Job::Readme => readme::emit(plan),
        Job::Library => library::emit(plan),
        Job::Client => client::emit(plan),
        Job::Received(index) => received::emit(&plan.received[index]),
        Job::Servers => servers::emit(plan),
        Job::Foreign => foreign::emit(plan),
        Job::Patterns => patterns::emit(plan),
        Job::Errors => answers::emit_errors(plan),
        Job::Schemas => schemas::emit(plan),
        Job::Headers => response_headers::emit(plan),
        Job::Groups => operations::emit_index(plan),
        Job::Group(index) => operations::emit(&plan.groups[index]),
        Job::Models => models::emit_index(plan),
        Job::Model(index) => models::emit(&plan.models[index]),
        Job::Runtime(index) => runtime::emit(plan, index),
        Job::Example(group, operation) => {
            examples::emit(plan, &plan.groups[group].operations[operation])
        }
    }
}
