//! Which operations there are.

use crate::{Run, SHOP};

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
