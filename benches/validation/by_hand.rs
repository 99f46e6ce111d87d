//! The checks as one would write them.

use std::sync::LazyLock;

use m3ter_client::models::ProductRequest;
use regex::Regex;

/// The lengths and the pattern in plain Rust.
pub fn is_valid(body: &ProductRequest) -> bool {
    let fields = body.custom_fields.as_ref();
    (1..=200).contains(&body.name.chars().count())
        && (1..=80).contains(&body.code.chars().count())
        && is_code(&body.code)
        && fields.is_none_or(|fields| fields.len() <= 100)
}

/// No control character anywhere, no space at either end.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return false;
    };
    *first != b' ' && *last != b' ' && !bytes.iter().any(u8::is_ascii_control)
}

/// The same with an engine for the pattern.
pub fn is_valid_by_regex(body: &ProductRequest) -> bool {
    static CODE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(PATTERN).expect("the pattern is right"));
    let fields = body.custom_fields.as_ref();
    (1..=200).contains(&body.name.chars().count())
        && (1..=80).contains(&body.code.chars().count())
        && CODE.is_match(&body.code)
        && fields.is_none_or(|fields| fields.len() <= 100)
}

/// The pattern of `code`.
pub const PATTERN: &str = r"^[^\x00-\x20\x7f]([^\x00-\x1f\x7f]*[^\x00-\x20\x7f])?$";
