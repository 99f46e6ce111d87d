use std::collections::{HashMap, HashSet};

use super::report::locate;
use super::{Code, Diagnostics, Severity};
use crate::source::{Position, SourceMap};

/// How many findings there are of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistic {
    /// The code.
    pub code: &'static Code,
    /// How bad they are.
    pub severity: Severity,
    /// How many there are.
    pub count: usize,
    /// In how many files.
    pub files: usize,
    /// The first of them in the order of the documents: the name of the file, and the position unless it is the file as
    /// a whole.
    pub first: Option<(String, Option<Position>)>,
}

/// The findings by code, the most frequent first, and errors before warnings before notes.
#[must_use]
pub fn statistics(diagnostics: &Diagnostics, sources: &SourceMap) -> Vec<Statistic> {
    let mut rows: Vec<Statistic> = Vec::new();
    let mut known: HashMap<(&str, Severity), usize> = HashMap::new();
    let mut files: HashSet<(usize, usize)> = HashSet::new();
    for located in locate(diagnostics, sources) {
        let diagnostic = located.diagnostic;
        let (code, severity) = (diagnostic.code, diagnostic.severity);
        let at = *known.entry((code.id, severity)).or_insert_with(|| {
            rows.push(Statistic {
                code,
                severity,
                count: 0,
                files: 0,
                first: None,
            });
            rows.len() - 1
        });
        let row = &mut rows[at];
        row.count += 1;
        let Some(spot) = located.main else { continue };
        if files.insert((at, spot.file.index())) {
            row.files += 1;
        }
        row.first.get_or_insert_with(|| {
            let name = sources.file(spot.file).name().to_owned();
            (name, (!spot.whole).then(|| spot.region(sources).0))
        });
    }
    rows.sort_by(|one, other| {
        let key = |row: &Statistic| (row.severity, row.count);
        key(other)
            .cmp(&key(one))
            .then(one.code.id.cmp(other.code.id))
    });
    rows
}
