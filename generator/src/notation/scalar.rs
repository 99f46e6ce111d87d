//! The text of a scalar, found where it stands.

use super::gap::Gap;
use super::read::Unreadable;
use super::{Scalar, ScalarStyle, block};
use crate::diagnostic::YamlQuotes;

/// Reads a scalar that begins here, whose text the parser gives and which ends before `limit`, and the comment behind the
/// header of a block of lines; `column` is where the keys or dashes of what holds it stand.
pub(super) fn read(
    gap: &mut Gap<'_>,
    text: String,
    quotes: YamlQuotes,
    limit: usize,
    column: Option<usize>,
) -> Result<(Scalar, Option<String>), Unreadable> {
    let start = gap.at;
    let style = match quotes {
        YamlQuotes::Plain => ScalarStyle::Plain,
        YamlQuotes::Single => ScalarStyle::Single,
        YamlQuotes::Double => ScalarStyle::Double,
        YamlQuotes::Literal => ScalarStyle::Literal,
        YamlQuotes::Folded => ScalarStyle::Folded,
    };
    if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        let found = block::read(gap, column)?;
        let lines = (style == ScalarStyle::Folded).then_some(found.lines);
        return Ok((Scalar { style, text, lines }, found.beside));
    }
    let end = match style {
        ScalarStyle::Single | ScalarStyle::Double => quoted_end(gap.text, start, style),
        // The parser may count what follows to a plain text.
        _ if !text.contains('\n') && gap.rest().starts_with(text.as_str()) => {
            Some(start + text.len())
        }
        _ => gap
            .text
            .get(start..limit)
            .map(|raw| start + raw.trim_end().len()),
    };
    let Some(end) = end else {
        return Err(gap.stuck("a text was expected"));
    };
    gap.at = end;
    let quote = usize::from(style != ScalarStyle::Plain);
    let raw = gap.text.get(start + quote..end - quote).unwrap_or_default();
    let lines = raw.contains('\n').then(|| block::unindented(raw, style));
    Ok((Scalar { style, text, lines }, None))
}

/// Behind the closing quote of a text that opens at `start`.
fn quoted_end(text: &str, start: usize, style: ScalarStyle) -> Option<usize> {
    let bytes = text.as_bytes();
    let quote = if style == ScalarStyle::Single {
        b'\''
    } else {
        b'"'
    };
    if bytes.get(start) != Some(&quote) {
        return None;
    }
    let mut at = start + 1;
    loop {
        match *bytes.get(at)? {
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote => {
                if quote == b'\'' && bytes.get(at + 1) == Some(&quote) {
                    at += 2;
                } else {
                    return Some(at + 1);
                }
            }
            _ => at += 1,
        }
    }
}
