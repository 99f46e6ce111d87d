//! URI Templates as texts.

/// Whether `text` is a URI Template (RFC 6570, 2).
#[must_use]
pub fn is_uri_template(text: &str) -> bool {
    let mut rest = text;
    while let Some((literal, behind)) = rest.split_once('{') {
        let Some((expression, behind)) = behind.split_once('}') else {
            return false;
        };
        if !is_literal(literal) || !is_expression(expression) {
            return false;
        }
        rest = behind;
    }
    is_literal(rest)
}

fn is_literal(text: &str) -> bool {
    let forbidden = |own: char| own.is_ascii_control() || " \"<>\\^`{|}".contains(own);
    !text.contains(forbidden) && is_encoded(text)
}

/// Whether each `%` begins an encoded byte.
fn is_encoded(text: &str) -> bool {
    let mut encoded = text.split('%').skip(1);
    encoded.all(|rest| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

fn is_expression(text: &str) -> bool {
    let variables = text.strip_prefix(|own: char| "+#./;?&=,!@|".contains(own));
    variables.unwrap_or(text).split(',').all(is_variable)
}

/// A name, all of it or as many characters as are said.
fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((name, length)) => {
            let digits = length.bytes().all(|digit| digit.is_ascii_digit());
            if !digits || !(1..=4).contains(&length.len()) || length.starts_with('0') {
                return false;
            }
            name
        }
        None => text.strip_suffix('*').unwrap_or(text),
    };
    let known = |own: char| own.is_ascii_alphanumeric() || "_%".contains(own);
    is_encoded(name)
        && name
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(known))
}
