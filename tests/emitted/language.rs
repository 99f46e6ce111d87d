//! What single parts of the language become: types and operations, looked up in what is emitted.

use std::path::Path;

use crate::emitted;

/// Asserts that a document without mistakes has these lines in these files.
#[track_caller]
fn check(feature: &str, expected: &[(&str, &[&str])]) {
    let document = emitted::document_of(feature);
    let emitted = emitted::from_document(Path::new(&document));
    for severity in ["error[", "warning["] {
        let findings = &emitted.findings;
        assert!(!findings.contains(severity), "{findings}");
    }
    for (path, lines) in expected {
        let mut files = emitted.files.iter();
        let found = files.find(|(name, _)| name == path);
        let text = found.map_or_else(|| panic!("no file {path}"), |(_, text)| text);
        for line in *lines {
            let is_there = text.lines().any(|found| found.trim() == *line);
            assert!(is_there, "`{line}` is not in {path}:\n{text}");
        }
    }
}

/// A component that is nothing but a reference gives its name to what it refers to, wherever that is used.
#[test]
fn references_to_other_files() {
    check(
        "references",
        &[
            (
                "src/models/mod.rs",
                &["pub use pet::Pet;", "pub use link::Link;"],
            ),
            (
                "src/models/pet.rs",
                &["pub name: String,", "pub owner: Option<Owner>,"],
            ),
            (
                "src/models/owner.rs",
                &["pub name: Option<String>,", "pub pets: Option<Vec<Pet>>,"],
            ),
            ("src/models/node.rs", &["pub next: Option<Box<CycleNode>>,"]),
            (
                "src/models/cycle_node.rs",
                &[
                    "pub next: Option<Box<CycleNode>>,",
                    "pub other: Option<Box<Node>>,",
                    "pub leaf: Option<Link>,",
                ],
            ),
            ("src/models/link.rs", &["pub weight: Option<f64>,"]),
            ("src/models/escaped.rs", &["One,", "Two,"]),
            (
                "src/models/post_deep_request.rs",
                &[
                    "pub a_b: Option<DeepKind>,",
                    "pub c_d: Option<CycleNode>,",
                    "pub self_: Option<Box<PostDeepRequest>>,",
                ],
            ),
            (
                "src/api/pets.rs",
                &[
                    "type Output = Vec<Pet>;",
                    "type Output = Vec<Owner>;",
                    "pub fn body(self, body: &'c Pet) -> Self {",
                    "pub fn kind(self, kind: &DeepKind) -> Self {",
                    "pub fn name(self, name: impl Into<String>) -> Self {",
                    "pub fn limit(self, limit: i64) -> Self {",
                ],
            ),
        ],
    );
}

#[test]
fn openapi_3_1() {
    check(
        "openapi_3_1",
        &[
            (
                "src/models/owner.rs",
                &[
                    "/// A part of it.",
                    "pub part: OwnerPart,",
                    "pub sized: Option<Sized>,",
                    "pub strict: Option<OwnerStrict>,",
                    "pub tree: Option<Tree>,",
                ],
            ),
            ("src/models/owner_part.rs", &["pub weight: Option<f64>,"]),
            ("src/models/sized.rs", &["pub size: i64,"]),
            // What stands beside a reference holds besides.
            (
                "src/models/owner_strict.rs",
                &["pub weight: f64,", "pub more: Option<bool>,"],
            ),
            // Fragments start from the schema that has an `$id`, and else from the file.
            (
                "src/models/tree.rs",
                &[
                    "pub children: Option<Vec<Tree>>,",
                    "pub leaf: Option<Leaf>,",
                    "pub other: Option<Leaf2>,",
                    "pub part: Option<Part>,",
                ],
            ),
            (
                "src/models/leaf2.rs",
                &["pub brown: Option<bool>,", "pub same: Option<bool>,"],
            ),
            (
                "src/models/dynamic.rs",
                &["pub next: Option<Box<Dynamic>>,"],
            ),
            (
                "src/api/things.rs",
                &[
                    "path: \"/shared\",",
                    "pub fn post_shared<'c>(&'c self, body: &'c Thing) -> Call<'c, PostShared> {",
                    "type Output = Tree;",
                ],
            ),
            (
                "src/webhooks.rs",
                &[
                    "pub fn changed(headers: &HeaderMap, body: &[u8]) -> Result<Thing, ReceiveError> {",
                ],
            ),
        ],
    );
}

#[test]
fn openapi_3_2() {
    check(
        "openapi_3_2",
        &[
            (
                "src/api/things.rs",
                &[
                    "method: \"QUERY\",",
                    "pub fn find_things<'c>(&'c self, body: &'c FindThingsRequest) -> Call<'c, FindThings> {",
                    "type Output = Vec<Thing>;",
                    "method: \"COPY\",",
                    // As it is written: methods of HTTP are told apart by case.
                    "method: \"m-search\",",
                ],
            ),
            ("src/models/find_things_request.rs", &["pub name: String,"]),
            (
                "src/api/events.rs",
                &[
                    "//! A part of `things`.",
                    // The data of an event is text, and `contentSchema` says what it holds.
                    "Events(EventStream<Thing>),",
                    "Items(ItemStream<Thing>),",
                ],
            ),
        ],
    );
}
