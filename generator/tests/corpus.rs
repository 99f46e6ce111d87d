//! Reads real documents, where there are any beside the repository: none may panic, all must come out whole, and
//! well-kept ones must not be accused of anything.

use std::path::Path;

use openapiv3 as v3;
use serde_json::Value;
use specsmith::diagnostic::{Diagnostics, Severity, render};
use specsmith::document::{self, Document, Version};
use specsmith::source::{Origin, SourceMap};
use specsmith_tests::corpus;

/// Documents in which nothing is wrong, or only what really is: the most warnings that there may be.
const WARNINGS: &[(&str, usize)] = &[
    ("adyen-webhooks-v1.json", 0),
    ("discord-api.json", 0),
    ("elastic-elasticsearch-serverless.json", 0),
    ("github-api.github.com.json", 4),
    ("meilisearch-api.json", 0),
    ("microsoft-graph-v1.0.json", 0),
    ("notion-api.json", 0),
    ("oxide-nexus.json", 0),
    ("qdrant-api.json", 0),
    ("redocly-museum.yaml", 0),
    ("spotify-web-api.yaml", 0),
    ("stripe-2023-09.yaml", 0),
    ("telegram-bot.json", 0),
    ("twilio-api_v2010.json", 0),
];

#[test]
fn real_documents() {
    corpus::check(corpus::documents(), check);
}

fn check(path: &Path) {
    let name = corpus::name_of(path);
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.load(path).expect("readable");
    let document = document::parse(&mut sources, file, &mut diagnostics);
    let document =
        document.unwrap_or_else(|| panic!("{name}: {}", render(&diagnostics, &sources, false)));
    assert!(
        !diagnostics.has_errors(),
        "{name}: {}",
        render(&diagnostics, &sources, false)
    );
    let warnings = diagnostics.count(Severity::Warning);
    if let Some((_, most)) = WARNINGS.iter().find(|(known, _)| *known == name) {
        assert!(
            warnings <= *most,
            "{name}: {}",
            render(&diagnostics, &sources, false)
        );
    }
    let operations = views(name, &document);
    references(name, &document);
    println!(
        "{name}: {}, {operations} operations, {} findings",
        document.version(),
        diagnostics.len()
    );
}

/// Every typed view is there, and what it references too; gives the number of operations.
fn views(name: &str, document: &Document) -> usize {
    let root = Origin::root(document.root());
    assert!(
        document.view::<v3::Info>(&root.child("info")).is_some(),
        "{name}: info"
    );
    let components = root.child("components");
    if document.get(&components).is_some() {
        assert!(
            document.view::<v3::Components>(&components).is_some(),
            "{name}: components"
        );
    }
    let mut operations = 0;
    for item in document.path_items() {
        assert!(
            document.view::<v3::PathItem>(&item.target).is_some(),
            "{name}: {}",
            item.name
        );
        for method in &item.operations {
            operations += 1;
            let view = document.view::<v3::Operation>(&method.origin);
            let view = view.unwrap_or_else(|| panic!("{name}: {} {}", method.name, item.name));
            let view = serde_json::to_value(&view).expect("a view is JSON");
            let mut texts = Vec::new();
            collect(&view, &mut texts);
            for text in texts {
                let target = document.resolve(&method.origin, text);
                let found = target.as_ref().ok().and_then(|target| document.get(target));
                assert!(
                    found.is_some(),
                    "{name}: {text} in {} {}: {target:?}",
                    method.name,
                    item.name
                );
            }
        }
    }
    operations
}

/// Every reference that is left in the trees leads to something.
fn references(name: &str, document: &Document) {
    for file in document.files() {
        let root = Origin::root(*file);
        let mut texts = Vec::new();
        collect(
            document.get(&root).expect("each file has a tree"),
            &mut texts,
        );
        texts.sort_unstable();
        texts.dedup();
        for text in texts {
            let target = document.resolve(&root, text);
            let found = target.as_ref().ok().and_then(|target| document.get(target));
            assert!(
                found.is_some(),
                "{name}: {text}: {target:?} in a document of {}",
                document.version()
            );
        }
    }
    assert!(document.version() >= Version::V2_0);
}

/// The texts of `$ref` outside of examples and extensions.
fn collect<'v>(node: &'v Value, texts: &mut Vec<&'v str>) {
    match node {
        Value::Object(map) => {
            for (key, value) in map {
                match (key.as_str(), value) {
                    ("$ref", Value::String(text)) => texts.push(text),
                    ("example" | "examples" | "default" | "value" | "enum", _) => {}
                    (key, value) if !key.starts_with("x-") => collect(value, texts),
                    _ => {}
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, texts)),
        _ => {}
    }
}
