use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::document::{Document, Item};
use crate::source::Origin;

/// The operation that a link leads to.
pub(super) struct Target<'d> {
    /// Its parameters, by name and place; nothing when one of them cannot be found.
    parameters: Option<HashSet<(&'d str, &'d str)>>,
}

impl<'d> Target<'d> {
    pub(super) fn new(document: &'d Document, item: &Item, operation: &Origin) -> Self {
        let lists = [
            operation.child("parameters"),
            item.target.child("parameters"),
        ];
        let places = lists.iter().flat_map(|list| {
            let count = document
                .get(list)
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            (0..count).map(|index| list.index(index))
        });
        let parameters = places.map(|place| {
            let node = document.get(&document.follow(&place).ok()?)?;
            let text = |key: &str| node.get(key).and_then(Value::as_str);
            Some((text("name")?, text("in")?))
        });
        Self {
            parameters: parameters.collect(),
        }
    }

    /// Reports values that a link has for parameters that are not there (OpenAPI 3.0.4, 4.8.20).
    pub(super) fn takes(
        &self,
        document: &Document,
        link: &Origin,
        id: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let place = link.child("parameters");
        let given = document.get(&place).and_then(Value::as_object);
        let (Some(parameters), Some(given)) = (&self.parameters, given) else {
            return;
        };
        let takes = |name: &str| {
            parameters.iter().any(|(own, place)| {
                let whole = name
                    .strip_prefix(place)
                    .and_then(|rest| rest.strip_prefix('.'));
                *own == name || whole == Some(own)
            })
        };
        for name in given.keys().filter(|name| !takes(name)) {
            let mut known: Vec<&str> = parameters.iter().map(|(name, _)| *name).collect();
            known.sort_unstable();
            let help = match suggestion::closest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if known.is_empty() => "remove it: the operation has no parameters; what its body holds is given by `requestBody` of the link".to_owned(),
                None => format!("name one of `{}`", known.join("`, `")),
            };
            let message = format!("the operation `{id}` has no parameter `{name}`");
            diagnostics.push(
                Diagnostic::new(&codes::validity::LINK_PARAMETER, message)
                    .at_key(&place.child(name))
                    .help(help),
            );
        }
    }
}
