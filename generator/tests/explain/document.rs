//! Pages about documents: the examples are put where such a part can stand.

use std::collections::BTreeSet;

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::mock::{Mock, Settings};
use specsmith::source::SourceMap;
use specsmith::{generate, model, validate};

use super::Example;

/// Whether a document with the bad example shows the mistake and, of what `specsmith validate` looks for, nothing else,
/// and the same with the good one does not.
pub(crate) fn shows(code: &str, bad: &Example, good: &Example) -> bool {
    let is_alone = |found: &BTreeSet<String>| {
        let of_document = |id: &&String| id.starts_with(['S', 'R', 'M', 'V']);
        !code.starts_with(['S', 'R', 'M', 'V']) || found.iter().filter(of_document).count() == 1
    };
    around(&bad.text)
        .into_iter()
        .zip(around(&good.text))
        .any(|(bad, good)| {
            let found = codes(&bad);
            found.contains(code) && is_alone(&found) && !codes(&good).contains(code)
        })
}

/// What is found in a document with this text.
fn codes(text: &str) -> BTreeSet<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("openapi.yaml");
    std::fs::write(&path, text).expect("written");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let config = Config::new(&path, "generated");
    let _ = generate::generate(&config, &mut sources, &mut diagnostics);
    // What only `validate` looks for.
    let mut found = Diagnostics::new();
    if let Some(document) = generate::parse(&config, &mut sources, &mut found) {
        let model = model::resolve(&document, &mut found);
        validate::check(&document, &model, &mut diagnostics);
        Mock::new(model, Settings::default()).survey(&mut diagnostics);
    }
    let found = diagnostics.iter();
    found.map(|finding| finding.code().id.to_owned()).collect()
}

fn indented(text: &str, depth: usize) -> String {
    let lines = text
        .lines()
        .map(|line| format!("{}{line}\n", " ".repeat(depth)));
    lines.collect()
}

/// Documents that hold a part where such a part can stand.
pub(crate) fn around(part: &str) -> Vec<String> {
    let mut found = vec![part.to_owned()];
    let operation = "paths:\n  /a:\n    get:\n      responses: {'200': {description: all}}\n";
    for version in [
        "openapi: 3.0.4",
        "openapi: 3.1.1",
        "openapi: 3.2.0",
        "swagger: '2.0'",
    ] {
        let head = format!("{version}\ninfo: {{title: A, version: '1'}}\n");
        let schemas = if version.starts_with("swagger") {
            "definitions:\n  Pet: {type: object}\n  A: {type: object}\n  B:\n"
        } else {
            "components:\n  parameters:\n    Id: {name: id, in: query, schema: {type: string}}\n  schemas:\n    Pet: {type: object}\n    A: {type: object}\n    Id: {type: string}\n    B:\n"
        };
        found.push(format!("{version}\n{part}"));
        found.push(format!("{head}{part}"));
        found.push(format!("{head}{operation}{part}"));
        found.push(format!(
            "{head}paths: {{}}\ncomponents:\n{}",
            indented(part, 2)
        ));
        found.push(format!("{head}paths:\n{}", indented(part, 2)));
        found.push(format!("{head}paths:\n  /a:\n{}", indented(part, 4)));
        found.push(format!("{head}paths:\n  /a/{{id}}:\n    get:\n      responses: {{'200': {{description: all}}}}\n{}", indented(part, 6)));
        found.push(format!("{head}{operation}{}", indented(part, 6)));
        found.push(format!(
            "{head}paths:\n  /a:\n    get:\n{}",
            indented(part, 6)
        ));
        found.push(format!(
            "{head}{operation}      parameters:\n        - name: a\n          in: query\n{}",
            indented(part, 10)
        ));
        found.push(format!(
            "{head}{operation}      parameters:\n{}",
            indented(part, 8)
        ));
        found.push(format!(
            "{head}paths:\n  /a:\n    get:\n      responses:\n{}",
            indented(part, 8)
        ));
        found.push(format!("{head}paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: all\n{}", indented(part, 10)));
        found.push(format!("{head}paths: {{}}\n{schemas}{}", indented(part, 6)));
        found.push(format!(
            "{head}paths: {{}}\n{schemas}      type: object\n      properties:\n{}",
            indented(part, 8)
        ));
        found.push(format!(
            "{head}paths: {{}}\n{schemas}      type: object\n      properties:\n        b:\n{}",
            indented(part, 10)
        ));
        found.push(format!(
            "{head}paths: {{}}\ncomponents:\n  securitySchemes:\n{}",
            indented(part, 4)
        ));
        let typed = format!("{schemas}      type: object\n");
        found.push(format!(
            "{head}{operation}      parameters:\n        - name: a\n          in: query\n{}{typed}",
            indented(part, 10)
        ));
        found.push(format!(
            "{head}paths:\n  /a:\n    post:\n      responses: {{'200': {{description: all}}}}\n      requestBody:\n{}{typed}",
            indented(part, 8)
        ));
        found.push(format!(
            "{head}paths: {{}}\ncomponents:\n  schemas:\n{}",
            indented(part, 4)
        ));
    }
    found
}
