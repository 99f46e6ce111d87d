//! The runtime: files that are copied as they are, those that the plan needs.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::syntax::{inner_docs, rust_file};
use crate::ir::VariantTest;
use crate::ir::pattern::Lowered;
use crate::output::{Contents, EmittedFile};
use crate::rust::{
    BodyEncoding, Content, CratePlan, CredentialKind, ModelKind, Operation, Output, TextType,
};

/// A module of the runtime.
struct Module {
    name: &'static str,
    text: &'static str,
    audience: Audience,
    /// Whether a plan needs it.
    needed: fn(&CratePlan) -> bool,
}

/// Who uses a module.
#[derive(Clone, Copy)]
enum Audience {
    /// Those who call the client, too.
    Callers,
    /// Emitted code alone. It comes and goes with what a document asks for, and no version of the crate promises it: it is
    /// hidden from the documentation.
    Crate,
    /// The runtime alone.
    Runtime,
}

impl Module {
    const fn new(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            text,
            audience: Audience::Callers,
            needed: |_| true,
        }
    }

    const fn hidden(mut self) -> Self {
        self.audience = Audience::Crate;
        self
    }

    const fn private(mut self) -> Self {
        self.audience = Audience::Runtime;
        self
    }

    const fn when(mut self, needed: fn(&CratePlan) -> bool) -> Self {
        self.needed = needed;
        self
    }
}

/// Every module, by name. A test holds the list against the folder.
const MODULES: &[Module] = &[
    Module::new("alternative", include_str!("../../runtime/alternative.rs"))
        .hidden()
        .when(has_overlaps),
    Module::new("answer", include_str!("../../runtime/answer.rs")),
    Module::new(
        "answer_error",
        include_str!("../../runtime/answer_error.rs"),
    ),
    Module::new("api_key", include_str!("../../runtime/api_key.rs")).when(has_api_keys),
    Module::new("auth", include_str!("../../runtime/auth.rs")),
    Module::new(
        "authorization",
        include_str!("../../runtime/authorization.rs"),
    )
    .when(has_http_schemes),
    Module::new("base64", include_str!("../../runtime/base64.rs")).when(uses_base64),
    Module::new("body", include_str!("../../runtime/body.rs")).when(sends_bytes),
    Module::new("byte_stream", include_str!("../../runtime/byte_stream.rs")).when(has_streams),
    Module::new("calendar", include_str!("../../runtime/calendar.rs")),
    Module::new("call", include_str!("../../runtime/call.rs")),
    Module::new("certificate", include_str!("../../runtime/certificate.rs")).when(has_certificates),
    Module::new("check", include_str!("../../runtime/check.rs")),
    Module::new("choice", include_str!("../../runtime/choice.rs")),
    Module::new("client", include_str!("../../runtime/client.rs")),
    Module::new("clock", include_str!("../../runtime/clock.rs")).when(uses_clock),
    Module::new("content", include_str!("../../runtime/content.rs")),
    Module::new("credential", include_str!("../../runtime/credential.rs")),
    Module::new("date", include_str!("../../runtime/date.rs")).when(uses_date),
    Module::new("date_time", include_str!("../../runtime/date_time.rs")).when(uses_date_time),
    Module::new("decode", include_str!("../../runtime/decode.rs")),
    Module::new("decode_std", include_str!("../../runtime/decode_std.rs")).private(),
    Module::new("duration", include_str!("../../runtime/duration.rs")).when(uses_duration),
    Module::new("encode", include_str!("../../runtime/encode.rs")),
    Module::new("engine", include_str!("../../runtime/engine.rs"))
        .hidden()
        .when(needs_engine),
    Module::new("environment", include_str!("../../runtime/environment.rs")),
    Module::new("error", include_str!("../../runtime/error.rs")),
    Module::new(
        "event_stream",
        include_str!("../../runtime/event_stream.rs"),
    )
    .when(has_events),
    Module::new("file_part", include_str!("../../runtime/file_part.rs")).when(sends_parts),
    Module::new("foreign", include_str!("../../runtime/foreign.rs"))
        .hidden()
        .when(has_foreign),
    Module::new("form", include_str!("../../runtime/form.rs"))
        .hidden()
        .when(sends_forms),
    Module::new("format", include_str!("../../runtime/format.rs"))
        .hidden()
        .when(tests_formats),
    Module::new("formatted", include_str!("../../runtime/formatted.rs")).hidden(),
    Module::new("idn", include_str!("../../runtime/idn.rs"))
        .hidden()
        .when(tests_names),
    Module::new("idn_table", include_str!("../../runtime/idn_table.rs"))
        .private()
        .when(tests_names),
    Module::new(
        "invalid_text",
        include_str!("../../runtime/invalid_text.rs"),
    )
    .when(uses_text),
    Module::new("item_stream", include_str!("../../runtime/item_stream.rs")).when(has_items),
    Module::new("items", include_str!("../../runtime/items.rs"))
        .hidden()
        .when(has_tuples),
    Module::new(
        "json_pointer",
        include_str!("../../runtime/json_pointer.rs"),
    )
    .hidden()
    .when(tests_pointers),
    Module::new("json_schema", include_str!("../../runtime/json_schema.rs"))
        .when(CratePlan::checks_values),
    Module::new("length", include_str!("../../runtime/length.rs")).hidden(),
    Module::new("lines", include_str!("../../runtime/lines.rs"))
        .hidden()
        .when(sends_lines),
    Module::new("multipart", include_str!("../../runtime/multipart.rs")).when(sends_parts),
    Module::new("oauth", include_str!("../../runtime/oauth.rs")).when(fetches_tokens),
    Module::new("operation", include_str!("../../runtime/operation.rs")),
    Module::new("parameter", include_str!("../../runtime/parameter.rs")),
    Module::new("parts", include_str!("../../runtime/parts.rs")).private(),
    Module::new("pattern", include_str!("../../runtime/pattern.rs"))
        .hidden()
        .when(has_tables),
    Module::new("percent", include_str!("../../runtime/percent.rs")),
    Module::new("place", include_str!("../../runtime/place.rs")).hidden(),
    Module::new("prelude", include_str!("../../runtime/prelude.rs")),
    Module::new("problem", include_str!("../../runtime/problem.rs")).private(),
    Module::new("punycode", include_str!("../../runtime/punycode.rs"))
        .private()
        .when(tests_names),
    Module::new("reader", include_str!("../../runtime/reader.rs")),
    Module::new("receive", include_str!("../../runtime/receive.rs")).when(receives),
    Module::new("records", include_str!("../../runtime/records.rs"))
        .private()
        .when(has_items),
    Module::new("redirect", include_str!("../../runtime/redirect.rs")).when(has_redirects),
    Module::new(
        "regex_syntax",
        include_str!("../../runtime/regex_syntax.rs"),
    )
    .hidden()
    .when(tests_patterns),
    Module::new("report", include_str!("../../runtime/report.rs")),
    Module::new("request", include_str!("../../runtime/request.rs")).private(),
    Module::new(
        "response_header",
        include_str!("../../runtime/response_header.rs"),
    )
    .hidden()
    .when(has_headers),
    Module::new("retry", include_str!("../../runtime/retry.rs")),
    Module::new("rule", include_str!("../../runtime/rule.rs")),
    Module::new("schema", include_str!("../../runtime/schema.rs"))
        .hidden()
        .when(has_schemas),
    Module::new("schema_at", include_str!("../../runtime/schema_at.rs")).hidden(),
    Module::new(
        "schema_members",
        include_str!("../../runtime/schema_members.rs"),
    )
    .private()
    .when(has_schemas),
    Module::new(
        "schema_memory",
        include_str!("../../runtime/schema_memory.rs"),
    )
    .private()
    .when(has_schemas),
    Module::new("schema_seen", include_str!("../../runtime/schema_seen.rs"))
        .private()
        .when(has_schemas),
    Module::new(
        "schema_stack",
        include_str!("../../runtime/schema_stack.rs"),
    )
    .private()
    .when(has_schemas),
    Module::new(
        "schema_value",
        include_str!("../../runtime/schema_value.rs"),
    )
    .private()
    .when(has_schemas),
    Module::new("schema_walk", include_str!("../../runtime/schema_walk.rs"))
        .private()
        .when(has_schemas),
    Module::new("secret", include_str!("../../runtime/secret.rs")),
    Module::new("secret_json", include_str!("../../runtime/secret_json.rs"))
        .private()
        .when(uses_secret),
    Module::new("shape", include_str!("../../runtime/shape.rs"))
        .hidden()
        .when(has_shapes),
    Module::new("text", include_str!("../../runtime/text.rs"))
        .private()
        .when(uses_checked_text),
    Module::new("time", include_str!("../../runtime/time.rs")).when(uses_time),
    Module::new("transport", include_str!("../../runtime/transport.rs")),
    Module::new("upgrade", include_str!("../../runtime/upgrade.rs")).when(has_upgrades),
    Module::new("upload", include_str!("../../runtime/upload.rs")).when(sends_bytes),
    Module::new(
        "uri_template",
        include_str!("../../runtime/uri_template.rs"),
    )
    .hidden()
    .when(tests_templates),
    Module::new("uuid", include_str!("../../runtime/uuid.rs")).when(uses_uuid),
    Module::new("validate", include_str!("../../runtime/validate.rs")),
    Module::new("violation", include_str!("../../runtime/violation.rs")),
    Module::new(
        "violation_order",
        include_str!("../../runtime/violation_order.rs"),
    )
    .private()
    .when(has_schemas),
    Module::new("words", include_str!("../../runtime/words.rs")).private(),
];

pub(super) fn uses_base64(plan: &CratePlan) -> bool {
    plan.texts.contains(&TextType::Base64) || plan.tests.contains("base64")
}

fn uses_clock(plan: &CratePlan) -> bool {
    uses_date_time(plan) || uses_time(plan)
}

fn uses_date(plan: &CratePlan) -> bool {
    plan.texts.contains(&TextType::Date) || plan.tests.contains("date")
}

fn uses_date_time(plan: &CratePlan) -> bool {
    plan.texts.contains(&TextType::DateTime) || plan.tests.contains("date_time")
}

fn uses_duration(plan: &CratePlan) -> bool {
    plan.texts.contains(&TextType::Duration) || plan.tests.contains("duration")
}

fn tests_formats(plan: &CratePlan) -> bool {
    plan.tests.contains("format") || tests_names(plan)
}

fn tests_names(plan: &CratePlan) -> bool {
    plan.tests.contains("idn")
}

fn tests_pointers(plan: &CratePlan) -> bool {
    plan.tests.contains("json_pointer")
}

fn tests_patterns(plan: &CratePlan) -> bool {
    plan.tests.contains("regex_syntax")
}

fn tests_templates(plan: &CratePlan) -> bool {
    plan.tests.contains("uri_template")
}

/// Whether a text has a type that can refuse to be made of it; date-times have an error of their own.
fn uses_text(plan: &CratePlan) -> bool {
    uses_base64(plan)
        || uses_date(plan)
        || uses_duration(plan)
        || uses_time(plan)
        || uses_uuid(plan)
}

/// Whether a text has a type that keeps it to the letter.
fn uses_checked_text(plan: &CratePlan) -> bool {
    uses_date(plan)
        || uses_date_time(plan)
        || uses_duration(plan)
        || uses_time(plan)
        || uses_uuid(plan)
}

fn uses_secret(plan: &CratePlan) -> bool {
    plan.texts.contains(&TextType::Secret)
}

fn uses_time(plan: &CratePlan) -> bool {
    plan.texts.contains(&TextType::Time) || plan.tests.contains("time")
}

fn uses_uuid(plan: &CratePlan) -> bool {
    plan.texts.contains(&TextType::Uuid) || plan.tests.contains("uuid")
}

/// Whether clients fetch tokens.
pub(super) fn fetches_tokens(plan: &CratePlan) -> bool {
    has_credentials(plan, |kind| {
        matches!(kind, CredentialKind::ClientCredentials { .. })
    })
}

fn has_api_keys(plan: &CratePlan) -> bool {
    has_credentials(plan, |kind| matches!(kind, CredentialKind::ApiKey { .. }))
}

fn has_http_schemes(plan: &CratePlan) -> bool {
    has_credentials(plan, |kind| matches!(kind, CredentialKind::Http(_)))
}

fn has_certificates(plan: &CratePlan) -> bool {
    has_credentials(plan, |kind| matches!(kind, CredentialKind::Certificate))
}

fn has_credentials(plan: &CratePlan, is_one: fn(&CredentialKind) -> bool) -> bool {
    let mut credentials = plan.client.credentials.iter();
    credentials.any(|credential| is_one(&credential.kind))
}

fn receives(plan: &CratePlan) -> bool {
    !plan.received.is_empty()
}

fn has_foreign(plan: &CratePlan) -> bool {
    !plan.foreign.is_empty()
}

/// Whether an answer is read as it comes.
pub(super) fn has_streams(plan: &CratePlan) -> bool {
    contents(plan).any(Content::is_streamed)
}

fn has_events(plan: &CratePlan) -> bool {
    contents(plan).any(|content| matches!(content, Content::Events(_)))
}

/// What events hold are items, too.
fn has_items(plan: &CratePlan) -> bool {
    contents(plan).any(|content| matches!(content, Content::Events(_) | Content::Items(_)))
}

fn has_headers(plan: &CratePlan) -> bool {
    !plan.headers.is_empty()
}

fn has_redirects(plan: &CratePlan) -> bool {
    operations(plan).any(|operation| operation.output == Output::Redirect)
}

fn has_upgrades(plan: &CratePlan) -> bool {
    operations(plan).any(|operation| operation.output == Output::Upgrade)
}

fn operations(plan: &CratePlan) -> impl Iterator<Item = &Operation> {
    plan.groups.iter().flat_map(|group| &group.operations)
}

/// What the answers of the operations hold.
fn contents(plan: &CratePlan) -> impl Iterator<Item = &Content> {
    operations(plan).flat_map(|operation| operation.output.contents())
}

/// Whether an operation sends bytes, in memory or from a reader.
pub(super) fn sends_bytes(plan: &CratePlan) -> bool {
    sends_parts(plan) || plan.sends(|encoding| matches!(encoding, BodyEncoding::Bytes))
}

fn sends_lines(plan: &CratePlan) -> bool {
    plan.sends(|encoding| matches!(encoding, BodyEncoding::Lines(_)))
}

fn sends_forms(plan: &CratePlan) -> bool {
    sends_parts(plan) || plan.sends(|encoding| matches!(encoding, BodyEncoding::Form(..)))
}

/// Whether an operation sends a body in parts, or a model holds a file to be sent in one.
pub(super) fn sends_parts(plan: &CratePlan) -> bool {
    plan.texts.contains(&TextType::File)
        || plan.sends(|encoding| matches!(encoding, BodyEncoding::Multipart { .. }))
}

/// Whether a pattern is run by a table.
fn has_tables(plan: &CratePlan) -> bool {
    let is_table = |matcher: &Lowered| {
        !matches!(
            matcher,
            Lowered::Always | Lowered::Never | Lowered::Engine(_)
        )
    };
    plan.patterns
        .iter()
        .any(|pattern| is_table(&pattern.matcher))
}

/// Whether a pattern is run by an engine.
pub(super) fn needs_engine(plan: &CratePlan) -> bool {
    plan.patterns
        .iter()
        .any(|pattern| matches!(pattern.matcher, Lowered::Engine(_)))
}

fn has_schemas(plan: &CratePlan) -> bool {
    !plan.schemas.is_empty()
}

fn has_tuples(plan: &CratePlan) -> bool {
    let mut models = plan.models.iter();
    models.any(|model| matches!(model.kind, ModelKind::Tuple(_)))
}

/// Whether a value may be another alternative than the one that it was read as.
fn has_overlaps(plan: &CratePlan) -> bool {
    let mut models = plan.models.iter();
    models.any(|model| matches!(&model.kind, ModelKind::Union(union) if union.is_undecided(model)))
}

/// Whether alternatives are told apart by their shape.
fn has_shapes(plan: &CratePlan) -> bool {
    plan.models.iter().any(|model| match &model.kind {
        ModelKind::Union(union) => union
            .variants
            .iter()
            .any(|variant| matches!(variant.test, VariantTest::Shape(_))),
        _ => false,
    })
}

fn needed(plan: &CratePlan) -> impl Iterator<Item = &'static Module> {
    MODULES.iter().filter(|module| (module.needed)(plan))
}

/// How many files the runtime of a plan has.
pub(super) fn count(plan: &CratePlan) -> usize {
    needed(plan).count() + 1
}

/// One file of the runtime: the root first, then the modules.
pub(super) fn emit(plan: &CratePlan, index: usize) -> EmittedFile {
    let module = index
        .checked_sub(1)
        .and_then(|index| needed(plan).nth(index));
    match module {
        Some(module) => EmittedFile {
            path: format!("src/runtime/{}.rs", module.name),
            contents: Contents::Text(module.text.to_owned()),
        },
        None => root(plan),
    }
}

fn root(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&[
        "What every operation and every model builds upon; the same for all APIs.".to_owned(),
    ]);
    let modules = needed(plan).map(|module| {
        let name = Ident::new(module.name, Span::call_site());
        match module.audience {
            Audience::Callers => quote!(pub mod #name;),
            Audience::Crate => quote!(#[doc(hidden)] pub mod #name;),
            Audience::Runtime => quote!(mod #name;),
        }
    });
    rust_file("runtime/mod.rs", quote!(#heading #(#modules)*))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_runtime_is_listed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/runtime");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the runtime stands beside the sources")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
            .filter(|name| name != "mod")
            .collect();
        files.sort();
        let listed: Vec<&str> = MODULES.iter().map(|module| module.name).collect();
        assert_eq!(files, listed);
    }
}
