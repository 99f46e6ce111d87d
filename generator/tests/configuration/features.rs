//! Features for tags.

use crate::{Run, SHOP};

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
