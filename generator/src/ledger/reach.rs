//! Which parts the client is made of: reached from the operations and types that it has.

use std::collections::{HashMap, HashSet, VecDeque};

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics, Severity, codes};
use crate::document::{Document, Form, Part};
use crate::ir::media::{MediaKind, essence};
use crate::ir::{Api, ContentKind, Kind, Rule};
use crate::source::Origin;

/// How a part is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Not at all.
    Unreached,
    /// From something that was refused, and from nothing else.
    Refused(&'static Code),
    /// From the client.
    Live,
}

/// Marks what is reached.
pub(super) struct Reach<'p> {
    parts: &'p [Part],
    index: HashMap<&'p Origin, usize>,
    pub(super) states: Vec<State>,
    /// Parts that are refused as a whole.
    blocked: HashMap<usize, &'static Code>,
    operations: HashSet<&'p Origin>,
    /// Operations that the API calls: only what they bring is typed.
    received: HashSet<&'p Origin>,
    /// Parameters of path items that every operation there has another one for (OpenAPI 3.1.1, 4.8.9).
    overridden: HashSet<usize>,
}

/// How each part is reached.
pub(super) fn reach<'p>(
    document: &Document,
    parts: &'p [Part],
    api: &'p Api,
    diagnostics: &Diagnostics,
) -> Vec<State> {
    let mut index = HashMap::new();
    for (at, part) in parts.iter().enumerate() {
        index.entry(&part.origin).or_insert(at);
    }
    let received = api.webhooks.iter().chain(&api.callbacks);
    let mut reach = Reach {
        parts,
        index,
        states: vec![State::Unreached; parts.len()],
        blocked: HashMap::new(),
        operations: api
            .operations
            .iter()
            .map(|operation| &operation.origin)
            .chain(received.clone().map(|received| &received.origin))
            .collect(),
        received: received.map(|received| &received.origin).collect(),
        overridden: overridden(document, parts),
    };
    let findings = findings(document, diagnostics);
    reach.block(&findings);
    reach.block_received();
    reach.block_written_out(api);
    let mut roots = vec![0_usize];
    // Types that get a definition are emitted whether used or not, unless only a part of the API is.
    let types = api.named_types.iter().map(|id| api.get(*id));
    roots.extend(
        types
            .filter(|ty| {
                matches!(
                    ty.kind,
                    Kind::Object(_) | Kind::StringEnum(_) | Kind::IntegerEnum(_) | Kind::Union(_)
                )
            })
            .filter_map(|ty| reach.index.get(&ty.origin)),
    );
    let refused = reach.walk(roots, State::Live);
    for (part, code) in refused {
        let code = code.unwrap_or_else(|| reach.reason(part, &findings));
        reach.walk(vec![part], State::Refused(code));
    }
    reach.states
}

/// The findings that tell of something that is not in the client, by the place in the tree.
fn findings(document: &Document, diagnostics: &Diagnostics) -> HashMap<Origin, &'static Code> {
    let mut found = HashMap::new();
    for diagnostic in diagnostics {
        let code = diagnostic.code();
        // A parameter that has no place is left out, too.
        let refuses = (code.id.starts_with('G') || code.id == codes::meaning::PATH_PARAMETER.id)
            && code.id != codes::generation::UNDISTINGUISHED_UNION.id
            && code.severity >= Severity::Warning;
        if let Some(origin) = diagnostic.place().and_then(|place| place.origin())
            && refuses
        {
            let origin = if diagnostic.is_written() {
                document.in_tree(origin.clone())
            } else {
                origin.clone()
            };
            found.entry(origin).or_insert(code);
        }
    }
    found
}

impl Reach<'_> {
    /// A finding at a part refuses all of it; at an operation or a schema that is there all the same, it tells of a
    /// detail.
    fn block(&mut self, findings: &HashMap<Origin, &'static Code>) {
        for (at, part) in self.parts.iter().enumerate() {
            let of_received = matches!(part.owner, "operation" | "request body")
                && matches!(
                    part.member.as_str(),
                    "operationId" | "security" | "servers" | "callbacks" | "required"
                )
                && is_within(part, &self.received);
            if of_received || is_passed_over(part) {
                self.blocked.insert(at, &codes::generation::NOT_SHOWN);
            }
        }
        for (origin, code) in findings {
            if let Some(&at) = self.index.get(origin)
                && !matches!(
                    self.parts[at].form,
                    Form::Object("operation" | "schema" | "path item" | "OpenAPI document")
                )
            {
                self.blocked.insert(at, code);
            }
        }
    }

    /// Blocks, in requests that the API makes, what is neither read nor told: how parameters are written, headers and
    /// links of answers.
    fn block_received(&mut self) {
        let of_parameter = |part: &Part| {
            part.owner == "parameter"
                && !matches!(
                    part.member.as_str(),
                    "name" | "in" | "required" | "description"
                )
        };
        let of_answer = |part: &Part| {
            part.owner == "response" && matches!(part.member.as_str(), "headers" | "links")
        };
        for operation in &self.received {
            let Some(&first) = self.index.get(operation) else {
                continue;
            };
            for at in first..self.parts[first].end {
                let part = &self.parts[at];
                if of_parameter(part) || of_answer(part) {
                    self.blocked.insert(at, &codes::generation::NOT_SHOWN);
                }
            }
        }
    }

    /// Blocks what is said of bodies that the caller writes out: of a text, all but what is checked.
    fn block_written_out(&mut self, api: &Api) {
        let contents = api
            .operations
            .iter()
            .filter_map(|operation| operation.body.as_ref());
        for content in contents.flat_map(|body| &body.contents) {
            let text = match content.kind {
                ContentKind::Text => true,
                ContentKind::Bytes => false,
                _ => continue,
            };
            // What is sent alike is one content, wherever it was described first.
            let holder = content.origin.parent();
            let others = content.others.iter();
            let others = others.filter_map(|other| Some(holder.as_ref()?.child(other)));
            let places: Vec<Origin> = others.chain([content.origin.clone()]).collect();
            for media in places {
                self.block_schema(&media.child("schema"), text.then_some(&content.rules));
                self.block_schema(&media.child("itemSchema"), None);
            }
        }
    }

    /// Blocks a schema, but for the rules that are checked.
    fn block_schema(&mut self, schema: &Origin, rules: Option<&Vec<Rule>>) {
        let Some(&first) = self.index.get(schema) else {
            return;
        };
        let Some(rules) = rules else {
            self.blocked.insert(first, &codes::generation::NOT_SHOWN);
            return;
        };
        for at in first + 1..self.parts[first].end {
            let part = &self.parts[at];
            let is_own = part.origin.parent().as_ref() == Some(schema);
            let is_checked = rules
                .iter()
                .any(|rule| rule.assertion.keyword() == part.member);
            if is_own && !is_checked {
                self.blocked.insert(at, &codes::generation::NOT_SHOWN);
            }
        }
    }

    /// Why an operation is not there: what was found at it, in it, or at something that it uses.
    fn reason(&self, operation: usize, findings: &HashMap<Origin, &'static Code>) -> &'static Code {
        let mut queue = VecDeque::from([operation]);
        let mut seen = HashSet::new();
        while let Some(at) = queue.pop_front() {
            if !seen.insert(at) {
                continue;
            }
            for part in &self.parts[at..self.parts[at].end] {
                if let Some(code) = findings.get(&part.origin) {
                    return code;
                }
                if let Form::Reference(Some(target)) = &part.form {
                    queue.extend(self.index.get(target));
                }
            }
        }
        &codes::generation::NOT_SHOWN
    }

    /// The scheme that a security requirement names.
    fn scheme(&self, part: &Part) -> Option<usize> {
        let requirement = part.owner == "security requirement"
            && part.origin.parent()?.last()?.parse::<usize>().is_ok();
        if !requirement {
            return None;
        }
        let root = Origin::root(self.parts.first()?.origin.file);
        let schemes = root.child("components").child("securitySchemes");
        self.index.get(&schemes.child(&part.member)).copied()
    }

    /// Gives a state to everything that is reached from some parts; what is refused on the way is handed back.
    fn walk(&mut self, roots: Vec<usize>, state: State) -> Vec<(usize, Option<&'static Code>)> {
        let live = state == State::Live;
        let mut refused = Vec::new();
        let mut queue = VecDeque::from(roots);
        while let Some(root) = queue.pop_front() {
            let end = self.parts[root].end;
            let mut at = root;
            while at < end {
                let part = &self.parts[at];
                if self.overridden.contains(&at) {
                    at = part.end;
                    continue;
                }
                if live && let Some(code) = self.blocked.get(&at) {
                    refused.push((at, Some(*code)));
                    at = part.end;
                    continue;
                }
                if live
                    && part.form == Form::Object("operation")
                    && !self.operations.contains(&part.origin)
                {
                    refused.push((at, None));
                    at = part.end;
                    continue;
                }
                let is_shelf = part.form == Form::Object("components")
                    || (part.owner == "schema" && part.member == "$defs");
                if is_shelf && at != root {
                    at = part.end;
                    continue;
                }
                if self.states[at] == State::Unreached {
                    self.states[at] = state;
                    queue.extend(self.scheme(part));
                    if let Form::Reference(Some(target)) = &part.form {
                        queue.extend(self.index.get(target));
                    }
                }
                at += 1;
            }
        }
        refused
    }
}

/// The parameters of path items that count for no operation, because each has one of the same name and place.
fn overridden(document: &Document, parts: &[Part]) -> HashSet<usize> {
    let key = |parameter: &Origin| {
        let parameter = document.get(&document.follow(parameter).ok()?)?;
        let text = |member: &str| parameter.get(member)?.as_str().map(str::to_owned);
        Some((text("name")?, text("in")?))
    };
    let keys = |holder: &Origin| -> Vec<Option<(String, String)>> {
        let list = holder.child("parameters");
        let count = document
            .get(&list)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        (0..count).map(|index| key(&list.index(index))).collect()
    };
    let mut found = HashSet::new();
    for (at, item) in parts.iter().enumerate() {
        if item.form != Form::Object("path item") {
            continue;
        }
        let shared = keys(&item.origin);
        if shared.is_empty() {
            continue;
        }
        let inner = &parts[at..item.end];
        let own = |part: &&Part| {
            let holder = part.origin.parent();
            let group = holder.as_ref().and_then(Origin::parent);
            part.form == Form::Object("operation")
                && [holder, group].contains(&Some(item.origin.clone()))
        };
        let operations: Vec<Vec<_>> = inner
            .iter()
            .filter(own)
            .map(|one| keys(&one.origin))
            .collect();
        if operations.is_empty() {
            continue;
        }
        let list = item.origin.child("parameters");
        for (index, key) in shared.iter().enumerate() {
            if key.is_some() && operations.iter().all(|own| own.contains(key)) {
                let place = list.index(index);
                let place = (at..item.end).find(|at| parts[*at].origin == place);
                found.extend(place);
            }
        }
    }
    found
}

/// Parts that no stage takes up: what describes the text or bytes of an answer more closely.
fn is_passed_over(part: &Part) -> bool {
    let of_event = |name: &str| {
        part.origin
            .pointer
            .ends_with(&format!("/text~1event-stream/itemSchema/properties/{name}"))
    };
    let named = |name: &str| {
        let header = part.origin.parent().and_then(|header| header.last());
        header.is_some_and(|header| header.eq_ignore_ascii_case(name))
    };
    match (part.owner, part.member.as_str()) {
        // Each line of it is a cookie, whatever the schema says.
        ("header", "schema") => named("set-cookie"),
        // It describes what a text says, and only that of an event is read.
        ("schema", "contentSchema") => !of_event("data/contentSchema"),
        // An event's own members are the same in every stream (WHATWG HTML, 9.2.6).
        ("schema", "properties") => ["event", "id", "retry"].into_iter().any(of_event),
        ("schema", "required") => part
            .origin
            .parent()
            .is_some_and(|schema| schema.pointer.ends_with("/text~1event-stream/itemSchema")),
        ("media type", "schema") if !part.origin.pointer.contains("/requestBody/") => {
            let name = part.origin.parent().and_then(|media| media.last());
            part.form == Form::Object("schema")
                && name.is_some_and(|name| {
                    // What may be anything is read as JSON where it has a schema.
                    !matches!(essence(&name).as_str(), "*/*" | "application/*")
                        && matches!(
                            MediaKind::of(&name),
                            MediaKind::Text
                                | MediaKind::Xml
                                | MediaKind::Binary
                                | MediaKind::Multipart
                                | MediaKind::Form
                        )
                })
        }
        _ => false,
    }
}

/// Whether a part lies within one of these places.
pub(super) fn is_within(part: &Part, places: &HashSet<&Origin>) -> bool {
    let parent = part.origin.parent();
    std::iter::successors(parent, Origin::parent).any(|place| places.contains(&place))
}
