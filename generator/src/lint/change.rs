use serde_json::Value;

use crate::source::Origin;

/// A change of a document that mends a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Puts another value in the place of one.
    Replace(Origin, Value),
    /// Takes a member of an object or an element of a list out.
    Remove(Origin),
    /// Adds an element to a list, behind the others.
    Append(Origin, Value),
    /// Adds a member to an object, behind the others.
    Insert(Origin, String, Value),
    /// Gives a member another key.
    Rename(Origin, String),
}
