use std::borrow::Cow;
use std::collections::HashMap;

use super::Origin;

/// Where the parts of other files stand in the document once it is one file: a document is the same in however many files
/// it is kept, and what is said about one of its parts is said of that place.
#[derive(Clone, Debug, Default)]
pub struct Places {
    moved: HashMap<Origin, Origin>,
}

impl Places {
    /// From each part to where it is put, which may be in another part.
    #[must_use]
    pub fn new(moved: HashMap<Origin, Origin>) -> Self {
        Self { moved }
    }

    /// Where a node stands in the end; what is in no part stays where it is.
    #[must_use]
    pub fn settle<'o>(&self, origin: &'o Origin) -> Cow<'o, Origin> {
        let mut at = Cow::Borrowed(origin);
        if self.moved.is_empty() {
            return at;
        }
        // Each round comes to a file that is nearer to the first one.
        for _ in 0..256 {
            let mut part = Some(at.clone().into_owned());
            while let Some(place) = part.as_ref().filter(|part| !self.moved.contains_key(part)) {
                part = place.parent();
            }
            let Some((part, place)) = part
                .as_ref()
                .and_then(|part| self.moved.get_key_value(part))
            else {
                break;
            };
            let rest = &at.pointer[part.pointer.len()..];
            at = Cow::Owned(Origin::new(place.file, format!("{}{rest}", place.pointer)));
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::super::SourceMap;
    use super::*;

    #[test]
    fn parts_stand_where_they_are_put() {
        let mut sources = SourceMap::new();
        let [root, path, shared] = ["root", "path", "shared"].map(|name| sources.add(name, ""));
        let at = |file, pointer: &str| Origin::new(file, pointer);
        let moved = [
            (at(path, ""), at(root, "/paths/~1pets")),
            (at(path, "/get/parameters/0"), at(shared, "/limit")),
            (
                at(shared, "/limit"),
                at(root, "/components/parameters/Limit"),
            ),
        ];
        let places = Places::new(HashMap::from(moved));
        for (origin, expected) in [
            (at(root, "/info"), at(root, "/info")),
            (at(path, "/get"), at(root, "/paths/~1pets/get")),
            (
                at(path, "/get/parameters/0/schema"),
                at(root, "/components/parameters/Limit/schema"),
            ),
            (at(shared, "/limits"), at(shared, "/limits")),
        ] {
            assert_eq!(*places.settle(&origin), expected);
        }
    }
}
