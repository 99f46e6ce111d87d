//! What parts of other files than the first are called: by where they stand, and not by who refers to them first.
//!
//! A name is made of the place alone. It never comes to mean something else: when a second part wants it, neither gets
//! it, and both are called by more of their places.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use crate::source::Origin;

/// Members of a file that hold its parts by name.
const HOLDERS: [&str; 13] = [
    "$defs",
    "callbacks",
    "definitions",
    "examples",
    "headers",
    "links",
    "mediaTypes",
    "parameters",
    "pathItems",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
];

/// Members of a schema that hold schemas: a file with one of them at its root is a schema itself.
const PARTS: [&str; 18] = [
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "contains",
    "contentSchema",
    "dependentSchemas",
    "else",
    "if",
    "items",
    "not",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "then",
    "unevaluatedItems",
];

/// Words of a way that say nothing.
const FILLERS: [&str; 12] = [
    "$defs",
    "components",
    "content",
    "definitions",
    "parameters",
    "paths",
    "patternProperties",
    "properties",
    "requestBody",
    "responses",
    "schema",
    "schemas",
];

/// The names that a part could have, the one that it wants in front, longer and longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartName {
    names: Vec<String>,
    /// Whether the first one is its own: that of a file, or of a member that holds it by name.
    pub is_own: bool,
}

impl PartName {
    /// The names of a part of a file, by the name of the file and the way to it.
    #[must_use]
    pub fn of(origin: &Origin, stem: &str, way: &str) -> Self {
        let tokens: Vec<_> = origin.tokens().collect();
        let tokens: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
        let (words, is_own) = own_words(&tokens, stem);
        let mut names = vec![words.join("_")];
        let mut longer = |word: &str| {
            let last = names.last().cloned().unwrap_or_default();
            names.push(format!("{word}_{last}"));
        };
        if !tokens.is_empty() && words.first() != Some(&stem) {
            longer(stem);
        }
        let folders = way.rsplit_once('/').map_or("", |(folders, _)| folders);
        let says = |folder: &&str| !folder.is_empty() && *folder != "..";
        for folder in folders.rsplit('/').filter(says) {
            longer(folder);
        }
        names.push(spelt_out(&format!("{way}#{}", origin.pointer)));
        Self { names, is_own }
    }

    /// The name that it wants.
    #[must_use]
    pub fn wanted(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// A name; numbers beyond the last one make that longer.
    fn at(&self, level: usize) -> String {
        let last = self.names.len().saturating_sub(1);
        let name = self.names.get(level.min(last)).cloned().unwrap_or_default();
        name + &"_".repeat(level.saturating_sub(last))
    }
}

/// A name for each part that no other has, and that is none of those that are taken; `key` says what counts of a name.
#[must_use]
pub fn settle(
    parts: &[PartName],
    taken: &BTreeSet<String>,
    key: fn(&str) -> String,
) -> Vec<String> {
    let mut levels = vec![0_usize; parts.len()];
    loop {
        let pairs = parts.iter().zip(&levels);
        let names: Vec<String> = pairs.map(|(part, level)| part.at(*level)).collect();
        let mut count: HashMap<String, usize> = HashMap::new();
        for name in &names {
            *count.entry(key(name)).or_default() += 1;
        }
        let mut settled = true;
        for (name, level) in names.iter().zip(&mut levels) {
            let name = key(name);
            if taken.contains(&name) || count.get(&name).is_some_and(|count| *count > 1) {
                *level += 1;
                settled = false;
            }
        }
        if settled {
            return names;
        }
    }
}

/// A name with the characters that the name of a component may have (OpenAPI 3.0.4, 4.7.1).
#[must_use]
pub fn component_name(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    let kept = out.trim_end_matches('_').len();
    if !name.ends_with('_') {
        out.truncate(kept);
    }
    if out.trim_matches('_').is_empty() {
        out = spelt_out(name);
    }
    out
}

/// The words of the name that a part wants, and whether it is its own.
fn own_words<'t>(tokens: &[&'t str], stem: &'t str) -> (Vec<&'t str>, bool) {
    match tokens {
        [] => (vec![stem], true),
        [name] if !PARTS.contains(name) => (vec![name], true),
        [holder, name] if HOLDERS.contains(holder) && !is_index(holder, name) => (vec![name], true),
        ["components", holder, name] if HOLDERS.contains(holder) => (vec![name], true),
        [first, ..] => {
            let says = |token: &&&str| !FILLERS.contains(token);
            let rest = tokens.iter().filter(says).copied();
            let words = if PARTS.contains(first) {
                std::iter::once(stem).chain(rest).collect()
            } else {
                rest.collect()
            };
            (words, false)
        }
    }
}

/// Whether an element of a list is named: parameters stand in lists, too.
fn is_index(holder: &str, name: &str) -> bool {
    holder == "parameters" && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// Every other character by its number, so that no two texts are the same.
fn spelt_out(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "-{byte:02X}");
        }
    }
    if out.is_empty() { "-".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, SourceMap};

    fn file() -> FileId {
        SourceMap::new().add("a.yaml", "")
    }

    #[test]
    fn places_make_names() {
        #[track_caller]
        fn check(way: &str, pointer: &str, expected: &[&str]) {
            let stem = way.rsplit('/').next().unwrap_or(way);
            let stem = stem.split('.').next().unwrap_or(stem);
            let name = PartName::of(&Origin::new(file(), pointer), stem, way);
            let names: Vec<&str> = name.names.iter().map(String::as_str).collect();
            let (_, found) = names.split_last().expect("there is a last one");
            assert_eq!(found, expected, "{way}#{pointer}");
        }
        check("pet.yaml", "", &["pet"]);
        check("a/b/pet.yaml", "", &["pet", "b_pet", "a_b_pet"]);
        check("a.yaml", "/Pet", &["Pet", "a_Pet"]);
        check("../x/a.yaml", "/Pet", &["Pet", "a_Pet", "x_a_Pet"]);
        check("a.yaml", "/definitions/Pet", &["Pet", "a_Pet"]);
        check("a.yaml", "/components/schemas/Pet", &["Pet", "a_Pet"]);
        check(
            "a.yaml",
            "/components/schemas/Pet/properties/tag",
            &["Pet_tag", "a_Pet_tag"],
        );
        check("pet.yaml", "/properties/tag", &["pet_tag"]);
        check("pet.yaml", "/items", &["pet_items"]);
    }

    #[test]
    fn who_wants_the_same_name_gets_a_longer_one() {
        #[track_caller]
        fn check(parts: &[(&str, &str)], taken: &[&str], expected: &[&str]) {
            let parts: Vec<PartName> = parts
                .iter()
                .map(|(way, pointer)| {
                    let stem = way.rsplit('/').next().unwrap_or(way);
                    let stem = stem.split('.').next().unwrap_or(stem);
                    PartName::of(&Origin::new(file(), *pointer), stem, way)
                })
                .collect();
            let taken = taken.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(settle(&parts, &taken, component_name), expected);
            // The order in which they are found makes no difference.
            let back: Vec<PartName> = parts.into_iter().rev().collect();
            let mut names = settle(&back, &taken, component_name);
            names.reverse();
            assert_eq!(names, expected);
        }
        check(&[("a.yaml", "/Pet")], &[], &["Pet"]);
        check(&[("a.yaml", "/Pet")], &["Pet"], &["a_Pet"]);
        check(
            &[("a.yaml", "/Pet"), ("b.yaml", "/Pet")],
            &[],
            &["a_Pet", "b_Pet"],
        );
        check(
            &[
                ("x/a.yaml", "/Pet"),
                ("y/a.yaml", "/Pet"),
                ("c.yaml", "/x_a_Pet"),
            ],
            &[],
            &["x-2Fa-2Eyaml-23-2FPet", "y_a_Pet", "c_x_a_Pet"],
        );
        check(
            &[("a.yaml", "/schemas/Pet"), ("a.yaml", "/definitions/Pet")],
            &[],
            &[
                "a-2Eyaml-23-2Fschemas-2FPet",
                "a-2Eyaml-23-2Fdefinitions-2FPet",
            ],
        );
    }

    #[test]
    fn names_of_components_have_few_characters() {
        #[track_caller]
        fn check(name: &str, expected: &str) {
            assert_eq!(component_name(name), expected);
        }
        check("Pet", "Pet");
        check("a.b-c_d", "a.b-c_d");
        check("/pets/{id}", "pets_id");
        check("escaped name", "escaped_name");
        check("größe", "gr_e");
        check("犬", "-E7-8A-AC");
        check("", "-");
    }
}
