//! Pages about upgrades: an example is a document that is brought to 3.1.

use specsmith::diagnostic::Diagnostics;
use specsmith::document::Version;
use specsmith::source::SourceMap;
use specsmith::upgrade;

use super::Example;

/// Whether the upgrade of the bad example shows the finding, and that of the good one does not.
pub(crate) fn shows(code: &str, bad: &Example, good: &Example) -> bool {
    is_found(code, &bad.text) && !is_found(code, &good.text)
}

fn is_found(code: &str, text: &str) -> bool {
    let (version, rest) = text.split_once('\n').expect("a version, and more");
    let paths = if rest.contains("paths:") {
        ""
    } else {
        "paths: {}\n"
    };
    let text = format!("{version}\ninfo: {{title: A, version: '1'}}\n{paths}{rest}");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("openapi.yaml", text);
    let _ = upgrade::upgrade(&mut sources, file, Version::V3_1, &mut diagnostics);
    diagnostics.iter().any(|finding| finding.code().id == code)
}
