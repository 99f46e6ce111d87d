//! What the walk saw: operations, and which of them reach which component.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::follow::At;
use super::found::Direction;
use super::samples::Samples;
use super::words::words;
use crate::document::{Document, ItemKind, Node};
use crate::source::{Origin, Places};

/// What rules behind the walk work with.
pub(super) struct Index<'d> {
    pub(super) document: &'d Document,
    pub(super) operations: Vec<Operation<'d>>,
    pub(super) graph: Graph,
    pub(super) samples: Samples<'d>,
    /// The members of all objects.
    pub(super) members: Vec<(&'d str, Origin)>,
}

/// An operation of a path or a webhook.
pub(super) struct Operation<'d> {
    /// In capitals.
    pub(super) method: String,
    /// The path, or the name of the webhook.
    pub(super) name: String,
    /// Whether it is one that the client calls.
    pub(super) called: bool,
    pub(super) at: At<'d>,
    pub(super) item: At<'d>,
}

impl<'d> Operation<'d> {
    /// Its parameters, those of the path item included.
    pub(super) fn parameters(&self, document: &'d Document) -> Vec<At<'d>> {
        let key = |at: &At<'d>| (at.map.get("name"), at.map.get("in"));
        let mut all: Vec<At<'d>> = self.at.elements(document, "parameters").collect();
        let mut known: HashSet<_> = all.iter().map(key).collect();
        let others = self.item.elements(document, "parameters");
        all.extend(others.filter(|other| known.insert(key(other))));
        all
    }

    /// Whether it takes a key by which the server knows a request that it has had already.
    pub(super) fn has_idempotency_key(&self, document: &'d Document) -> bool {
        self.parameters(document).iter().any(|parameter| {
            let name = words(parameter.text("name").unwrap_or_default());
            name.iter()
                .any(|word| matches!(word.as_str(), "idempotency" | "idempotent"))
        })
    }

    /// Its answers by status.
    pub(super) fn responses(&self, document: &'d Document) -> Vec<(&'d str, At<'d>)> {
        let responses = self.at.entries(document, "responses");
        responses
            .filter(|(status, _)| !status.starts_with("x-"))
            .collect()
    }

    /// `GET /pets`.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.method, self.name)
    }
}

impl<'d> Index<'d> {
    pub(super) fn new(
        document: &'d Document,
        graph: Graph,
        samples: Samples<'d>,
        members: Vec<(&'d str, Origin)>,
    ) -> Self {
        let mut operations = Vec::new();
        for item in document.path_items() {
            if !matches!(item.kind, ItemKind::Path | ItemKind::Webhook) {
                continue;
            }
            let Some(holder) = At::follow(document, &item.target) else {
                continue;
            };
            for method in item.operations {
                let map = document.get(&method.origin).and_then(Value::as_object);
                let Some(map) = map else { continue };
                operations.push(Operation {
                    method: method.name,
                    name: item.name.clone(),
                    called: item.kind == ItemKind::Path,
                    at: At {
                        origin: method.origin,
                        map,
                    },
                    item: holder.clone(),
                });
            }
        }
        Self {
            document,
            operations,
            graph,
            samples,
            members,
        }
    }

    /// The document itself.
    pub(super) fn root(&self) -> Option<At<'d>> {
        At::follow(self.document, &Origin::root(self.document.root()))
    }

    /// The paths, each with its place.
    pub(super) fn paths(&self) -> Vec<(&'d str, Origin)> {
        let holder = Origin::root(self.document.root()).child("paths");
        let map = self.document.get(&holder).and_then(Value::as_object);
        let names = map.into_iter().flatten().map(|(name, _)| name.as_str());
        names
            .filter(|name| name.starts_with('/'))
            .map(|name| (name, holder.child(name)))
            .collect()
    }

    /// The components of a kind.
    pub(super) fn components(&self, kind: &str) -> Vec<(&'d str, Origin, &'d Value)> {
        let holder = Origin::root(self.document.root())
            .child("components")
            .child(kind);
        let map = self.document.get(&holder).and_then(Value::as_object);
        let map = map.into_iter().flatten();
        map.map(|(name, value)| (name.as_str(), holder.child(name), value))
            .collect()
    }
}

/// References between operations and components.
pub(super) struct Graph {
    places: Places,
    numbers: HashMap<Origin, usize>,
    edges: Vec<Vec<(usize, Way)>>,
}

/// The way of a value behind a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Request,
    Response,
    /// That of whoever leads there.
    Same,
}

/// What reaches a node.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach {
    request: bool,
    response: bool,
}

impl Reach {
    /// Whether values go this way alone.
    pub(super) fn is_only(self, direction: Direction) -> bool {
        match direction {
            Direction::Request => self.request && !self.response,
            Direction::Response => self.response && !self.request,
        }
    }
}

impl Graph {
    pub(super) fn new(places: Places) -> Self {
        Self {
            places,
            numbers: HashMap::new(),
            edges: Vec::new(),
        }
    }

    fn number(&mut self, origin: Origin) -> usize {
        let next = self.edges.len();
        let number = *self.numbers.entry(origin).or_insert(next);
        if number == next {
            self.edges.push(Vec::new());
        }
        number
    }

    /// The components that something else refers to.
    pub(super) fn referenced(&self) -> HashSet<&Origin> {
        let mut used = vec![false; self.edges.len()];
        for (from, edges) in self.edges.iter().enumerate() {
            for (to, _) in edges {
                used[*to] |= *to != from;
            }
        }
        let all = self.numbers.iter();
        all.filter(|(_, number)| used[**number])
            .map(|(origin, _)| origin)
            .collect()
    }

    /// Notes a reference.
    pub(super) fn add(&mut self, node: &Node<'_, '_>, target: &Origin) {
        let origin = node.origin();
        let place = self.places.settle(&origin).into_owned();
        let way = way_within(&place.pointer).unwrap_or(Way::Same);
        // What a walk begins with beside the document is a component, wherever it stands.
        let is_own = node.start().pointer.is_empty() || place != origin;
        let holder = if is_own {
            unit(&place)
        } else {
            node.start().clone()
        };
        let from = self.number(holder);
        let to = unit(&self.places.settle(target));
        let to = self.number(to);
        if !self.edges[from].contains(&(to, way)) {
            self.edges[from].push((to, way));
        }
    }

    /// What reaches each of these places.
    pub(super) fn reach(&self, operations: &[Operation<'_>], places: &[Origin]) -> Vec<Reach> {
        let mut found = vec![Reach::default(); self.edges.len()];
        // When a node was last come to, with each way.
        let mut seen = vec![[usize::MAX; 3]; self.edges.len()];
        for (round, operation) in operations.iter().enumerate() {
            let starts = [&operation.at.origin, &operation.item.origin];
            let mut queue: Vec<(usize, Way)> = starts
                .iter()
                .filter_map(|origin| {
                    let place = self.places.settle(origin);
                    Some((*self.numbers.get(&*place)?, Way::Same))
                })
                .collect();
            while let Some((at, way)) = queue.pop() {
                if seen[at][way as usize] == round {
                    continue;
                }
                seen[at][way as usize] = round;
                found[at].request |= way == Way::Request;
                found[at].response |= way == Way::Response;
                for (to, next) in &self.edges[at] {
                    queue.push((*to, if *next == Way::Same { way } else { *next }));
                }
            }
        }
        let reach = |place: &Origin| {
            let place = self.places.settle(place);
            let mut unit = Some(unit(&place));
            let mut reach = None;
            while let Some(at) = unit.filter(|_| reach.is_none()) {
                reach = self.numbers.get(&at).map(|number| found[*number]);
                unit = at.parent();
            }
            if let Some(way) = way_within(&place.pointer) {
                let reach = reach.get_or_insert_default();
                reach.request |= way == Way::Request;
                reach.response |= way == Way::Response;
            }
            reach.unwrap_or_default()
        };
        places.iter().map(reach).collect()
    }
}

/// The operation, path item or component that a place belongs to.
fn unit(origin: &Origin) -> Origin {
    let mut tokens = origin.pointer.split('/').skip(1);
    let depth = match (tokens.next(), tokens.next(), tokens.next(), tokens.next()) {
        (Some("components"), Some("pathItems"), Some(_), member) => {
            3 + usize::from(member.is_some_and(|member| member != "parameters"))
        }
        (Some("paths" | "webhooks" | "x-webhooks"), Some(_), Some("additionalOperations"), _) => 4,
        (Some("paths" | "webhooks" | "x-webhooks"), Some(_), Some("parameters"), _) => 2,
        (Some("paths" | "webhooks" | "x-webhooks" | "components"), ..) => 3,
        _ => return origin.clone(),
    };
    let end = origin.pointer.match_indices('/').nth(depth);
    match end {
        Some((end, _)) => Origin::new(origin.file, &origin.pointer[..end]),
        None => origin.clone(),
    }
}

/// The way of values at a place, where the place itself says it. What webhooks ask for comes from the server.
fn way_within(pointer: &str) -> Option<Way> {
    let mut tokens = pointer.split('/').skip(1);
    let holder = tokens.next()?;
    let member = match holder {
        "paths" | "webhooks" | "x-webhooks" => {
            let _ = tokens.next();
            match tokens.next()? {
                "additionalOperations" => tokens.nth(1),
                "parameters" => Some("parameters"),
                _ => tokens.next(),
            }
        }
        "components" => tokens.next(),
        _ => None,
    };
    let hook = matches!(holder, "webhooks" | "x-webhooks");
    match member? {
        "parameters" | "requestBody" if hook => Some(Way::Response),
        "responses" if hook => Some(Way::Request),
        "parameters" | "requestBody" | "requestBodies" => Some(Way::Request),
        "responses" | "headers" => Some(Way::Response),
        _ => None,
    }
}
