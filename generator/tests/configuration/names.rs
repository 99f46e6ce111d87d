//! What parts of the document are called, and types of one's own in their place.

use crate::Run;

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
