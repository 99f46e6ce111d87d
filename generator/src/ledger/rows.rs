//! From what was reached and what came out to one row for each part.

mod converted;
mod facts;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use converted::own_lists;
use facts::{fragments, relaxed, tags, told_formats};

use super::reach::{self, State};
use super::{Ledger, Marks, Outcome, Row, rules};
use crate::diagnostic::{Code, Diagnostics, codes};
use crate::document::{Document, Form, Part, Version};
use crate::ir::{Api, Kind};
use crate::source::{Origin, SourceMap};

/// The account of a run: of its document before it was marked (`parts`), and of what became of it.
#[must_use]
pub fn settle(
    document: &Document,
    sources: &SourceMap,
    parts: &[Part],
    api: &Api,
    marks: &Marks,
    diagnostics: &Diagnostics,
) -> Ledger {
    let states = reach::reach(document, parts, api, diagnostics);
    let mut passed_over = vec![false; parts.len()];
    for (at, part) in parts.iter().enumerate() {
        let ignored = match part.form {
            Form::Object("parameter") => rules::is_ignored_parameter(document, &part.origin),
            Form::Object("header") => rules::is_ignored_header(part),
            _ => false,
        };
        if ignored {
            passed_over[at..part.end].fill(true);
        }
    }
    let mut unchecked: HashMap<Origin, Vec<&str>> = HashMap::new();
    for diagnostic in diagnostics {
        if diagnostic.code().id == codes::generation::UNCHECKED_KEYWORD.id
            && let Some(origin) = diagnostic.place().and_then(|place| place.origin())
        {
            let messages = unchecked.entry(origin.clone()).or_default();
            messages.push(diagnostic.message());
        }
    }
    let replaced = api
        .types
        .iter()
        .filter(|ty| matches!(ty.kind, Kind::Foreign(_)));
    let mut settler = Settler {
        own_lists: HashSet::new(),
        passed_over,
        unchecked,
        unions: api.types.iter().map(|ty| (&ty.origin, tags(ty))).collect(),
        received: api
            .webhooks
            .iter()
            .chain(&api.callbacks)
            .map(|received| &received.origin)
            .collect(),
        formats: told_formats(api),
        replaced: replaced.map(|ty| &ty.origin).collect(),
        relaxed: relaxed(api),
        fragments: fragments(document, parts),
        document,
        parts,
        states: &states,
        marks,
        codes: codes_by_place(sources, diagnostics),
    };
    let mut outcomes: HashMap<Origin, Outcome> = HashMap::new();
    let mut others = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        if !is_row(parts, at) {
            continue;
        }
        let outcome = settler.outcome(at);
        let origin = sources.written(&part.origin);
        if origin.file != document.root() {
            others.push(Row {
                origin,
                member: (part.owner, part.member.clone()),
                outcome,
            });
            continue;
        }
        outcomes
            .entry(origin)
            .and_modify(|known| {
                if rank(outcome) > rank(*known) {
                    *known = outcome;
                }
            })
            .or_insert(outcome);
    }
    let written = document.written_parts(sources);
    settler.own_lists = own_lists(&written);
    let mut rows: Vec<Row> = Vec::new();
    for (at, part) in written.iter().enumerate() {
        if !is_row(&written, at) {
            continue;
        }
        let outcome = outcomes
            .get(&part.origin)
            .copied()
            .unwrap_or_else(|| settler.gone(part));
        rows.push(Row {
            origin: part.origin.clone(),
            member: (part.owner, part.member.clone()),
            outcome,
        });
    }
    rows.extend(others);
    Ledger::new(rows, sources)
}

/// Whether a part says something: holders do only when nothing is in them.
fn is_row(parts: &[Part], at: usize) -> bool {
    at > 0 && (parts[at].is_leaf() || parts[at].end == at + 1)
}

/// What counts when one part of the text stands at several places in the tree.
fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Ignored => 0,
        Outcome::Refused(_) => 1,
        Outcome::Documented => 2,
        Outcome::Generated => 3,
    }
}

/// The first finding at each place of the text.
fn codes_by_place(
    sources: &SourceMap,
    diagnostics: &Diagnostics,
) -> HashMap<Origin, &'static Code> {
    let mut found = HashMap::new();
    for diagnostic in diagnostics {
        if let Some(origin) = diagnostic.place().and_then(|place| place.origin()) {
            let origin = if diagnostic.is_written() {
                origin.clone()
            } else {
                sources.written(origin)
            };
            found.entry(origin).or_insert(diagnostic.code());
        }
    }
    found
}

struct Settler<'a> {
    document: &'a Document,
    parts: &'a [Part],
    states: &'a [State],
    /// Parts of parameters that are to be ignored.
    passed_over: Vec<bool>,
    /// What is said of keywords that are not checked, by the schema in the tree.
    unchecked: HashMap<Origin, Vec<&'a str>>,
    /// Where the unions stand that tell their alternatives by a member.
    unions: HashMap<&'a Origin, HashSet<&'a str>>,
    /// The requests that the API makes.
    received: HashSet<&'a Origin>,
    /// Where types stand whose format is told and not checked.
    formats: HashMap<&'a Origin, bool>,
    /// Where types stand that the user has a type of his own for.
    replaced: HashSet<&'a Origin>,
    /// Members that no type demands, as only one side has them, by the place of the types.
    relaxed: HashSet<(&'a Origin, &'a str)>,
    /// The operations of a 2.0 document that have a `consumes` or `produces` of their own.
    own_lists: HashSet<(Origin, String)>,
    /// What references say behind `#`.
    fragments: HashSet<&'a str>,
    marks: &'a Marks,
    codes: HashMap<Origin, &'static Code>,
}

impl Settler<'_> {
    fn outcome(&self, at: usize) -> Outcome {
        let part = &self.parts[at];
        match self.states[at] {
            State::Refused(code) => return Outcome::Refused(code),
            // Components mean nothing until something refers to them (OpenAPI 3.1.1, 4.8.7).
            State::Unreached => return Outcome::Ignored,
            State::Live => {}
        }
        if self.passed_over[at] {
            return Outcome::Ignored;
        }
        if part.form == Form::Extension {
            return rules::outcome_of_extension(&part.member);
        }
        if let Some(came_out) = self.marks.came_out(at) {
            return if came_out {
                Outcome::Documented
            } else {
                self.not_shown(part)
            };
        }
        if self.is_ignored(part) {
            return Outcome::Ignored;
        }
        if self.is_replaced(part) {
            return Outcome::Refused(&codes::generation::NOT_SHOWN);
        }
        if self.is_unchecked(part) {
            return Outcome::Refused(&codes::generation::UNCHECKED_KEYWORD);
        }
        if part.owner == "discriminator"
            && !owner(part)
                .and_then(|discriminator| discriminator.parent())
                .is_some_and(|schema| self.is_tag(&schema))
        {
            return Outcome::Refused(&codes::generation::NOT_SHOWN);
        }
        let unknown = part.owner == "schema"
            && part.member == "format"
            && rules::is_unknown_format(self.document, &part.origin);
        let beside = part.owner == "schema"
            && part.member == "default"
            && !owner(part).is_some_and(|schema| is_value(&schema));
        if unknown || beside || is_unshown(part) {
            return Outcome::Refused(&codes::generation::NOT_SHOWN);
        }
        if self.is_only_told(part) {
            return Outcome::Documented;
        }
        Outcome::Generated
    }

    /// Whether the code does not know of a part, and only its documentation does.
    fn is_only_told(&self, part: &Part) -> bool {
        if is_target(part) || (part.owner == "parameter" && part.member == "deprecated") {
            return true;
        }
        if part.owner == "parameter" || (part.owner == "operation" && part.member == "tags") {
            return reach::is_within(part, &self.received);
        }
        if part.owner != "schema" {
            return false;
        }
        match part.member.as_str() {
            "default" | "deprecated" | "readOnly" | "writeOnly" => true,
            "format" => owner(part)
                .and_then(|schema| self.formats.get(&schema).copied())
                .unwrap_or(false),
            _ => false,
        }
    }

    /// A text that did not come out.
    fn not_shown(&self, part: &Part) -> Outcome {
        if part.owner == "server" || part.owner == "server variable" {
            let mut holder = part.origin.parent();
            while let Some(origin) = holder {
                if let Some(code) = self.codes.get(&origin) {
                    return Outcome::Refused(code);
                }
                holder = origin.parent();
            }
        }
        Outcome::Refused(&codes::generation::NOT_SHOWN)
    }

    /// Whether a finding at the schema names this keyword as one that is not checked.
    fn is_unchecked(&self, part: &Part) -> bool {
        part.owner == "schema"
            && owner(part)
                .and_then(|schema| self.unchecked.get(&schema))
                .is_some_and(|messages| {
                    let keyword = format!("`{}`", part.member);
                    messages.iter().any(|message| message.contains(&keyword))
                })
    }

    /// Whether a union at a schema tells its alternatives by the member that the discriminator there names.
    fn is_tag(&self, schema: &Origin) -> bool {
        let name = self
            .document
            .get(schema)
            .and_then(|schema| schema.get("discriminator")?.get("propertyName")?.as_str());
        let tags = self.unions.get(schema);
        name.is_some_and(|name| tags.is_some_and(|tags| tags.contains(name)))
    }

    /// Whether the user's own type stands in the place of a schema.
    fn is_replaced(&self, part: &Part) -> bool {
        part.owner == "schema" && owner(part).is_some_and(|schema| self.replaced.contains(&schema))
    }

    /// Whether a name is given to a schema that no reference uses.
    fn is_unused_anchor(&self, part: &Part) -> bool {
        matches!(part.member.as_str(), "$anchor" | "$dynamicAnchor") && {
            let name = self.document.get(&part.origin).and_then(Value::as_str);
            name.is_some_and(|name| !self.fragments.contains(name))
        }
    }

    /// Whether a member is demanded where only the other side has it: `readOnly` in requests, `writeOnly` in answers
    /// (OpenAPI 3.0.4, 4.7.24.1).
    fn is_of_other_side(&self, part: &Part, schema: &Origin) -> bool {
        let name = self.document.get(&part.origin).and_then(Value::as_str);
        name.is_some_and(|name| self.relaxed.contains(&(schema, name)))
    }

    fn is_word(&self, part: &Part, words: &[&str]) -> bool {
        let text = self.document.get(&part.origin).and_then(Value::as_str);
        text.is_some_and(|text| words.contains(&text))
    }

    fn is_ignored(&self, part: &Part) -> bool {
        let member = part.member.as_str();
        match part.owner {
            "schema" => {
                member == "$comment"
                    || owner(part).is_some_and(|schema| {
                        rules::is_beside_the_type(self.document, &schema, member)
                            || self.is_unused_anchor(part)
                            || (member == "required" && self.is_of_other_side(part, &schema))
                            || (member == "type"
                                && self.is_word(part, &["null"])
                                && rules::is_null_kept_out(self.document, &schema))
                            || rules::is_met_elsewhere(self.document, &schema, member)
                            || (member == "type"
                                && self.is_word(part, &["null"])
                                && rules::is_of_parameter(self.document, &schema))
                            || (member == "nullable"
                                && rules::is_of_any_type(self.document, &schema))
                            || (member == "enum"
                                && (rules::is_kept_out_elsewhere(
                                    self.document,
                                    &schema,
                                    &part.origin,
                                ) || rules::is_no_further_value(
                                    self.document,
                                    &schema,
                                    &part.origin,
                                )))
                            || (member == "default"
                                && rules::is_default_of_required(self.document, &schema))
                            || (member == "format"
                                && (rules::is_any_number(self.document, &schema, &part.origin)
                                    || rules::has_listed_numbers(self.document, &schema)))
                    })
            }
            "encoding" if member == "explode" => {
                owner(part).is_some_and(|owner| rules::is_deep(self.document, &owner))
            }
            "parameter" | "header" if matches!(member, "explode" | "style") => owner(part)
                .is_some_and(|owner| {
                    (member == "explode" && rules::is_deep(self.document, &owner))
                        || rules::is_primitive(self.document, &owner.child("schema"))
                            && (member == "explode" || !self.is_word(part, &["matrix", "label"]))
                }),
            "server variable" => owner(part)
                .is_some_and(|variable| rules::is_unused_variable(self.document, &variable)),
            // A declaration adds to a tag what it says about it (OpenAPI 3.1.1, 4.8.1), and nothing else.
            "tag" => member == "name",
            _ => false,
        }
    }

    /// What became of what stands in the place of a reference where the specification has none.
    fn inserted(&self, reference: &Origin) -> Outcome {
        let holder = reference
            .parent()
            .map(|holder| self.document.in_tree(holder));
        let found = self
            .parts
            .iter()
            .position(|part| Some(&part.origin) == holder.as_ref());
        let rows = found.map(|at| at..self.parts[at].end);
        let outcomes = rows
            .into_iter()
            .flatten()
            .filter(|at| is_row(self.parts, *at))
            .map(|at| self.outcome(at));
        match outcomes.max_by_key(|outcome| rank(*outcome)) {
            None | Some(Outcome::Documented) => Outcome::Generated,
            Some(outcome) => outcome,
        }
    }

    /// A part of the text that is not in the tree: it was repaired away, or says how 2.0 is to be converted.
    fn gone(&self, part: &Part) -> Outcome {
        if part.form == Form::Extension {
            return Outcome::Ignored;
        }
        let mut place = Some(part.origin.clone());
        while let Some(origin) = place {
            match self.codes.get(&origin) {
                // What it leads to stands in its place.
                Some(code) if code.id == codes::reference::INSERTED.id => {
                    return self.inserted(&part.origin);
                }
                Some(code) => return Outcome::Refused(code),
                None => place = origin.parent(),
            }
        }
        if self.document.version() == Version::V2_0 {
            return self.converted(part);
        }
        Outcome::Refused(&codes::generation::NOT_SHOWN)
    }
}

/// Parts that no stage takes up so far.
fn is_unshown(part: &Part) -> bool {
    match part.owner {
        "XML" | "example" => true,
        "link" => !is_target(part),
        "security scheme" => part.member == "deprecated",
        "schema" => matches!(
            part.member.as_str(),
            "$id" | "$schema" | "$vocabulary" | "example" | "examples" | "contentMediaType"
        ),
        "OpenAPI document" => matches!(part.member.as_str(), "jsonSchemaDialect" | "$self"),
        "media type" | "parameter" | "header" => {
            matches!(part.member.as_str(), "example" | "examples")
        }
        _ => false,
    }
}

/// Whether a part says which operation a link leads to.
fn is_target(part: &Part) -> bool {
    part.owner == "link" && matches!(part.member.as_str(), "operationId" | "operationRef")
}

/// Whether a schema is that of a member or of a parameter, whose default is told.
fn is_value(schema: &Origin) -> bool {
    schema.last().as_deref() == Some("schema")
        || schema.parent().and_then(|holder| holder.last()).as_deref() == Some("properties")
}

/// The object that a part is a member of.
fn owner(part: &Part) -> Option<Origin> {
    let mut origin = part.origin.clone();
    while origin.last()? != part.member {
        origin = origin.parent()?;
    }
    origin.parent()
}
