//! What can be changed in a document, and which row of the ledger tells of it.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use specsmith::ledger::Outcome;

use super::change::{keep_to, says_nothing};

/// What became of each part of a document, by its pointer.
pub(super) type Account = HashMap<String, Outcome>;

/// What is done to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// It gets another value.
    Alter,
    /// Its first two elements that differ change places.
    Turn,
    /// It is taken away.
    Delete,
}

/// One change of a document.
#[derive(Clone, Debug)]
pub(super) struct Mutation {
    /// The node.
    pub(super) pointer: String,
    pub(super) action: Action,
    /// What the ledger says of it; nothing for what only holds others.
    pub(super) outcome: Option<Outcome>,
}

/// Every change that has to show.
pub(super) fn mutations(tree: &Value, account: &Account) -> Vec<Mutation> {
    let mut walk = Walk {
        account,
        live: live_holders(account),
        tags: tags(tree),
        found: Vec::new(),
    };
    walk.node(tree, "", None, None);
    walk.found
}

/// The members by which discriminators tell alternatives.
fn tags(tree: &Value) -> HashSet<&str> {
    let mut found = HashSet::new();
    let mut nodes = vec![tree];
    while let Some(node) = nodes.pop() {
        let tag = node.get("discriminator");
        found
            .extend(tag.and_then(|tag| tag.as_str().or_else(|| tag.get("propertyName")?.as_str())));
        match node {
            Value::Object(map) => nodes.extend(map.values()),
            Value::Array(list) => nodes.extend(list),
            _ => {}
        }
    }
    found
}

/// Whatever holds something that is in the client.
fn live_holders(account: &Account) -> HashSet<&str> {
    let mut holders = HashSet::new();
    for (pointer, outcome) in account {
        let mut place = pointer.as_str();
        while is_shown(*outcome) && holders.insert(place) {
            place = place.rsplit_once('/').map_or("", |(holder, _)| holder);
        }
    }
    holders
}

/// Whether a part is in the client.
pub(super) fn is_shown(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Generated | Outcome::Documented)
}

struct Walk<'a> {
    account: &'a Account,
    live: HashSet<&'a str>,
    /// The members that discriminators name: they are there without being listed.
    tags: HashSet<&'a str>,
    found: Vec<Mutation>,
}

impl Walk<'_> {
    /// Collects the changes of a node and of what it holds; `outcome` is that of the row it is in, if it is in one.
    fn node(
        &mut self,
        node: &Value,
        pointer: &str,
        holder: Option<&Value>,
        outcome: Option<Outcome>,
    ) {
        let outcome = self.account.get(pointer).copied().or(outcome);
        let live = self.live.contains(pointer) || outcome.is_some_and(is_shown);
        // In an `allOf`, and of what a discriminator names, others may say the same.
        let repeated = format!("{pointer}/").contains("/allOf/") || self.is_tag(pointer);
        let mut add = |action: Action| {
            self.found.push(Mutation {
                pointer: pointer.to_owned(),
                action,
                outcome,
            });
        };
        let name = pointer.rsplit('/').next().unwrap_or_default();
        let scalar = !node.is_object() && !node.is_array();
        // Texts that are listed keep to a greater limit as well.
        let idle = name == "maxLength" && holder.is_some_and(|holder| keep_to(holder, name, node));
        if live && scalar && !idle {
            add(Action::Alter);
        }
        if live && matches!(name, "servers" | "prefixItems" | "enum") && node.is_array() {
            add(Action::Turn);
        }
        // Of what a row holds as a whole, nothing is taken away alone.
        let own = self.account.contains_key(pointer) || outcome.is_none();
        let told = outcome == Some(Outcome::Documented);
        // An alternative may allow what another one allows as well.
        let alternative = pointer
            .rsplit('/')
            .nth(1)
            .is_some_and(|list| matches!(list, "oneOf" | "anyOf"));
        let needless =
            alternative || holder.is_none_or(|holder| says_nothing(holder, pointer, node));
        if live && own && !told && !needless && !repeated {
            add(Action::Delete);
        }
        match node {
            Value::Object(map) => {
                for (name, value) in map {
                    let token = name.replace('~', "~0").replace('/', "~1");
                    self.node(value, &format!("{pointer}/{token}"), Some(node), outcome);
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    self.node(value, &format!("{pointer}/{index}"), Some(node), outcome);
                }
            }
            _ => {}
        }
        if scalar && outcome.is_none() {
            self.found.push(Mutation {
                pointer: pointer.to_owned(),
                action: Action::Alter,
                outcome: None,
            });
        }
    }

    /// Whether a node is, or is in, a property that a discriminator names.
    fn is_tag(&self, pointer: &str) -> bool {
        let tokens: Vec<&str> = pointer.split('/').collect();
        let mut pairs = tokens.windows(2);
        pairs.any(|pair| pair[0] == "properties" && self.tags.contains(pair[1]))
    }
}
