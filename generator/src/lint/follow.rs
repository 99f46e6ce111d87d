//! Nodes with what their references lead to.

use serde_json::{Map, Value};

use crate::document::Document;
use crate::source::Origin;

/// An object, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct At<'d> {
    pub(super) origin: Origin,
    pub(super) map: &'d Map<String, Value>,
}

impl<'d> At<'d> {
    /// The object at a place, or what its `$ref` leads to.
    pub(super) fn follow(document: &'d Document, origin: &Origin) -> Option<Self> {
        let origin = document.follow(origin).ok()?;
        let map = document.get(&origin)?.as_object()?;
        Some(Self { origin, map })
    }

    /// A member that is an object, or what its `$ref` leads to.
    pub(super) fn child(&self, document: &'d Document, name: &str) -> Option<Self> {
        Self::step(document, self.map.get(name)?, || self.origin.child(name))
    }

    /// The members of a member that is a map, each with what its `$ref` leads to.
    pub(super) fn entries(
        &self,
        document: &'d Document,
        name: &str,
    ) -> impl Iterator<Item = (&'d str, Self)> {
        let holder = self.origin.child(name);
        let map = self.map.get(name).and_then(Value::as_object);
        map.into_iter().flatten().filter_map(move |(key, value)| {
            let at = Self::step(document, value, || holder.child(key))?;
            Some((key.as_str(), at))
        })
    }

    /// The elements of a member that is a list, each with what its `$ref` leads to.
    pub(super) fn elements(
        &self,
        document: &'d Document,
        name: &str,
    ) -> impl Iterator<Item = Self> {
        let holder = self.origin.child(name);
        let list = self.map.get(name).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .enumerate()
            .filter_map(move |(index, value)| Self::step(document, value, || holder.index(index)))
    }

    /// A member that is a text.
    pub(super) fn text(&self, name: &str) -> Option<&'d str> {
        self.map.get(name)?.as_str()
    }

    fn step(
        document: &'d Document,
        value: &'d Value,
        origin: impl FnOnce() -> Origin,
    ) -> Option<Self> {
        let map = value.as_object()?;
        if map.contains_key("$ref") {
            return Self::follow(document, &origin());
        }
        Some(Self {
            origin: origin(),
            map,
        })
    }
}
