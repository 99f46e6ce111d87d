//! `specsmith bundle` as a command.

use std::fs;
use std::path::Path;

use super::{replace, specsmith};

const ROOT: &str = "\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /pets: {$ref: pets.yaml}
";

const PETS: &str = "\
# All of them.
get:
  responses:
    '200': {description: Fine.}
";

const BUNDLE: &str = "\
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /pets:
    # All of them.
    get:
      responses:
        '200': {description: Fine.}
";

/// A folder with a document in two files, and its name.
fn two_files() -> (tempfile::TempDir, String) {
    let home = tempfile::tempdir().expect("a temporary folder");
    fs::write(home.path().join("openapi.yaml"), ROOT).expect("written");
    fs::write(home.path().join("pets.yaml"), PETS).expect("written");
    let root = name(home.path(), "openapi.yaml");
    (home, root)
}

fn name(home: &Path, file: &str) -> String {
    home.join(file).display().to_string()
}

#[test]
fn a_bundle_is_shown_or_written() {
    let (home, root) = two_files();
    let (code, out, err) = specsmith(&["bundle", &root]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, BUNDLE, ""));
    let output = name(home.path(), "new/all.yaml");
    let check = ["bundle", &root, "-o", &output, "--check"];
    assert_eq!(specsmith(&check).0, 1);
    let (code, out, err) = specsmith(&["bundle", &root, "-o", &output]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.contains("from 2 files"), "{err}");
    assert_eq!(fs::read_to_string(&output).expect("there"), BUNDLE);
    assert_eq!(specsmith(&check).0, 0);
    replace(&home.path().join("pets.yaml"), "Fine.", "Good.");
    assert_eq!(specsmith(&check).0, 1);
    let json = name(home.path(), "all.json");
    assert_eq!(specsmith(&["bundle", &root, "-o", &json]).0, 0);
    let text = fs::read_to_string(&json).expect("there");
    assert!(text.starts_with('{') && text.contains("Good."), "{text}");
}

#[test]
fn the_document_is_not_overwritten() {
    let (home, root) = two_files();
    let part = name(home.path(), "pets.yaml");
    for output in [&root, &part] {
        let (code, _, err) = specsmith(&["bundle", &root, "-o", output]);
        assert_eq!(code, 2);
        assert!(err.contains("belongs to the document"), "{err}");
    }
    assert_eq!(specsmith(&["bundle", &root, "-o", &root, "--force"]).0, 0);
    assert_eq!(fs::read_to_string(&root).expect("there"), BUNDLE);
}

#[test]
fn what_cannot_be_bundled_is_told() {
    let (home, root) = two_files();
    fs::remove_file(home.path().join("pets.yaml")).expect("removed");
    let (code, out, err) = specsmith(&["bundle", &root]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("R103"), "{err}");
    let (code, _, err) = specsmith(&["bundle", "missing.yaml"]);
    assert_eq!(code, 2);
    assert!(err.contains("error[S000]"), "{err}");
}

#[test]
fn a_tree_keeps_what_others_wrote() {
    let (home, root) = two_files();
    let folder = name(home.path(), "tree");
    let split = ["bundle", &root, "--split", &folder];
    let check = ["bundle", &root, "--split", &folder, "--check"];
    assert_eq!(specsmith(&check).0, 1);
    assert_eq!(specsmith(&split).0, 0);
    assert_eq!(specsmith(&check).0, 0);
    let pets = home.path().join("tree/paths/pets.yaml");
    assert_eq!(fs::read_to_string(&pets).expect("there"), PETS);
    // Written again without a word, and what is no longer there is removed.
    replace(&home.path().join("openapi.yaml"), "/pets:", "/cats:");
    assert_eq!(specsmith(&check).0, 1);
    assert_eq!(specsmith(&split).0, 0);
    assert!(!pets.exists() && pets.with_file_name("cats.yaml").is_file());
    // What somebody changed, or added, stands in the way.
    let cats = pets.with_file_name("cats.yaml");
    fs::write(&cats, "get: {}\n").expect("written");
    fs::write(home.path().join("tree/notes.md"), "Mine.\n").expect("written");
    let (code, _, err) = specsmith(&split);
    assert_eq!(code, 2);
    assert!(err.contains("notes.md` and 1 other in the way"), "{err}");
    let forced = ["bundle", &root, "--split", &folder, "--force"];
    assert_eq!(specsmith(&forced).0, 0);
    assert_eq!(fs::read_to_string(&cats).expect("there"), PETS);
    assert!(home.path().join("tree/notes.md").is_file());
}

#[cfg(unix)]
#[test]
fn a_tree_stays_in_its_folder() {
    let (home, root) = two_files();
    let tree = home.path().join("tree");
    fs::create_dir(&tree).expect("made");
    fs::create_dir(home.path().join("elsewhere")).expect("made");
    std::os::unix::fs::symlink("../elsewhere", tree.join("paths")).expect("linked");
    let folder = tree.display().to_string();
    let (code, _, err) = specsmith(&["bundle", &root, "--split", &folder, "--force"]);
    assert_eq!(code, 2);
    assert!(err.contains("is not a folder"), "{err}");
    let mut inside = fs::read_dir(home.path().join("elsewhere")).expect("readable");
    assert!(inside.next().is_none());
}

#[test]
fn what_lies_beside_the_document_is_called_from_the_new_place() {
    let (home, root) = two_files();
    replace(
        &home.path().join("openapi.yaml"),
        "version: '1'",
        "version: '1', termsOfService: terms.html",
    );
    let read = |path: &Path| fs::read_to_string(path).expect("there");
    for (output, url) in [
        ("new/all.yaml", "'../terms.html'"),
        ("all.yaml", "terms.html"),
    ] {
        let path = home.path().join(output);
        let (code, _, err) = specsmith(&["bundle", &root, "-o", &path.display().to_string()]);
        assert_eq!(code, 0, "{err}");
        let expected = format!("termsOfService: {url}");
        assert!(read(&path).contains(&expected), "{}", read(&path));
        assert_eq!(err.contains("1 relative URL"), url.contains("../"), "{err}");
    }
    let tree = name(home.path(), "tree");
    assert_eq!(specsmith(&["bundle", &root, "--split", &tree]).0, 0);
    let text = read(&home.path().join("tree/openapi.yaml"));
    assert!(text.contains("termsOfService: '../terms.html'"), "{text}");
}
