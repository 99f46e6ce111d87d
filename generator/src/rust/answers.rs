//! Plans what operations answer with: one type, or an enum where answers differ.

use super::answer::{AnswerVariant, ChoiceRow, Choices, Content, Output};
use super::check::Check;
use super::checks::Checks;
use super::docs::{self, Text};
use super::markdown;
use super::naming::{Case, Name, Scope};
use super::size;
use super::status;
use super::types::{RustType, Types};
use crate::ir::media::essence;
use crate::ir::{self, Media, MediaKind, Response, TypeId};
use crate::wire::StatusPattern;

/// One answer that an operation declares.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    pub(super) status: StatusPattern,
    pub(super) media_type: String,
    pub(super) content: Option<Content>,
    pub(super) ty: Option<TypeId>,
    pub(super) description: &'a str,
}

impl Entry<'_> {
    /// What is to be checked of it that its type does not check by itself.
    fn check(&self, checks: &mut Checks<'_, '_>, operation: &str) -> Option<Check> {
        let read = matches!(self.content, Some(Content::Json(_) | Content::Any(_)));
        let ty = self.ty.filter(|_| read)?;
        checks.of_body(ty, &format!("{operation} output"))
    }
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
            Some(content) => {
                let check = first.check(checks, &operation.name);
                Output::Whole(content.clone(), check)
            }
        };
    }
    if let Some(value) = value_or_nothing(&entries) {
        let mut checks = entries
            .iter()
            .filter_map(|entry| entry.check(checks, &operation.name));
        return Output::Optional(value, checks.next());
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

/// The answers that a response stands for: one for each media type.
pub(super) fn entries<'a>(types: &Types<'_>, response: &'a Response) -> Vec<Entry<'a>> {
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
pub(super) fn choices(
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
                (_, true) => status::word(entry.status),
                (false, false) => format!("{} {media}", status::word(entry.status)),
            };
            let fallback = format!("{} {}", status::word(entry.status), entry.media_type);
            let is_checked = match (&mut checks, entry.ty, &entry.content) {
                (Some(checks), Some(ty), Some(Content::Json(_) | Content::Any(_))) => {
                    checks.is_needy(ty)
                }
                _ => false,
            };
            let check = match &mut checks {
                Some(checks) => entry.check(checks, &format!("{name} {full}")),
                None => None,
            };
            variants.push(AnswerVariant {
                name: scope.first_free(&[full.as_str(), &fallback], Case::Camel),
                docs: variant_docs(entry),
                content: entry.content.clone(),
                boxed: false,
                is_checked,
                check,
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
