//! Where every part of a document in several files is put when it becomes one file, and what it is called then.

mod find;

use std::collections::HashMap;

use super::section::pointer_to;
use super::{Document, Links, Version, written};
use crate::source::{FileId, Origin, Places};

/// Where a part is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It becomes a component.
    Component {
        /// The section of the components.
        section: &'static str,
        /// What it is called there.
        name: String,
    },
    /// In the place of this object, which is a reference to it.
    Held(Origin),
}

/// A part of another file that references lead to.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The object of the specification that it is.
    pub role: &'static str,
    /// Where it is put.
    pub place: Place,
    /// Whether it stands where the specification has no reference.
    pub inserted: bool,
}

/// What becomes of the parts of other files.
#[derive(Clone, Debug)]
pub struct Placement {
    parts: HashMap<Origin, Placed>,
    root: FileId,
    places: Places,
}

impl Placement {
    /// Finds out which parts there are, and where each is put.
    #[must_use]
    pub fn of(links: &Links<'_>) -> Self {
        let parts = find::find(links);
        let (root, version) = (links.trees.root(), links.trees.shape());
        let moved = parts.iter().map(|(origin, part)| {
            let place = match &part.place {
                Place::Component { section, name } => component(root, version, section, name),
                Place::Held(holder) => holder.clone(),
            };
            (origin.clone(), place)
        });
        let places = Places::new(moved.collect());
        Self {
            parts,
            root,
            places,
        }
    }

    /// Every part.
    pub fn parts(&self) -> impl Iterator<Item = (&Origin, &Placed)> {
        self.parts.iter()
    }

    /// From each object that is nothing but a reference to the part that is put in its place, to that part.
    #[must_use]
    pub fn holders(&self) -> HashMap<Origin, Origin> {
        let held = self
            .parts
            .iter()
            .filter_map(|(origin, part)| match &part.place {
                Place::Held(holder) if !part.inserted => Some((holder.clone(), origin.clone())),
                _ => None,
            });
        held.collect()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The part that starts at a node.
    #[must_use]
    pub fn part(&self, origin: &Origin) -> Option<&Placed> {
        // Of a document in one file there are none, and hashing every place of a large one takes its time.
        if self.parts.is_empty() {
            return None;
        }
        self.parts.get(origin)
    }

    /// Whether something stands in a part, and not itself is one.
    #[must_use]
    pub fn is_within(&self, origin: &Origin) -> bool {
        is_within(&self.parts, origin, |_| true)
    }

    /// The pointer to where a node stands in the one file; `None` when nothing of the document holds it.
    #[must_use]
    pub fn locate(&self, origin: &Origin) -> Option<String> {
        let place = self.places.settle(origin);
        (place.file == self.root).then(|| place.pointer.to_string())
    }

    /// Where everything stands in the one file.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }
}

/// The place of a component.
fn component(root: FileId, version: Version, section: &str, name: &str) -> Origin {
    Origin::new(root, pointer_to(section, version)).child(name)
}

fn is_within(
    parts: &HashMap<Origin, Placed>,
    origin: &Origin,
    of: impl Fn(&Placed) -> bool,
) -> bool {
    let mut at = origin.parent();
    while let Some(holder) = at {
        if parts.get(&holder).is_some_and(&of) {
            return true;
        }
        at = holder.parent();
    }
    false
}

impl Document {
    /// What becomes of the parts of other files when the document becomes one file.
    #[must_use]
    pub fn placement(&self) -> Placement {
        if self.files().len() == 1 {
            return Placement {
                parts: HashMap::new(),
                root: self.root,
                places: Places::default(),
            };
        }
        let references = written::references(self);
        Placement::of(&Links::new(self, &references))
    }
}
