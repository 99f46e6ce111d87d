//! Reports for other programs are well-formed, whatever documents say.

use std::path::Path;

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, github, junit, markdown};
use specsmith::source::SourceMap;
use specsmith::{document, ir, model, validate};

/// All findings of the fixtures, with the files that they are in.
fn everything() -> (Diagnostics, SourceMap) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/diagnostics");
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    for file in std::fs::read_dir(&folder).expect("there are fixtures") {
        let path = file.expect("readable").path();
        let Some(file) = path.is_file().then(|| sources.load(&path)) else {
            continue;
        };
        let file = file.expect("the fixture is there");
        if let Some(document) = document::parse(&mut sources, file, &mut diagnostics) {
            let model = model::resolve(&document, &mut diagnostics);
            let _ = ir::lower(&model, &Config::default(), &mut diagnostics);
            validate::check(&document, &model, &mut diagnostics);
        }
    }
    // What a document might say to break out of a report.
    let hostile = "openapi: 3.0.4\ninfo: {title: A, version: '1', \"a]]>|</failure>&%0A::error::\\u0001\\n\": 1}\npaths: {}\n";
    let file = sources.add("<a|b>&\"'.yaml", hostile);
    let _ = document::parse(&mut sources, file, &mut diagnostics);
    (diagnostics, sources)
}

/// How often each element stands in an XML text in which every element is closed, and every character is one of XML.
#[track_caller]
fn elements(text: &str, name: &str) -> usize {
    let allowed = |c: char| !c.is_control() || c == '\n';
    assert!(
        text.chars().all(allowed),
        "a character that XML does not have"
    );
    let (mut open, mut count): (Vec<&str>, usize) = (Vec::new(), 0);
    let mut rest = text.split_once("?>").expect("a declaration").1;
    while let Some((before, behind)) = rest.split_once('<') {
        assert!(!before.contains('>'), "{before}");
        let entities = before.split('&').skip(1);
        for entity in entities {
            let name = entity.split_once(';').expect("an entity ends").0;
            let known = ["amp", "lt", "gt", "quot", "apos"].contains(&name);
            assert!(known || name.starts_with('#'), "{entity}");
        }
        let (tag, after) = behind.split_once('>').expect("a tag ends");
        assert!(
            !tag.contains('<') && tag.matches('"').count() % 2 == 0,
            "{tag}"
        );
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed));
        } else {
            let word = tag.split([' ', '/']).next().expect("a word");
            count += usize::from(word == name);
            if !tag.ends_with('/') {
                open.push(word);
            }
        }
        rest = after;
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?}");
    count
}

#[test]
fn reports_are_well_formed() {
    let (diagnostics, sources) = everything();
    let count = diagnostics.len();
    assert!(count > 200, "{count}");
    assert_eq!(elements(&junit(&diagnostics, &sources), "testcase"), count);

    let table = markdown(&diagnostics, &sources);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), count + 2);
    for row in rows {
        let bars = row
            .replace("\\\\", "")
            .replace("\\|", "")
            .matches('|')
            .count();
        assert_eq!(bars, 5, "{row}");
        assert!(!row.contains(char::is_control), "{row}");
    }

    let commands = github(&diagnostics, &sources);
    assert_eq!(commands.lines().count(), count);
    for command in commands.lines() {
        let words = ["::error ", "::warning ", "::notice "];
        assert!(
            words.iter().any(|word| command.starts_with(word)),
            "{command}"
        );
    }
}
