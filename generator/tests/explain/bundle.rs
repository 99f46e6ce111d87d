//! Pages about bundles: an example is a document and the files beside it, each behind a line `# NAME.yaml`.

use specsmith::bundle;
use specsmith::diagnostic::Diagnostics;
use specsmith::source::SourceMap;

use super::Example;

/// Whether the bundle of the bad example shows the mistake, and that of the good one does not.
pub(crate) fn shows(code: &str, bad: &Example, good: &Example) -> bool {
    is_found(code, &bad.text) && !is_found(code, &good.text)
}

fn is_found(code: &str, text: &str) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = vec![("openapi.yaml".to_owned(), String::new())];
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            files.push((name.to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    let (_, root) = &mut files[0];
    for (key, line) in [
        ("paths:", "paths: {}\n"),
        ("info:", "info: {title: A, version: '1'}\n"),
        ("openapi:", "openapi: 3.1.1\n"),
    ] {
        if !root.contains(key) {
            root.insert_str(0, line);
        }
    }
    for (name, text) in &files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let root = sources.load(&folder.path().join("openapi.yaml"));
    let file = root.expect("just written");
    let _ = bundle::bundle(
        &mut sources,
        file,
        bundle::Target::default(),
        &mut diagnostics,
    );
    diagnostics.iter().any(|finding| finding.code().id == code)
}
