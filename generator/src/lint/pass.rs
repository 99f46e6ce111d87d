//! One walk over the document, and what comes behind it.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::found::{Finding, Found};
use super::index::{Graph, Index};
use super::rule::{Check, Rule};
use super::samples::Samples;
use super::{Fix, RULES, Target};
use crate::diagnostic::{Diagnostics, Levels, Place, codes};
use crate::document::{Document, Node, Visitor};
use crate::source::Origin;

type ObjectCheck = fn(&Node<'_, '_>, &mut Found<'_>);

struct Pass<'d> {
    /// The rules that look at objects of a kind.
    table: HashMap<&'static str, Vec<(&'static Rule, ObjectCheck)>>,
    graph: Graph,
    samples: Samples<'d>,
    with_samples: bool,
    members: Vec<(&'d str, Origin)>,
    with_members: bool,
    found: Found<'d>,
    /// Every pattern, and where it stands first.
    patterns: Option<HashMap<&'d str, Origin>>,
    order: Vec<&'d str>,
}

impl<'d> Visitor<'d> for Pass<'d> {
    fn object(&mut self, node: &Node<'_, 'd>) {
        if let Some(rules) = self.table.get(node.shape) {
            for (rule, check) in rules {
                self.found.rule = rule;
                check(node, &mut self.found);
            }
        }
        if self.with_samples {
            self.samples.add(self.found.document, node);
        }
        if self.with_members
            && node.shape == "schema"
            && let Some(members) = node.get("properties").and_then(Value::as_object)
        {
            let holder = node.origin().child("properties");
            let members = members.keys();
            self.members
                .extend(members.map(|name| (name.as_str(), holder.child(name))));
        }
        if let Some(patterns) = &mut self.patterns
            && node.shape == "schema"
            && let Some(text) = node.text("pattern")
        {
            patterns.entry(text).or_insert_with(|| {
                self.order.push(text);
                node.origin()
            });
        }
    }

    fn reference(&mut self, node: &Node<'_, 'd>, target: &Origin) {
        self.graph.add(node, target);
    }
}

pub(super) fn run(
    document: &Document,
    levels: &Levels,
    target: Target,
    diagnostics: &mut Diagnostics,
) -> Vec<Fix> {
    let on: Vec<&'static Rule> = RULES
        .iter()
        .copied()
        // What is allowed is looked for all the same, to know whether it has to be.
        .filter(|rule| levels.is_on(rule.code) || codes::is_default(rule.code))
        .collect();
    let with_patterns = super::borrows(levels);
    let Some(first) = RULES.first() else {
        return Vec::new();
    };
    let mut table: HashMap<&'static str, Vec<(&'static Rule, ObjectCheck)>> = HashMap::new();
    for rule in &on {
        if let Check::Objects(shapes, check) = rule.check {
            for shape in shapes {
                table.entry(shape).or_default().push((rule, check));
            }
        }
    }
    let placement = document.placement();
    let places = placement.places();
    let is_on = |name: &str| on.iter().any(|rule| rule.code.name == name);
    let mut pass = Pass {
        table,
        graph: Graph::new(places.clone()),
        samples: Samples::default(),
        with_samples: is_on("always-present-member"),
        members: Vec::new(),
        with_members: is_on("member-casing"),
        found: Found {
            document,
            places: places.clone(),
            target,
            rule: first,
            list: Vec::new(),
        },
        patterns: with_patterns.then(HashMap::new),
        order: Vec::new(),
    };
    document.visit(&mut pass);
    let Pass {
        graph,
        samples,
        members,
        mut found,
        patterns,
        order,
        ..
    } = pass;
    let index = Index::new(document, graph, samples, members);
    for rule in &on {
        found.rule = rule;
        match rule.check {
            Check::Objects(..) => {}
            Check::Operations(check) => {
                for operation in &index.operations {
                    check(operation, &index, &mut found);
                }
            }
            Check::Document(check) => check(&index, &mut found),
        }
    }
    let patterns = patterns.unwrap_or_default();
    for text in order {
        if let Some(origin) = patterns.get(text) {
            (target.read_pattern)(text, origin, diagnostics);
        }
    }
    settle(found.list, &index, diagnostics)
}

/// Says once what was found twice, where values go the way that was meant.
fn settle(list: Vec<Finding>, index: &Index<'_>, diagnostics: &mut Diagnostics) -> Vec<Fix> {
    let directed = list.iter().filter(|found| found.only.is_some());
    let places: Vec<Origin> = directed.map(|found| found.origin.clone()).collect();
    let reach = if places.is_empty() {
        Vec::new()
    } else {
        index.graph.reach(&index.operations, &places)
    };
    let mut reach = reach.into_iter();
    let mut seen: HashSet<(&str, Place, String)> = HashSet::new();
    let mut fixes = Vec::new();
    for found in list {
        let elsewhere = |direction| !reach.next().is_some_and(|reach| reach.is_only(direction));
        if found.only.is_some_and(elsewhere) {
            continue;
        }
        let diagnostic = found.diagnostic;
        let Some(place) = diagnostic.place().cloned() else {
            continue;
        };
        let code = diagnostic.code();
        if !seen.insert((code.id, place.clone(), diagnostic.message().to_owned())) {
            continue;
        }
        if !found.changes.is_empty() {
            fixes.push(Fix {
                code,
                place,
                changes: found.changes,
            });
        }
        diagnostics.push(diagnostic);
    }
    fixes
}
