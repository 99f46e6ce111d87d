//! Puts operations into groups: by tag, and by path where a document leaves that to the path.
//!
//! Many documents have no tags at all, and hundreds of operations would be one module. Their paths tell what belongs
//! together: `/v1/customers` and `/v1/customers/{id}` are both about customers. Whether paths are asked depends on the
//! whole document and not on what is selected of it; the group of an operation depends on nothing but its own path.
//! So a group stays what it is when operations are added elsewhere. Only a group that outgrows all bounds is divided, by
//! the next word of its paths.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Model, Operation};

/// Up to as many operations without a tag are one group.
const FEW: usize = 20;

/// Paths have to put as many operations together, on average: where each operation has a word of its own, the words are
/// no groups.
const TOGETHER: usize = 3;

/// A word with more operations than these says too little: the next word of their paths is asked, too.
const MANY: usize = 100;

/// The group of what has neither a tag nor a word in its path.
const DEFAULT: &str = "default";

/// First words of paths that tell where an API is, not what it is about.
const PLACES: [&str; 2] = ["api", "rest"];

/// How the operations of a document are grouped.
pub(super) struct Groups {
    /// `None` where operations without a tag are one group.
    by_path: Option<ByPath>,
}

/// How operations without a tag are grouped by their paths.
struct ByPath {
    /// The tags, by their letters.
    tags: HashMap<String, String>,
    /// The words whose operations are told apart by the next one.
    divided: BTreeSet<String>,
}

impl Groups {
    pub(super) fn of(model: &Model) -> Self {
        let untagged = || model.operations.iter().filter(|one| one.tags.is_empty());
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut pairs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for operation in untagged() {
            let mut words = words(operation);
            let Some(first) = words.next() else { continue };
            *counts.entry(first).or_default() += 1;
            pairs.entry(first).or_default().extend(words.next());
        }
        let count = untagged().count();
        let by_path = count > FEW && count >= counts.len() * TOGETHER;
        let tags = model.operations.iter().filter_map(|one| one.tags.first());
        let is_divided = |word: &str, count: usize| {
            let next = pairs.get(word).map_or(0, BTreeSet::len);
            count > MANY && count >= next * TOGETHER
        };
        let large = counts
            .iter()
            .filter(|(word, count)| is_divided(word, **count));
        Self {
            by_path: by_path.then(|| ByPath {
                tags: tags.map(|tag| (letters(tag), tag.clone())).collect(),
                divided: large.map(|(word, _)| (*word).to_owned()).collect(),
            }),
        }
    }

    /// The name of the group that an operation belongs to: its first tag, or what stands in for one.
    pub(super) fn name(&self, operation: &Operation) -> String {
        if let Some(tag) = operation.tags.first() {
            return tag.clone();
        }
        let mut words = words(operation);
        let Some((by_path, first)) = self.by_path.as_ref().zip(words.next()) else {
            return DEFAULT.to_owned();
        };
        let next = words.next().filter(|_| by_path.divided.contains(first));
        let name = next.map_or(first.to_owned(), |next| format!("{first} {next}"));
        // A path can be about the same as a tag.
        by_path.tags.get(&letters(&name)).cloned().unwrap_or(name)
    }
}

/// The words of the path that say what the operation is about.
fn words(operation: &Operation) -> impl Iterator<Item = &str> {
    let path = operation.path.split(['?', '#']).next().unwrap_or_default();
    path.split('/').filter(|segment| {
        segment.chars().any(char::is_alphanumeric)
            && !segment.contains('{')
            && !is_version(segment)
            && !PLACES.contains(segment)
    })
}

/// Whether a segment of a path is a version: `v1`, `v2beta1`, `2.0`, `2010-04-01`.
fn is_version(segment: &str) -> bool {
    let number = segment.trim_start_matches(['v', 'V']);
    let is_marked = number.len() < segment.len();
    number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|letter| {
            letter.is_ascii_digit() || "._-".contains(letter) || is_marked && letter.is_alphabetic()
        })
}

/// What is left of a name when its spelling is taken away.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn versions_are_told_from_words() {
        for version in ["v1", "V2", "v1beta1", "v2.1", "2.0", "2010-04-01", "7"] {
            assert!(is_version(version), "{version}");
        }
        for word in [
            "customers",
            "3ds",
            "v",
            "vat",
            "2fa",
            "version1",
            "-",
            "_cat",
        ] {
            assert!(!is_version(word), "{word}");
        }
    }
}
