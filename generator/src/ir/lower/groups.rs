//! Puts operations into groups: by tag, and by path where a document leaves that to the path.
//!
//! Many documents have no tags at all, and hundreds of operations would be one module. Their paths tell what belongs
//! together: `/v1/customers` and `/v1/customers/{id}` are both about customers. Whether paths are asked depends on the
//! whole document and not on what is selected of it; the group of an operation depends on nothing but its own path.
//! So a group stays what it is when operations are added elsewhere.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Model, Operation};

/// Up to as many operations without a tag are one group.
const FEW: usize = 20;

/// Paths have to put as many operations together, on average: where each operation has a word of its own, the words are
/// no groups.
const TOGETHER: usize = 3;

/// The group of what has neither a tag nor a word in its path.
const DEFAULT: &str = "default";

/// First words of paths that tell where an API is, not what it is about.
const PLACES: [&str; 2] = ["api", "rest"];

/// How the operations of a document are grouped.
pub(super) struct Groups {
    /// The tags, by their letters; `None` where operations without a tag are one group.
    by_path: Option<HashMap<String, String>>,
}

impl Groups {
    pub(super) fn of(model: &Model) -> Self {
        let untagged = || model.operations.iter().filter(|one| one.tags.is_empty());
        let words: BTreeSet<&str> = untagged().filter_map(word).collect();
        let count = untagged().count();
        let by_path = count > FEW && count >= words.len() * TOGETHER;
        let tags = model.operations.iter().filter_map(|one| one.tags.first());
        Self {
            by_path: by_path.then(|| tags.map(|tag| (letters(tag), tag.clone())).collect()),
        }
    }

    /// The name of the group that an operation belongs to: its first tag, or what stands in for one.
    pub(super) fn name(&self, operation: &Operation) -> String {
        if let Some(tag) = operation.tags.first() {
            return tag.clone();
        }
        let word = self.by_path.as_ref().zip(word(operation));
        word.map_or(DEFAULT.to_owned(), |(tags, word)| {
            // A path can be about the same as a tag.
            let tag = tags.get(&letters(word));
            tag.cloned().unwrap_or_else(|| word.to_owned())
        })
    }
}

/// The first word of the path that says what the operation is about.
fn word(operation: &Operation) -> Option<&str> {
    let path = operation.path.split(['?', '#']).next()?;
    path.split('/').find(|segment| {
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
