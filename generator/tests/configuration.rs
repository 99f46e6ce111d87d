//! What the configuration changes in the emitted crate.

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
        let generation = Config::load(&mut sources, &path, &mut diagnostics)
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

#[test]
fn operations_are_selected_and_unused_types_left_out() {
    #[track_caller]
    fn check(configuration: &str, operations: usize, models: &[&str]) {
        let run = Run::of(SHOP, configuration);
        assert_eq!(run.findings, "", "{configuration}");
        let summary = &run.generation().summary;
        assert_eq!(summary.operations, operations, "{configuration}");
        assert_eq!(summary.excluded, 2 - operations, "{configuration}");
        assert_eq!(run.models(), models, "{configuration}");
    }
    check("", 2, &["order", "pet", "pets", "unused"]);
    let pets = &["pet", "pets"];
    check("[operations]\ninclude-tags = [\"Pets\"]", 1, pets);
    check("[operations]\ninclude-tags = [\"Public\"]", 1, pets);
    check("[operations]\nexclude-paths = [\"/pets/**\"]", 1, pets);
    check("[operations]\nexclude-paths = [\"/pets\"]", 1, &["order"]);
    check("[operations]\ninclude-ids = [\"listO*\"]", 1, &["order"]);
    check(
        "[operations]\ninclude-tags = [\"Pets\", \"Orders\"]\nexclude-ids = [\"listOrders\"]",
        1,
        pets,
    );
    check(
        "[operations]\ninclude-tags = [\"Pets\"]\ninclude-ids = [\"listOrders\"]",
        2,
        &["order", "pet", "pets", "unused"],
    );
}

#[test]
fn a_selector_that_matches_nothing_is_told() {
    #[track_caller]
    fn check(configuration: &str, message: &str, help: &str) {
        let run = Run::of(SHOP, &format!("[operations]\n{configuration}"));
        run.says(message);
        run.says(help);
        run.says("specsmith.toml:4:");
    }
    check(
        "exclude-tags = [\"pets\"]",
        "warning[C008]: no operation has a tag that matches `pets`",
        "did you mean `Pets`?",
    );
    check(
        "exclude-tags = [\"listOrders\"]",
        "no operation has a tag that matches `listOrders`",
        "select by operationId: that is what it matches",
    );
    check(
        "exclude-paths = [\"/shops/*\"]",
        "no operation has a path that matches `/shops/*`",
        "the document has `/pets`, `/pets/{id}/orders`",
    );
}
