//! Pages about baselines: the examples are such files.

use specsmith::diagnostic::{Baseline, Diagnostics};
use specsmith::source::SourceMap;

use super::Example;

/// Whether reading the bad example finds the mistake, and reading the good one does not.
pub(crate) fn shows(code: &str, bad: &Example, good: &Example) -> bool {
    let is_found = |example: &Example| {
        let mut sources = SourceMap::new();
        let file = sources.add("known.txt", example.text.as_str());
        let mut diagnostics = Diagnostics::new();
        let _ = Baseline::read(&sources, file, &mut diagnostics);
        diagnostics.iter().any(|finding| finding.code().id == code)
    };
    is_found(bad) && !is_found(good)
}
