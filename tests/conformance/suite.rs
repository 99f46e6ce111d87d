//! The suite as it stands on disk.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The parts of the suite: OpenAPI 3.0 and 3.1, as the suite has it and with types added.
pub const TARGETS: [&str; 4] = ["oas30", "oas30-typed", "oas31", "oas31-typed"];

/// A document of the suite.
#[derive(Clone)]
pub struct File {
    pub target: &'static str,
    pub tier: String,
    pub name: String,
    pub document: Value,
    pub path: PathBuf,
    pub cases: Vec<Case>,
    /// Whether types allow what the document does, to the letter.
    pub exact: bool,
}

/// A value, and whether a schema allows it; the value itself is read by the program that is tested.
#[derive(Clone)]
pub struct Case {
    pub schema: String,
    pub group: String,
    pub test: String,
    pub valid: bool,
    /// Whether the verdict is that of the schema without types: a `type` that the value has changes nothing, and the
    /// suite's typed twin says otherwise.
    pub corrected: bool,
}

/// Every document of the suite.
pub fn read() -> Option<Vec<File>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/suite");
    if !folder.is_dir() {
        println!("no suite at {}: left out", folder.display());
        return None;
    }
    let mut files = Vec::new();
    for target in TARGETS {
        for tier in entries(&folder.join(target)) {
            for path in entries(&tier) {
                let stem = |path: &Path| Some(path.file_name()?.to_str()?.to_owned());
                let file = stem(&path).expect("names of the suite are text");
                if let Some(name) = file.strip_suffix(".cases.json") {
                    let document = tier.join(format!("{name}.openapi.json"));
                    files.push(File {
                        target,
                        tier: stem(&tier).expect("names of the suite are text"),
                        name: name.to_owned(),
                        document: json(&document),
                        cases: cases(&path, &folder, target),
                        path,
                        // Without types every keyword leaves other types alone.
                        exact: !target.ends_with("typed"),
                    });
                }
            }
        }
    }
    // Integers of any size, and none that is written with a fraction, are what types to the letter take.
    let numbers = files
        .iter()
        .filter(|file| file.tier == "number" && !file.exact);
    let mut to_the_letter: Vec<File> = numbers.cloned().collect();
    for file in &mut to_the_letter {
        file.exact = true;
    }
    files.extend(to_the_letter);
    Some(files)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the suite");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a file of the suite").path())
        .collect();
    paths.sort();
    paths
}

fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a file of the suite");
    serde_json::from_str(&text).expect("the suite is JSON")
}

/// A file of cases with its document.
struct Source {
    cases: Value,
    document: Value,
}

impl Source {
    fn read(cases: &Path) -> Self {
        let name = cases.to_str().expect("names of the suite are text");
        Self {
            cases: json(cases),
            document: json(Path::new(&name.replace(".cases.json", ".openapi.json"))),
        }
    }

    fn schema(&self, case: &Value) -> &Value {
        let name = case["schema"].as_str().expect("a name");
        &self.document["components"]["schemas"][name]
    }
}

/// The verdict of the suite for a case that its typed twin has turned round, though nothing has been added to the schema
/// but the type that the value has: that cannot make it invalid.
fn original(case: &Value, twin: &Source, suite: &Source) -> Option<bool> {
    let typed = twin.schema(case);
    let mut bare = typed.clone();
    let ty = bare.as_object_mut()?.remove("type");
    if case["flipped"] != true || ty? != "object" || !case["data"].is_object() {
        return None;
    }
    let same = |other: &&Value| {
        other["group"] == case["group"]
            && other["test"] == case["test"]
            && other["data"] == case["data"]
    };
    let other = suite.cases["cases"].as_array()?.iter().find(same)?;
    // What refers to others may lead to types that they have got.
    let alone = !typed.to_string().contains("$ref");
    let same = [typed, &bare].contains(&suite.schema(other));
    (alone && same).then(|| other["valid"] == true)
}

fn cases(path: &Path, folder: &Path, target: &str) -> Vec<Case> {
    let source = Source::read(path);
    let untyped = target.strip_suffix("-typed").map(|bare| {
        let within = path
            .strip_prefix(folder.join(target))
            .expect("a file of it");
        Source::read(&folder.join(bare).join(within))
    });
    let text = |value: &Value| value.as_str().expect("words").to_owned();
    let cases = source.cases["cases"].as_array().expect("a list of cases");
    let case = |case: &Value| {
        let given = case["valid"].as_bool().expect("a verdict");
        let original = untyped
            .as_ref()
            .and_then(|suite| original(case, &source, suite));
        Case {
            schema: text(&case["schema"]),
            group: text(&case["group"]),
            test: text(&case["test"]),
            valid: original.unwrap_or(given),
            corrected: original.is_some_and(|original| original != given),
        }
    };
    cases.iter().map(case).collect()
}
