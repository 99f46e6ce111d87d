//! What parts in files of their own are: what the document says of the places that they are kept for.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::files::Files;
use super::grammar::Kind;
use super::section::{pointer_to, sections};
use super::{Version, root_kind};
use crate::source::{FileId, Origin};

/// The parts that a member of the document is nothing but a reference to.
#[derive(Debug, Default)]
pub(super) struct Held {
    kinds: HashMap<Origin, Kind>,
}

impl Held {
    /// The parts in other files that the document names: components, path items and webhooks.
    pub(super) fn find(files: &Files, root: FileId, version: Version) -> Self {
        let mut kinds = HashMap::new();
        let lists = sections(version).iter();
        let lists = lists.map(|(section, _)| pointer_to(section, version));
        for list in lists.chain(["/paths".to_owned(), "/webhooks".to_owned()]) {
            let place = Origin::new(root, list);
            let members = files.get(&place).and_then(Value::as_object);
            for (name, member) in members.into_iter().flat_map(Map::iter) {
                let only = member.as_object().filter(|members| members.len() == 1);
                let text = only.and_then(|members| members.get("$ref")?.as_str());
                let target = text.and_then(|text| files.written(root, text).ok());
                let Some(target) = target.filter(|target| target.file != root) else {
                    continue;
                };
                let tokens = place.child(name);
                let mut kind = Some(root_kind(version));
                for token in tokens.tokens() {
                    kind = kind.and_then(|kind| kind.step(&token, version));
                }
                if let Some(kind) = kind {
                    kinds.entry(target).or_insert(kind);
                }
            }
        }
        Self { kinds }
    }

    /// What a place in such a part is.
    pub(super) fn kind(&self, origin: &Origin, version: Version) -> Option<Kind> {
        if self.kinds.is_empty() {
            return None;
        }
        let mut part = Some(origin.clone());
        while let Some(place) = part
            .as_ref()
            .filter(|place| !self.kinds.contains_key(place))
        {
            part = place.parent();
        }
        let part = part?;
        let rest = Origin::new(origin.file, &origin.pointer[part.pointer.len()..]);
        let mut kind = self.kinds.get(&part).copied();
        for token in rest.tokens() {
            kind = kind?.step(&token, version);
        }
        kind
    }
}
