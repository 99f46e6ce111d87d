//! The places of a document that can be edited, and where each travels: found on the tree alone, without the model, so
//! that both can be held against each other.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use specsmith::diff::Directions;

/// What stands in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    PathItem,
    Operation,
    Parameter,
    Body,
    Answer,
    Header,
    Media,
    Schema,
    /// `$ref` where a schema is expected.
    Reference,
}

/// A place that an operation leads to, or a schema that none does.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) pointer: String,
    pub(super) kind: Kind,
    pub(super) directions: Directions,
    /// Whether other schemas say something about the same value (`allOf` and its kin), so that a change may be none.
    pub(super) combined: bool,
}

/// Every place, in the order in which they were found.
pub(super) fn sites(document: &Value) -> Vec<Site> {
    let mut walk = Walk {
        document,
        known: HashMap::new(),
        sites: Vec::new(),
        waiting: Vec::new(),
    };
    for (list, turn) in [
        ("paths", Directions::REQUEST),
        ("webhooks", Directions::RESPONSE),
    ] {
        for name in names(document.get(list)) {
            walk.add(
                format!("/{list}/{}", escaped(name)),
                Kind::PathItem,
                turn,
                false,
            );
        }
    }
    walk.finish();
    for list in ["/components/schemas", "/definitions"] {
        for name in names(document.pointer(list)) {
            let pointer = format!("{list}/{}", escaped(name));
            walk.add(pointer, Kind::Schema, Directions::NONE, false);
        }
    }
    walk.finish();
    let mut sites = walk.sites;
    settle(document, &mut sites);
    sites
}

/// Marks places of which more is said elsewhere: what others refer to though it is no component, parameters of a path
/// that its operations have as well, and what a header cannot say.
fn settle(document: &Value, sites: &mut [Site]) {
    let mut elsewhere = HashSet::new();
    references(document, &mut elsewhere);
    elsewhere.retain(|pointer| {
        let parts = pointer.matches('/').count();
        let is_component = parts == 3 && pointer.starts_with("/components/");
        !(is_component || parts == 2 && pointer.starts_with("/definitions/"))
    });
    let holders: HashSet<String> = elsewhere
        .iter()
        .flat_map(|pointer| above(pointer).map(str::to_owned))
        .collect();
    elsewhere.extend(superseded(document, sites));
    elsewhere.extend(["/components/mediaTypes", "/components/pathItems"].map(str::to_owned));
    for site in sites.iter_mut() {
        let at = site.pointer.as_str();
        let value = document.pointer(at);
        site.combined |= holders.contains(at)
            || above(at).any(|outer| elsewhere.contains(outer))
            || value.is_some_and(|value| value.get("allOf").is_some());
    }
}

/// A pointer, and those of what holds it.
pub(super) fn above(pointer: &str) -> impl Iterator<Item = &str> {
    let ends = pointer.match_indices('/').map(|(end, _)| end).skip(1);
    ends.chain([pointer.len()]).map(|end| &pointer[..end])
}

/// Parameters of paths that an operation has as well.
fn superseded(document: &Value, sites: &[Site]) -> Vec<String> {
    let named = |site: &Site| {
        let value = document.pointer(&site.pointer)?;
        let name = value.get("name")?.as_str()?.to_ascii_lowercase();
        Some((name, value.get("in")?.as_str()?.to_owned()))
    };
    let mut by_operation = HashSet::new();
    let parameters = sites.iter().filter(|site| site.kind == Kind::Parameter);
    let parameters: Vec<_> = parameters
        .filter_map(|site| {
            Some((
                site.pointer.rsplit_once("/parameters/")?.0,
                named(site)?,
                site,
            ))
        })
        .collect();
    for (operation, named, _) in &parameters {
        let path = operation.rsplit_once('/').map_or("", |(path, _)| path);
        by_operation.insert((path, named.clone()));
    }
    parameters
        .into_iter()
        .filter(|(path, named, _)| by_operation.contains(&(*path, named.clone())))
        .map(|(_, _, site)| site.pointer.clone())
        .collect()
}

/// Whether a place is another, or in it.
pub(super) fn within(outer: &str, inner: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn references(value: &Value, found: &mut HashSet<String>) {
    found.extend(target(value));
    match value {
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Object(members) => members
            .values()
            .for_each(|member| references(member, found)),
        _ => {}
    }
}

/// Whether a parameter is none, as other parts of a document speak of its header (OpenAPI 3.0.4, 4.7.12.1).
pub(super) fn is_ignored(parameter: &Value) -> bool {
    let word = |member| parameter.get(member).and_then(Value::as_str);
    let ignored = ["accept", "content-type", "authorization"];
    let name = word("name").unwrap_or_default().to_ascii_lowercase();
    word("in") == Some("header") && ignored.contains(&name.as_str())
}

/// A token as JSON Pointers have it.
pub(super) fn escaped(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// The names of the members of an object.
pub(super) fn names(value: Option<&Value>) -> impl Iterator<Item = &String> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|object| object.keys())
}

/// Where a reference leads, in the same document.
pub(super) fn target(value: &Value) -> Option<String> {
    let reference = value.get("$ref")?.as_str()?;
    Some(
        reference
            .strip_prefix('#')?
            .replace("%7B", "{")
            .replace("%7D", "}"),
    )
}

struct Walk<'d> {
    document: &'d Value,
    known: HashMap<String, usize>,
    sites: Vec<Site>,
    waiting: Vec<usize>,
}

const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

impl Walk<'_> {
    fn add(&mut self, pointer: String, kind: Kind, directions: Directions, combined: bool) {
        let Some(value) = self
            .document
            .pointer(&pointer)
            .filter(|value| value.is_object())
        else {
            return;
        };
        let referred = target(value).and_then(|target| self.document.pointer(&target));
        if kind == Kind::Parameter && is_ignored(referred.unwrap_or(value)) {
            return;
        }
        let is_reference = kind == Kind::Schema && value.get("$ref").is_some();
        if let Some(place) = self.known.get(&pointer) {
            let site = &mut self.sites[*place];
            let all = site.directions.union(directions);
            if all != site.directions || combined && !site.combined {
                site.directions = all;
                site.combined |= combined;
                self.waiting.push(*place);
            }
            return;
        }
        self.known.insert(pointer.clone(), self.sites.len());
        self.waiting.push(self.sites.len());
        let kind = if is_reference { Kind::Reference } else { kind };
        self.sites.push(Site {
            pointer,
            kind,
            directions,
            combined,
        });
    }

    fn finish(&mut self) {
        while let Some(place) = self.waiting.pop() {
            let site = self.sites[place].clone();
            let Some(value) = self.document.pointer(&site.pointer) else {
                continue;
            };
            if let Some(target) = target(value) {
                let kind = if site.kind == Kind::Reference {
                    Kind::Schema
                } else {
                    site.kind
                };
                self.add(target, kind, site.directions, site.combined);
                if site.kind != Kind::Reference {
                    continue;
                }
            }
            self.below(&site, value);
        }
    }

    fn below(&mut self, site: &Site, value: &Value) {
        let at = &site.pointer;
        let own = site.directions;
        let other = Directions {
            request: own.response,
            response: own.request,
        };
        match site.kind {
            Kind::PathItem => {
                self.list(at, value, "parameters", Kind::Parameter, own);
                for method in METHODS {
                    self.add(format!("{at}/{method}"), Kind::Operation, own, false);
                }
            }
            Kind::Operation => {
                self.list(at, value, "parameters", Kind::Parameter, own);
                self.add(format!("{at}/requestBody"), Kind::Body, own, false);
                self.named(at, value, "responses", Kind::Answer, other);
                for (name, callback) in value
                    .get("callbacks")
                    .and_then(Value::as_object)
                    .into_iter()
                    .flatten()
                {
                    for expression in names(Some(callback)) {
                        let pointer =
                            format!("{at}/callbacks/{}/{}", escaped(name), escaped(expression));
                        self.add(pointer, Kind::PathItem, other, false);
                    }
                }
            }
            Kind::Parameter | Kind::Header | Kind::Media => {
                self.add(format!("{at}/schema"), Kind::Schema, own, false);
                self.add(format!("{at}/itemSchema"), Kind::Schema, own, false);
                self.named(at, value, "content", Kind::Media, own);
            }
            Kind::Body => self.named(at, value, "content", Kind::Media, own),
            Kind::Answer => {
                self.named(at, value, "content", Kind::Media, own);
                self.named(at, value, "headers", Kind::Header, own);
                self.add(format!("{at}/schema"), Kind::Schema, own, false);
            }
            Kind::Schema | Kind::Reference => self.schema(site, value),
        }
    }

    fn schema(&mut self, site: &Site, value: &Value) {
        let at = &site.pointer;
        for name in names(value.get("properties")) {
            let pointer = format!("{at}/properties/{}", escaped(name));
            let directions = site.directions.intersect(self.travels(&pointer));
            self.add(pointer, Kind::Schema, directions, site.combined);
        }
        for keyword in ["items", "additionalProperties"] {
            self.add(
                format!("{at}/{keyword}"),
                Kind::Schema,
                site.directions,
                site.combined,
            );
        }
        for name in names(value.get("patternProperties")) {
            let pointer = format!("{at}/patternProperties/{}", escaped(name));
            self.add(pointer, Kind::Schema, site.directions, true);
        }
        for keyword in ["allOf", "anyOf", "oneOf", "prefixItems"] {
            for index in 0..value
                .get(keyword)
                .and_then(Value::as_array)
                .map_or(0, Vec::len)
            {
                self.add(
                    format!("{at}/{keyword}/{index}"),
                    Kind::Schema,
                    site.directions,
                    true,
                );
            }
        }
    }

    /// In which directions a member can travel at all.
    fn travels(&self, pointer: &str) -> Directions {
        let mut pointer = pointer.to_owned();
        let mut directions = Directions::BOTH;
        for _ in 0..16 {
            let Some(value) = self.document.pointer(&pointer) else {
                break;
            };
            let says = |word: &str| value.get(word) == Some(&Value::Bool(true));
            directions.request &= !says("readOnly");
            directions.response &= !says("writeOnly");
            pointer = match target(value) {
                Some(target) => target,
                None if value
                    .get("allOf")
                    .and_then(Value::as_array)
                    .is_some_and(|all| all.len() == 1) =>
                {
                    format!("{pointer}/allOf/0")
                }
                None => break,
            };
        }
        directions
    }

    fn list(&mut self, at: &str, value: &Value, member: &str, kind: Kind, directions: Directions) {
        for index in 0..value
            .get(member)
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
        {
            self.add(format!("{at}/{member}/{index}"), kind, directions, false);
        }
    }

    fn named(&mut self, at: &str, value: &Value, member: &str, kind: Kind, directions: Directions) {
        for name in names(value.get(member)) {
            self.add(
                format!("{at}/{member}/{}", escaped(name)),
                kind,
                directions,
                false,
            );
        }
    }
}
