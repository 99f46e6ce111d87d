//! Overlays of documents.

use std::fs;

use super::specsmith;

const DOCUMENT: &str = "openapi: 3.1.1\ninfo: {title: Pets, version: '1'}\npaths: {}\n";

const OVERLAY: &str = "\
overlay: 1.0.0
info: {title: Two, version: '1'}
actions:
  - {target: $.info, update: {version: '2'}}
";

#[test]
fn no_input_is_lost_to_the_output() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| home.path().join(name).display().to_string();
    let (old, new, overlay) = (path("old.yaml"), path("new.yaml"), path("overlay.yaml"));
    fs::write(&old, DOCUMENT).expect("written");
    fs::write(&new, DOCUMENT.replace("Pets", "Cats")).expect("written");
    fs::write(&overlay, OVERLAY).expect("written");
    let check = |words: &[&str], code: u8, kept: &[&str]| {
        let read = || {
            kept.iter()
                .map(|path| fs::read_to_string(path).expect("read"))
        };
        let before: Vec<String> = read().collect();
        let (ended, out, err) = specsmith(words);
        assert_eq!(ended, code, "{out}{err}");
        assert!(read().eq(before), "{words:?}");
    };
    check(
        &["overlay", "compare", &old, &new, "-o", &old],
        2,
        &[&old, &new],
    );
    check(
        &["overlay", "compare", &old, &new, "-o", &new],
        2,
        &[&old, &new],
    );
    check(
        &["overlay", "apply", &old, &overlay, "-o", &overlay],
        2,
        &[&old, &overlay],
    );
    check(
        &["overlay", "apply", &old, &overlay, "-o", &old],
        0,
        &[&overlay],
    );
    let written = fs::read_to_string(&old).expect("read");
    assert_eq!(written, DOCUMENT.replace("version: '1'", "version: '2'"));
}
