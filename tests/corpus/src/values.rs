//! Values of every component: made of its schema, read by the emitted type, written again and validated.

mod compare;
mod judge;
mod make;
mod schema;
mod text;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use specsmith::config::{Config, package_name};
use specsmith::diagnostic::Diagnostics;
use specsmith::document::Document;
use specsmith::source::{Origin, SourceMap};
use specsmith::{generate, ir, model, rust};

use crate::generate::CRATE;
use make::{Beyond, Wish};
use schema::{Place, Schemas};

/// The name of the crate in the program that reads values.
const EMITTED: &str = "emitted";
/// The most alternatives of a component that are gone through.
const MOST_CHOICES: usize = 40;

/// What became of the values of a document.
#[derive(Debug, Default)]
pub(crate) struct Values {
    /// The types that stand for a component.
    types: usize,
    /// The types for which no value was found.
    without: Vec<String>,
    made: usize,
    /// How many of them are valid.
    valid: usize,
    /// What the emitted validation accepts though the schema, to the letter, does not: alternatives of one scalar type
    /// are one type, and a member that is null counts as absent.
    accepted: Vec<String>,
    pub(crate) failures: Vec<String>,
}

impl Values {
    pub(crate) fn are_kept(&self) -> bool {
        self.failures.is_empty()
    }

    /// What became of them in a few words.
    pub(crate) fn verdict(&self) -> String {
        format!(
            "{} types ({} without a value), {} values ({} valid, {} accepted), {} failures",
            self.types,
            self.without.len(),
            self.made,
            self.valid,
            self.accepted.len(),
            self.failures.len()
        )
    }
}

/// A value to try.
struct Case {
    ty: String,
    pointer: String,
    wish: &'static str,
    value: Value,
    /// Whether the schema allows it.
    valid: bool,
}

impl Case {
    /// A value that is none of the schema need not be kept, but for values that are not listed, which may become more.
    fn has_to_be_kept(&self) -> bool {
        self.valid || self.wish == "unlisted values"
    }

    /// The case behind what became of it.
    fn describe(&self, outcome: &str) -> String {
        let value: String = self.value.to_string().chars().take(2_000).collect();
        format!(
            "{outcome}: {} ({}, {}): {value}",
            self.ty, self.pointer, self.wish
        )
    }
}

/// What the emitted crate is, and which of its types stand for components.
struct Subject {
    document: Document,
    /// The type's name, where its schema stands, and whether requests alone hold it.
    types: Vec<(String, Origin, bool)>,
}

/// Tries values of the document whose crate stands at a place.
pub(crate) fn round_trip(document: &Path, place: &Path, scratch: &Path) -> Result<Values, String> {
    let subject = subject(document).ok_or("the document cannot be planned")?;
    let (values, cases) = cases(&subject);
    run(values, &cases, place, scratch)
}

/// Plans the client of a document once more, to know what its types are called.
fn subject(path: &Path) -> Option<Subject> {
    let mut diagnostics = Diagnostics::new();
    let mut config = Config::new(path, "");
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    config.package.name = Some(package_name(&stem));
    let document = generate::parse(&config, &mut SourceMap::new(), &mut diagnostics)?;
    let config = generate::complete(&config, &document);
    let model = model::resolve(&document, &mut diagnostics);
    let api = ir::lower(&model, &config, &mut diagnostics);
    let plan = rust::plan(&api, &config, &mut diagnostics);
    let is_component = |origin: &Origin| {
        let name = origin.pointer.strip_prefix("/components/schemas/");
        name.is_some_and(|name| !name.contains('/'))
    };
    let types = plan
        .models
        .iter()
        .filter(|model| is_component(&model.origin))
        .map(|model| {
            let in_requests = model.in_requests && !model.in_answers;
            (model.name.to_string(), model.origin.clone(), in_requests)
        })
        .collect();
    Some(Subject { document, types })
}

/// The values to try, each once.
fn cases(subject: &Subject) -> (Values, Vec<Case>) {
    let schemas = Schemas::new(&subject.document);
    let mut values = Values {
        types: subject.types.len(),
        ..Values::default()
    };
    let mut cases: Vec<Case> = Vec::new();
    for (ty, origin, in_requests) in &subject.types {
        let place = Place(origin.clone());
        let start = cases.len();
        for (name, wish) in wishes(&schemas, &place, *in_requests) {
            let Some(value) = make::make(&schemas, &place, wish) else {
                continue;
            };
            // Who holds the type tells null from it.
            if value.is_null() || cases[start..].iter().any(|case| case.value == value) {
                continue;
            }
            cases.push(Case {
                ty: ty.clone(),
                pointer: origin.pointer.to_string(),
                wish: name,
                valid: wish.beyond != Beyond::Values && judge::fits(&schemas, &value, &place),
                value,
            });
        }
        if cases.len() == start {
            values.without.push(ty.clone());
        }
    }
    values.made = cases.len();
    values.valid = cases.iter().filter(|case| case.valid).count();
    (values, cases)
}

fn wishes(schemas: &Schemas<'_>, place: &Place, in_requests: bool) -> Vec<(&'static str, Wish)> {
    let least = Wish {
        in_requests,
        ..Wish::default()
    };
    let full = Wish {
        full: true,
        ..least
    };
    let choices = choices(schemas, place, 3).clamp(3, MOST_CHOICES);
    let mut wishes = vec![("least", least)];
    for choice in 0..choices {
        wishes.push(("all", Wish { choice, ..full }));
        wishes.push(("alternative", Wish { choice, ..least }));
    }
    wishes.push((
        "nulls",
        Wish {
            beyond: Beyond::Nulls,
            ..full
        },
    ));
    let unknown_members = Wish {
        beyond: Beyond::Members,
        ..full
    };
    wishes.push(("unnamed members", unknown_members));
    let unknown_values = Wish {
        beyond: Beyond::Values,
        ..full
    };
    wishes.push(("unlisted values", unknown_values));
    wishes
}

/// The most alternatives or listed values at a place and in the members close to it.
fn choices(schemas: &Schemas<'_>, place: &Place, depth: usize) -> usize {
    if depth == 0 {
        return 0;
    }
    let mut most = 0;
    for part in schemas.together(place) {
        for name in ["oneOf", "anyOf"] {
            let list = schemas.list(&part, name);
            most = most.max(list.len());
            for one in list {
                most = most.max(choices(schemas, &one, depth - 1));
            }
        }
        let listed = schemas.member(&part, "enum").and_then(Value::as_array);
        most = most.max(listed.map_or(0, Vec::len));
        for (_, member) in schemas.named(&part, "properties") {
            most = most.max(choices(schemas, &member, depth - 1));
        }
    }
    most
}

/// Builds the program, lets it read the values, and compares.
fn run(mut values: Values, cases: &[Case], place: &Path, scratch: &Path) -> Result<Values, String> {
    if cases.is_empty() {
        return Ok(values);
    }
    let home = place.join("values");
    write_program(cases, place, &home)?;
    let lines: Vec<String> = cases
        .iter()
        .map(|case| format!("{} {}\n", case.ty, case.value))
        .collect();
    let output = start(&home, scratch, lines.concat())?;
    let mut outcomes = output.lines();
    for case in cases {
        let outcome = outcomes.next().unwrap_or("error\tthe program ended");
        if is_accepted(case, outcome) {
            values.accepted.push(case.describe("accepted"));
        } else if let Some(failure) = failure(case, outcome) {
            values.failures.push(case.describe(&failure));
        }
    }
    let mut account = [values.failures.clone(), values.accepted.clone()].concat();
    account.extend(values.without.iter().map(|ty| format!("no value: {ty}")));
    fs::write(home.join("account.txt"), account.join("\n"))
        .map_err(|error| format!("cannot write to `{}`: {error}", home.display()))?;
    Ok(values)
}

/// Whether a value that need not be kept is found valid.
fn is_accepted(case: &Case, outcome: &str) -> bool {
    !case.has_to_be_kept() && outcome.starts_with("ok\t") && outcome.ends_with('\t')
}

/// What is wrong with what became of a value.
fn failure(case: &Case, outcome: &str) -> Option<String> {
    let mut words = outcome.split('\t');
    let (word, text) = (words.next()?, words.next().unwrap_or_default());
    let violations = words.next().unwrap_or_default();
    if !case.has_to_be_kept() {
        return None;
    }
    if word != "ok" {
        return Some(format!("not read ({text})"));
    }
    let written: Value = match serde_json::from_str(text) {
        Ok(written) => written,
        Err(error) => return Some(format!("not JSON ({error})")),
    };
    if let Some(place) = compare::difference(&case.value, &written) {
        let text: String = text.chars().take(300).collect();
        return Some(format!("changed at `{place}` to {text}"));
    }
    (case.valid && !violations.is_empty()).then(|| format!("refused ({violations})"))
}

fn write_program(cases: &[Case], place: &Path, home: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("cannot write to `{}`: {error}", home.display());
    fs::create_dir_all(home).map_err(failed)?;
    let manifest = fs::read_to_string(place.join(CRATE).join("Cargo.toml")).map_err(failed)?;
    let package = manifest
        .lines()
        .find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .ok_or("the manifest names no package")?;
    let full = manifest.lines().any(|line| line.starts_with("full = ["));
    let features = if full { "\"full\"" } else { "" };
    let manifest = format!(
        "[package]\nname = \"values\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [[bin]]\nname = \"values\"\npath = \"main.rs\"\n\n[dependencies]\n\
         {EMITTED} = {{ package = \"{package}\", path = \"../{CRATE}\", default-features = false, \
         features = [{features}] }}\nserde = \"1\"\nserde_json = \"1\"\n\n[workspace]\n"
    );
    let mut types: BTreeMap<&str, String> = BTreeMap::new();
    for case in cases {
        types.entry(&case.ty).or_insert_with(|| {
            format!(
                "        \"{0}\" => show::<{EMITTED}::models::{0}>(value),\n",
                case.ty
            )
        });
    }
    let arms: Vec<String> = types.into_values().collect();
    let program = include_str!("values/program.rs").replace("        // arms\n", &arms.concat());
    fs::write(home.join("Cargo.toml"), manifest).map_err(failed)?;
    fs::write(home.join("main.rs"), program).map_err(failed)?;
    let lock = crate::workspace().join("Cargo.lock");
    fs::copy(lock, home.join("Cargo.lock")).map_err(failed)?;
    Ok(())
}

fn start(home: &Path, scratch: &Path, input: String) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("cannot run the program: {error}");
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut child = Command::new(program)
        .args(["run", "--offline", "--quiet"])
        .current_dir(home)
        .env("CARGO_TARGET_DIR", scratch.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let mut stdin = child.stdin.take().ok_or("the program has no input")?;
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().map_err(failed)?;
    let errors = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(errors.chars().take(4_000).collect());
    }
    writer
        .join()
        .map_err(|_| "a thread died")?
        .map_err(failed)?;
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use specsmith::output::Mode;

    use super::*;

    /// Tries the values of a small document.
    #[track_caller]
    fn check(feature: &str) {
        let workspace = crate::workspace();
        let name = format!("tests/fixtures/features/{feature}.yaml");
        let document = workspace.join(name);
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| workspace.join("target"), PathBuf::from);
        let place = target.join("tmp/round-trip").join(feature);
        let mut config = Config::new(&document, place.join(CRATE));
        config.package.name = Some(package_name(feature));
        let mut diagnostics = Diagnostics::new();
        generate::generate(&config, &mut SourceMap::new(), &mut diagnostics)
            .and_then(|client| {
                generate::write(&client, &config.output, Mode::Write, &mut diagnostics)
            })
            .expect("a client");
        // What the small documents depend on is built there once, for all tests.
        let values = round_trip(&document, &place, &target.join("tmp/emitted"));
        let values = values.expect("a program that reads values");
        assert!(
            values.made > values.types,
            "{feature}: {}",
            values.verdict()
        );
        assert!(
            values.failures.is_empty(),
            "{feature}: {:#?}",
            values.failures
        );
    }

    #[test]
    fn values_survive_a_round_trip() {
        for feature in [
            "all_of_merge",
            "constraints",
            "enums",
            "formats",
            "maps",
            "read_write_only",
            "recursion",
            "required_optional_nullable",
            "tagged_union",
            "union_by_members",
        ] {
            check(feature);
        }
    }
}
