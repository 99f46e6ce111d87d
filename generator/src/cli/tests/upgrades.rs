//! `specsmith upgrade`.

use std::fs;
use std::path::Path;

use super::specsmith;

const OLD: &str = "\
# The pets.
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {}
components:
  schemas:
    Name: {type: string, nullable: true} # or none
";

const NEW: &str = "\
# The pets.
openapi: 3.1.2
info: {title: Pets, version: '1'}
paths: {}
components:
  schemas:
    Name: {type: [string, 'null']} # or none
";

/// A folder with one document.
fn document(text: &str) -> (tempfile::TempDir, String) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let path = home.path().join("openapi.yaml");
    fs::write(&path, text).expect("written");
    let name = path.display().to_string();
    (home, name)
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("a text")
}

#[test]
fn a_document_goes_where_it_is_asked_for() {
    let (home, path) = document(OLD);
    let (code, out, err) = specsmith(&["upgrade", &path]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, NEW, ""));
    let other = home.path().join("new/openapi.yaml").display().to_string();
    let (code, out, err) = specsmith(&["upgrade", &path, "-o", &other]);
    assert_eq!((code, out.as_str(), read(&other).as_str()), (0, "", NEW));
    assert!(err.contains("1 file upgraded from 3.0 to 3.1"), "{err}");
    assert_eq!(read(&path), OLD);
    let (code, ..) = specsmith(&["upgrade", &path, "--in-place"]);
    assert_eq!((code, read(&path).as_str()), (0, NEW));
    let (code, out, err) = specsmith(&["upgrade", &path]);
    assert_eq!((code, out.as_str()), (0, NEW));
    assert!(err.contains("has 3.1 already"), "{err}");
    let (code, out, _) = specsmith(&["upgrade", &path, "--to", "3.2"]);
    assert_eq!(code, 0);
    assert!(out.contains("openapi: 3.2.0"), "{out}");
}

#[test]
fn what_cannot_be_kept_is_told() {
    let text = OLD.replace("nullable: true", "contentEncoding: base64");
    let (_home, path) = document(&text);
    let (code, out, err) = specsmith(&["upgrade", &path]);
    assert_eq!(code, 1);
    assert!(out.contains("x-contentEncoding: base64"), "{out}");
    assert!(err.contains("warning[U101]"), "{err}");
    let (code, _, err) = specsmith(&["upgrade", &path, "--allow", "U101"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let (code, out, err) = specsmith(&["upgrade", &path, "--deny", "upgrades"]);
    assert_eq!((code, out.as_str()), (1, ""), "{err}");
    let text = OLD.replace("type: string", "type: !!str string");
    let (_home, path) = document(&text);
    let (code, out, err) = specsmith(&["upgrade", &path, "--in-place"]);
    assert_eq!((code, out.as_str(), read(&path)), (2, "", text));
    assert!(err.contains("error[U106]"), "{err}");
    let (code, _, err) = specsmith(&["upgrade", "missing.yaml"]);
    assert_eq!(code, 2);
    assert!(err.contains("error[S000]"), "{err}");
}

#[test]
fn several_files_stay_together() {
    let (home, path) =
        document(&OLD.replace("{type: string, nullable: true}", "{$ref: a/name.yaml}"));
    let part = home.path().join("a/name.yaml");
    fs::create_dir(home.path().join("a")).expect("created");
    fs::write(&part, "type: string\nnullable: true\n").expect("written");
    let (code, out, err) = specsmith(&["upgrade", &path]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("-o DIR"), "{err}");
    let folder = home.path().join("new");
    let (code, _, err) = specsmith(&["upgrade", &path, "-o", &folder.display().to_string()]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(read(folder.join("a/name.yaml")), "type: [string, 'null']\n");
    assert!(read(folder.join("openapi.yaml")).contains("openapi: 3.1.2"));
    let (code, ..) = specsmith(&["upgrade", &path, "--in-place"]);
    assert_eq!(
        (code, read(&part).as_str()),
        (0, "type: [string, 'null']\n")
    );
}
