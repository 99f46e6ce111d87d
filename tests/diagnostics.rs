//! What is said about each mistake: one small document for each, in `fixtures/diagnostics`, and a configuration or an
//! overlay in the folders there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, render, report};
use specsmith::source::SourceMap;
use specsmith::{document, generate, ir, model, validate};

/// What is said about a document, as a terminal shows it and with the names of files relative to the fixtures, and what
/// became of the document.
fn findings(path: &Path) -> String {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.load(path).expect("the fixture is there");
    let document = document::parse(&mut sources, file, &mut diagnostics);
    let end = if let Some(document) = &document {
        let model = model::resolve(document, &mut diagnostics);
        let _api = ir::lower(&model, &Config::default(), &mut diagnostics);
        validate::check(document, &model, &mut diagnostics);
        "read\n"
    } else {
        "refused\n"
    };
    format!("{}{end}", shown(path, &diagnostics, &sources))
}

/// What is said about a configuration and the document beside it.
fn findings_of_configuration(path: &Path) -> String {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    if let Some(config) = Config::load(
        &mut sources,
        path,
        specsmith::catalogue::read,
        &mut diagnostics,
    ) {
        let _ = generate::generate(&config, &mut sources, &mut diagnostics);
    }
    shown(path, &diagnostics, &sources)
}

/// What is said about an overlay of the document beside it.
fn findings_of_overlay(path: &Path) -> String {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let mut config = Config::new(path.with_file_name("openapi.yaml"), "generated");
    config.overlays.push(path.to_path_buf());
    let _ = generate::parse(&config, &mut sources, &mut diagnostics);
    shown(path, &diagnostics, &sources)
}

fn shown(path: &Path, diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    for line in report(diagnostics, sources).lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        assert!(
            line["line"].is_u64() || ["S002", "C005"].iter().any(|code| line["code"] == *code),
            "every finding has a place: {line}"
        );
    }
    let folder = path.parent().expect("the fixture is in a folder");
    let shown = render(diagnostics, sources, false);
    let shown = shown.replace(&format!("{}/", folder.display()), "");
    shown.replace('\r', "␍")
}

/// The files of a folder of fixtures with one of these extensions.
fn fixtures(folder: &str, extensions: &[&str]) -> BTreeSet<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/diagnostics")
        .join(folder);
    let files = std::fs::read_dir(&folder).expect("there are fixtures");
    let paths = files.map(|file| file.expect("readable").path());
    let is_fixture = |path: &PathBuf| {
        path.extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| extensions.contains(&extension))
    };
    paths.filter(is_fixture).collect()
}

fn documents() -> BTreeSet<PathBuf> {
    fixtures("", &["yaml", "json"])
}

fn name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .expect("names are ASCII")
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
    for path in documents() {
        let name = name(&path);
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

#[track_caller]
fn assert_shown(name: &str, findings: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("diagnostics-{}", name.replace('.', "-")), findings);
    });
}

#[test]
fn every_mistake_is_shown() {
    for path in documents() {
        assert_shown(name(&path), &findings(&path));
    }
}

#[test]
fn every_mistake_of_a_configuration_is_shown() {
    for path in fixtures("configuration", &["toml"]) {
        let findings = findings_of_configuration(&path);
        assert_shown(&format!("configuration-{}", name(&path)), &findings);
    }
}

#[test]
fn every_mistake_of_an_overlay_is_shown() {
    for path in fixtures("overlays", &["yaml"]) {
        if name(&path) != "openapi.yaml" {
            let findings = findings_of_overlay(&path);
            assert_shown(&format!("overlay-{}", name(&path)), &findings);
        }
    }
}
