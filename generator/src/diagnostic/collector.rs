use std::fmt;

use super::{Code, Diagnostic, Severity, codes};

/// Gathers the findings of a run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

/// Which codes are turned up or off; as in `[diagnostics]` of `specsmith.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    warnings: bool,
    deny: Vec<&'static Code>,
    allow: Vec<&'static Code>,
}

/// A word in a list of codes that is neither an id, nor a name, nor `warnings`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode(
    /// The word.
    pub String,
);

impl fmt::Display for UnknownCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "there is no code `{}`; `specsmith explain` lists them",
            self.0
        )
    }
}

impl std::error::Error for UnknownCode {}

impl Levels {
    /// Makes findings of this code errors: an id (`S102`), a name (`unknown-key`), or `warnings` for all warnings.
    ///
    /// # Errors
    /// [`UnknownCode`] when there is no such code.
    pub fn deny(&mut self, word: &str) -> Result<(), UnknownCode> {
        if word == "warnings" {
            self.warnings = true;
        } else {
            self.deny
                .push(codes::find(word).ok_or_else(|| UnknownCode(word.to_owned()))?);
        }
        Ok(())
    }

    /// Leaves out findings of this code, unless they are errors: an id or a name.
    ///
    /// # Errors
    /// [`UnknownCode`] when there is no such code.
    pub fn allow(&mut self, word: &str) -> Result<(), UnknownCode> {
        self.allow
            .push(codes::find(word).ok_or_else(|| UnknownCode(word.to_owned()))?);
        Ok(())
    }
}

impl Diagnostics {
    /// No findings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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

    /// Applies what the configuration denies and allows. Call it once, when everything has been found.
    pub fn set_levels(&mut self, levels: &Levels) {
        self.list.retain_mut(|diagnostic| {
            let is = |code: &&Code| code.id == diagnostic.code.id;
            let denied = levels.deny.iter().any(is);
            let allowed = levels.allow.iter().any(is);
            if denied || (levels.warnings && !allowed && diagnostic.severity == Severity::Warning) {
                diagnostic.severity = Severity::Error;
            }
            denied || !allowed || diagnostic.severity == Severity::Error
        });
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

#[cfg(test)]
mod tests {
    use super::Severity::{Error, Warning};
    use super::*;
    use crate::diagnostic::codes::{structure::UNKNOWN_KEY, syntax::SYNTAX};

    #[test]
    fn levels() {
        let check = |deny: &[&str], allow: &[&str], expected: &[Severity]| {
            let mut diagnostics = Diagnostics::new();
            diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, "a"));
            diagnostics.push(Diagnostic::new(&SYNTAX, "b"));
            let mut levels = Levels::default();
            deny.iter()
                .try_for_each(|word| levels.deny(word))
                .expect("a code");
            allow
                .iter()
                .try_for_each(|word| levels.allow(word))
                .expect("a code");
            diagnostics.set_levels(&levels);
            assert_eq!(
                diagnostics
                    .iter()
                    .map(Diagnostic::severity)
                    .collect::<Vec<_>>(),
                expected
            );
        };
        check(&[], &[], &[Warning, Error]);
        check(&["warnings"], &[], &[Error, Error]);
        check(&["S102"], &[], &[Error, Error]);
        check(&[], &["unknown-key", "S001"], &[Error]);
        check(&["warnings"], &["unknown-key"], &[Error]);
        assert_eq!(
            Levels::default().deny("X1"),
            Err(UnknownCode("X1".to_owned()))
        );
    }
}
