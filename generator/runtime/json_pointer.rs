//! JSON Pointers as texts.

/// Whether `text` is a JSON Pointer (RFC 6901, 3).
#[must_use]
pub fn is_json_pointer(text: &str) -> bool {
    let mut escapes = text.split('~').skip(1);
    (text.is_empty() || text.starts_with('/')) && escapes.all(|rest| rest.starts_with(['0', '1']))
}

/// Whether `text` is a relative JSON Pointer (draft-bhutton-relative-json-pointer-00, 3): how many levels up, how many
/// items further, and where from there.
#[must_use]
pub fn is_relative_json_pointer(text: &str) -> bool {
    let Some(rest) = after_number(text) else {
        return false;
    };
    let rest = match rest.strip_prefix(['+', '-']) {
        Some(index) if !index.starts_with('0') => after_number(index),
        Some(_) => None,
        None => Some(rest),
    };
    rest.is_some_and(|rest| rest == "#" || is_json_pointer(rest))
}

/// What follows a number without leading zeros.
fn after_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let number = &text[..text.len() - rest.len()];
    (number == "0" || (!number.is_empty() && !number.starts_with('0'))).then_some(rest)
}
