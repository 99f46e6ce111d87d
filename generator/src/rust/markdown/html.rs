//! The pieces of HTML.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser};

/// A piece of HTML source.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Characters between tags, entities not resolved.
    Text(&'a str),
    Tag(Tag<'a>),
    /// A comment; nobody was to see it.
    Comment,
}

/// An opening or closing tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub name: String,
    pub closes: bool,
    attributes: &'a str,
    /// As it was written.
    pub raw: &'a str,
}

impl Tag<'_> {
    /// The value of an attribute, entities resolved.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes.trim_start();
        while !rest.is_empty() {
            let end = rest
                .find(|c: char| c.is_whitespace() || c == '=')
                .unwrap_or(rest.len());
            let (key, after) = rest.split_at(end);
            let after = after.trim_start();
            let Some(after) = after.strip_prefix('=') else {
                rest = after;
                continue;
            };
            let after = after.trim_start();
            let (value, next) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(decode(value).into_owned());
            }
            rest = next.trim_start();
        }
        None
    }
}

/// Takes HTML apart. All of `source` but comments is in the pieces.
pub(super) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = source[at..].find('<') {
        let open = at + found;
        let Some((piece, length)) = markup(&source[open..]) else {
            at = open + 1;
            continue;
        };
        if start < open {
            pieces.push(Piece::Text(&source[start..open]));
        }
        pieces.push(piece);
        at = open + length;
        start = at;
    }
    if start < source.len() {
        pieces.push(Piece::Text(&source[start..]));
    }
    pieces
}

/// A tag or comment at the start of `source`, and its length in bytes.
fn markup(source: &str) -> Option<(Piece<'_>, usize)> {
    if let Some(rest) = source.strip_prefix("<!--") {
        let length = rest
            .find("-->")
            .map_or(source.len(), |end| "<!--".len() + end + "-->".len());
        return Some((Piece::Comment, length));
    }
    let (closes, inner) = match source.strip_prefix("</") {
        Some(inner) => (true, inner),
        None => (false, source.strip_prefix('<')?),
    };
    let name_end = inner
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(inner.len());
    let (name, rest) = inner.split_at(name_end);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !rest.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/')
    {
        return None;
    }
    let mut quote = None;
    let end = rest.find(|c| match quote {
        Some(open) => {
            if c == open {
                quote = None;
            }
            false
        }
        None if c == '"' || c == '\'' => {
            quote = Some(c);
            false
        }
        None => c == '>' || c == '<',
    })?;
    if rest[end..].starts_with('<') {
        return None;
    }
    let length = source.len() - rest.len() + end + 1;
    let tag = Tag {
        name: name.to_ascii_lowercase(),
        closes,
        attributes: rest[..end].trim_end_matches('/'),
        raw: &source[..length],
    };
    Some((Piece::Tag(tag), length))
}

/// Resolves entities.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .map_or(rest.len(), |end| end + 1);
        let resolved = rest[end..]
            .starts_with(';')
            .then(|| entity(&rest[..=end]))
            .flatten();
        if let Some(character) = resolved {
            out.push_str(&character);
            rest = &rest[end + 1..];
        } else {
            out.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The characters that `&…;` stands for. The Markdown parser knows all 2,125 names.
fn entity(reference: &str) -> Option<String> {
    let mut text = None;
    for event in Parser::new_ext(reference, Options::empty()) {
        if let Event::Text(found) = event {
            text = Some(found.into_string());
        }
    }
    text.filter(|text| text != reference)
}
