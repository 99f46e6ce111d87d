//! The `OpenAPI` Initiative's own documents: what must not pass is caught by a finding about the schema, and what must
//! pass has none.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use specsmith::config::Config;
use specsmith::diagnostic::{Diagnostics, Topic, render};
use specsmith::source::SourceMap;
use specsmith::{document, ir, model, validate};

/// How many findings about the schema a document has, and what is said about it.
fn findings(path: &Path) -> (usize, String) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.load(path).expect("the document is there");
    if let Some(document) = document::parse(&mut sources, file, &mut diagnostics) {
        let model = model::resolve(&document, &mut diagnostics);
        let _ = ir::lower(&model, &Config::default(), &mut diagnostics);
        validate::check(&document, &model, &mut diagnostics);
    }
    let shown = render(&diagnostics, &sources, false);
    (diagnostics.count_about(Topic::Schema), shown)
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("readable").path()).collect();
    files.sort();
    files
}

#[test]
fn what_must_not_pass_is_caught_and_what_must_pass_is_not() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/suite/oai");
    if !suite.is_dir() {
        println!("skipped: there is no {}", suite.display());
        return;
    }
    let (mut caught, mut passed, mut wrong) = (0, 0, String::new());
    for version in ["3.0", "3.1", "3.2"] {
        for path in documents(&suite.join(version).join("fail")) {
            caught += 1;
            let (count, shown) = findings(&path);
            if count == 0 {
                let _ = writeln!(wrong, "{} is not caught:\n{shown}", path.display());
            }
        }
        for path in documents(&suite.join(version).join("pass")) {
            passed += 1;
            let (count, shown) = findings(&path);
            if count > 0 {
                let _ = writeln!(wrong, "{} is refused:\n{shown}", path.display());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(caught >= 40 && passed >= 70, "{caught} {passed}");
}
