//! The pages of `specsmith explain`: the bad example of each shows the mistake, and the good one does not.

use std::collections::BTreeSet;

use specsmith::config::Config;
use specsmith::diagnostic::{Code, Diagnostics, codes};
use specsmith::generate;
use specsmith::source::SourceMap;

/// The codes that are found in a document with this text.
fn found(text: &str, extension: &str) -> BTreeSet<&'static str> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("openapi.{extension}"));
    std::fs::write(&path, text).expect("written");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let config = Config::new(&path, "generated");
    let _ = generate::generate(&config, &mut sources, &mut diagnostics);
    diagnostics
        .iter()
        .map(|finding| finding.code().id)
        .collect()
}

/// The example behind a word, and what it is written in.
fn example(code: &Code, word: &str) -> Option<(String, String)> {
    let (_, rest) = code.explanation.split_once(word)?;
    let (_, block) = rest.split_once("```")?;
    let (language, block) = block.split_once('\n')?;
    let (text, _) = block.split_once("\n```")?;
    Some((language.to_owned(), format!("{text}\n")))
}

fn indented(text: &str, depth: usize) -> String {
    let lines = text
        .lines()
        .map(|line| format!("{}{line}\n", " ".repeat(depth)));
    lines.collect()
}

/// Documents that hold a part where such a part can stand.
fn around(part: &str) -> Vec<String> {
    let mut found = vec![part.to_owned()];
    let operation = "paths:\n  /a:\n    get:\n      responses: {'200': {description: all}}\n";
    for version in [
        "openapi: 3.0.4",
        "openapi: 3.1.1",
        "openapi: 3.2.0",
        "swagger: '2.0'",
    ] {
        let head = format!("{version}\ninfo: {{title: A, version: '1'}}\n");
        let schemas = if version.starts_with("swagger") {
            "definitions:\n  Pet: {type: object}\n  A: {type: object}\n  B:\n"
        } else {
            "components:\n  parameters:\n    Id: {name: id, in: query, schema: {type: string}}\n  schemas:\n    Pet: {type: object}\n    A: {type: object}\n    Id: {type: string}\n    B:\n"
        };
        found.push(format!("{version}\n{part}"));
        found.push(format!("{head}{part}"));
        found.push(format!("{head}{operation}{part}"));
        found.push(format!(
            "{head}paths: {{}}\ncomponents:\n{}",
            indented(part, 2)
        ));
        found.push(format!("{head}paths:\n{}", indented(part, 2)));
        found.push(format!("{head}paths:\n  /a:\n{}", indented(part, 4)));
        found.push(format!("{head}paths:\n  /a/{{id}}:\n    get:\n      responses: {{'200': {{description: all}}}}\n{}", indented(part, 6)));
        found.push(format!("{head}{operation}{}", indented(part, 6)));
        found.push(format!(
            "{head}paths:\n  /a:\n    get:\n{}",
            indented(part, 6)
        ));
        found.push(format!(
            "{head}{operation}      parameters:\n        - name: a\n          in: query\n{}",
            indented(part, 10)
        ));
        found.push(format!(
            "{head}{operation}      parameters:\n{}",
            indented(part, 8)
        ));
        found.push(format!(
            "{head}paths:\n  /a:\n    get:\n      responses:\n{}",
            indented(part, 8)
        ));
        found.push(format!("{head}paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: all\n{}", indented(part, 10)));
        found.push(format!("{head}paths: {{}}\n{schemas}{}", indented(part, 6)));
        found.push(format!(
            "{head}paths: {{}}\n{schemas}      type: object\n      properties:\n{}",
            indented(part, 8)
        ));
        found.push(format!(
            "{head}paths: {{}}\n{schemas}      type: object\n      properties:\n        b:\n{}",
            indented(part, 10)
        ));
        found.push(format!(
            "{head}paths: {{}}\ncomponents:\n  securitySchemes:\n{}",
            indented(part, 4)
        ));
        let typed = format!("{schemas}      type: object\n");
        found.push(format!(
            "{head}{operation}      parameters:\n        - name: a\n          in: query\n{}{typed}",
            indented(part, 10)
        ));
        found.push(format!(
            "{head}paths:\n  /a:\n    post:\n      responses: {{'200': {{description: all}}}}\n      requestBody:\n{}{typed}",
            indented(part, 8)
        ));
        found.push(format!(
            "{head}paths: {{}}\ncomponents:\n  schemas:\n{}",
            indented(part, 4)
        ));
    }
    found
}

/// Pages whose examples no document by itself can show: configurations, overlays, files and what clients do.
fn is_shown_elsewhere(code: &Code) -> bool {
    code.id.starts_with(['C', 'O']) || code.id.starts_with("S2")
}

#[test]
fn bad_examples_show_the_mistake_and_good_ones_do_not() {
    let mut wrong = Vec::new();
    for code in codes::all().filter(|code| !is_shown_elsewhere(code)) {
        let Some((language, bad)) = example(code, "Bad") else {
            continue;
        };
        let Some((_, good)) = example(code, "Good") else {
            wrong.push(format!("{} has a bad example and no good one", code.id));
            continue;
        };
        let extension = if language == "json" { "json" } else { "yaml" };
        let fits = around(&bad)
            .into_iter()
            .zip(around(&good))
            .any(|(bad, good)| {
                found(&bad, extension).contains(code.id)
                    && !found(&good, extension).contains(code.id)
            });
        if !fits {
            wrong.push(format!("{} ({})", code.id, code.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What, why, and what to do: a page says more than the finding did.
#[test]
fn every_page_says_more_than_its_title() {
    for code in codes::all() {
        let words = code.explanation.split_whitespace().count();
        assert!(words >= 20, "{}: {}", code.id, code.explanation);
        assert_ne!(code.explanation.trim(), code.summary);
        assert_eq!(
            code.explanation.matches("```").count() % 2,
            0,
            "{}",
            code.id
        );
    }
}
