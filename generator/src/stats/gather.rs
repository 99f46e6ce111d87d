//! Counts what a document consists of.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::graph;
use super::{Share, Stats, Tally};
use crate::document::{Document, Node, Visitor};
use crate::source::{FileId, Origin, SourceMap, pointer};

/// Counts what is in a document.
#[must_use]
pub fn gather(document: &Document, sources: &SourceMap) -> Stats {
    let mut walk = Walk {
        document,
        stats: Stats::default(),
        parts: IndexMap::new(),
        edges: HashMap::new(),
        security: HashSet::new(),
        counts: Counts::default(),
    };
    walk.components();
    document.visit(&mut walk);
    let counts = walk.counts;
    let mut stats = walk.stats;
    stats.version = document.version().to_string();
    for file in document.files() {
        let source = sources.file(*file);
        let lines = source.text().lines().count();
        stats
            .files
            .push((source.name().to_owned(), source.text().len(), lines));
    }
    stats.described = counts.shares();
    let names: Vec<String> = walk.parts.keys().map(|(_, at)| name(at)).collect();
    for ((_, at), uses) in &walk.parts {
        let secured = at.strip_prefix("/components/securitySchemes/");
        let secured = secured.is_some_and(|name| walk.security.contains(&*pointer::unescape(name)));
        if *uses > 0 {
            stats.used.push((name(at), *uses));
        } else if !secured {
            stats.unused.push(name(at));
        }
    }
    stats.used.sort_by_key(|(_, uses)| std::cmp::Reverse(*uses));
    let mut edges = vec![Vec::new(); names.len()];
    for (from, targets) in walk.edges {
        edges[from] = targets;
    }
    for group in graph::cycles(&edges) {
        stats
            .recursive
            .push(group.into_iter().map(|node| names[node].clone()).collect());
    }
    stats
}

/// A component as people call it: `schemas/Pet`.
fn name(at: &str) -> String {
    let rest = at.strip_prefix("/components/").unwrap_or(at);
    let tokens: Vec<_> = rest.split('/').map(pointer::unescape).collect();
    tokens.join("/")
}

/// What of each kind there is, and how much of it is described.
#[derive(Default)]
struct Counts {
    operations: [usize; 2],
    answered: [usize; 2],
    parameters: [usize; 2],
    examples: [usize; 2],
    components: [usize; 2],
    members: [usize; 2],
    samples: [usize; 2],
}

impl Counts {
    fn shares(&self) -> Vec<Share> {
        let share = |what, [with, of]: [usize; 2]| Share { what, with, of };
        vec![
            share("operations with a summary or description", self.operations),
            share("media types with an example", self.answered),
            share("parameters with a description", self.parameters),
            share("parameters with an example", self.examples),
            share("named schemas with a description", self.components),
            share("named schemas with an example", self.samples),
            share("properties with a description", self.members),
        ]
    }
}

struct Walk<'d> {
    document: &'d Document,
    stats: Stats,
    /// Components by file and pointer, and how often each is referred to.
    parts: IndexMap<(FileId, String), usize>,
    /// From a component to those that it refers to, by number.
    edges: HashMap<usize, Vec<usize>>,
    /// Security schemes that something asks for.
    security: HashSet<&'d str>,
    counts: Counts,
}

fn add(tally: &mut Tally, name: &str) {
    if let Some(count) = tally.get_mut(name) {
        *count += 1;
    } else {
        tally.insert(name.to_owned(), 1);
    }
}

fn note([with, of]: &mut [usize; 2], has: bool) {
    *with += usize::from(has);
    *of += 1;
}

fn has(map: &Map<String, Value>, names: &[&str]) -> bool {
    let said = |value: &Value| value.as_str().is_none_or(|text| !text.trim().is_empty());
    names.iter().any(|name| map.get(*name).is_some_and(said))
}

impl<'d> Walk<'d> {
    fn components(&mut self) {
        let root = self.document.root();
        let holder = Origin::root(root).child("components");
        let kinds = self.document.get(&holder).and_then(Value::as_object);
        for (kind, names) in kinds.into_iter().flatten() {
            let names = names.as_object().filter(|_| !kind.starts_with("x-"));
            for name in names.into_iter().flat_map(Map::keys) {
                let at = holder.child(kind).child(name).pointer.to_string();
                self.parts.insert((root, at), 0);
                add(&mut self.stats.components, kind);
            }
        }
    }

    /// The number of the component that a node is or is in.
    fn component(&self, origin: &Origin) -> Option<usize> {
        let rest = origin.pointer.strip_prefix("/components/")?;
        let end = rest
            .match_indices('/')
            .nth(1)
            .map_or(rest.len(), |(at, _)| at);
        let at = &origin.pointer[.."/components/".len() + end];
        self.parts.get_index_of(&(origin.file, at.to_owned()))
    }

    fn operation(&mut self, node: &Node<'_, 'd>, map: &Map<String, Value>) {
        self.stats.deprecated += usize::from(map.get("deprecated") == Some(&Value::Bool(true)));
        note(
            &mut self.counts.operations,
            has(map, &["summary", "description"]),
        );
        let of_path = node
            .parent()
            .is_some_and(|item| item.parent().is_some_and(|holder| holder.shape == "paths"));
        // One that is reached through the reference of a path item is one of a path, too.
        if !of_path && node.within("callback").is_some() || self.is_webhook(node) {
            self.stats.received += 1;
            return;
        }
        self.stats.operations += 1;
        add(
            &mut self.stats.methods,
            &node.key().unwrap_or_default().to_uppercase(),
        );
        let tags = map.get("tags").and_then(Value::as_array);
        let tags: Vec<&str> = tags
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        if tags.is_empty() {
            add(&mut self.stats.tags, "");
        }
        for tag in tags {
            add(&mut self.stats.tags, tag);
        }
    }

    fn is_webhook(&self, node: &Node<'_, 'd>) -> bool {
        let mut at = Some(node);
        while let Some(node) = at {
            if matches!(node.key(), Some("webhooks" | "x-webhooks"))
                && node.parent().is_some_and(|root| root.parent().is_none())
                && node.file() == self.document.root()
            {
                return true;
            }
            at = node.parent();
        }
        false
    }

    fn schema(&mut self, node: &Node<'_, 'd>, map: &Map<String, Value>) {
        add(&mut self.stats.schemas, kind(map));
        let mut depth = 1;
        let mut at = node.parent();
        while let Some(holder) = at {
            depth += usize::from(holder.shape == "schema");
            at = holder.parent();
        }
        self.stats.depth = self.stats.depth.max(depth);
        let holder = node.parent().and_then(Node::key);
        let component = depth == 1 && holder == Some("schemas");
        if component {
            self.stats.named += 1;
            note(&mut self.counts.components, has(map, &["description"]));
            note(
                &mut self.counts.samples,
                map.contains_key("example") || map.contains_key("examples"),
            );
        } else {
            self.stats.inline += 1;
        }
        // Members that only refer to a schema have no place for a description before 3.1.
        let members = map.get("properties").and_then(Value::as_object);
        for member in members
            .into_iter()
            .flat_map(Map::values)
            .filter_map(Value::as_object)
        {
            if !(member.len() == 1 && member.contains_key("$ref")) {
                note(&mut self.counts.members, has(member, &["description"]));
            }
        }
    }
}

/// What a schema is.
fn kind(map: &Map<String, Value>) -> &'static str {
    let types: Vec<&str> = match map.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(list)) => list
            .iter()
            .filter_map(Value::as_str)
            .filter(|one| *one != "null")
            .collect(),
        _ => Vec::new(),
    };
    let has = |names: &[&str]| names.iter().any(|name| map.contains_key(*name));
    match types.as_slice() {
        _ if has(&["$ref"]) => "reference",
        _ if has(&["enum", "const"]) => "enum",
        _ if has(&["oneOf", "anyOf"]) || types.len() > 1 => "union",
        _ if has(&["allOf"]) => "combination",
        ["object"] | [] if has(&["properties"]) => "object",
        ["object"] if has(&["additionalProperties", "patternProperties"]) => "map",
        ["array"] => "list",
        ["object"] => "object without members",
        ["string"] => "string",
        ["integer"] => "integer",
        ["number"] => "number",
        ["boolean"] => "boolean",
        [] if has(&["items"]) => "list",
        [] => "anything",
        _ => "other",
    }
}

impl<'d> Visitor<'d> for Walk<'d> {
    fn object(&mut self, node: &Node<'_, 'd>) {
        let Some(map) = node.map() else { return };
        match node.shape {
            "paths" => {
                let paths = map.keys().filter(|key| key.starts_with('/'));
                self.stats.paths += paths.count();
            }
            "operation" => self.operation(node, map),
            "parameter" => {
                let place = node.text("in").unwrap_or("unknown");
                add(&mut self.stats.parameters, place);
                note(&mut self.counts.parameters, has(map, &["description"]));
                let schema = map.get("schema").and_then(Value::as_object);
                let sample = |map: &Map<String, Value>| {
                    map.contains_key("example") || map.contains_key("examples")
                };
                note(
                    &mut self.counts.examples,
                    sample(map) || schema.is_some_and(sample),
                );
            }
            "header" => add(&mut self.stats.parameters, "response header"),
            "media type" => {
                if let Some(name) = node.key() {
                    add(&mut self.stats.media_types, name);
                }
                note(
                    &mut self.counts.answered,
                    map.contains_key("example") || map.contains_key("examples"),
                );
            }
            "responses" => {
                for status in map.keys().filter(|key| !key.starts_with("x-")) {
                    add(&mut self.stats.statuses, status);
                }
            }
            "security scheme" => {
                let name = node.key().unwrap_or_default().to_owned();
                let mut kind = node.text("type").unwrap_or("unknown").to_owned();
                if let Some(scheme) = node.text("scheme") {
                    kind = format!("{kind} {scheme}");
                }
                self.stats.security.push((name, kind));
            }
            "security requirement" => self.security.extend(map.keys().map(String::as_str)),
            "schema" => self.schema(node, map),
            "discriminator" => self.mapping(node, map),
            _ => {}
        }
    }

    fn reference(&mut self, node: &Node<'_, 'd>, target: &Origin) {
        self.uses(node, target);
    }
}

impl<'d> Walk<'d> {
    fn uses(&mut self, node: &Node<'_, 'd>, target: &Origin) {
        let Some(to) = self.component(target) else {
            return;
        };
        if let Some((_, uses)) = self.parts.get_index_mut(to) {
            *uses += 1;
        }
        if let Some(from) = self.component(&node.origin()) {
            let targets = self.edges.entry(from).or_default();
            if !targets.contains(&to) {
                targets.push(to);
            }
        }
    }

    /// The values of a discriminator's `mapping` are references, or names of schemas.
    fn mapping(&mut self, node: &Node<'_, 'd>, map: &'d Map<String, Value>) {
        let mapping = map.get("mapping").and_then(Value::as_object);
        let root = Origin::root(node.file());
        for text in mapping
            .into_iter()
            .flat_map(Map::values)
            .filter_map(Value::as_str)
        {
            let named = Origin::root(self.document.root())
                .child("components")
                .child("schemas")
                .child(text);
            let target = if self.document.get(&named).is_some() {
                Some(named)
            } else {
                self.document.resolve(&root, text).ok()
            };
            if let Some(target) = target
                && let Some(to) = self.component(&target)
                && let Some((_, uses)) = self.parts.get_index_mut(to)
            {
                *uses += 1;
            }
        }
    }
}
