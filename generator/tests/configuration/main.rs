//! What the configuration changes in the emitted crate.

mod checks;
mod features;
mod names;
mod selection;
mod skips;

use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render};
use specsmith::generate::{self, Generation};
use specsmith::source::SourceMap;

/// What a run made of a document and a configuration, and what it had to say.
struct Run {
    generation: Option<Generation>,
    findings: String,
}

impl Run {
    /// The document and the rest of a `specsmith.toml`.
    fn of(document: &str, configuration: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).expect("written");
        };
        write("openapi.yaml", document);
        let head = "document = \"openapi.yaml\"\noutput = \"generated\"\n";
        write("specsmith.toml", &format!("{head}{configuration}"));
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let path = folder.path().join("specsmith.toml");
        let generation = Config::load(
            &mut sources,
            &path,
            specsmith::catalogue::read,
            &mut diagnostics,
        )
        .and_then(|config| generate::generate(&config, &mut sources, &mut diagnostics));
        let shown = render(&diagnostics, &sources, false);
        let place = folder.path().display().to_string();
        Self {
            generation,
            findings: shown.replace(&place, "."),
        }
    }

    fn generation(&self) -> &Generation {
        self.generation
            .as_ref()
            .unwrap_or_else(|| panic!("{}", self.findings))
    }

    /// The names of the emitted models.
    fn models(&self) -> Vec<String> {
        let files = self.generation().files.iter();
        files
            .filter_map(|(path, _)| Path::new(path).strip_prefix("src/models").ok())
            .filter_map(|path| path.file_stem()?.to_str())
            .filter(|name| *name != "mod")
            .map(str::to_owned)
            .collect()
    }

    #[track_caller]
    fn says(&self, text: &str) {
        assert!(self.findings.contains(text), "{}", self.findings);
    }

    #[track_caller]
    fn file(&self, path: &str) -> &str {
        let text = self.generation().files.get(path);
        text.unwrap_or_else(|| panic!("no `{path}`\n{}", self.findings))
    }

    #[track_caller]
    fn has(&self, path: &str, text: &str) {
        let file = self.file(path);
        assert!(file.contains(text), "{text}\n{file}");
    }
}

const SHOP: &str = "
openapi: 3.0.4
info: {title: Shop, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets, Public]
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Pets'}}}}
  /pets/{id}/orders:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: listOrders
      tags: [Orders]
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
components:
  schemas:
    Pets: {type: object, properties: {first: {$ref: '#/components/schemas/Pet'}}}
    Pet: {type: object, properties: {name: {type: string}}}
    Order: {type: object, properties: {count: {type: integer}}}
    Unused: {type: object, properties: {a: {type: string}}}
";
