//! Pages about rules of lint: the examples are put where such a part can stand.

use specsmith::catalogue;
use specsmith::diagnostic::{Code, Diagnostics, Level, Levels};
use specsmith::document;
use specsmith::generate;
use specsmith::source::SourceMap;

use super::Example;
use super::document::around;

/// Whether a document with the bad example shows what the rule finds, and the same with the good one does not.
pub(crate) fn shows(code: &Code, bad: &Example, good: &Example) -> bool {
    around(&bad.text)
        .into_iter()
        .zip(around(&good.text))
        .any(|(bad, good)| {
            is_found(code, &bad) == Some(true) && is_found(code, &good) == Some(false)
        })
}

/// Whether there is such a finding in a document with this text; nothing when it is none that can be read.
fn is_found(code: &Code, text: &str) -> Option<bool> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("openapi.yaml", text);
    let document = document::parse(&mut sources, file, &mut diagnostics)?;
    // What is misplaced is left out, and would not be found in a good example either.
    if !diagnostics.is_empty() {
        return None;
    }
    let mut levels = Levels::default();
    levels.allow(catalogue::read(Level::Allow, "L").ok()?);
    levels.warn(catalogue::read(Level::Warn, code.id).ok()?);
    let _ = generate::lint(&document, &levels, &mut diagnostics);
    Some(
        diagnostics
            .iter()
            .any(|finding| finding.code().id == code.id),
    )
}
