//! What a scalar without quotes is, and which texts need quotes.

use serde_json::{Number, Value};

use super::{Scalar, ScalarStyle};

impl Scalar {
    /// A text, as people would write it: without quotes where that is safe, in lines where it has some.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.contains('\n') && is_literal(&text) && !text.contains(is_old_break) {
            return Self::styled(ScalarStyle::Literal, text);
        }
        Self::line(text)
    }

    /// A text on one line.
    #[must_use]
    pub fn line(text: impl Into<String>) -> Self {
        let text = text.into();
        let style = if is_safe(&text) {
            ScalarStyle::Plain
        } else if text.chars().any(needs_escape) {
            ScalarStyle::Double
        } else {
            ScalarStyle::Single
        };
        Self::styled(style, text)
    }

    /// A number, `true`, `false` or `null`, as it is to be written.
    #[must_use]
    pub fn word(text: impl Into<String>) -> Self {
        Self::styled(ScalarStyle::Plain, text.into())
    }

    pub(super) fn styled(style: ScalarStyle, text: String) -> Self {
        Self {
            style,
            text,
            lines: None,
        }
    }

    /// What it is; a tag of its node aside.
    #[must_use]
    pub fn value(&self) -> Value {
        match self.style {
            ScalarStyle::Plain => resolve(&self.text),
            _ => Value::String(self.text.clone()),
        }
    }

    /// The text that it is; nothing when it is a number or a word.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        let text = self.style != ScalarStyle::Plain || is_text(&self.text);
        text.then_some(self.text.as_str())
    }
}

/// What the reader of documents makes of a text without quotes.
fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        // JSON has no such numbers, so the reader makes texts of them.
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Value::from("inf"),
        "-.inf" | "-.Inf" | "-.INF" => return Value::from("-inf"),
        ".nan" | ".NaN" | ".NAN" => return Value::from("NaN"),
        _ => {}
    }
    match number(text) {
        Some(number) => Value::Number(number),
        None => Value::String(text.to_owned()),
    }
}

/// Whether a text without quotes is a text, and not a number or a word.
fn is_text(text: &str) -> bool {
    !matches!(text, ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF")
        && !matches!(text, "-.inf" | "-.Inf" | "-.INF" | ".nan" | ".NaN" | ".NAN")
        && !matches!(
            text,
            "" | "~" | "null" | "Null" | "NULL" | "true" | "True" | "TRUE"
        )
        && !matches!(text, "false" | "False" | "FALSE")
        && number(text).is_none()
}

fn number(text: &str) -> Option<Number> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
        && !text.starts_with(['i', 'I', 'n', 'N'])
    {
        return None;
    }
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest.starts_with(['+', '-']) {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = rest.strip_prefix(prefix) {
            if digits.starts_with(['+', '-']) {
                return None;
            }
            return integer(negative, digits, radix);
        }
    }
    let digits = rest.bytes().all(|byte| byte.is_ascii_digit());
    if digits && rest.len() > 1 && rest.starts_with('0') {
        return None;
    }
    if digits && let Some(number) = integer(negative, rest, 10) {
        return Some(number);
    }
    let float: f64 = text.parse().ok()?;
    Number::from_f64(float)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "readers keep what a double can keep of such a number"
)]
fn integer(negative: bool, digits: &str, radix: u32) -> Option<Number> {
    if negative {
        let text = format!("-{digits}");
        if let Ok(number) = i64::from_str_radix(&text, radix) {
            return Some(number.into());
        }
        let number = i128::from_str_radix(&text, radix).ok()?;
        return Number::from_f64(number as f64);
    }
    if let Ok(number) = u64::from_str_radix(digits, radix) {
        return Some(number.into());
    }
    let number = u128::from_str_radix(digits, radix).ok()?;
    Number::from_f64(number as f64)
}

/// Whether every reader of YAML, of 1.1 or 1.2, takes this for a text when it has no quotes, outside of brackets.
pub(super) fn is_safe(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let second = text.chars().nth(1);
    let starts = match first {
        '-' | '?' | ':' => second.is_some_and(|c| c != ' ' && c != '-' && c != '.'),
        ',' | '[' | ']' | '{' | '}' | '#' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%'
        | '@' | '`' | ' ' | '=' | '~' => false,
        _ => true,
    };
    starts
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.starts_with("---")
        && !text.starts_with("...")
        && !text.chars().any(|c| needs_escape(c) || c == '\t')
        && !is_word(text)
        && !is_like_number(text)
}

/// Whether a text that is safe outside of brackets is so within them.
pub(super) fn is_safe_in_brackets(text: &str) -> bool {
    !text.contains([',', '[', ']', '{', '}', ':']) && !text.starts_with(['-', '?'])
}

/// Words that are no texts for some reader.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity", "<<",
    ];
    text.len() <= 8 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Numbers, dates and times of any reader, and what comes near them.
fn is_like_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-', '.']);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        let word = digits.to_ascii_lowercase();
        let signs = text.len() - digits.len();
        return signs > 0 && matches!(word.as_str(), "inf" | "nan" | "infinity" | "") || signs > 1;
    }
    if let Some(rest) = digits.strip_prefix('0')
        && rest.starts_with(['x', 'X', 'o', 'O', 'b', 'B'])
    {
        let hexadecimal = |byte: u8| byte.is_ascii_hexdigit() || byte == b'_';
        return rest[1..].bytes().all(hexadecimal);
    }
    // `1.2.3` is a text for everybody.
    let dots = text.bytes().filter(|byte| *byte == b'.').count();
    if dots > 1
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return false;
    }
    let digit = |c: char| c.is_ascii_digit();
    let date = digits
        .split_once('-')
        .is_some_and(|(year, _)| year.len() == 4 && year.chars().all(digit));
    if date {
        let kept =
            |c: char| digit(c) || matches!(c, '-' | ':' | '.' | '+' | ' ' | 'T' | 't' | 'Z' | 'z');
        return text.chars().all(kept);
    }
    let (whole, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, ""));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let kept = |c: char| digit(c) || matches!(c, '_' | ',' | '.' | ':');
    whole.chars().all(kept) && exponent.chars().all(digit)
}

/// Characters that only double quotes can write.
pub(super) fn needs_escape(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\n'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}'
        | '\u{ffff}')
}

/// Whether a text can be a literal block.
pub(super) fn is_literal(text: &str) -> bool {
    let content = text.trim_end_matches('\n');
    !content.trim_matches([' ', '\t', '\n']).is_empty()
        && !text
            .chars()
            .any(|c| c != '\n' && needs_escape(c) && !is_old_break(c))
}

/// Line breaks for YAML 1.1 and characters like others for 1.2: they stay in a block where they are, and are escaped in
/// what is written anew.
fn is_old_break(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}
