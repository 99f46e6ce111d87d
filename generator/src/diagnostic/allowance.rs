use super::levels::Families;
use super::{Code, CodeSet, Diagnostic, Level, ReadCode, codes};
use crate::source::{Origin, SourceMap};

/// `x-specsmith-allow` on an object of a document: findings of a code, or of a group, that are left out there and below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    word: String,
    /// What the word stands for; nothing as long as nobody has read it.
    of: Option<CodeSet>,
    /// The object, in the tree as it was read.
    holder: Origin,
    /// The element of the list.
    place: Origin,
}

impl Allowance {
    /// An element of the list on the object `holder`.
    #[must_use]
    pub(crate) fn new(word: &str, holder: Origin, place: Origin) -> Self {
        Self {
            word: word.to_owned(),
            of: None,
            holder,
            place,
        }
    }

    /// Finds out what the word stands for; a finding when there is no such code.
    pub(super) fn read(&mut self, read: ReadCode) -> Option<Diagnostic> {
        let error = match read(Level::Allow, &self.word) {
            Ok(of) => {
                self.of = Some(of);
                return None;
            }
            Err(error) => error,
        };
        let finding = Diagnostic::new(&codes::structure::WRONG_VALUE, error.to_string());
        let finding = finding.at(&self.place).in_text();
        Some(finding.help(error.advice()))
    }

    /// Leaves out what is allowed, other than what is an error of itself. What comes back are findings about those that
    /// nothing needed, of codes that were looked for.
    pub(super) fn apply(
        list: &[Self],
        findings: &mut Vec<Diagnostic>,
        sources: &SourceMap,
        families: Families,
    ) -> Vec<Diagnostic> {
        if list.is_empty() {
            return Vec::new();
        }
        let holders: Vec<Origin> = list
            .iter()
            .map(|allowance| sources.grafted(&allowance.holder))
            .collect();
        let mut needed = vec![false; list.len()];
        findings.retain(|finding| {
            let origin = finding.place.as_ref().and_then(|place| place.origin());
            let Some(origin) = origin.map(|origin| finding.in_sources(origin, sources)) else {
                return true;
            };
            let mut keep = true;
            for ((allowance, holder), needed) in list.iter().zip(&holders).zip(&mut needed) {
                if allowance.has(finding.code) && origin.is_within(holder) {
                    *needed = true;
                    keep = finding.code.stops();
                }
            }
            keep
        });
        let unneeded = list.iter().zip(needed).filter(|(_, needed)| !needed);
        unneeded
            .filter_map(|(allowance, _)| allowance.unneeded(families))
            .collect()
    }

    fn has(&self, code: &Code) -> bool {
        self.of.is_some_and(|of| of.has(code))
    }

    /// What is to be said of it when nothing needed it and its codes were looked for.
    fn unneeded(&self, families: Families) -> Option<Diagnostic> {
        let of = self.of.filter(|of| families.has(of.prefix()))?;
        let words = of.words();
        let message = format!("nothing is found here that {words} would allow");
        let finding = Diagnostic::new(&codes::config::UNUSED_ALLOWANCE, message);
        let help = "remove it from `x-specsmith-allow`, so that it cannot hide a mistake to come";
        Some(finding.at(&self.place).in_text().help(help))
    }
}
