//! What became of the parts of a 2.0 document that say how others are meant.

use std::collections::HashSet;

use serde_json::Value;

use super::super::Outcome;
use super::super::reach::State;
use super::{Settler, owner, rank};
use crate::diagnostic::codes;
use crate::document::{Form, Part};
use crate::source::Origin;

/// The operations of a written 2.0 document that have a `consumes` or `produces` of their own.
pub(super) fn own_lists(written: &[Part]) -> HashSet<(Origin, String)> {
    let lists = written.iter().filter(|part| {
        part.owner == "operation" && matches!(part.member.as_str(), "consumes" | "produces")
    });
    lists
        .filter_map(|part| Some((owner(part)?, part.member.clone())))
        .collect()
}

impl Settler<'_> {
    /// A part of a 2.0 document that says how others are meant.
    pub(super) fn converted(&self, part: &Part) -> Outcome {
        match (part.owner, part.member.as_str(), &part.word) {
            // The name of a body has no effect (OpenAPI 2.0, Parameter Object).
            ("parameter", "name", _) => Outcome::Ignored,
            ("operation" | "Swagger document", "consumes" | "produces", Some(media)) => {
                if self.is_settled_by_its_parts(part, media) {
                    return Outcome::Ignored;
                }
                let used = self
                    .media_types(part)
                    .filter(|(_, used)| used.origin.last().as_deref() == Some(media));
                let outcomes = used.map(|(at, _)| match self.states[at] {
                    State::Live => Outcome::Generated,
                    State::Refused(code) => Outcome::Refused(code),
                    State::Unreached => Outcome::Ignored,
                });
                outcomes
                    .max_by_key(|outcome| rank(*outcome))
                    .unwrap_or(Outcome::Ignored)
            }
            // Without a host the server of the document counts (OpenAPI 2.0, Swagger Object).
            ("Swagger document", "basePath" | "schemes", _) | ("operation", "schemes", _)
                if !self.has_server() =>
            {
                Outcome::Refused(&codes::generation::NOT_SHOWN)
            }
            _ => Outcome::Generated,
        }
    }

    /// The media types that `consumes` or `produces` has become, of its operation or of all.
    fn media_types<'s>(&'s self, part: &Part) -> impl Iterator<Item = (usize, &'s Part)> {
        let holder = owner(part).unwrap_or_else(|| Origin::root(self.document.root()));
        let (consumes, of_operation) = (part.member == "consumes", part.owner == "operation");
        self.parts.iter().enumerate().filter(move |(_, part)| {
            let pointer = part.origin.pointer.strip_prefix(&*holder.pointer);
            let sent = pointer.is_some_and(|pointer| {
                pointer.starts_with("/requestBody/")
                    || (!of_operation && pointer.contains("/requestBod"))
            });
            part.form == Form::Object("media type")
                && pointer.is_some()
                && sent == consumes
                && (of_operation || !self.has_own_list(part, consumes))
        })
    }

    /// Whether the operation that a media type belongs to says itself what it takes or gives.
    fn has_own_list(&self, media_type: &Part, consumes: bool) -> bool {
        let list = if consumes { "consumes" } else { "produces" };
        let mut holder = media_type.origin.parent();
        while let Some(origin) = holder {
            holder = origin.parent();
            if self.own_lists.contains(&(origin, list.to_owned())) {
                return true;
            }
        }
        false
    }

    /// Whether the parts of a form leave no choice what it is sent as: a file goes in parts, anything else need not.
    fn is_settled_by_its_parts(&self, part: &Part, media: &str) -> bool {
        let mut used = self.media_types(part);
        let only = used.next().filter(|_| used.next().is_none());
        only.is_some_and(|(_, only)| {
            let content = self.document.get(&only.origin).map(Value::to_string);
            // What was read as a form without files stays one, whatever the formats of its texts.
            let settled = match media {
                "application/x-www-form-urlencoded" => true,
                "multipart/form-data" => {
                    content.is_some_and(|text| text.contains(r#""format":"binary""#))
                }
                _ => false,
            };
            settled && only.origin.last().as_deref() == Some(media)
        })
    }

    fn has_server(&self) -> bool {
        let servers = Origin::root(self.document.root()).child("servers");
        self.document.get(&servers).is_some()
    }
}
