//! What became of every part of a document.
//!
//! Nothing here knows what the later stages do with a text; it asks them. Each text of the document that only explains
//! gets a mark, a client is planned and emitted from the marked document, and a text is documented when its mark comes
//! out. What gives the client its shape is taken over unless a finding says otherwise.

mod mark;
mod reach;
mod rows;
mod rules;

use std::collections::BTreeMap;

use serde_json::json;

pub use mark::Marks;
pub use rows::settle;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Origin, SourceMap};

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is in the code of the client.
    Generated,
    /// It is in the documentation of the client.
    Documented,
    /// It is not in the client, for a reason that has a code.
    Refused(&'static Code),
    /// The specification says that it means nothing here.
    Ignored,
}

impl Outcome {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Documented => "documented",
            Self::Refused(_) => "refused",
            Self::Ignored => "ignored-by-specification",
        }
    }

    /// Why it was refused.
    #[must_use]
    pub fn code(self) -> Option<&'static Code> {
        match self {
            Self::Refused(code) => Some(code),
            _ => None,
        }
    }
}

/// A part of the document and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it was written.
    pub origin: Origin,
    /// The object that it is a member of, and the member.
    pub member: (&'static str, String),
    /// What became of it.
    pub outcome: Outcome,
}

/// The whole account.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// In the order of the document.
    pub rows: Vec<Row>,
    names: BTreeMap<FileId, String>,
}

impl Ledger {
    fn new(rows: Vec<Row>, sources: &SourceMap) -> Self {
        let mut names = BTreeMap::new();
        for row in &rows {
            let file = row.origin.file;
            names
                .entry(file)
                .or_insert_with(|| sources.file(file).name().to_owned());
        }
        Self { rows, names }
    }

    /// One JSON object a line: `pointer`, `outcome`, `code` for what was refused, `file` when there are several.
    #[must_use]
    pub fn lines(&self) -> String {
        let several = self.names.len() > 1;
        let mut text = String::new();
        for row in &self.rows {
            let mut line = json!({
                "pointer": format!("#{}", row.origin.pointer),
                "outcome": row.outcome.as_str(),
            });
            if let Some(code) = row.outcome.code() {
                line["code"] = code.id.into();
            }
            if several {
                line["file"] = self.names[&row.origin.file].as_str().into();
            }
            text.push_str(&line.to_string());
            text.push('\n');
        }
        text
    }

    /// How many parts had each outcome, in the order of the words.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for row in &self.rows {
            *counts.entry(row.outcome.as_str()).or_default() += 1;
        }
        counts
    }

    /// How many parts are not in the client, by the code that says why.
    #[must_use]
    pub fn refused(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for code in self.rows.iter().filter_map(|row| row.outcome.code()) {
            *counts.entry(code.id).or_default() += 1;
        }
        counts
    }

    /// A finding for each kind of part that is not in the client and that no other finding tells of.
    #[must_use]
    pub fn findings(&self) -> Diagnostics {
        let code = &codes::generation::NOT_SHOWN;
        let mut kinds: BTreeMap<(&str, &str), (&Origin, usize)> = BTreeMap::new();
        for row in &self.rows {
            if row.outcome == Outcome::Refused(code) {
                let kind = (row.member.0, row.member.1.as_str());
                kinds.entry(kind).or_insert((&row.origin, 0)).1 += 1;
            }
        }
        let mut findings = Diagnostics::new();
        for ((owner, member), (first, count)) in kinds {
            let times = if count == 1 {
                "once".to_owned()
            } else {
                format!("{count} times, here for the first time")
            };
            let message = format!(
                "`{member}` of {} {owner} object is not in the client, {times}",
                article(owner)
            );
            findings.push(Diagnostic::new(code, message).at(first).in_text());
        }
        findings
    }
}

/// `a` or `an`, before the name of an object.
fn article(name: &str) -> &'static str {
    if name.starts_with(['a', 'e', 'i', 'o', 'O', 'X']) {
        "an"
    } else {
        "a"
    }
}
