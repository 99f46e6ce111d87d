use std::collections::HashSet;
use std::ops::Range;

use super::allowance::Allowance;
use super::baseline::Baseline;
use super::code_set::CodeSet;
use super::codes;
use super::{Code, Diagnostic, Diagnostics, Severity};
use crate::source::{FileId, SourceMap, glob};

/// Which codes are turned up or off: `[diagnostics]` of `specsmith.toml`, and options of the command line.
///
/// Of several words that hold for a finding, the narrowest counts: a place in the document before a code, a code before
/// a group, a group before `warnings`; the command line before the configuration; and then `deny` before `warn` before
/// `allow`. What is an error of itself stays one: nothing can be made of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    rules: Vec<Rule>,
    baseline: Option<Baseline>,
}

/// The families of codes that a run has looked for in full: whatever else is allowed may be needed by another run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Families(
    /// The letters that their ids begin with.
    pub &'static str,
);

impl Families {
    /// Whether all codes that begin like this have been looked for.
    pub(super) fn has(self, prefix: &str) -> bool {
        prefix.starts_with(|letter| self.0.contains(letter))
    }
}

/// What becomes of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// They are left out.
    Allow,
    /// They are warnings.
    Warn,
    /// They are errors.
    Deny,
}

/// A word of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    level: Level,
    of: CodeSet,
    /// Which pointers it holds for; none for findings anywhere.
    at: Option<String>,
    said: Said,
}

/// Where a word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    InConfiguration(Option<(FileId, Range<usize>)>),
    OnCommandLine,
}

impl Levels {
    /// Makes findings errors.
    pub fn deny(&mut self, of: CodeSet) {
        self.add(Level::Deny, of, None, Said::InConfiguration(None));
    }

    /// Makes findings warnings, also those that are not looked for otherwise.
    pub fn warn(&mut self, of: CodeSet) {
        self.add(Level::Warn, of, None, Said::InConfiguration(None));
    }

    /// Leaves out findings, unless they are errors.
    pub fn allow(&mut self, of: CodeSet) {
        self.skip(of, None, None);
    }

    /// The same, for the places whose pointer matches `at` (`*` stands for anything without a `/`, `**` for anything);
    /// `place` is where that is said.
    pub fn skip(&mut self, of: CodeSet, at: Option<String>, place: Option<(FileId, Range<usize>)>) {
        self.add(Level::Allow, of, at, Said::InConfiguration(place));
    }

    /// What an option of the command line says: `--allow`, `--warn` or `--deny`.
    pub fn command(&mut self, level: Level, of: CodeSet) {
        self.add(level, of, None, Said::OnCommandLine);
    }

    /// Takes findings that are not to be shown.
    pub fn set_baseline(&mut self, baseline: Baseline) {
        self.baseline = Some(baseline);
    }

    fn add(&mut self, level: Level, of: CodeSet, at: Option<String>, said: Said) {
        self.rules.push(Rule {
            level,
            of,
            at,
            said,
        });
    }

    /// Whether findings of a code can come out at all: its group is on by default, or something turns it on.
    #[must_use]
    pub fn is_on(&self, code: &Code) -> bool {
        let rules = self
            .rules
            .iter()
            .filter(|rule| rule.of != CodeSet::Warnings && rule.at.is_none() && rule.of.has(code));
        rules
            .max_by_key(|rule| rule.weight())
            .map_or(codes::is_default(code), |rule| rule.level > Level::Allow)
    }

    /// Applies what is denied and allowed, here, in the documents and by the baseline. What comes back are findings about
    /// what was not needed; they mean nothing unless everything was looked at.
    pub(super) fn apply(
        &self,
        found: &mut Diagnostics,
        sources: &SourceMap,
        families: Families,
    ) -> Diagnostics {
        if sources.has_grafts() {
            once(&mut found.list, sources);
        }
        let mut needed = vec![false; self.rules.len()];
        let allowances = std::mem::take(&mut found.allowances);
        let mut unneeded = Allowance::apply(&allowances, &mut found.list, sources, families);
        found.list.retain_mut(|diagnostic| {
            let mut strongest: Option<&Rule> = None;
            for (rule, needed) in self.rules.iter().zip(&mut needed) {
                if rule.is_for(diagnostic, sources) {
                    *needed = true;
                    strongest = strongest
                        .into_iter()
                        .chain([rule])
                        .max_by_key(|rule| rule.weight());
                }
            }
            diagnostic.set(strongest.map(|rule| rule.level))
        });
        if let Some(baseline) = &self.baseline {
            unneeded.extend(baseline.apply(found, sources, families));
        }
        let rules = self.rules.iter().zip(needed).filter(|(_, needed)| !needed);
        unneeded.extend(rules.filter_map(|(rule, _)| rule.unneeded(families)));
        unneeded.retain_mut(|finding| {
            let rules = self.rules.iter();
            let strongest = rules
                .filter(|rule| rule.is_for(finding, sources))
                .max_by_key(|rule| rule.weight());
            finding.set(strongest.map(|rule| rule.level))
        });
        let mut out = Diagnostics::new();
        out.extend(unneeded);
        out
    }
}

impl Diagnostic {
    /// Takes a level; `false` when the finding is left out.
    fn set(&mut self, level: Option<Level>) -> bool {
        // A mistake that stops everything cannot be overlooked; a change that breaks others can be meant.
        if self.severity == Severity::Error && !self.code.is_change() {
            return true;
        }
        match level {
            Some(Level::Allow) => return false,
            Some(Level::Warn) => self.severity = Severity::Warning,
            Some(Level::Deny) => self.severity = Severity::Error,
            None => {}
        }
        true
    }
}

impl Rule {
    fn is_for(&self, diagnostic: &Diagnostic, sources: &SourceMap) -> bool {
        if !self.of.has(diagnostic.code)
            || (self.of == CodeSet::Warnings && diagnostic.severity != Severity::Warning)
        {
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

    /// How much a rule counts among those that hold for a finding.
    fn weight(&self) -> (bool, usize, bool, Level) {
        let command = self.said == Said::OnCommandLine;
        (self.at.is_some(), self.of.rank(), command, self.level)
    }

    /// What is to be said of a skip of the configuration that nothing needs.
    fn unneeded(&self, families: Families) -> Option<Diagnostic> {
        let Said::InConfiguration(place) = &self.said else {
            return None;
        };
        if self.level != Level::Allow
            || self.of == CodeSet::Warnings
            || !families.has(self.of.prefix())
        {
            return None;
        }
        let words = self.of.words();
        let message = match &self.at {
            Some(at) => format!("nothing is found at `{at}` that {words} would allow"),
            None => format!("nothing is found that {words} would allow"),
        };
        let finding = Diagnostic::new(&codes::config::UNUSED_SKIP, message)
            .help("remove it from `allow`, so that it cannot hide a mistake to come");
        Some(match place {
            Some((file, span)) => finding.at_span(*file, span.clone()),
            None => finding,
        })
    }
}

/// Leaves out what has been said of a place already: what is written once may stand in the tree several times.
fn once(list: &mut Vec<Diagnostic>, sources: &SourceMap) {
    let mut seen = HashSet::new();
    list.retain(|found| {
        let Some(origin) = found.place.as_ref().and_then(|place| place.origin()) else {
            return true;
        };
        let place = found.in_sources(origin, sources);
        seen.insert((found.code.id, place, found.message.clone()))
    });
}

#[cfg(test)]
mod tests {
    use super::Severity::{Error, Warning};
    use super::*;
    use crate::catalogue;
    use crate::diagnostic::codes::{structure::UNKNOWN_KEY, syntax::SYNTAX};
    use crate::source::Origin;

    /// The words of a configuration, the last two of which are places.
    #[derive(Clone, Copy, Default)]
    struct Words<'w> {
        deny: &'w [&'w str],
        warn: &'w [&'w str],
        allow: &'w [(&'w str, &'w str)],
        command: &'w [(Level, &'w str)],
    }

    fn levels(words: Words<'_>) -> Levels {
        let mut levels = Levels::default();
        let read = |level, word| catalogue::read(level, word).expect("a code");
        for code in words.deny {
            levels.deny(read(Level::Deny, code));
        }
        for code in words.warn {
            levels.warn(read(Level::Warn, code));
        }
        for (code, at) in words.allow {
            let at = (!at.is_empty()).then(|| (*at).to_owned());
            levels.skip(read(Level::Allow, code), at, None);
        }
        for (level, code) in words.command {
            levels.command(*level, read(*level, code));
        }
        levels
    }

    #[test]
    fn the_narrowest_word_counts() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", "");
        // What is left of a warning and an error, and how many skips were not needed.
        let check = |words: Words<'_>, expected: &[Severity], unneeded| {
            let mut diagnostics = Diagnostics::new();
            let place = Origin::new(file, "/paths/~1a/get");
            diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, "a").at(&place));
            diagnostics.push(Diagnostic::new(&SYNTAX, "b"));
            let levels = levels(words);
            let found = diagnostics.set_levels(&levels, &sources, Families("SC"));
            let left: Vec<Severity> = diagnostics.iter().map(Diagnostic::severity).collect();
            assert_eq!(left, expected, "{levels:?}");
            assert_eq!(found.len(), unneeded, "{levels:?}");
        };
        let deny = |deny, expected: &[Severity]| {
            let words = Words {
                deny,
                ..Words::default()
            };
            check(words, expected, 0);
        };
        let allow = |deny, allow, expected: &[Severity], unneeded| {
            let words = Words {
                deny,
                allow,
                ..Words::default()
            };
            check(words, expected, unneeded);
        };
        let command = |deny, command, expected: &[Severity]| {
            let words = Words {
                deny,
                command,
                ..Words::default()
            };
            check(words, expected, 0);
        };
        deny(&[], &[Warning, Error]);
        deny(&["warnings"], &[Error, Error]);
        deny(&["S102"], &[Error, Error]);
        deny(&["S"], &[Error, Error]);
        deny(&["structure"], &[Error, Error]);
        deny(&["R"], &[Warning, Error]);
        allow(&[], &[("unknown-key", ""), ("S001", "")], &[Error], 0);
        allow(&["warnings"], &[("unknown-key", "")], &[Error], 0);
        allow(&["warnings"], &[("S", "")], &[Error], 0);
        allow(&["S102"], &[("S", "")], &[Error, Error], 0);
        allow(&["S"], &[("S102", "")], &[Error], 0);
        allow(&["S102"], &[("S102", "#/paths/**")], &[Error], 0);
        allow(&[], &[("S102", "#/paths/~1a/get")], &[Error], 0);
        allow(&[], &[("S102", "#/paths/**")], &[Error], 0);
        allow(&[], &[("S102", "#/paths/*/get")], &[Error], 0);
        allow(&[], &[("S102", "#/paths/*")], &[Warning, Error], 1);
        allow(&[], &[("S102", ""), ("S102", "#/info")], &[Error], 1);
        allow(&[], &[("S103", "")], &[Warning, Error], 1);
        allow(&[], &[("S103", ""), ("C012", "")], &[Warning, Error], 0);
        command(&[], &[(Level::Deny, "S102")], &[Error, Error]);
        command(&["S102"], &[(Level::Warn, "S102")], &[Warning, Error]);
        command(&["S102"], &[(Level::Allow, "S102")], &[Error]);
        command(&["S102"], &[(Level::Allow, "S")], &[Error, Error]);
        command(&[], &[(Level::Allow, "R")], &[Warning, Error]);
    }

    #[test]
    fn what_is_allowed_is_not_looked_for() {
        #[track_caller]
        fn check(warn: &[&str], allow: &[(&str, &str)], expected: bool) {
            let words = Words {
                warn,
                allow,
                ..Words::default()
            };
            assert_eq!(levels(words).is_on(&UNKNOWN_KEY), expected);
        }
        check(&[], &[], true);
        check(&[], &[("S", "")], false);
        check(&["S102"], &[("S", "")], true);
        check(&["S"], &[("S102", "")], false);
        check(&[], &[("S102", "#/paths")], true);
    }
}
