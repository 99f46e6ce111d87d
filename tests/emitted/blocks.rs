//! No block stands around what needs none.

use std::path::Path;

use crate::emitted;

/// The lines of arms with a block around one call.
fn needless(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let around = lines.windows(3).filter(|lines| {
        let call = lines[1].ends_with(");") && !lines[1].starts_with("let ");
        lines[0].ends_with("=> {") && call && lines[2].starts_with('}')
    });
    around.map(|lines| lines[1]).collect()
}

#[test]
fn arms_of_one_call() {
    let mut count = 0;
    for feature in emitted::features() {
        let document = emitted::document_of(&feature);
        let files = emitted::from_document(Path::new(&document)).files;
        for (path, text) in files.iter().filter(|(path, _)| !path.contains("runtime")) {
            assert_eq!(needless(text), [""; 0], "{path} of {feature}");
            count += text.matches("=> value.validate_into(at, out),").count();
        }
    }
    assert!(count >= 10, "{count} arms that check");
}
