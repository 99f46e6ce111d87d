//! Edits made by chance: other ways of saying the same are no change, and one that means something is told once, where
//! it was made, with the verdicts of the directions in which it travels.
//!
//! In a usual run each edit is made a few times in the fixtures of the project. Where `SPECSMITH_EDITS` says how often,
//! the documents of the corpus take their place, and `SPECSMITH_ONLY` names some of them.

mod chance;
mod rewrites;
mod single;
mod sites;

use std::path::{Path, PathBuf};

use chance::Chance;
use rewrites::{Draft, REWRITES};
use serde_json::Value;
use single::{Around, Edit};
use sites::Site;
use specsmith::config::Config;
use specsmith::diagnostic::Diagnostics;
use specsmith::diff::{self, Bump, Change, Directions, Wire};
use specsmith::generate;
use specsmith::model::{self, Model};
use specsmith::source::SourceMap;

use super::surface;

/// The model of a document; none when it cannot be read.
fn model(document: &Value) -> Option<Model> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("openapi.json");
    std::fs::write(&path, document.to_string()).expect("written");
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let config = Config::new(&path, "generated");
    let document = generate::parse(&config, &mut sources, &mut diagnostics)?;
    Some(model::resolve(&document, &mut diagnostics))
}

fn changes(old: &Model, new: &Model) -> Vec<Change> {
    let mut found = diff::compare(old, new);
    found.retain(|change| !change.is_of_version());
    found
}

/// The documents that are edited, and how often each: the fixtures of the project, or those of the corpus where
/// `SPECSMITH_EDITS` says how often.
fn documents() -> (Vec<PathBuf>, usize) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (folder, times) = match std::env::var("SPECSMITH_EDITS") {
        Ok(times) => (
            home.join("../../shared/corpus"),
            times.parse().expect("a number"),
        ),
        Err(_) => (home.join("../tests/fixtures/features"), 1),
    };
    let only = std::env::var("SPECSMITH_ONLY").unwrap_or_default();
    let mut paths = yaml(&folder);
    paths.retain(|path| path.to_string_lossy().contains(&only));
    (paths, times)
}

/// The documents of a folder, but the largest.
fn yaml(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = files
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|end| end != "toml"))
        .filter(|path| {
            path.metadata()
                .is_ok_and(|about| about.is_file() && about.len() < 1_500_000)
        })
        .collect();
    paths.sort();
    paths
}

/// A document of one file; none where it has more.
fn read(path: &Path) -> Option<Value> {
    let text = std::fs::read_to_string(path).expect("a text");
    let document: Option<Value> = serde_json::from_str(&text).ok();
    let document: Value = document.or_else(|| serde_yaml::from_str(&text).ok())?;
    let others = text.contains(".yaml#") || text.contains(".json#");
    (!others && (document.get("openapi").is_some() || document.get("swagger").is_some()))
        .then_some(document)
}

/// Where chance begins for a document: by its name, wherever it lies. `SPECSMITH_SEED` is another beginning.
fn seed(path: &Path) -> u64 {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let other = std::env::var("SPECSMITH_SEED").map_or(0, |seed| seed.parse().expect("a number"));
    name.bytes().fold(other, |seed, byte| {
        seed.wrapping_mul(31).wrapping_add(byte.into())
    })
}

/// What was found, in lines.
fn shown(found: &[Change]) -> String {
    let lines = found.iter().map(|change| {
        let place = change.new.as_ref().or(change.old.as_ref());
        let place = place.map_or("", |origin| &origin.pointer);
        let (kind, way) = (change.kind.code.name, change.directions.as_str());
        format!(
            "\n    {} {} {kind} ({way}) {place}: {}",
            change.wire, change.rust, change.message
        )
    });
    lines.collect()
}

/// How many times something went so, and what went wrong.
#[derive(Default)]
struct Account {
    made: usize,
    wrong: Vec<String>,
}

impl Account {
    fn wrong(&mut self, path: &Path, what: &str, found: &[Change]) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        self.wrong.push(format!("{name}: {what}{}", shown(found)));
    }

    fn settle(self) {
        println!("{} edits", self.made);
        assert!(self.made > 0, "nothing was edited");
        assert!(
            self.wrong.is_empty(),
            "{} of them:\n{}",
            self.wrong.len(),
            self.wrong.join("\n")
        );
    }
}

#[test]
fn single_edits_are_told_where_they_were_made() {
    let (paths, times) = documents();
    let mut account = Account::default();
    for path in &paths {
        let Some(old) = read(path) else { continue };
        let Some(old_model) = model(&old) else {
            continue;
        };
        let old_sites = sites::sites(&old);
        let mut chance = Chance::new(seed(path));
        for edit in single::all().filter(|edit| edit.applies(&old)) {
            let fitting: Vec<&Site> = old_sites
                .iter()
                .filter(|site| {
                    site.kind == edit.kind && !site.combined && !site.pointer.contains("/x-")
                })
                .collect();
            for _ in 0..times {
                let Some((new, at)) = attempt(edit, &old, &fitting, &mut chance) else {
                    break;
                };
                let Some(new_model) = model(&new) else {
                    continue;
                };
                account.made += 1;
                let directions = travels(&at, &old_sites, &new);
                for (way, from, to, verdict) in [
                    ("there", &old_model, &new_model, edit.there),
                    ("back", &new_model, &old_model, edit.back),
                ] {
                    let found = changes(from, to);
                    let expected = expected(directions, verdict);
                    let worst = found.iter().map(|change| change.wire).max();
                    let said = if found.is_empty() {
                        "nothing is told".to_owned()
                    } else if !found.iter().any(|change| is_at(change, &at)) {
                        "it is told elsewhere".to_owned()
                    } else if found.len() > 1 {
                        "it is told more than once".to_owned()
                    } else if directions != Directions::NONE && worst != Some(expected) {
                        format!("it is {expected}")
                    } else {
                        continue;
                    };
                    let what = format!(
                        "{} at {at} ({}): {way} {said}",
                        edit.what,
                        directions.as_str()
                    );
                    account.wrong(path, &what, &found);
                }
            }
        }
    }
    account.settle();
}

#[test]
fn other_ways_of_saying_the_same_are_no_change() {
    let (paths, times) = documents();
    let mut account = Account::default();
    for path in &paths {
        let Some(old) = read(path) else { continue };
        let Some(old_model) = model(&old) else {
            continue;
        };
        let mut chance = Chance::new(seed(path));
        for (what, rewrite) in REWRITES {
            for _ in 0..times {
                let mut new = old.clone();
                let sites = sites::sites(&old);
                let mut draft = Draft {
                    document: &mut new,
                    sites: &sites,
                    chance: &mut chance,
                };
                let Some(at) = (0..20).find_map(|_| rewrite(&mut draft)) else {
                    break;
                };
                let Some(new_model) = model(&new) else {
                    continue;
                };
                account.made += 1;
                for (way, from, to) in [
                    ("there", &old_model, &new_model),
                    ("back", &new_model, &old_model),
                ] {
                    let mut found = changes(from, to);
                    found.retain(|change| change.wire > Wire::None);
                    if !found.is_empty() {
                        account.wrong(path, &format!("{what} at {at}: {way}"), &found);
                    }
                }
            }
        }
    }
    account.settle();
}

/// What an edit does to the crate is what the code of both crates says.
#[test]
fn what_edits_do_to_the_crate() {
    if std::env::var_os("SPECSMITH_EDITS").is_none() {
        println!("skipped: SPECSMITH_EDITS does not say how often");
        return;
    }
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut account = Account::default();
    for path in &yaml(&home.join("../tests/fixtures/features")) {
        let Some(old) = read(path) else { continue };
        let (Some(old_model), Some(before)) = (model(&old), surface::of(&old.to_string())) else {
            continue;
        };
        let sites = sites::sites(&old);
        let mut chance = Chance::new(seed(path));
        let mut edited = Vec::new();
        for edit in single::all().filter(|edit| edit.applies(&old)) {
            let fitting: Vec<&Site> = sites
                .iter()
                .filter(|site| site.kind == edit.kind && !site.combined)
                .collect();
            let made = attempt(edit, &old, &fitting, &mut chance);
            edited.extend(made.map(|(new, at)| (edit.what, new, at)));
        }
        for (what, rewrite) in REWRITES {
            let mut new = old.clone();
            let mut draft = Draft {
                document: &mut new,
                sites: &sites,
                chance: &mut chance,
            };
            let made = (0..20).find_map(|_| rewrite(&mut draft));
            edited.extend(made.map(|at| (*what, new, at)));
        }
        for (what, new, at) in edited {
            let (Some(new_model), Some(after)) = (model(&new), surface::of(&new.to_string()))
            else {
                continue;
            };
            account.made += 1;
            for (way, from, to, one, other) in [
                ("there", &old_model, &new_model, &before, &after),
                ("back", &new_model, &old_model, &after, &before),
            ] {
                let found = changes(from, to);
                let said = found
                    .iter()
                    .map(|change| change.rust)
                    .max()
                    .unwrap_or(Bump::Patch);
                let (bump, why) = surface::bump(one, other);
                if said != bump {
                    let why = why.join("\n        ");
                    account.wrong(
                        path,
                        &format!("{what} at {at}: {way} said {said}, is {bump}:\n        {why}"),
                        &found,
                    );
                }
            }
        }
    }
    account.settle();
}

/// Makes an edit somewhere, and tells where.
fn attempt(
    edit: &Edit,
    old: &Value,
    fitting: &[&Site],
    chance: &mut Chance,
) -> Option<(Value, String)> {
    let lists_types = old
        .get("openapi")
        .and_then(Value::as_str)
        .is_some_and(|version| !version.starts_with("3.0"));
    for _ in 0..40 {
        let site = chance.one(fitting)?;
        let parts: Vec<&str> = site.pointer.rsplit('/').collect();
        let around = Around {
            lists_types,
            is_member: parts.get(1) == Some(&"properties"),
            is_parameter: parts[0] == "schema"
                && parts
                    .get(2)
                    .is_some_and(|part| matches!(*part, "parameters" | "headers")),
        };
        let mut object = old.pointer(&site.pointer)?.as_object()?.clone();
        if let Some(below) = (edit.make)(&mut object, chance, &around) {
            let mut new = old.clone();
            *new.pointer_mut(&site.pointer)? = Value::Object(object);
            return Some((new, format!("{}{below}", site.pointer)));
        }
    }
    None
}

/// Where what stands in a place travels: by the document that has it, or else as what holds it.
fn travels(at: &str, old: &[Site], new: &Value) -> Directions {
    let of = |sites: &[Site], at: &str| {
        let site = sites.iter().find(|site| site.pointer == at);
        site.map(|site| site.directions)
    };
    if let Some(directions) = of(old, at) {
        return directions;
    }
    let new = sites::sites(new);
    let mut at = at;
    loop {
        match (of(old, at).or(of(&new, at)), at.rsplit_once('/')) {
            (None, Some((before, _))) => at = before,
            (found, _) => return found.unwrap_or_default(),
        }
    }
}

fn expected(directions: Directions, [request, response]: [Wire; 2]) -> Wire {
    let request = if directions.request {
        request
    } else {
        Wire::None
    };
    request.max(if directions.response {
        response
    } else {
        Wire::None
    })
}

/// Whether a change is told at a place, at what holds it or stands in it, or where a reference from there leads.
fn is_at(change: &Change, at: &str) -> bool {
    let mut places = [&change.old, &change.new].into_iter().flatten();
    places.any(|place| {
        let pointer = &*place.pointer;
        let old = pointer.replace("/components/schemas/", "/definitions/");
        sites::within(pointer, at)
            || sites::within(at, pointer)
            || sites::within(&old, at)
            || sites::within(at, &old)
            || pointer.starts_with("/components/")
                && !pointer.starts_with("/components/schemas/")
                && at.starts_with("/paths/")
    })
}
