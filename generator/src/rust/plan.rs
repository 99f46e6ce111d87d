//! The plan of an emitted crate: every decision is taken, and nothing can fail any more.

use std::collections::BTreeSet;

use super::answer::{Choices, Headers};
use super::body::BodyEncoding;
use super::check::PatternPlan;
use super::client::Client;
use super::features::UNUSED_MODELS;
use super::format::TextType;
use super::model::Model;
use super::operation::Group;
use super::received::ReceivedFile;
use super::schema::SchemaPlan;
use super::servers::Servers;

/// A whole crate.
#[derive(Debug)]
pub struct CratePlan {
    /// What stands in the manifest.
    pub package: Package,
    /// The title of the API.
    pub title: String,
    /// The lines of the crate's documentation.
    pub docs: Vec<String>,
    /// The client.
    pub client: Client,
    /// The servers to choose from.
    pub servers: Servers,
    /// The operations, by tag.
    pub groups: Vec<Group>,
    /// The enums of what failures hold, by name.
    pub failures: Vec<Choices>,
    /// The structs of the headers of answers, by name.
    pub headers: Vec<Headers>,
    /// The models, by name.
    pub models: Vec<Model>,
    /// The patterns.
    pub patterns: Vec<PatternPlan>,
    /// The schemas whose demands types do not show.
    pub schemas: Vec<SchemaPlan>,
    /// The components by name, with their positions in `schemas`, where JSON is to be checked.
    pub components: Vec<(String, usize)>,
    /// Files with functions that read what the API sends.
    pub received: Vec<ReceivedFile>,
    /// Types of other crates that stand in models, by path.
    pub foreign: Vec<String>,
    /// The types of the runtime that hold texts of this API.
    pub texts: BTreeSet<TextType>,
    /// The modules of the runtime that test texts for their formats.
    pub tests: BTreeSet<&'static str>,
    /// How many steps the compiler has to go into types, where that is more than it does by itself.
    pub recursion_limit: Option<usize>,
}

impl CratePlan {
    /// Whether some operation sends a body that is coded like this.
    pub fn sends(&self, is_one: impl Fn(&BodyEncoding) -> bool) -> bool {
        let operations = self.groups.iter().flat_map(|group| &group.operations);
        operations
            .flat_map(|operation| &operation.body)
            .flat_map(|body| &body.variants)
            .any(|variant| is_one(&variant.encoding))
    }

    /// Whether JSON is checked by schemas as they stand in the document.
    #[must_use]
    pub fn checks_values(&self) -> bool {
        let mut models = self.models.iter();
        !self.components.is_empty() || models.any(|model| model.described.is_some())
    }

    /// The features of tags, and of what no operation uses.
    #[must_use]
    pub fn features(&self) -> Vec<&str> {
        let tags = self
            .groups
            .iter()
            .filter_map(|group| group.feature.as_deref());
        let mut features: Vec<&str> = tags.collect();
        let mut all = self.models.iter().flat_map(|model| &model.features);
        if all.any(|feature| feature == UNUSED_MODELS) {
            features.push(UNUSED_MODELS);
        }
        features.sort_unstable();
        features.dedup();
        features
    }
}

/// What stands in the manifest.
#[derive(Debug)]
pub struct Package {
    /// The name of the package.
    pub name: String,
    /// The name of the library, as code has it.
    pub library: String,
    /// Its version.
    pub version: String,
    /// What it is.
    pub description: String,
    /// Its licence, an SPDX expression.
    pub license: Option<String>,
    /// Where its sources are.
    pub repository: Option<String>,
    /// What it depends on because the configuration says so: names, and lines of the manifest.
    pub dependencies: Vec<(String, String)>,
    /// The oldest Rust that it compiles with.
    pub rust_version: String,
}
