//! JSON Pointer (RFC 6901) as text.

use std::borrow::Cow;

/// Adds `/` and the escaped `token`.
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    if token.contains(['~', '/']) {
        pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(token);
    }
}

/// A token without its escapes.
#[must_use]
pub fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// The tokens of a pointer, unescaped; none for the empty pointer.
pub fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(unescape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_go_both_ways() {
        for token in ["", "a", "a/b", "a~b", "~1", "~0/", "ü"] {
            let mut pointer = String::from("/paths");
            push(&mut pointer, token);
            assert_eq!(tokens(&pointer).last().as_deref(), Some(token), "{pointer}");
        }
        assert_eq!(tokens("").count(), 0);
    }
}
