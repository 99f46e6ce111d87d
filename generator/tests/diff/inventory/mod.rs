//! The inventory of the most complete tool there was, check by check: what it calls breaking, a warning or information,
//! and whether the same is said here.
//!
//! The list is made by others and is no part of this project. Where it lies beside the repository, each of its checks is
//! turned into two documents by what its name says; those that this tool means differently stand in `DIFFERENT`, those
//! that are no change here in `SILENT`, and those that are about extensions in `OUTSIDE`.

mod members;
mod operations;
mod schemas;
mod stand;

use std::collections::BTreeMap;
use std::path::Path;

use specsmith::diff::{Change, Wire};
use stand::Stand;

use super::changes;

/// Checks about members that no version of the specification has.
const OUTSIDE: &[(&str, &str)] = &[
    ("sunset", "`x-sunset` is an extension"),
    ("stability", "`x-stability-level` is an extension"),
    ("x-extensible-enum", "`x-extensible-enum` is an extension"),
    ("before-sunset", "`x-sunset` is an extension"),
];

/// What is meant differently here, and why.
const DIFFERENT: &[(&str, Wire, &str)] = &[
    (
        "request-parameter-property-type-changed",
        Wire::Breaking,
        "a member of a parameter is sent as much as the parameter is, and no type is like another",
    ),
    (
        "response-body-any-of-added",
        Wire::Breaking,
        "an alternative of `anyOf` is as new to a reader as one of `oneOf`",
    ),
    (
        "response-property-any-of-added",
        Wire::Breaking,
        "an alternative of `anyOf` is as new to a reader as one of `oneOf`",
    ),
    (
        "request-body-all-of-added",
        Wire::Info,
        "`allOf` is taken apart: what counts is what the new part asks for, here nothing that has to be there",
    ),
    (
        "request-property-all-of-added",
        Wire::Info,
        "`allOf` is taken apart: what counts is what the new part asks for, here nothing that has to be there",
    ),
    (
        "response-body-all-of-removed",
        Wire::Warning,
        "`allOf` is taken apart: here a member goes with it",
    ),
    (
        "response-property-all-of-removed",
        Wire::Warning,
        "`allOf` is taken apart: here a member goes with it",
    ),
    (
        "request-body-wrapped-in-one-of",
        Wire::Info,
        "what was right before is still right as one of the alternatives",
    ),
];

/// What is no change here, by how its name ends, and why.
const SILENT: &[(&str, &str)] = &[
    ("-annotation-only", "words are no change"),
    (
        "-type-compatible",
        "an integer is a number: the two say the same",
    ),
    (
        "response-media-type-name-changed",
        "case makes no difference in the name of a media type",
    ),
];

/// What travels in no direction here, by a part of its name: a member that is never sent is in no request, and one that
/// is never received in no answer.
const NOWHERE: &[&str] = &["request-read-only-property-", "-write-only-property-"];

/// What is told as more than one change, and why.
const SEVERAL: &[(&str, &str)] = &[
    ("-if-added", "`then` and `else` come with it"),
    ("-if-removed", "`then` and `else` go with it"),
];

/// The documents before and after a change.
pub(crate) type Pair = (String, String);

/// The two documents of a check.
fn documents(id: &str) -> Option<Pair> {
    if let Some(found) = operations::operations(id).or_else(|| members::members(id)) {
        return Some(found);
    }
    let stands = [
        ("request-read-only-property-", Stand::ReadOnlyProperty),
        ("response-write-only-property-", Stand::WriteOnlyProperty),
        ("request-parameter-property-", Stand::ParameterProperty),
        ("request-parameter-", Stand::Parameter),
        ("request-header-property-", Stand::Parameter),
        ("request-body-", Stand::RequestBody),
        ("request-property-", Stand::RequestProperty),
        ("response-mediatype-", Stand::ResponseBody),
        ("response-body-", Stand::ResponseBody),
        ("response-property-", Stand::ResponseProperty),
        ("response-header-", Stand::Header),
    ];
    stands.iter().find_map(|(prefix, stand)| {
        let (before, after) = schemas::schemas(id.strip_prefix(prefix)?)?;
        Some((stand.document(&before), stand.document(&after)))
    })
}

/// Every pair of documents that the inventory knows, where it is there: one for each check.
pub(crate) fn pairs() -> Vec<(String, Pair)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/diff-checks.tsv");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let ids = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next());
    ids.filter_map(|id| Some((id.to_owned(), documents(id)?)))
        .collect()
}

/// What a check says.
struct Check<'t> {
    id: &'t str,
    wire: Wire,
    direction: &'t str,
}

impl<'t> Check<'t> {
    fn read(line: &'t str) -> Option<Self> {
        let mut cells = line.split('\t');
        let id = cells.next()?;
        let wire = match cells.next()? {
            "error" => Wire::Breaking,
            "warning" => Wire::Warning,
            _ => Wire::Info,
        };
        let direction = cells.next()?;
        Some(Self {
            id,
            wire,
            direction,
        })
    }

    fn has(&self, list: &[(&str, &str)]) -> bool {
        list.iter().any(|(end, _)| self.id.ends_with(end))
    }

    /// What is found of it.
    fn found(&self) -> Option<Vec<Change>> {
        let (before, after) = documents(self.id)?;
        let mut found = changes(&before, &after);
        // That the version stayed the same is told beside everything else, and so is what a type is called.
        found.retain(|change| {
            change.is_of_version() == self.id.contains("version") && change.wire > Wire::None
        });
        Some(found)
    }

    /// How the check fares: the same, on purpose another, no change, or what is wrong.
    fn judged(&self, found: &[Change]) -> Result<&'static str, String> {
        let different = DIFFERENT.iter().find(|(name, ..)| *name == self.id);
        let wire = different.map_or(self.wire, |(_, wire, _)| *wire);
        let shown = || {
            let lines = found.iter().map(|change| {
                let way = change.directions.as_str();
                format!("{} {} ({way})", change.wire, change.kind.code.name)
            });
            lines.collect::<Vec<_>>().join(", ")
        };
        let nowhere = NOWHERE.iter().any(|part| self.id.contains(part));
        let (id, way) = (self.id, if nowhere { "none" } else { self.direction });
        if self.has(SILENT) {
            return if found.is_empty() {
                Ok("no change")
            } else {
                Err(format!("{id}: not silent: {}", shown()))
            };
        }
        let worst = found.iter().map(|change| change.wire).max();
        let directed = found.iter().all(|change| change.directions.as_str() == way);
        let once = found.len() == 1 || self.has(SEVERAL);
        if worst != Some(wire) || !directed || !once {
            return Err(format!("{id}: {wire} ({way}), once: found {}", shown()));
        }
        Ok(if different.is_some() {
            "different"
        } else {
            "agrees"
        })
    }
}

#[test]
fn verdicts_agree_with_the_inventory() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/diff-checks.tsv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return;
    };
    let mut wrong = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for check in text.lines().skip(1).filter_map(Check::read) {
        let column = if OUTSIDE.iter().any(|(word, _)| check.id.contains(word)) {
            "outside"
        } else if let Some(found) = check.found() {
            check.judged(&found).unwrap_or_else(|what| {
                wrong.push(what);
                "wrong"
            })
        } else {
            wrong.push(format!("{}: not known", check.id));
            "wrong"
        };
        *counts.entry(column).or_default() += 1;
    }
    println!("{counts:?}");
    assert!(
        wrong.is_empty(),
        "{} of them:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
