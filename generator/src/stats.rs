//! What is in a document: how much of everything, how it hangs together, and how much of it is described.

mod gather;
mod graph;
mod json;
mod text;

pub use gather::gather;
pub use json::json;
pub use text::{markdown, text};

/// Counts by name, in the order of their first appearance.
pub type Tally = indexmap::IndexMap<String, usize>;

/// What is in a document.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// The version of OpenAPI.
    pub version: String,
    /// Name, bytes and lines of each file.
    pub files: Vec<(String, usize, usize)>,
    /// Paths.
    pub paths: usize,
    /// Operations of paths.
    pub operations: usize,
    /// Operations of webhooks and callbacks.
    pub received: usize,
    /// Deprecated ones of either kind.
    pub deprecated: usize,
    /// Operations of paths by method.
    pub methods: Tally,
    /// Operations of paths by tag; those without one under an empty name.
    pub tags: Tally,
    /// Parameters, each where it is defined, by place.
    pub parameters: Tally,
    /// Schemas by what they are.
    pub schemas: Tally,
    /// How many schemas are components.
    pub named: usize,
    /// How many stand within something else.
    pub inline: usize,
    /// How many schemas stand in each other at most.
    pub depth: usize,
    /// Schemas that lead to themselves, in groups that lead to each other, the largest first.
    pub recursive: Vec<Vec<String>>,
    /// Components by kind.
    pub components: Tally,
    /// How often components are referred to, the most used first.
    pub used: Vec<(String, usize)>,
    /// Components that nothing refers to.
    pub unused: Vec<String>,
    /// Media types of bodies and answers.
    pub media_types: Tally,
    /// Statuses of answers.
    pub statuses: Tally,
    /// Security schemes, and of what type they are.
    pub security: Vec<(String, String)>,
    /// What is described.
    pub described: Vec<Share>,
}

/// How many of a kind have something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What, as in "operations with a description".
    pub what: &'static str,
    /// How many have it.
    pub with: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// In whole percents; nothing is a hundred percent of nothing.
    #[must_use]
    pub fn percent(&self) -> usize {
        (self.with * 100).checked_div(self.of).unwrap_or(100)
    }
}

fn total(tally: &Tally) -> usize {
    tally.values().sum()
}
