use std::collections::{HashMap, HashSet};

use super::change::{Bump, Directions};
use super::kind::Kind;
use super::kinds;
use super::operations::{Turn, named};
use super::walk::{Found, Walk};
use crate::model::{Encoding, MediaType, Operation, Response};
use crate::wire::StatusPattern;

/// What is said of a media type that came or went.
struct Words {
    added: &'static Kind,
    removed: &'static Kind,
}

impl Walk<'_> {
    pub(super) fn request_body(
        &mut self,
        old: &Operation,
        new: &Operation,
        index: usize,
        turn: Turn,
    ) {
        let name = named(new);
        let directions = turn.request();
        match (&old.request_body, &new.request_body) {
            (None, None) => {}
            (None, Some(body)) => {
                let (kind, word) = if body.required {
                    (&kinds::REQUIRED_BODY_ADDED, "has to be sent a body now")
                } else {
                    (&kinds::BODY_ADDED, "can be sent a body now")
                };
                let found = Found::new(kind, format!("`{name}` {word}"));
                self.keep(found.new_at(body.origin.clone()), index, directions);
            }
            (Some(body), None) => {
                let found = Found::new(
                    &kinds::BODY_REMOVED,
                    format!("`{name}` is no longer sent a body"),
                );
                self.keep(found.old(body.origin.clone()), index, directions);
            }
            (Some(before), Some(after)) => {
                if before.required != after.required {
                    let (kind, word) = if after.required {
                        (&kinds::BODY_BECAME_REQUIRED, "is required now")
                    } else {
                        (&kinds::BODY_BECAME_OPTIONAL, "is no longer required")
                    };
                    let found = Found::new(kind, format!("the body of `{name}` {word}"));
                    let found = found.at(before.origin.clone(), after.origin.clone());
                    self.keep(found, index, directions);
                }
                let what = format!("the body of `{name}`");
                let words = Words {
                    added: &kinds::REQUEST_MEDIA_TYPE_ADDED,
                    removed: &kinds::REQUEST_MEDIA_TYPE_REMOVED,
                };
                self.content(
                    &before.content,
                    &after.content,
                    &what,
                    &words,
                    index,
                    directions,
                );
            }
        }
    }

    pub(super) fn responses(&mut self, old: &Operation, new: &Operation, index: usize, turn: Turn) {
        let name = named(new);
        let directions = turn.response();
        for (status, after) in &new.responses {
            let Some((_, before)) = old.responses.iter().find(|(own, _)| own == status) else {
                let kind = if is_success(*status) {
                    &kinds::SUCCESS_ADDED
                } else {
                    &kinds::FAILURE_ADDED
                };
                let message = format!("`{name}` can answer {} now", shown(*status));
                let found = Found::new(kind, message).new_at(after.origin.clone());
                let found = found.rust(answers(&old.responses, after));
                self.keep(found.detail(shown(*status)), index, directions);
                continue;
            };
            let what = format!("the answer {} of `{name}`", shown(*status));
            let words = Words {
                added: &kinds::RESPONSE_MEDIA_TYPE_ADDED,
                removed: &kinds::RESPONSE_MEDIA_TYPE_REMOVED,
            };
            self.content(
                &before.content,
                &after.content,
                &what,
                &words,
                index,
                directions,
            );
            self.headers(&before.headers, &after.headers, &what, index, directions);
        }
        for (status, before) in &old.responses {
            if new.responses.iter().all(|(own, _)| own != status) {
                let kind = if is_success(*status) {
                    &kinds::SUCCESS_REMOVED
                } else {
                    &kinds::FAILURE_REMOVED
                };
                let message = format!("`{name}` no longer answers {}", shown(*status));
                let found = Found::new(kind, message).old(before.origin.clone());
                let found = found.rust(answers(&new.responses, before));
                self.keep(found.detail(shown(*status)), index, directions);
            }
        }
    }

    fn content(
        &mut self,
        old: &[MediaType],
        new: &[MediaType],
        what: &str,
        words: &Words,
        index: usize,
        directions: Directions,
    ) {
        let stays: HashSet<String> = new.iter().map(plain).collect();
        // Of those that are the same, the first one is compared.
        let known: HashMap<String, &MediaType> = old
            .iter()
            .rev()
            .map(|media| (plain(media), media))
            .collect();
        let mut removed: Vec<&MediaType> = old
            .iter()
            .filter(|before| !stays.contains(&plain(before)))
            .collect();
        for after in new {
            if let Some(before) = known.get(&plain(after)) {
                self.media_type(before, after, what, index, directions);
                continue;
            }
            // A range in the place of what it covers, or the other way about.
            let wider = removed
                .iter()
                .position(|before| covers(&after.name, &before.name));
            let narrower = removed
                .iter()
                .position(|before| covers(&before.name, &after.name));
            let (kind, place) = match (wider, narrower) {
                (Some(place), _) => (&kinds::MEDIA_TYPE_WIDENED, place),
                (None, Some(place)) => (&kinds::MEDIA_TYPE_NARROWED, place),
                (None, None) => {
                    let message = format!("{what} can be `{}` now", after.name);
                    let found = Found::new(words.added, message).new_at(after.origin.clone());
                    self.keep(found.detail(after.name.clone()), index, directions);
                    continue;
                }
            };
            let before = removed.remove(place);
            let message = format!("{what} is `{}` and was `{}`", after.name, before.name);
            let found = Found::new(kind, message).at(before.origin.clone(), after.origin.clone());
            self.keep(found, index, directions);
            self.media_type(before, after, what, index, directions);
        }
        for before in removed {
            let message = format!("{what} can no longer be `{}`", before.name);
            let found = Found::new(words.removed, message).old(before.origin.clone());
            self.keep(found.detail(before.name.clone()), index, directions);
        }
    }

    fn media_type(
        &mut self,
        old: &MediaType,
        new: &MediaType,
        what: &str,
        index: usize,
        directions: Directions,
    ) {
        let places = (old.origin.clone(), new.origin.clone());
        for (before, after, keyword) in [
            (old.schema, new.schema, "schema"),
            (old.item_schema, new.item_schema, "itemSchema"),
        ] {
            let (kind, word) = match (before, after) {
                (None, None) => continue,
                (Some(before), Some(after)) => {
                    self.root(before, after, index, directions, false);
                    continue;
                }
                (None, Some(_)) => (&kinds::BODY_SCHEMA_ADDED, "has to fit a schema now"),
                (Some(_), None) => (&kinds::BODY_SCHEMA_REMOVED, "no longer has to fit a schema"),
            };
            let found = Found::new(kind, format!("{what} (`{}`) {word}", new.name));
            let found = found.at(places.0.clone(), places.1.clone()).detail(keyword);
            self.keep(found, index, directions);
        }
        let names = old
            .encoding
            .iter()
            .chain(&new.encoding)
            .map(|(name, _)| name);
        let mut names: Vec<&String> = names.collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let of = |media: &MediaType| {
                let own = media.encoding.iter().find(|(own, _)| own == name);
                own.map_or((None, None, None, None), |(_, encoding)| written(encoding))
            };
            if of(old) != of(new) {
                let message = format!("`{name}` in {what} is written in another way");
                let found = Found::new(&kinds::FORM_ENCODING_CHANGED, message);
                let found = found
                    .at(places.0.clone(), places.1.clone())
                    .detail(name.clone());
                self.keep(found.rust(Bump::Patch), index, directions);
            }
        }
    }
}

type Written = (Option<String>, Option<String>, Option<bool>, Option<bool>);

fn written(encoding: &Encoding) -> Written {
    (
        encoding.content_type.clone(),
        encoding.style.map(|style| format!("{style:?}")),
        encoding.explode,
        encoding.allow_reserved,
    )
}

/// The name of a media type without what makes no difference: case and blanks.
fn plain(media: &MediaType) -> String {
    media.name.replace(' ', "").to_ascii_lowercase()
}

/// Whether a range covers a media type.
fn covers(range: &str, name: &str) -> bool {
    match range.split_once("/*") {
        Some(("*", "")) => name != range,
        Some((kind, "")) => name
            .split_once('/')
            .is_some_and(|(own, rest)| own == kind && rest != "*"),
        _ => false,
    }
}

/// What an answer more or less does to the emitted crate: nothing where none has anything in it.
fn answers(others: &[(StatusPattern, Response)], one: &Response) -> Bump {
    let is_empty = |response: &Response| response.content.is_empty();
    if is_empty(one) && others.iter().all(|(_, other)| is_empty(other)) {
        Bump::Patch
    } else {
        Bump::Major
    }
}

fn is_success(status: StatusPattern) -> bool {
    matches!(
        status,
        StatusPattern::Code(200..=299) | StatusPattern::Range(2)
    )
}

/// A status as documents write it.
fn shown(status: StatusPattern) -> String {
    match status {
        StatusPattern::Code(code) => code.to_string(),
        StatusPattern::Range(first) => format!("{first}XX"),
        StatusPattern::Default => "default".to_owned(),
    }
}
