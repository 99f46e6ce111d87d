//! The plan of features: what of a large API can be left out when its crate is compiled.

use std::collections::{BTreeSet, HashMap};

use super::answer::{Choices, Content};
use super::model::Model;
use super::naming::{Case, Name, Scope};
use super::operation::Group;
use super::types::Types;
use crate::config::{Config, Layout};
use crate::ir;

/// With more operations than this, tags are features unless the configuration says otherwise.
const MANY_OPERATIONS: usize = 200;

/// With more tags than this, those whose names begin alike are one feature: crates.io takes no crate with more than 300
/// features, and there are others besides.
const MOST_TAGS: usize = 280;

/// A model is always there when the attribute that names the tags that use it would be longer than this: lists in
/// attributes are not broken, and what many tags use would hardly ever be left out. What such a model holds is used by
/// at least the same tags, and is always there, too.
const WIDEST: usize = 70;

/// The longest name of a feature, so that the attribute of one alone fits.
const LONGEST_NAME: usize = 48;

/// The feature of the models that no operation uses.
pub const UNUSED_MODELS: &str = "unused-models";

/// Names that features have already, or must not have besides dependencies.
const RESERVED: [&str; 16] = [
    "base64",
    "bytes",
    "default",
    "fancy-regex",
    "fancy_regex",
    "full",
    "http-body",
    "http_body",
    "native-tls",
    "reqwest",
    "rustls",
    "serde",
    "serde-json",
    "serde_json",
    "tokio",
    UNUSED_MODELS,
];

/// Gives each group a feature, and each model those of the groups that use it.
pub(super) fn assign(
    types: &Types<'_>,
    config: &Config,
    groups: &mut [Group],
    failures: &[Choices],
    models: &mut [Model],
) {
    let api = types.api();
    let wanted = config
        .package
        .tag_features
        .unwrap_or(api.operations.len() > MANY_OPERATIONS);
    if !wanted || groups.len() < 2 || config.layout == Layout::Module {
        return;
    }
    let words = words(api, groups);
    if words.iter().collect::<BTreeSet<_>>().len() > MOST_TAGS {
        return;
    }
    name_groups(config, groups, words);
    let mut users: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); api.types.len()];
    for (index, group) in groups.iter().enumerate() {
        let operations = api.operations.iter().filter(|one| one.tag == index);
        let roots = operations.flat_map(ir::Operation::uses);
        for id in ir::reachable(&api.types, roots) {
            users[id.index()].extend(group.feature.as_deref());
        }
    }
    let named = api.named_types.iter().copied();
    let unused: Vec<_> = named.filter(|id| users[id.index()].is_empty()).collect();
    for id in ir::reachable(&api.types, unused) {
        users[id.index()].insert(UNUSED_MODELS);
    }
    // Failures and the headers of answers stand in one file each; these and what the API sends are always there.
    let held: BTreeSet<&Name> = failures.iter().flat_map(models_of).collect();
    let held = api
        .ids()
        .filter(|id| types.name(*id).is_some_and(|name| held.contains(name)));
    let headers = api.operations.iter().flat_map(|one| &one.responses);
    let headers = headers.flat_map(|response| &response.headers);
    let headers = headers.map(|header| header.ty);
    let always = held.chain(headers).chain(super::received::roots(api));
    for id in ir::reachable(&api.types, always) {
        users[id.index()].clear();
    }
    let users: HashMap<&Name, &BTreeSet<&str>> = api
        .ids()
        .filter_map(|id| Some((types.name(id)?, &users[id.index()])))
        .collect();
    for model in models {
        let features = users.get(&model.name);
        if let Some(features) = features.filter(|features| width(features) <= WIDEST) {
            model.features = features.iter().map(|name| (*name).to_owned()).collect();
        }
    }
}

/// The width of the attribute that names the features.
fn width(features: &BTreeSet<&str>) -> usize {
    let names = features.iter();
    names
        .map(|name| "feature = \"\", ".len() + name.chars().count())
        .sum::<usize>()
        + "#[cfg(any())]".len()
}

/// What the feature of each group is named after: its module, which is unique, or of too many the first word of the tag.
fn words(api: &ir::Api, groups: &[Group]) -> Vec<String> {
    let modules = groups.iter().map(|group| &group.module);
    let modules = modules.map(|module| module.plain().to_owned());
    if groups.len() <= MOST_TAGS {
        return modules.collect();
    }
    let tags = api.tags.iter().map(|tag| {
        let name = tag.rename.as_ref().unwrap_or(&tag.name);
        let mut words = name.split(|letter: char| !letter.is_alphanumeric());
        let word = words.find(|word| !word.is_empty()).unwrap_or_default();
        let word = Scope::default().name(word, Case::Module);
        word.plain().to_owned()
    });
    tags.collect()
}

/// Gives each group the feature that is named after its word.
fn name_groups(config: &Config, groups: &mut [Group], words: Vec<String>) {
    let dependencies = config.dependencies.iter().map(|one| one.name.as_str());
    let taken: BTreeSet<&str> = RESERVED.into_iter().chain(dependencies).collect();
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut known: HashMap<String, String> = HashMap::new();
    for (group, word) in groups.iter_mut().zip(words) {
        let feature = known.entry(word).or_insert_with_key(|word| {
            let name: String = word.chars().take(LONGEST_NAME).collect();
            let mut name = name.trim_end_matches('_').replace('_', "-");
            while taken.contains(name.as_str()) || names.contains(&name) {
                name.push_str("-tag");
            }
            names.insert(name.clone());
            name
        });
        group.feature = Some(feature.clone());
    }
}

/// The models that the variants of an enum of failures hold.
fn models_of(choices: &Choices) -> impl Iterator<Item = &Name> {
    let contents = choices
        .variants
        .iter()
        .filter_map(|one| one.content.as_ref());
    contents.filter_map(|content| match content {
        Content::Json(ty) | Content::Any(ty) | Content::Events(ty) | Content::Items(ty) => {
            ty.model()
        }
        Content::Text | Content::Bytes => None,
    })
}
