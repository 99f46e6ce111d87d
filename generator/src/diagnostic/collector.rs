use super::allowance::Allowance;
use super::levels::Families;
use super::{Diagnostic, Levels, ReadCode, Severity, Topic};
use crate::source::{Origin, SourceMap};

/// Gathers the findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    pub(super) list: Vec<Diagnostic>,
    pub(super) allowances: Vec<Allowance>,
}

impl Diagnostics {
    /// No findings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What documents allow of themselves, without any finding: for those of another command.
    #[must_use]
    pub fn emptied(self) -> Self {
        Self {
            list: Vec::new(),
            ..self
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// All findings in the order in which they were made.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// How many there are about a topic, notes left out.
    #[must_use]
    pub fn count_about(&self, topic: Topic) -> usize {
        self.list
            .iter()
            .filter(|found| found.severity >= Severity::Warning && found.topic() == topic)
            .count()
    }

    /// Notes how many operations reach the place of each finding; `count` gets the place, and whether it is one of the tree
    /// as it was read.
    pub(crate) fn count_operations(
        &mut self,
        mut count: impl FnMut(&Origin, bool) -> Option<usize>,
    ) {
        for diagnostic in &mut self.list {
            let place = diagnostic.place.as_ref().and_then(|place| place.origin());
            if let Some(count) = place.and_then(|place| count(place, diagnostic.is_written())) {
                diagnostic.set_operations(count);
            }
        }
    }

    /// Notes that a document allows findings on one of its objects.
    pub(crate) fn allow(&mut self, allowance: Allowance) {
        self.allowances.push(allowance);
    }

    /// Finds out what the documents allow; a word that is no code is a finding.
    pub(crate) fn read_allowances(&mut self, read: ReadCode) {
        let unknown = self.allowances.iter_mut().filter_map(|own| own.read(read));
        self.list.extend(unknown);
    }

    /// Applies what the configuration and the documents deny and allow. Call it once, when everything has been found.
    /// What comes back are findings about what is allowed and was not found, of `families` that were looked for in full:
    /// add them unless the run ended early.
    #[must_use]
    pub fn set_levels(&mut self, levels: &Levels, sources: &SourceMap, families: Families) -> Self {
        levels.apply(self, sources, families)
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.list.extend(diagnostics);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
