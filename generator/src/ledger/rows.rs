//! From what was reached and what came out to one row for each part.

use std::collections::HashMap;

use super::reach::{self, State};
use super::{Ledger, Marks, Outcome, Row, rules};
use crate::diagnostic::{Code, Diagnostics, codes};
use crate::document::{Document, Form, Part, Version};
use crate::ir::Api;
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
    let settler = Settler {
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
        if part.form == Form::Extension {
            return if rules::is_known_extension(&part.member) {
                Outcome::Generated
            } else {
                Outcome::Ignored
            };
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
        if is_unshown(part) {
            return Outcome::Refused(&codes::generation::NOT_SHOWN);
        }
        Outcome::Generated
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

    fn is_ignored(&self, part: &Part) -> bool {
        let member = part.member.as_str();
        match part.owner {
            "schema" => {
                member == "$comment"
                    || owner(part).is_some_and(|schema| {
                        rules::is_beside_the_type(self.document, &schema, member)
                    })
            }
            "parameter" | "header" if member == "explode" => owner(part)
                .is_some_and(|owner| rules::is_primitive(self.document, &owner.child("schema"))),
            // A declaration adds to a tag what it says about it (OpenAPI 3.1.1, 4.8.1), and nothing else.
            "tag" => member == "name",
            _ => false,
        }
    }

    /// A part of the text that is not in the tree: it was repaired away, or says how 2.0 is to be converted.
    fn gone(&self, part: &Part) -> Outcome {
        if part.form == Form::Extension {
            return Outcome::Ignored;
        }
        let mut place = Some(part.origin.clone());
        while let Some(origin) = place {
            if let Some(code) = self.codes.get(&origin) {
                return Outcome::Refused(code);
            }
            place = origin.parent();
        }
        if self.document.version() == Version::V2_0 {
            return Outcome::Generated;
        }
        Outcome::Refused(&codes::generation::NOT_SHOWN)
    }
}

/// Parts that no stage takes up so far.
fn is_unshown(part: &Part) -> bool {
    match part.owner {
        "XML" | "example" | "link" => true,
        "schema" => matches!(
            part.member.as_str(),
            "$id" | "$schema" | "$vocabulary" | "example" | "examples"
        ),
        "OpenAPI document" => matches!(part.member.as_str(), "jsonSchemaDialect" | "$self"),
        "media type" | "parameter" | "header" => {
            matches!(part.member.as_str(), "example" | "examples")
        }
        _ => false,
    }
}

/// The object that a part is a member of.
fn owner(part: &Part) -> Option<Origin> {
    let mut origin = part.origin.clone();
    while origin.last()? != part.member {
        origin = origin.parent()?;
    }
    origin.parent()
}
