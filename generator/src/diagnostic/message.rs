use std::num::NonZeroU32;
use std::ops::Range;

use super::count::plural;
use super::{Code, Severity, Topic};
use crate::source::{FileId, Origin, SourceMap};

/// What a diagnostic points at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A node: the start of its value, or, for objects and arrays, the key that holds it.
    Value(Origin),
    /// A member: its key.
    Key(Origin),
    /// A member that is given twice: its key where it stands first. `Key` is then where it stands last.
    FirstKey(Origin),
    /// Bytes of a file.
    Span(FileId, Range<usize>),
    /// A file as a whole.
    File(FileId),
}

impl Place {
    /// The file of the place.
    #[must_use]
    pub fn file(&self) -> FileId {
        match self {
            Self::Value(origin) | Self::Key(origin) | Self::FirstKey(origin) => origin.file,
            Self::Span(file, _) | Self::File(file) => *file,
        }
    }

    /// The node of the place.
    #[must_use]
    pub fn origin(&self) -> Option<&Origin> {
        match self {
            Self::Value(origin) | Self::Key(origin) | Self::FirstKey(origin) => Some(origin),
            Self::Span(..) | Self::File(_) => None,
        }
    }
}

/// Which state of a tree the pointers of a finding lead into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The tree after all repairs.
    Repaired,
    /// The tree as it was read, with overlays.
    Read,
    /// The text.
    Text,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub(super) code: &'static Code,
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) place: Option<Place>,
    pub(super) labels: Vec<(Place, String)>,
    pub(super) helps: Vec<String>,
    pub(super) stage: Stage,
    /// Whether only the text of the specification says so, and not its schema.
    pub(super) by_text: bool,
    /// One more than how many operations reach the place, when references lead to it: findings are returned as errors,
    /// which are to be small.
    pub(super) reach: Option<NonZeroU32>,
}

impl Diagnostic {
    /// A finding; the message starts in lower case and has no full stop.
    #[must_use]
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            place: None,
            labels: Vec::new(),
            helps: Vec::new(),
            stage: Stage::Repaired,
            by_text: false,
            reach: None,
        }
    }

    /// Points at the value of a node.
    #[must_use]
    pub fn at(mut self, origin: &Origin) -> Self {
        self.place = Some(Place::Value(origin.clone()));
        self
    }

    /// Points at the key of a member.
    #[must_use]
    pub fn at_key(mut self, origin: &Origin) -> Self {
        self.place = Some(Place::Key(origin.clone()));
        self
    }

    /// Points at bytes of a file.
    #[must_use]
    pub fn at_span(mut self, file: FileId, range: Range<usize>) -> Self {
        self.place = Some(Place::Span(file, range));
        self
    }

    /// Points at a file as a whole.
    #[must_use]
    pub fn at_file(mut self, file: FileId) -> Self {
        self.place = Some(Place::File(file));
        self
    }

    /// Shows another node beside, with what it has to do with the finding.
    #[must_use]
    pub fn label(mut self, origin: &Origin, text: impl Into<String>) -> Self {
        self.labels
            .push((Place::Value(origin.clone()), text.into()));
        self
    }

    /// Shows another place beside.
    #[must_use]
    pub fn label_place(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push((place, text.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.helps.push(text.into());
        self
    }

    /// Says that only the text of the specification has this rule: the schemas of the OpenAPI Initiative take what was
    /// found.
    #[must_use]
    pub(crate) fn by_text(mut self) -> Self {
        self.by_text = true;
        self
    }

    /// What it is about.
    #[must_use]
    pub fn topic(&self) -> Topic {
        match self.code.topic() {
            Topic::Schema if self.by_text => Topic::Meaning,
            topic => topic,
        }
    }

    /// Says how bad it is, where that depends on more than its code.
    #[must_use]
    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Says that the places are pointers into the tree as it was read, before any repair of it.
    #[must_use]
    pub(crate) fn in_text(mut self) -> Self {
        self.stage = Stage::Read;
        self
    }

    /// Says that the places are pointers into the text itself, before overlays changed the tree.
    #[must_use]
    pub(crate) fn in_file(mut self) -> Self {
        self.stage = Stage::Text;
        self
    }

    /// The same finding about the tree that the text of `sources` was printed from.
    #[must_use]
    pub(crate) fn before_print(mut self, sources: &SourceMap) -> Self {
        self.place = match self.place.take() {
            Some(Place::Value(origin)) => Some(Place::Value(self.in_sources(&origin, sources))),
            Some(Place::Key(origin)) => Some(Place::Key(self.in_sources(&origin, sources))),
            place => place,
        };
        self.stage = Stage::Repaired;
        self
    }

    /// Where a node that the finding speaks of stands in the text.
    pub(super) fn in_sources(&self, origin: &Origin, sources: &SourceMap) -> Origin {
        match self.stage {
            Stage::Repaired => sources.written(origin),
            Stage::Read => sources.grafted(origin),
            Stage::Text => origin.clone(),
        }
    }

    /// How many operations reach the place, when references lead to it.
    pub(super) fn operations(&self) -> Option<usize> {
        Some(self.reach?.get() as usize - 1)
    }

    /// Says how many operations reach the place.
    pub(super) fn set_operations(&mut self, count: usize) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.reach = NonZeroU32::new(count.saturating_add(1));
    }

    /// What is told beside the finding, other than what to do.
    pub(super) fn note(&self) -> Option<String> {
        match self.operations()? {
            0 => Some("no operation uses this".to_owned()),
            1 => Some("1 operation uses this".to_owned()),
            count => Some(format!("{} use this", plural(count, "operation"))),
        }
    }

    /// What is told below the finding, line by line.
    pub(super) fn details(&self) -> impl Iterator<Item = String> {
        // What a change does is no advice.
        let word = if self.code.id.starts_with('D') {
            ""
        } else {
            "help: "
        };
        let helps = self.helps.iter().map(move |help| format!("{word}{help}"));
        self.note().into_iter().chain(helps)
    }

    /// The kind of finding.
    #[must_use]
    pub fn code(&self) -> &'static Code {
        self.code
    }

    /// How bad it is, after [`Diagnostics::set_levels`](super::Diagnostics::set_levels).
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Whether its places are pointers into the text, not into the tree.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.stage != Stage::Repaired
    }

    /// What it points at.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// What to do, one text for each advice.
    #[must_use]
    pub fn helps(&self) -> &[String] {
        &self.helps
    }
}
