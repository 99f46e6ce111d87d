//! What is said about each mistake: one small document for each, in `fixtures/diagnostics`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use specsmith::diagnostic::{Diagnostics, render, report};
use specsmith::document;
use specsmith::source::SourceMap;

/// The findings as a terminal shows them; the names of files are relative to the fixtures.
fn findings(path: &Path) -> String {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.load(path).expect("the fixture is there");
    let document = document::parse(&mut sources, file, &mut diagnostics);
    let mut shown = render(&diagnostics, &sources, false);
    let end = if document.is_some() {
        "read\n"
    } else {
        "refused\n"
    };
    shown.push_str(end);
    let folder = path
        .parent()
        .expect("the fixture is in a folder")
        .display()
        .to_string();
    for line in report(&diagnostics, &sources).lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        assert!(
            line["line"].is_u64() || line["code"] == "S002",
            "every finding has a place: {line}"
        );
    }
    shown.replace(&format!("{folder}/"), "").replace('\r', "␍")
}

fn fixtures() -> BTreeSet<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/diagnostics");
    let files = std::fs::read_dir(&folder).expect("there are fixtures");
    let paths = files.map(|file| file.expect("readable").path());
    paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml" || extension == "json")
        })
        .collect()
}

/// Reads a text, shows what is said about it, and looks at all that came out: none of it may panic.
fn survive(name: &str, text: &str) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add(name, text);
    let document = document::parse(&mut sources, file, &mut diagnostics);
    let shown = render(&diagnostics, &sources, true);
    assert!(
        document.is_some() || !shown.is_empty(),
        "nothing is said about {text}"
    );
    let _ = report(&diagnostics, &sources);
    let Some(document) = document else { return };
    for item in document.path_items() {
        let _ = document.follow(&item.origin);
        for method in item.operations {
            let _ = document.view::<openapiv3::Operation>(&method.origin);
        }
    }
}

#[test]
fn broken_documents_never_panic() {
    for path in fixtures() {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("names are ASCII");
        // What is refused for its size takes a while to be refused, and once is enough.
        if name.starts_with("aliases") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("the fixture is there");
        let ends = text.char_indices().map(|(at, _)| at);
        ends.step_by(1 + text.len() / 150)
            .for_each(|end| survive(name, &text[..end]));
        // Lines are left out and swapped, and characters replaced, by a fixed rule.
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for at in (0..lines.len()).take(60) {
            let without: String = lines
                .iter()
                .enumerate()
                .filter(|(line, _)| *line != at)
                .map(|(_, line)| *line)
                .collect();
            survive(name, &without);
            let mut swapped = lines.clone();
            swapped.swap(at, (at * 7 + 3) % lines.len());
            survive(name, &swapped.concat());
        }
        let chars: Vec<char> = text.chars().collect();
        for (round, with) in [
            '{', '}', '[', ']', ':', '"', '\'', '-', ' ', '\n', '$', '#', '0', '*', '&', 'ü', '\0',
        ]
        .into_iter()
        .enumerate()
        {
            for step in 0..6 {
                let mut mutated = chars.clone();
                let at = (round * 131 + step * 977 + 5) % chars.len().max(1);
                if let Some(place) = mutated.get_mut(at) {
                    *place = with;
                }
                survive(name, &mutated.into_iter().collect::<String>());
            }
        }
    }
}

#[test]
fn every_mistake_is_shown() {
    for path in fixtures() {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("names are ASCII");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("diagnostics-{}", name.replace('.', "-")), findings(&path));
        });
    }
}
