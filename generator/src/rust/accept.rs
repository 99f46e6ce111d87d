//! The header `Accept` of an operation.

use crate::ir::media::{essence, is_range};
use crate::ir::{self, Response};

/// The media types that an operation answers with, successes first: the value of its `Accept` header.
pub(super) fn of(operation: &ir::Operation) -> String {
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
