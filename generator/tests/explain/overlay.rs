//! Pages about overlays: the examples are applied to a document that has what they speak of.

use specsmith::diagnostic::Diagnostics;
use specsmith::source::SourceMap;
use specsmith::{document, overlay};

use super::Example;

const DOCUMENT: &str = "\
openapi: 3.0.4
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      tags: [animals]
      responses: {'200': {description: all}}
";

/// Whether the bad overlay shows the mistake, and the good one does not.
pub(crate) fn shows(code: &str, bad: &Example, good: &Example) -> bool {
    is_found(code, &bad.text) && !is_found(code, &good.text)
}

/// Whether there is such a finding; actions alone are given the usual two lines.
fn is_found(code: &str, text: &str) -> bool {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("openapi.yaml", DOCUMENT);
    let head = if text.starts_with("actions:") {
        "overlay: 1.0.0\ninfo: {title: Mend the pets, version: '1'}\n"
    } else {
        ""
    };
    let changes = sources.add("fixes.yaml", format!("{head}{text}"));
    let mut tree = document::read(&sources, file, &mut diagnostics).expect("readable");
    overlay::apply(&mut sources, file, &mut tree, &[changes], &mut diagnostics);
    diagnostics.iter().any(|finding| finding.code().id == code)
}
