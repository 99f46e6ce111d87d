//! The verdict about the crate, held against cargo-semver-checks on the two emitted crates.
//!
//! It builds the documentation of some two hundred crates, so it runs only where `SPECSMITH_SEMVER_CHECKS` names the
//! program:
//!
//! ```sh
//! SPECSMITH_SEMVER_CHECKS=$(which cargo-semver-checks) cargo test -p specsmith --test diff -- semver --nocapture
//! ```

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::diff::Bump;
use specsmith::generate;
use specsmith::output::Mode;
use specsmith::source::SourceMap;

use super::inventory::Pair;
use super::{changes, inventory, surface};

/// How many pairs there are at most for each kind of change and each of its verdicts.
const PAIRS: usize = 1;

#[test]
fn verdicts_about_the_crate_agree_with_cargo_semver_checks() {
    let Some(program) = std::env::var_os("SPECSMITH_SEMVER_CHECKS") else {
        println!("skipped: SPECSMITH_SEMVER_CHECKS does not name cargo-semver-checks");
        return;
    };
    let mut crates = Crates::new();
    let mut counts = BTreeMap::<&str, usize>::new();
    let mut wrong = Vec::new();
    for (id, (before, after)) in chosen() {
        let (Some(old), Some(new)) = (crates.json(&before), crates.json(&after)) else {
            continue;
        };
        let found = changes(&before, &after);
        let said = found.iter().map(|change| change.rust).max();
        let said = said.unwrap_or(Bump::Patch);
        let (seen, lints) = required(Path::new(&program), &old, &new);
        let why = difference(&before, &after);
        let column = match (said, seen) {
            (Bump::Major, Bump::Major) => "both: major",
            (Bump::Minor, Bump::Minor) => "both: minor",
            (Bump::Patch, Bump::Patch) => "both: patch",
            // It asks a minor version for what is deprecated, and for nothing that is new.
            (Bump::Minor, Bump::Patch) if why.iter().all(|what| what.starts_with("+ ")) => {
                "minor here, where something is new"
            }
            (Bump::Major, Bump::Patch | Bump::Minor) => {
                let breaks = why.iter().filter(|what| !what.starts_with("+ "));
                let reasons: Option<Vec<&str>> = breaks.map(|what| unseen(what)).collect();
                let first = reasons.and_then(|reasons| reasons.first().copied());
                first.unwrap_or("wrong")
            }
            _ => "wrong",
        };
        println!("{id}: said {said}, seen {seen} {lints:?}: {column}");
        *counts.entry(column).or_default() += 1;
        if column == "wrong" {
            let kinds: Vec<_> = found.iter().map(|change| change.kind.code.name).collect();
            wrong.push(format!(
                "{id}: said {said} {kinds:?}, seen {seen} {lints:?}\n    {}",
                why.join("\n    ")
            ));
        }
    }
    let all: usize = counts.values().sum();
    println!("{all} pairs: {counts:#?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all >= 60 || inventory::pairs().is_empty(), "{all} pairs");
}

/// What can be seen to differ in the code of two crates.
fn difference(before: &str, after: &str) -> Vec<String> {
    let [old, new] = [before, after].map(|document| surface::of(document).expect("a crate"));
    surface::bump(&old, &new).1
}

/// Why the program passes over something that breaks callers; nothing where it should see it. Of types it compares the
/// names and the traits, and of functions how many arguments they take, but no types with each other.
fn unseen(what: &str) -> Option<&'static str> {
    if let Some(gone) = what.strip_prefix("- ") {
        return gone
            .contains(" for ")
            .then_some("major here, where a type loses a trait of others");
    }
    let split = what.split_once(" -> (");
    let (before, after) = split.or_else(|| what.split_once(" -> "))?;
    if what.contains(" for ") {
        return Some("major here, where an associated type is another");
    }
    if before.contains(": (") {
        let before = before.split_once(": (").map(|(_, arguments)| arguments)?;
        return (arity(before) == arity(after))
            .then_some("major here, where a function takes or returns another type");
    }
    Some("major here, where a field or a variant has another type")
}

/// How many arguments a signature has, behind its first bracket.
fn arity(signature: &str) -> usize {
    let mut depth = 0_usize;
    let mut commas = 0;
    for character in signature.chars() {
        match character {
            '(' | '<' | '[' => depth += 1,
            ')' if depth == 0 => break,
            ')' | '>' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => commas += 1,
            _ => {}
        }
    }
    commas
}

/// Pairs of every kind of change.
fn chosen() -> Vec<(String, Pair)> {
    let mut seen: HashMap<(&str, Bump), usize> = HashMap::new();
    let mut pairs = inventory::pairs();
    pairs.retain(|(_, (before, after))| {
        let mut needed = false;
        for change in changes(before, after) {
            let times = seen
                .entry((change.kind.code.name, change.rust))
                .or_default();
            *times += 1;
            needed |= *times <= PAIRS;
        }
        needed
    });
    pairs
}

/// What the program says is needed, and for what.
fn required(program: &Path, old: &Path, new: &Path) -> (Bump, Vec<String>) {
    let output = Command::new(program)
        .args([
            "semver-checks",
            "--color",
            "never",
            "--release-type",
            "patch",
        ])
        .arg("--baseline-rustdoc")
        .arg(old)
        .arg("--current-rustdoc")
        .arg(new)
        .output()
        .expect("it runs");
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let bump = if text.contains("requires new major version") {
        Bump::Major
    } else if text.contains("requires new minor version") {
        Bump::Minor
    } else {
        assert!(text.contains("no semver update required"), "{text}");
        Bump::Patch
    };
    let failed = text
        .lines()
        .filter_map(|line| line.strip_prefix("--- failure "));
    let names = failed.filter_map(|line| line.split(':').next());
    (bump, names.map(str::to_owned).collect())
}

/// Emitted crates, each documented once.
struct Crates {
    home: PathBuf,
    known: HashMap<String, Option<PathBuf>>,
}

impl Crates {
    fn new() -> Self {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver");
        fs::create_dir_all(&home).expect("a folder");
        Self {
            home,
            known: HashMap::new(),
        }
    }

    /// The documentation of the crate that a document becomes, as JSON; nothing when there is none.
    fn json(&mut self, document: &str) -> Option<PathBuf> {
        if let Some(known) = self.known.get(document) {
            return known.clone();
        }
        let made = self.make(document);
        self.known.insert(document.to_owned(), made.clone());
        made
    }

    fn make(&self, document: &str) -> Option<PathBuf> {
        let folder = self.home.join("crate");
        let _ = fs::remove_dir_all(&folder);
        let source = self.home.join("openapi.yaml");
        fs::write(&source, document).expect("written");
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let config = Config::new(&source, &folder);
        let client = generate::generate(&config, &mut sources, &mut diagnostics)?;
        generate::write(&client, &folder, Mode::Write, &mut diagnostics)?;
        // A workspace of its own, with versions that are here.
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).expect("a manifest");
        fs::write(&manifest, format!("{text}\n[workspace]\n")).expect("written");
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        fs::copy(lock, folder.join("Cargo.lock")).expect("copied");
        let output = Command::new(env!("CARGO"))
            .args([
                "rustdoc",
                "--offline",
                "--quiet",
                "--lib",
                "--no-default-features",
            ])
            .args(["--", "-Z", "unstable-options", "--output-format", "json"])
            .args(["--document-hidden-items", "--cap-lints", "allow"])
            .current_dir(&folder)
            // The JSON form is not stable, and what reads it is made for this compiler.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", self.home.join("target"))
            .env_remove("RUSTFLAGS")
            .output()
            .expect("cargo runs");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let documented = fs::read_dir(self.home.join("target/doc")).expect("documentation");
        let mut written = documented
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == "json")
            });
        let (Some(written), None) = (written.next(), written.next()) else {
            panic!("the crates have several names");
        };
        let kept = self.home.join(format!("{}.json", self.known.len()));
        fs::rename(written, &kept).expect("moved");
        Some(kept)
    }
}
