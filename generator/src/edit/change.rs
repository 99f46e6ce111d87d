use serde_json::Value;

use crate::notation::Node;
use crate::source::Origin;

/// A change of a document; the places are those of its text.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Puts another value in the place of one.
    Replace(Origin, Value),
    /// Puts another value in the place of one, written like this.
    Rewrite(Origin, Value, Box<Node>),
    /// Puts what stands deeper in a node in its place, as it is written.
    Hoist(Origin, Origin),
    /// Takes a member of an object or an element of a list out.
    Remove(Origin),
    /// Takes a member or an element out, and leaves the comment beside it on a line of its own.
    Erase(Origin),
    /// Adds an element to a list, behind the others.
    Append(Origin, Value),
    /// Adds a member to an object, behind the others.
    Insert(Origin, String, Value),
    /// Gives a member another key.
    Rename(Origin, String),
    /// Makes a list of a value, which is its one element, as it is written.
    Wrap(Origin),
    /// Makes an object of a list or an object, which is its one member, as it is written.
    Enclose(Origin, String),
}

impl Change {
    /// The node that it is about.
    #[must_use]
    pub fn place(&self) -> &Origin {
        match self {
            Self::Replace(place, _)
            | Self::Rewrite(place, ..)
            | Self::Hoist(place, _)
            | Self::Remove(place)
            | Self::Erase(place)
            | Self::Append(place, _)
            | Self::Insert(place, ..)
            | Self::Rename(place, _)
            | Self::Wrap(place)
            | Self::Enclose(place, _) => place,
        }
    }

    /// The same change of other places.
    #[must_use]
    pub fn at(self, place: impl Fn(&Origin) -> Origin) -> Self {
        match self {
            Self::Replace(at, value) => Self::Replace(place(&at), value),
            Self::Hoist(at, from) => Self::Hoist(place(&at), place(&from)),
            Self::Rewrite(at, value, node) => Self::Rewrite(place(&at), value, node),
            Self::Remove(at) => Self::Remove(place(&at)),
            Self::Erase(at) => Self::Erase(place(&at)),
            Self::Append(at, value) => Self::Append(place(&at), value),
            Self::Insert(at, key, value) => Self::Insert(place(&at), key, value),
            Self::Rename(at, key) => Self::Rename(place(&at), key),
            Self::Wrap(at) => Self::Wrap(place(&at)),
            Self::Enclose(at, key) => Self::Enclose(place(&at), key),
        }
    }
}
