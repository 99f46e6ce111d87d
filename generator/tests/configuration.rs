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

impl Run {
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

const NAMED: &str = "
openapi: 3.0.4
info: {title: Shop, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pet store]
      parameters: [{name: id, in: query, schema: {type: string, format: uuid}}]
      responses:
        '200':
          description: all
          content: {application/json: {schema: {type: object, properties: {first: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      tags: [pet store]
      x-rust-name: adopt
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: done}}
components:
  schemas:
    Pet:
      type: object
      required: [price]
      properties:
        kind: {type: string}
        dob: {type: string, format: date-time}
        price: {$ref: '#/components/schemas/Money'}
        owner: {type: string, format: uuid, nullable: true}
        tags: {type: array, items: {type: string, format: uuid}}
        odd: {type: string, x-rust-name: even}
        status: {$ref: '#/components/schemas/Status'}
        age: {type: integer, x-rust-type: 'evil::Age'}
        wait: {type: object, x-rust-type: 'std::time::Duration'}
    Status: {type: string, enum: [in-progress, done]}
    Money: {type: object, properties: {amount: {type: integer}}}
    Named: {type: object, x-rust-name: Called, properties: {a: {type: string}}}
";

#[test]
fn parts_of_the_document_are_renamed() {
    let run = Run::of(
        NAMED,
        r##"
        [rename.types]
        Pet = "Animal"
        "#/paths/~1pets/get/responses/200/content/application~1json/schema" = "AllPets"
        [rename.fields]
        "Pet.kind" = "species"
        "#/components/schemas/Pet/properties/dob" = "born"
        [rename.values]
        "Status.in-progress" = "Active"
        "#/components/schemas/Status/enum/1" = "Over"
        [rename.operations]
        listPets = "all_pets"
        [rename.tags]
        "pet store" = "shop"
        [types]
        formats = { date-time = "String" }
        "##,
    );
    assert!(
        run.findings.starts_with("warning[C011]"),
        "{}",
        run.findings
    );
    let animal = "src/models/animal.rs";
    run.has(animal, "pub species: Option<String>");
    run.has(animal, "object.optional(\"kind\")");
    run.has(animal, "pub born: Option<String>");
    run.has(animal, "pub even: Option<String>");
    run.has(animal, "pub age: Option<i64>");
    run.has("src/models/all_pets.rs", "pub struct AllPets");
    run.has("src/models/called.rs", "pub struct Called");
    run.has("src/models/status.rs", "Active,");
    run.has("src/models/status.rs", "Over,");
    run.has("src/api/shop.rs", "pub fn all_pets(");
    run.has("src/api/shop.rs", "pub fn adopt(");
}

#[test]
fn types_of_ones_own_stand_for_schemas() {
    let run = Run::of(
        NAMED,
        r#"
        [types]
        replace = { Money = "shop_types::Money" }
        formats = { uuid = "uuid::Uuid" }
        [dependencies]
        uuid = { version = "1", features = ["serde"] }
        shop-types = { path = "../shop-types" }
        "#,
    );
    let pet = "src/models/pet.rs";
    run.has(pet, "pub price: shop_types::Money");
    run.has(pet, "pub owner: Option<Option<uuid::Uuid>>");
    run.has(pet, "pub tags: Option<Vec<uuid::Uuid>>");
    run.has(pet, "pub wait: Option<std::time::Duration>");
    run.has("src/foreign.rs", "impl Decode for uuid::Uuid");
    run.has("src/foreign.rs", "impl Validate for shop_types::Money {}");
    run.has(
        "Cargo.toml",
        "uuid = { version = \"1\", features = [\"serde\"] }",
    );
    run.has("Cargo.toml", "shop-types = { path = \"../shop-types\" }");
    assert!(!run.models().contains(&"money".to_owned()));
    // A document by itself brings nothing in.
    run.says("`x-rust-type` cannot be used: the crate `evil` is not listed");
    let plain = Run::of(NAMED, "");
    assert!(
        plain
            .generation()
            .files
            .get("src/runtime/foreign.rs")
            .is_some()
    );
    assert!(!plain.file("Cargo.toml").contains("evil"));
}

#[test]
fn names_for_nothing_are_told() {
    #[track_caller]
    fn check(configuration: &str, message: &str, help: &str) {
        let run = Run::of(NAMED, configuration);
        run.says(message);
        run.says(help);
        run.says("specsmith.toml:4:");
    }
    check(
        "[rename.types]\npet = \"Animal\"",
        "warning[C009]: the document has no `pet`",
        "did you mean `Pet`?",
    );
    check(
        "[rename.fields]\n\"Pet.knid\" = \"species\"",
        "the document has no `Pet.knid`",
        "did you mean `Pet.kind`?",
    );
    check(
        "[rename.operations]\nlistPet = \"all\"",
        "the document has no `listPet`",
        "did you mean `listPets`?",
    );
    check(
        "[rename.types]\n\"#/components/schemas/Nope\" = \"Animal\"",
        "the document has no `#/components/schemas/Nope`",
        "copy the pointer",
    );
    check(
        "[rename.types]\nPet = \"animal\"",
        "error[C004]: \"animal\" cannot be used for `rename.types.Pet`",
        "",
    );
    check(
        "[types.replace]\nPet = \"zoo::Animal\"",
        "error[C004]: `zoo::Animal` needs the crate `zoo`, which is not listed",
        "add `zoo = \"…\"` to `[dependencies]`",
    );
    check(
        "[types.replace]\nPet = \"crate::Animal\"",
        "error[C010]: `crate::Animal` leads into the emitted crate",
        "build scripts",
    );
    check(
        "[types.replace]\nPet = \"evil; fn main() {}\"",
        "error[C004]",
        "",
    );
    check(
        "[dependencies]\ntokio = \"1\"",
        "error[C004]: `tokio` cannot stand here: the emitted manifest has this dependency already",
        "",
    );
}

/// Checks which codes a run finds that allows some.
#[track_caller]
fn check(document: &str, allow: &str, codes: &[&str]) {
    let run = Run::of(document, &format!("[diagnostics]\nallow = [{allow}]"));
    let found: Vec<&str> = run
        .findings
        .lines()
        .filter_map(|line| line.strip_prefix("warning["))
        .filter_map(|line| line.get(..4))
        .collect();
    assert_eq!(found, codes, "{allow}\n{}", run.findings);
}

#[test]
fn skips_hold_where_they_are_meant_and_are_told_when_nothing_needs_them() {
    let document = SHOP.replace("name: {type", "name: {nulable: true, type");
    let document = document.replace("count: {type", "count: {nulable: true, type");
    check(&document, "", &["S102", "S102"]);
    check(&document, "\"S102\"", &[]);
    let pets = "{ code = \"unknown-key\", at = \"#/components/schemas/Pet/**\" }";
    check(&document, pets, &["S102"]);
    check(SHOP, pets, &["C012"]);
    check(&document, &format!("{pets}, \"G101\""), &["C012", "S102"]);
}

#[test]
fn webhooks_are_selected_as_operations_are() {
    let document = "
openapi: 3.1.1
info: {title: Shop, version: '1'}
webhooks:
  sold:
    post:
      tags: [Shop]
      requestBody: {content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}
      responses: {'200': {description: taken}}
  born:
    post:
      tags: [Zoo]
      requestBody: {content: {application/xml: {schema: {type: object}}}}
      responses: {'200': {description: taken}}
";
    let run = Run::of(document, "");
    run.has("src/webhooks.rs", "pub fn sold(");
    run.has("src/webhooks.rs", "pub fn born(headers: &HeaderMap) ->");
    run.says("warning[G107]: `application/xml` is not read from what the API sends");
    assert_eq!(run.generation().summary.operations_in_document, 0);
    let run = Run::of(document, "[operations]\nexclude-tags = [\"Zoo\"]");
    assert_eq!(run.findings, "");
    assert!(!run.file("src/webhooks.rs").contains("born"));
}

#[test]
fn tags_become_features() {
    let on = Run::of(SHOP, "[crate]\ntag-features = true");
    assert_eq!(on.findings, "");
    for line in [
        "default = [\"full\", \"rustls\"]",
        "pets = []",
        "orders = []",
        "unused-models = []",
        "all-features = true",
    ] {
        on.has("Cargo.toml", &format!("\n{line}\n"));
    }
    for (feature, item) in [("pets", "pub mod pets;"), ("orders", "pub mod orders;")] {
        on.has(
            "src/api/mod.rs",
            &format!("#[cfg(feature = \"{feature}\")]\n{item}\n"),
        );
    }
    for (feature, item) in [
        ("pets", "mod pet;"),
        ("pets", "pub use pet::Pet;"),
        ("orders", "mod order;"),
        ("orders", "pub use order::Order;"),
        ("unused-models", "mod unused;"),
    ] {
        on.has(
            "src/models/mod.rs",
            &format!("#[cfg(feature = \"{feature}\")]\n{item}\n"),
        );
    }
    for off in ["", "[crate]\ntag-features = false"] {
        let run = Run::of(SHOP, off);
        run.has("Cargo.toml", "default = [\"rustls\"]");
        assert!(!run.file("src/models/mod.rs").contains("#[cfg"));
        assert!(!run.file("src/api/mod.rs").contains("#[cfg"));
    }
}

/// crates.io takes 300 features: of more tags, those whose names begin alike are one.
#[test]
fn very_many_tags_share_features() {
    let run = |tag: fn(usize) -> String| {
        let mut document = "openapi: 3.0.4\ninfo: {title: Tags, version: '1'}\npaths:\n".to_owned();
        for number in 0..300 {
            let (tag, answer) = (tag(number), "{'204': {description: d}}");
            let item = format!("{{get: {{tags: [{tag}], responses: {answer}}}}}");
            document += &["  /p", &number.to_string(), ": ", &item, "\n"].concat();
        }
        let run = Run::of(&document, "");
        assert_eq!(run.findings, "");
        run
    };
    let features = |run: &Run| {
        let lines = run.file("Cargo.toml").lines();
        lines.filter(|line| line.ends_with(" = []")).count()
    };
    let shared = run(|number| format!("areaOf{}.part {number}", number % 40));
    assert_eq!(features(&shared), 40);
    shared.has("Cargo.toml", "\narea-of7 = []\n");
    shared.has("README.md", "tags whose names begin alike");
    shared.has(
        "src/api/mod.rs",
        "#[cfg(feature = \"area-of7\")]\npub mod area_of7_part_247;\n",
    );
    // Where even that does not help, the crate is in one piece.
    let whole = run(|number| format!("area{number}"));
    assert_eq!(features(&whole), 0);
    whole.has("Cargo.toml", "default = [\"rustls\"]");
}

#[test]
fn features_have_names_of_their_own() {
    let mut document = "openapi: 3.0.4\ninfo: {title: Tags, version: '1'}\npaths:\n".to_owned();
    for (number, tag) in ["default", "serde", "a b", "pets"].into_iter().enumerate() {
        let number = number.to_string();
        let answer = "{responses: {'204': {description: d}}";
        document += &[
            "  /p",
            &number,
            ": {get: ",
            answer,
            ", tags: [",
            tag,
            "]}}\n",
        ]
        .concat();
    }
    let run = Run::of(&document, "[crate]\ntag-features = true");
    for feature in ["default-tag", "serde-tag", "a-b", "pets"] {
        run.has("Cargo.toml", &format!("\n{feature} = []\n"));
    }
}

const CODES: &str = "
openapi: 3.0.4
info: {title: Codes, version: '1'}
paths:
  /codes:
    get:
      operationId: listCodes
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 9}}]
      responses:
        '200': {description: all, content: {application/json: {schema: {$ref: '#/components/schemas/Code'}}}}
components:
  schemas:
    Code:
      type: object
      properties:
        java: {type: string, pattern: '[\\p{Alnum}]+'}
        plain: {type: string, pattern: '[a-z]+', maxLength: 8}
        other: {not: {type: integer}}
        kind: {type: string, enum: [a, b]}
";

#[test]
fn patterns_match_as_much_of_a_text_as_they_are_told_to() {
    let java =
        "static CODE_JAVA: Run = Run::new(&[('0', '9'), ('A', 'Z'), ('a', 'z')], 1, usize::MAX);";
    let plain = "static CODE_PLAIN: Run = Run::new(&[('a', 'z')], 1, usize::MAX);";
    let whole = |patterns: &str| {
        let run = Run::of(CODES, &format!("[validation]\npatterns = \"{patterns}\"\n"));
        let text = run.file("src/patterns.rs");
        (text.contains(java), text.contains(plain))
    };
    assert_eq!(whole("search"), (false, false));
    assert_eq!(whole("auto"), (true, false));
    assert_eq!(whole("whole"), (true, true));
}

#[test]
fn checks_are_left_out_where_nobody_wants_them() {
    let files = |configuration: &str| {
        let run = Run::of(CODES, configuration);
        let texts = ["src/models/code.rs", "src/api/default.rs"].map(|path| run.file(path));
        let rules = texts.iter().any(|text| text.contains("Rule::"));
        let generation = run.generation();
        let mut paths = generation.files.iter().map(|(path, _)| path.to_owned());
        let tables =
            paths.any(|path| path.ends_with("patterns.rs") || path.ends_with("schemas.rs"));
        (rules, tables)
    };
    assert_eq!(files(""), (true, true));
    assert_eq!(files("[validation]\nchecks = false\n"), (false, false));
}
