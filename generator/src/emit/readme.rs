//! Prints the README of the emitted crate.

use std::fmt::Write as _;

use super::examples;
use super::features;
use super::library::quick_start;
use crate::output::{Contents, EmittedFile};
use crate::rust::{CratePlan, CredentialKind, inline_code};

/// What is the same for every crate: errors, time limits, retries, validation, features.
const GUIDE: &str = include_str!("guide.md");

/// What crates have whose schemas are data, too.
const VALUES: &str = include_str!("values.md");

/// At most so many operations are listed.
const MOST_OPERATIONS: usize = 60;

/// `README.md`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let mut text = format!("# {}\n\n{}\n", plan.package.name, plan.package.description);
    for line in plan.docs.iter().skip(1) {
        let _ = writeln!(text, "{line}");
    }
    if let Some(lines) = quick_start(plan) {
        text.push_str("\n## Quick start\n\n```rust\n");
        for line in lines.iter().filter(|line| !line.starts_with("# ")) {
            let _ = writeln!(text, "{line}");
        }
        text.push_str("```\n");
    }
    operations(plan, &mut text);
    setup(plan, &mut text);
    text.push_str("\n## Errors\n\n");
    text.push_str(GUIDE);
    features::guide(plan, &mut text);
    if plan.checks_values() {
        text.push_str(VALUES);
    }
    EmittedFile {
        path: "README.md".to_owned(),
        contents: Contents::Text(text),
    }
}

fn operations(plan: &CratePlan, text: &mut String) {
    let all = plan.groups.iter().flat_map(|group| &group.operations);
    let count = all.clone().count();
    if count == 0 {
        return;
    }
    text.push_str(
        "\n## Operations\n\n| method of `Client` | operation | example |\n|---|---|---|\n",
    );
    let shown = examples::shown(plan);
    for operation in all.take(MOST_OPERATIONS) {
        let route = format!("{} {}", operation.http_method, operation.path).replace('|', "\\|");
        let example = if shown.contains(&operation.method) {
            format!("`cargo run --example {}`", operation.method)
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "| `{}` | {} | {example} |",
            operation.method,
            inline_code(&route)
        );
    }
    if count > MOST_OPERATIONS {
        let _ = writeln!(
            text,
            "\nand {} more: see the documentation of `Client`.",
            count - MOST_OPERATIONS
        );
    }
    text.push_str(
        "
Each method takes what the operation requires and returns a call. Set what is optional on it, then await it for the
body of the answer, or `send()` it for status and headers as well. `timeout`, `header`, `retries` and `validate` can be
set on every call.
",
    );
}

fn setup(plan: &CratePlan, text: &mut String) {
    let client = &plan.client;
    text.push_str(
        "
## Setting a client up

`Client::from_env()` reads these variables, `Client::builder()` has a setter for each:

| variable | setter | |
|---|---|---|
",
    );
    for credential in &client.credentials {
        let variables: Vec<String> = credential
            .variables
            .iter()
            .map(|name| format!("`{name}`"))
            .collect();
        let meaning = match credential.kind {
            CredentialKind::Bearer => "an access token of your own",
            CredentialKind::ClientCredentials { .. } => {
                "access tokens are obtained, kept and renewed as needed"
            }
            CredentialKind::ApiKey { .. } => "an API key",
            CredentialKind::Basic => "user name and password",
            CredentialKind::Http(_) => {
                "the value of the header `Authorization`, without the scheme"
            }
            CredentialKind::Certificate => "an HTTP client that shows a certificate",
        };
        let _ = writeln!(
            text,
            "| {} | `{}` | {meaning} |",
            variables.join(", "),
            credential.method
        );
    }
    for held in &client.held {
        let _ = writeln!(
            text,
            "| `{}` | `{}` | for calls that set no {} of their own |",
            held.variable,
            held.method,
            inline_code(&held.wire)
        );
    }
    let base_url = match &client.base_url {
        Some(url) => format!("{} unless set", inline_code(url)),
        None => "has to be set: the document names no server".to_owned(),
    };
    let _ = writeln!(
        text,
        "| `{}_BASE_URL` | `base_url` | {base_url} |",
        client.environment_prefix
    );
    text.push_str(
        "
The builder has more: `timeout`, `retries`, `retry_creates`, `backoff`, `validate_requests`, `validate_responses`,
`max_violations`, `max_response_bytes`, `user_agent`, `header`, `http_client`. A client is cheap to clone, and its
clones share connections and tokens.
",
    );
}
