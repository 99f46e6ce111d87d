use std::fmt;
use std::ops::Range;

use super::{Code, Diagnostic, Diagnostics, Severity, codes, suggestion};
use crate::source::{FileId, SourceMap, glob};

/// Which codes are turned up or off; as in `[diagnostics]` of `specsmith.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    warnings: bool,
    deny: Vec<&'static Code>,
    allow: Vec<Skip>,
}

/// Findings that are not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Skip {
    code: &'static Code,
    /// Which pointers it holds for; none for findings anywhere.
    at: Option<String>,
    /// Where it stands.
    place: Option<(FileId, Range<usize>)>,
}

/// A word in a list of codes that is neither an id, nor a name, nor `warnings`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode(
    /// The word.
    pub String,
);

impl fmt::Display for UnknownCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "there is no code `{}`", self.0)
    }
}

impl std::error::Error for UnknownCode {}

impl UnknownCode {
    /// The word that may have been meant.
    #[must_use]
    pub fn meant(&self) -> Option<&'static str> {
        codes::meant(&self.0).or_else(|| suggestion::closest(&self.0, ["warnings"]))
    }
}

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
        self.skip(word, None, None)
    }

    /// The same, for the places whose pointer matches `at` (`*` stands for anything without a `/`, `**` for anything);
    /// `place` is where that is said.
    ///
    /// # Errors
    /// [`UnknownCode`] when there is no such code.
    pub fn skip(
        &mut self,
        word: &str,
        at: Option<String>,
        place: Option<(FileId, Range<usize>)>,
    ) -> Result<(), UnknownCode> {
        let code = codes::find(word).ok_or_else(|| UnknownCode(word.to_owned()))?;
        self.allow.push(Skip { code, at, place });
        Ok(())
    }

    /// Applies what is denied and allowed. What comes back are findings about skips that were not needed; they mean
    /// nothing unless everything was looked at.
    pub(super) fn apply(&self, list: &mut Vec<Diagnostic>, sources: &SourceMap) -> Diagnostics {
        let mut needed = vec![false; self.allow.len()];
        list.retain_mut(|diagnostic| {
            let denied = self.denies(diagnostic);
            let mut allowed = false;
            for (skip, needed) in self.allow.iter().zip(&mut needed) {
                if skip.is_for(diagnostic, sources) {
                    allowed = true;
                    *needed = true;
                }
            }
            if denied || (self.warnings && !allowed && diagnostic.severity == Severity::Warning) {
                diagnostic.severity = Severity::Error;
            }
            denied || !allowed || diagnostic.severity == Severity::Error
        });
        let mut unneeded = Diagnostics::new();
        for (skip, needed) in self.allow.iter().zip(needed) {
            let mut finding = skip.unneeded();
            if needed || self.allow.iter().any(|skip| skip.is_for(&finding, sources)) {
                continue;
            }
            if self.warnings || self.denies(&finding) {
                finding.severity = Severity::Error;
            }
            unneeded.push(finding);
        }
        unneeded
    }

    fn denies(&self, diagnostic: &Diagnostic) -> bool {
        self.deny.iter().any(|code| code.id == diagnostic.code.id)
    }
}

impl Skip {
    fn is_for(&self, diagnostic: &Diagnostic, sources: &SourceMap) -> bool {
        if self.code.id != diagnostic.code.id {
            return false;
        }
        let Some(at) = &self.at else { return true };
        let origin = diagnostic.place.as_ref().and_then(|place| place.origin());
        origin.is_some_and(|origin| {
            // As it is shown: where it stands in the text.
            let pointer = diagnostic.in_sources(origin, sources).pointer;
            glob::matches(at, &format!("#{pointer}"))
        })
    }

    fn unneeded(&self) -> Diagnostic {
        let Code { id, name, .. } = self.code;
        let message = match &self.at {
            Some(at) => format!("nothing is found at `{at}` that `{id}` ({name}) would allow"),
            None => format!("nothing is found that `{id}` ({name}) would allow"),
        };
        let finding = Diagnostic::new(&codes::config::UNUSED_SKIP, message)
            .help("remove it from `allow`, so that it cannot hide a mistake to come");
        match &self.place {
            Some((file, span)) => finding.at_span(*file, span.clone()),
            None => finding,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Severity::{Error, Warning};
    use super::*;
    use crate::diagnostic::codes::{structure::UNKNOWN_KEY, syntax::SYNTAX};
    use crate::source::Origin;

    #[test]
    fn levels() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", "");
        // What is denied, what is allowed and where, what is left, and how many skips were not needed.
        let check = |deny: &[&str], allow: &[(&str, &str)], expected: &[Severity], unneeded| {
            let mut diagnostics = Diagnostics::new();
            let place = Origin::new(file, "/paths/~1a/get");
            diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, "a").at(&place));
            diagnostics.push(Diagnostic::new(&SYNTAX, "b"));
            let mut levels = Levels::default();
            deny.iter()
                .try_for_each(|word| levels.deny(word))
                .expect("a code");
            for (word, at) in allow {
                let at = (!at.is_empty()).then(|| (*at).to_owned());
                levels.skip(word, at, None).expect("a code");
            }
            let found = diagnostics.set_levels(&levels, &sources);
            let left: Vec<Severity> = diagnostics.iter().map(Diagnostic::severity).collect();
            assert_eq!(left, expected, "{deny:?} {allow:?}");
            assert_eq!(found.len(), unneeded, "{deny:?} {allow:?}");
        };
        check(&[], &[], &[Warning, Error], 0);
        check(&["warnings"], &[], &[Error, Error], 0);
        check(&["S102"], &[], &[Error, Error], 0);
        check(&[], &[("unknown-key", ""), ("S001", "")], &[Error], 0);
        check(&["warnings"], &[("unknown-key", "")], &[Error], 0);
        check(&[], &[("S102", "#/paths/~1a/get")], &[Error], 0);
        check(&[], &[("S102", "#/paths/**")], &[Error], 0);
        check(&[], &[("S102", "#/paths/*/get")], &[Error], 0);
        check(&[], &[("S102", "#/paths/*")], &[Warning, Error], 1);
        check(&[], &[("S102", ""), ("S102", "#/info")], &[Error], 1);
        check(&[], &[("S103", "")], &[Warning, Error], 1);
        check(&[], &[("S103", ""), ("C012", "")], &[Warning, Error], 0);
        assert_eq!(
            Levels::default().deny("X1"),
            Err(UnknownCode("X1".to_owned()))
        );
    }
}
