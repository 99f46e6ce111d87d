//! Pages about changes: the two examples are put where such a part can stand, and compared.

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::model::{self, Model};
use specsmith::source::SourceMap;
use specsmith::{diff, generate};

use super::Example;

/// Whether the change from one example to the other is of this kind, and nothing else is found that is worse.
pub(crate) fn shows(code: &str, before: &Example, after: &Example) -> bool {
    let changes = diff::compare(&model(&before.text), &model(&after.text));
    let found: Vec<_> = changes.iter().map(|change| change.kind.code.id).collect();
    if !found.contains(&code) {
        eprintln!("{code}: {changes:#?}");
    }
    found.contains(&code)
}

/// A description with this part: a whole one, or a schema that is sent and answered.
fn model(part: &str) -> Model {
    let head = "openapi: 3.1.1\ninfo: {title: Pets, version: '1'}\n";
    let is_whole = ["paths", "webhooks", "components", "servers", "info"]
        .iter()
        .any(|key| part.starts_with(&format!("{key}:")));
    let text = if part.starts_with("info:") {
        format!("openapi: 3.1.1\n{part}")
    } else if is_whole && part.contains("paths:") {
        format!("{head}{part}")
    } else if is_whole {
        format!("{head}paths: {{}}\n{part}")
    } else {
        let lines: Vec<String> = part.lines().map(|line| format!("      {line}")).collect();
        let schema = lines.join("\n");
        format!(
            "{head}paths:\n  /a:\n    post:\n      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}\n      responses:\n        '200': {{description: A., content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}\ncomponents:\n  schemas:\n    A:\n{schema}"
        )
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("openapi.yaml");
    std::fs::write(&path, &text).expect("written");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let config = Config::new(&path, "generated");
    let document = generate::parse(&config, &mut sources, &mut diagnostics)
        .unwrap_or_else(|| panic!("{diagnostics:#?}\n{text}"));
    model::resolve(&document, &mut diagnostics)
}
