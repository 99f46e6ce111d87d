//! Plans what operations answer with: one type, or an enum where answers differ.

use std::collections::HashMap;

use super::answer::{AnswerVariant, ChoiceRow, Choices, Content, Failure, Output};
use super::check::Checks;
use super::docs::{self, Text};
use super::markdown;
use super::model::Model;
use super::model_names::is_model;
use super::naming::{Case, Name, Scope};
use super::operations::RESERVED;
use super::size;
use super::types::{RustType, Types};
use crate::ir::media::{essence, is_range};
use crate::ir::{self, Media, MediaKind, Response, TypeId};
use crate::wire::StatusPattern;

/// One answer that an operation declares.
#[derive(Clone, Debug)]
struct Entry<'a> {
    status: StatusPattern,
    media_type: String,
    content: Option<Content>,
    ty: Option<TypeId>,
    description: &'a str,
}

/// What an operation answers with; the enum is named after it, should it need one.
pub(super) fn output(
    types: &Types<'_>,
    checks: &mut Checks<'_, '_>,
    operation: &ir::Operation,
    scope: &mut Scope,
) -> Output {
    let responses = successes(operation);
    if responses.iter().any(|response| is_upgrade(response)) {
        return Output::Upgrade;
    }
    if responses.iter().any(|response| is_redirect(response)) {
        return Output::Redirect;
    }
    let entries: Vec<Entry<'_>> = responses
        .iter()
        .flat_map(|response| entries(types, response))
        .collect();
    let Some(first) = entries.first() else {
        return Output::Unit;
    };
    if entries.iter().all(|entry| entry.content == first.content) {
        return match &first.content {
            None => Output::Unit,
            Some(content) => Output::Whole(content.clone()),
        };
    }
    if let Some(value) = value_or_nothing(&entries) {
        return Output::Optional(value);
    }
    let name = scope.first_free(
        &[
            format!("{} output", operation.name).as_str(),
            format!("{} operation output", operation.name).as_str(),
        ],
        Case::Camel,
    );
    let about = format!("What {} answers with.", docs::code(&operation.name));
    Output::Choices(choices(types, Some(checks), &entries, name, &about))
}

/// The answers that are successes. Where there is none, the one that stands for all others is; and a redirect, where
/// nothing else is left. A switch of protocols goes before successes without a body.
pub(super) fn successes(operation: &ir::Operation) -> Vec<&Response> {
    let of = |wanted: fn(&Response) -> bool| -> Vec<&Response> {
        let responses = operation.responses.iter();
        responses.filter(|response| wanted(response)).collect()
    };
    let mut responses = operation.responses.iter();
    if of(is_upgrade).len() == 1 && !responses.any(|one| one.is_success() && !one.media.is_empty())
    {
        return of(|response| is_upgrade(response) || response.is_success());
    }
    let tries: [fn(&Response) -> bool; 3] = [
        Response::is_success,
        |response| response.status == StatusPattern::Default,
        is_redirect,
    ];
    let mut found = tries.into_iter().map(of);
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether the connection speaks another protocol behind the answer (RFC 9110, 15.2.2).
fn is_upgrade(response: &Response) -> bool {
    response.status == StatusPattern::Code(101)
}

/// Whether the answer leads elsewhere (RFC 9110, 15.4).
fn is_redirect(response: &Response) -> bool {
    matches!(
        response.status,
        StatusPattern::Code(301 | 302 | 303 | 307 | 308) | StatusPattern::Range(3)
    )
}

fn entries<'a>(types: &Types<'_>, response: &'a Response) -> Vec<Entry<'a>> {
    let entry = |media_type: String, content: Option<Content>, ty: Option<TypeId>| Entry {
        status: response.status,
        media_type,
        content,
        ty,
        description: &response.description,
    };
    if response.media.is_empty() {
        return vec![entry(String::new(), None, None)];
    }
    let contents = response.media.iter().map(|media| content(types, media));
    let contents: Vec<Content> = contents.collect();
    let media = response.media.iter().zip(&contents);
    media
        .map(|(media, content)| {
            // What comes as text as well is read as the server says.
            let content = match content {
                Content::Json(ty) if contents.contains(&Content::Any(ty.clone())) => {
                    Content::Any(ty.clone())
                }
                content => content.clone(),
            };
            entry(essence(&media.name), Some(content), Some(media.ty))
        })
        .collect()
}

fn content(types: &Types<'_>, media: &Media) -> Content {
    let ty = || types.whole(media.ty, None);
    match media.kind {
        MediaKind::Json if MediaKind::of(&media.name) == MediaKind::Json => Content::Json(ty()),
        MediaKind::Json => Content::Any(ty()),
        MediaKind::Text | MediaKind::Xml | MediaKind::Form => Content::Text,
        MediaKind::Binary | MediaKind::Multipart => Content::Bytes,
        MediaKind::EventStream => Content::Events(ty()),
        MediaKind::JsonLines => Content::Items(ty()),
    }
}

/// The type of an operation that answers with a value, or, by one status, with nothing.
fn value_or_nothing(entries: &[Entry<'_>]) -> Option<RustType> {
    let (values, nothing): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) =
        entries.iter().partition(|entry| entry.content.is_some());
    let first = values.first()?;
    let same = values.iter().all(|entry| entry.content == first.content);
    match &first.content {
        Some(Content::Json(ty)) if same && nothing.len() == 1 => {
            (!matches!(ty, RustType::Option(_))).then(|| ty.clone())
        }
        _ => None,
    }
}

/// The enum of several answers.
fn choices(
    types: &Types<'_>,
    mut checks: Option<&mut Checks<'_, '_>>,
    entries: &[Entry<'_>],
    name: Name,
    about: &str,
) -> Choices {
    let mut scope = Scope::default();
    let mut variants: Vec<AnswerVariant> = Vec::new();
    let mut held: Vec<(StatusPattern, Option<TypeId>)> = Vec::new();
    let mut rows = Vec::new();
    let one_status = entries
        .iter()
        .all(|entry| entry.status == entries[0].status);
    for entry in entries {
        let known = variants
            .iter()
            .zip(&held)
            .position(|(variant, (status, _))| {
                *status == entry.status && variant.content == entry.content
            });
        let variant = known.unwrap_or_else(|| {
            let alone = entries
                .iter()
                .filter(|other| other.status == entry.status)
                .all(|other| other.content == entry.content);
            let media = media_word(entry);
            let full = match (one_status, alone) {
                (true, false) => media.to_owned(),
                (_, true) => status_word(entry.status),
                (false, false) => format!("{} {media}", status_word(entry.status)),
            };
            let fallback = format!("{} {}", status_word(entry.status), entry.media_type);
            let is_checked = match (&mut checks, entry.ty, &entry.content) {
                (Some(checks), Some(ty), Some(Content::Json(_) | Content::Any(_))) => {
                    checks.is_needy(ty)
                }
                _ => false,
            };
            variants.push(AnswerVariant {
                name: scope.first_free(&[full.as_str(), &fallback], Case::Camel),
                docs: variant_docs(entry),
                content: entry.content.clone(),
                boxed: false,
                is_checked,
            });
            held.push((entry.status, entry.ty));
            variants.len() - 1
        });
        rows.push(ChoiceRow {
            status: entry.status,
            media_type: entry.media_type.clone(),
            variant,
        });
    }
    let sizes: Vec<Option<usize>> = variants
        .iter()
        .zip(&held)
        .map(|(variant, (_, ty))| match &variant.content {
            Some(Content::Json(RustType::Model(_)) | Content::Any(RustType::Model(_))) => {
                ty.map(|ty| types.size(ty))
            }
            _ => None,
        })
        .collect();
    for index in size::variants_to_box(&sizes) {
        variants[index].boxed = true;
    }
    Choices {
        name,
        docs: Text::new().paragraph(about).finish(),
        variants,
        rows,
    }
}

fn variant_docs(entry: &Entry<'_>) -> Vec<String> {
    let status = match entry.status {
        StatusPattern::Code(code) => format!("Status {code}"),
        StatusPattern::Range(class) => format!("Status {class}XX"),
        StatusPattern::Default => "Every other status".to_owned(),
    };
    let media = match entry.media_type.as_str() {
        "" => String::new(),
        media_type => format!(", {}", docs::code(media_type)),
    };
    let description = markdown::sentence(entry.description);
    let text = if description.is_empty() {
        format!("{status}{media}.")
    } else {
        format!("{status}{media}: {description}")
    };
    Text::new().paragraph(text).finish()
}

/// What a variant is called after its media type.
fn media_word<'e>(entry: &'e Entry<'_>) -> &'e str {
    match &entry.content {
        None => "empty",
        Some(Content::Json(_)) if entry.media_type.ends_with("/json") => "json",
        Some(Content::Json(_)) => entry
            .media_type
            .split_once('/')
            .map_or("json", |(_, subtype)| subtype),
        Some(Content::Any(_)) => "any",
        Some(Content::Text) if entry.media_type.contains("xml") => "xml",
        Some(Content::Text) => "text",
        Some(Content::Bytes) => "bytes",
        Some(Content::Events(_)) => "events",
        Some(Content::Items(_)) => "items",
    }
}

/// What a variant is called after its status (RFC 9110, 15; IANA HTTP Status Code Registry).
fn status_word(status: StatusPattern) -> String {
    let word = match status {
        StatusPattern::Default => "other",
        StatusPattern::Range(1) => "informational",
        StatusPattern::Range(2) => "success",
        StatusPattern::Range(3) => "redirection",
        StatusPattern::Range(4) => "client error",
        StatusPattern::Range(5) => "server error",
        StatusPattern::Range(class) => return format!("class {class}"),
        StatusPattern::Code(code) => match code {
            200 => "ok",
            201 => "created",
            202 => "accepted",
            203 => "non authoritative information",
            204 => "no content",
            205 => "reset content",
            206 => "partial content",
            207 => "multi status",
            208 => "already reported",
            300 => "multiple choices",
            301 => "moved permanently",
            302 => "found",
            303 => "see other",
            304 => "not modified",
            307 => "temporary redirect",
            308 => "permanent redirect",
            400 => "bad request",
            401 => "unauthorized",
            402 => "payment required",
            403 => "forbidden",
            404 => "not found",
            405 => "method not allowed",
            406 => "not acceptable",
            407 => "proxy authentication required",
            408 => "request timeout",
            409 => "conflict",
            410 => "gone",
            411 => "length required",
            412 => "precondition failed",
            413 => "content too large",
            414 => "uri too long",
            415 => "unsupported media type",
            416 => "range not satisfiable",
            417 => "expectation failed",
            418 => "im a teapot",
            421 => "misdirected request",
            422 => "unprocessable content",
            423 => "locked",
            424 => "failed dependency",
            425 => "too early",
            426 => "upgrade required",
            428 => "precondition required",
            429 => "too many requests",
            431 => "request header fields too large",
            451 => "unavailable for legal reasons",
            500 => "internal server error",
            501 => "not implemented",
            502 => "bad gateway",
            503 => "service unavailable",
            504 => "gateway timeout",
            507 => "insufficient storage",
            _ => return format!("status {code}"),
        },
    };
    word.to_owned()
}

/// The names that are free for types which stand beside models, and hold them.
pub(super) fn names_beside(models: &[Model]) -> Scope {
    let mut scope = Scope::reserving(&RESERVED);
    for model in models {
        scope.name(model.name.as_str(), Case::Camel);
    }
    scope
}

/// The enums of failures, of which operations with the same table share one.
#[derive(Debug)]
pub(super) struct Failures {
    scope: Scope,
    known: HashMap<String, Name>,
    found: Vec<Choices>,
}

impl Failures {
    /// None yet; their names stand beside those of `models`.
    pub(super) fn beside(models: &[Model]) -> Self {
        Self {
            scope: names_beside(models),
            known: HashMap::new(),
            found: Vec::new(),
        }
    }

    /// The enums, by name.
    pub(super) fn finish(mut self) -> Vec<Choices> {
        self.found.sort_by(|one, other| one.name.cmp(&other.name));
        self.found
    }

    /// What the failures of an operation hold.
    pub(super) fn of(&mut self, types: &Types<'_>, operation: &ir::Operation) -> Failure {
        let mut entries: Vec<Entry<'_>> = operation
            .responses
            .iter()
            .filter(|response| !response.is_success())
            .flat_map(|response| entries(types, response))
            .map(|mut entry| {
                // Whoever wants other bodies has the bytes.
                if !matches!(entry.content, Some(Content::Json(_) | Content::Text)) {
                    entry.content = match entry.content {
                        Some(Content::Any(ty)) => Some(Content::Json(ty)),
                        _ => None,
                    };
                }
                entry
            })
            .collect();
        entries.sort_by_key(|entry| entry.status);
        let needed = entries.clone();
        entries.retain(|entry| {
            entry.content.is_some() || needed.iter().any(|other| is_wider(other, entry))
        });
        let values = |content: &Option<Content>| match content {
            Some(Content::Json(ty)) => Some(ty.clone()),
            _ => None,
        };
        let Some(first) = entries.first() else {
            return Failure::Unit;
        };
        if let Some(ty) = values(&first.content)
            && entries.iter().all(|entry| entry.content == first.content)
        {
            return Failure::Whole(ty);
        }
        let key = format!("{:?}", entries.iter().map(key).collect::<Vec<_>>());
        if let Some(name) = self.known.get(&key) {
            return Failure::Choices(name.clone());
        }
        let own = format!("{} error", operation.name);
        let text = shared_name(types, &entries).unwrap_or(own);
        let otherwise = format!("{text} body");
        let name = self
            .scope
            .first_free(&[text.as_str(), &otherwise], Case::Camel);
        self.known.insert(key, name.clone());
        // What several operations share has no words of one of them.
        for entry in &mut entries {
            entry.description = "";
        }
        let about = "What a failure holds, by its status.";
        let choices = choices(types, None, &entries, name.clone(), about);
        self.found.push(choices);
        Failure::Choices(name)
    }
}

/// Whether `other` stands for the status of `entry` as well, and has a body.
fn is_wider(other: &Entry<'_>, entry: &Entry<'_>) -> bool {
    other.content.is_some()
        && match (other.status, entry.status) {
            (StatusPattern::Range(class), StatusPattern::Code(code)) => code / 100 == class,
            (StatusPattern::Default, StatusPattern::Code(_) | StatusPattern::Range(_)) => true,
            (one, other) => one == other,
        }
}

fn key(entry: &Entry<'_>) -> (StatusPattern, String, String) {
    let content = format!("{:?}", entry.content);
    (entry.status, entry.media_type.clone(), content)
}

/// A name that says all there is to say about a table of models, so that it stays the same whatever else is in the
/// document: `NotFoundOn404OrProblemOn4xx`.
fn shared_name(types: &Types<'_>, entries: &[Entry<'_>]) -> Option<String> {
    /// A longer name is no help.
    const LONGEST: usize = 80;
    // A type that is written out belongs to the operation, unless it stands in a component.
    let own = entries.iter().filter_map(|entry| entry.ty).any(|ty| {
        let (_, ty) = types.leaf(ty);
        let inline = matches!(ty.name, ir::NamePath::Inline(_));
        let shared = ty
            .origin
            .tokens()
            .next()
            .is_some_and(|first| first == "components");
        is_model(&ty.kind) && inline && !shared
    });
    if own {
        return None;
    }
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for entry in entries {
        let name = match &entry.content {
            None => "nothing".to_owned(),
            Some(Content::Text) => "text".to_owned(),
            Some(Content::Json(RustType::Model(name))) => name.to_string(),
            Some(_) => return None,
        };
        let status = match entry.status {
            StatusPattern::Code(code) => code.to_string(),
            StatusPattern::Range(class) => format!("{class}xx"),
            StatusPattern::Default => "default".to_owned(),
        };
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, statuses)) if statuses.contains(&status) => {}
            Some((_, statuses)) => statuses.push(status),
            None => groups.push((name, vec![status])),
        }
    }
    let words = groups
        .iter()
        .map(|(name, statuses)| format!("{name} on {}", statuses.join(" or ")));
    let text = words.collect::<Vec<_>>().join(" or ");
    (text.len() <= LONGEST).then_some(text)
}

/// The media types that an operation answers with, successes first: the value of its `Accept` header.
pub(super) fn accept(operation: &ir::Operation) -> String {
    let mut names: Vec<&str> = Vec::new();
    let (successes, failures): (Vec<&Response>, Vec<&Response>) = operation
        .responses
        .iter()
        .partition(|response| response.is_success());
    for response in successes.into_iter().chain(failures) {
        for media in &response.media {
            if !names.contains(&media.name.as_str()) && is_media_type(&media.name) {
                names.push(&media.name);
            }
        }
    }
    if names.is_empty() {
        "*/*".to_owned()
    } else {
        names.join(", ")
    }
}

/// Whether a name can stand in a header: type and subtype are tokens (RFC 9110, 8.3.1).
fn is_media_type(name: &str) -> bool {
    let token = |text: &str| {
        let of_token =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        !text.is_empty() && text.bytes().all(of_token)
    };
    let essence = essence(name);
    let visible = name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let parts = essence.split_once('/');
    visible
        && parts.is_some_and(|(main, sub)| token(main) && token(sub))
        && !(is_range(name) && essence.starts_with("*/") && essence != "*/*")
}
