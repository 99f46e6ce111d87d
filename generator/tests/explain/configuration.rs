//! Pages about configurations: the examples go with a document that has what they speak of.

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::generate;
use specsmith::source::SourceMap;

use super::Example;

const DOCUMENT: &str = "\
openapi: 3.0.4
info: {title: Pets, version: '1'}
paths:
  /{orgId}/pets:
    get:
      operationId: listPets
      tags: [Pets]
      parameters: [{name: orgId, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet:
      type: object
      properties:
        id: {type: string, format: uuid}
        kind: {type: string}
        dob: {type: string}
        price: {$ref: '#/components/schemas/Money'}
    Money: {type: object, properties: {amount: {type: string}}}
";

/// Whether the bad configuration shows the mistake, and the good one does not.
pub(crate) fn shows(code: &str, bad: &Example, good: &Example) -> bool {
    is_found(code, DOCUMENT, &bad.text) && !is_found(code, DOCUMENT, &good.text)
}

/// Whether a schema shows the mistake without a configuration, and not with the good one.
pub(crate) fn mends(code: &str, bad: &Example, good: &Example) -> bool {
    let document = format!("{DOCUMENT}    {}", bad.text);
    is_found(code, &document, "") && !is_found(code, &document, &good.text)
}

/// Whether there is such a finding; a configuration that does not name a document is given the usual two lines.
fn is_found(code: &str, document: &str, configuration: &str) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write("openapi.yaml", document);
    let head = if configuration.starts_with("document =") {
        ""
    } else {
        "document = \"openapi.yaml\"\noutput = \"generated\"\n"
    };
    write("specsmith.toml", &format!("{head}{configuration}"));
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let path = folder.path().join("specsmith.toml");
    if let Some(config) = Config::load(
        &mut sources,
        &path,
        specsmith::catalogue::read,
        &mut diagnostics,
    ) {
        let _ = generate::generate(&config, &mut sources, &mut diagnostics);
    }
    diagnostics.iter().any(|finding| finding.code().id == code)
}
