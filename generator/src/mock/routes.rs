//! Which operation a request is for.

use std::collections::{HashMap, HashSet};

use super::base;
use super::request::Request;
use super::template::{Captures, Template};
use crate::diagnostic::suggestion;
use crate::model::{Model, Operation};
use crate::wire::ParameterLocation;

/// The longest path that is compared with others.
const LONGEST: usize = 256;

/// One template with the operations behind it.
#[derive(Debug)]
struct Route {
    template: Template,
    /// The path as the document has it, behind its base.
    path: String,
    /// Methods, and operations by their index in the model.
    methods: Vec<(String, usize)>,
}

/// What has been added already.
#[derive(Default)]
struct Known {
    /// Where the route of a path stands in its list.
    paths: HashMap<String, usize>,
    /// Operations by what their templates match, and their methods.
    first: HashMap<(String, String), usize>,
    served: HashSet<usize>,
}

/// All routes of a document.
#[derive(Debug, Default)]
pub(super) struct Routes {
    /// By how many segments they have, the most telling first.
    by_count: HashMap<usize, Vec<Route>>,
    /// Those that have any number of segments.
    open: Vec<Route>,
    /// Operations that others stand before, with these.
    pub(super) shadowed: Vec<(usize, usize)>,
}

/// What there is for a request.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// An operation by its index, and what stands in the places of its path.
    Operation(usize, Captures),
    /// Only operations of other methods.
    Methods(Vec<String>),
    /// Nothing, but perhaps something that is called nearly like that.
    Nothing(Option<String>),
}

impl Routes {
    pub(super) fn new(model: &Model) -> Self {
        let mut routes = Self::default();
        let document = base::paths(&model.servers);
        let mut known = Known::default();
        for (index, operation) in model.operations.iter().enumerate() {
            if operation.servers.is_empty() {
                routes.add(index, operation, &document, &mut known);
            } else {
                routes.add(
                    index,
                    operation,
                    &base::paths(&operation.servers),
                    &mut known,
                );
            }
        }
        // What stands before an operation under one base path only does not hide it.
        routes
            .shadowed
            .retain(|(index, _)| !known.served.contains(index));
        routes.shadowed.dedup_by_key(|(index, _)| *index);
        for list in routes.by_count.values_mut() {
            list.sort_by_cached_key(|route| route.template.rank());
        }
        routes
            .open
            .sort_by_cached_key(|route| route.template.rank());
        routes
    }

    fn add(&mut self, index: usize, operation: &Operation, bases: &[String], known: &mut Known) {
        let spans = |name: &str| {
            let mut parameters = operation.parameters.iter();
            parameters.any(|parameter| {
                parameter.location == ParameterLocation::Path
                    && parameter.name == name
                    && parameter.allow_reserved
            })
        };
        for base in bases {
            let slash = if operation.path.starts_with('/') {
                ""
            } else {
                "/"
            };
            let path = format!("{base}{slash}{}", operation.path);
            let template = Template::new(&path, spans);
            let list = match template.count() {
                Some(count) => self.by_count.entry(count).or_default(),
                None => &mut self.open,
            };
            let method = operation.method.clone();
            if let Some(first) = known.first.get(&(template.shape(), method.clone())) {
                self.shadowed.push((index, *first));
                continue;
            }
            known
                .first
                .insert((template.shape(), method.clone()), index);
            known.served.insert(index);
            if let Some(at) = known.paths.get(&path) {
                list[*at].methods.push((method, index));
                continue;
            }
            known.paths.insert(path.clone(), list.len());
            list.push(Route {
                template,
                path,
                methods: vec![(method, index)],
            });
        }
    }

    /// What there is for a request.
    pub(super) fn find(&self, request: &Request) -> Found {
        let segments: Vec<&str> = request.path().split('/').skip(1).collect();
        let query = request.query_pairs();
        let listed = self.by_count.get(&segments.len()).into_iter().flatten();
        let mut methods: Vec<String> = Vec::new();
        // Who asks for the head of something asks for it (RFC 9110, 9.3.2).
        let as_get = request.method == "HEAD";
        let mut head = None;
        for route in listed.chain(&self.open) {
            let Some(captures) = route.template.captures(&segments, &query) else {
                continue;
            };
            for (method, index) in &route.methods {
                if *method == request.method {
                    return Found::Operation(*index, captures);
                }
                if as_get && method == "GET" && head.is_none() {
                    head = Some(Found::Operation(*index, captures.clone()));
                }
                if !methods.contains(method) {
                    methods.push(method.clone());
                }
            }
        }
        if let Some(head) = head {
            return head;
        }
        if methods.is_empty() {
            return Found::Nothing(self.closest(&segments));
        }
        for (method, other) in [("GET", "HEAD"), ("OPTIONS", "OPTIONS")] {
            let comes_with = method == "OPTIONS" || methods.iter().any(|own| own == method);
            if comes_with && !methods.iter().any(|own| own == other) {
                methods.push(other.to_owned());
            }
        }
        methods.sort();
        Found::Methods(methods)
    }

    /// The path that was perhaps meant.
    fn closest(&self, segments: &[&str]) -> Option<String> {
        let path: String = segments
            .iter()
            .flat_map(|segment| ["/", *segment])
            .collect();
        if path.len() > LONGEST {
            return None;
        }
        let trimmed = match segments {
            [before @ .., ""] if !before.is_empty() => before,
            _ => segments,
        };
        let routes = self.by_count.get(&trimmed.len())?;
        let filled: Vec<(String, &str)> = routes
            .iter()
            .filter_map(|route| Some((route.template.filled(trimmed)?, route.path.as_str())))
            .collect();
        if trimmed.len() < segments.len() {
            let wanted: String = trimmed.iter().flat_map(|segment| ["/", *segment]).collect();
            if let Some((_, path)) = filled.iter().find(|(filled, _)| *filled == wanted) {
                return Some((*path).to_owned());
            }
        }
        let found = suggestion::closest(&path, filled.iter().map(|(filled, _)| filled.as_str()))?;
        let (_, path) = filled.iter().find(|(filled, _)| filled == found)?;
        Some((*path).to_owned())
    }
}
