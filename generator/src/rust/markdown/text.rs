//! The normal form of a line.

use super::clean;
use super::span;
use super::tree::Inline;
use super::word;

/// Where a line stands.
#[derive(Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "five marks that nest independently"
)]
struct Place {
    /// Breaks become spaces.
    one_line: bool,
    link: bool,
    emphasis: bool,
    strong: bool,
    strike: bool,
}

/// The normal form of a line: blanks collapsed, nothing empty, no mark within the same mark, links only to the web,
/// and identifiers and addresses marked as such.
pub(super) fn line(content: Vec<Inline>, one_line: bool) -> Vec<Inline> {
    let place = Place {
        one_line,
        ..Place::default()
    };
    let mut line = simplify(content, place);
    trim(&mut line);
    let line = words(line, false);
    space(join(line))
}

/// Without emphasis.
pub(super) fn unmarked(content: Vec<Inline>) -> Vec<Inline> {
    let mut line = Vec::new();
    for inline in content {
        match inline {
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strike(content) => {
                for inline in unmarked(content) {
                    span::push(&mut line, inline);
                }
            }
            Inline::Link { target, content } => {
                let content = unmarked(content);
                line.push(Inline::Link { target, content });
            }
            inline => span::push(&mut line, inline),
        }
    }
    line
}

/// Gives a line a final mark.
pub(super) fn end(line: &mut Vec<Inline>) {
    if let Some(Inline::Text(text)) = line.first_mut() {
        let kept = text.trim_start_matches(['•', '-', '*', '·', ' ']).len();
        let bullets = text.len() - kept;
        if text[..bullets].ends_with(' ') {
            text.drain(..bullets);
        }
    }
    if let Some(Inline::Text(text)) = line.last_mut() {
        if text.ends_with(':')
            && let Some(last) = text.rfind(". ")
        {
            // The last sentence leads over to what is left out.
            text.truncate(last + 1);
        }
        let kept = text
            .trim_end_matches([':', ',', ';', '-', '–', '—', ' '])
            .len();
        text.truncate(kept);
        if text.is_empty() {
            line.pop();
        }
    }
    if !line.is_empty() && !is_final(line) {
        span::push(line, Inline::Text(".".to_owned()));
    }
}

fn is_final(line: &[Inline]) -> bool {
    match line.last() {
        Some(Inline::Text(text)) => {
            let text = text.trim_end_matches([')', ']', '"', '\'', '”', '’', '»', ' ']);
            text.ends_with(['.', '!', '?', '…', '。', '！', '？'])
        }
        Some(Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strike(content)) => {
            is_final(content)
        }
        _ => false,
    }
}

/// Adds to a line, with at most one space between.
fn add(line: &mut Vec<Inline>, mut inline: Inline) {
    if let Inline::Text(text) = &mut inline {
        let follows_space = match line.last() {
            Some(Inline::Text(last)) => last.ends_with(' '),
            Some(Inline::Break) => true,
            _ => false,
        };
        if follows_space {
            text.drain(..text.len() - text.trim_start().len());
        }
        if text.is_empty() {
            return;
        }
    }
    if inline == Inline::Break {
        trim_end(line);
    }
    span::push(line, inline);
}

fn simplify(content: Vec<Inline>, place: Place) -> Vec<Inline> {
    let mut line = Vec::new();
    for inline in content {
        match inline {
            Inline::Text(text) => add(&mut line, Inline::Text(clean::prose(&text))),
            Inline::Code(code) => {
                let code = clean::prose(&code);
                let code = code.trim();
                if !code.is_empty() {
                    add(&mut line, Inline::Code(code.to_owned()));
                }
            }
            Inline::Break if place.one_line || place.link => {
                add(&mut line, Inline::Text(" ".to_owned()));
            }
            Inline::Break => add(&mut line, Inline::Break),
            Inline::Emphasis(content) => {
                let inner = simplify(
                    content,
                    Place {
                        emphasis: true,
                        ..place
                    },
                );
                mark(
                    &mut line,
                    inner,
                    (!place.emphasis).then_some(Inline::Emphasis),
                );
            }
            Inline::Strong(content) => {
                let inner = simplify(
                    content,
                    Place {
                        strong: true,
                        ..place
                    },
                );
                mark(&mut line, inner, (!place.strong).then_some(Inline::Strong));
            }
            Inline::Strike(content) => {
                let inner = simplify(
                    content,
                    Place {
                        strike: true,
                        ..place
                    },
                );
                mark(&mut line, inner, (!place.strike).then_some(Inline::Strike));
            }
            Inline::Link { target, content } => {
                let mut content = simplify(
                    content,
                    Place {
                        link: true,
                        ..place
                    },
                );
                trim(&mut content);
                link(&mut line, &target, content, place.link);
            }
        }
    }
    line
}

/// Adds emphasised text. Blanks at its ends move out.
fn mark(line: &mut Vec<Inline>, mut content: Vec<Inline>, wrap: Option<fn(Vec<Inline>) -> Inline>) {
    let Some(wrap) = wrap else {
        for inline in content {
            add(line, inline);
        }
        return;
    };
    let before = take_blanks(&mut content, true);
    let after = take_blanks(&mut content, false);
    for inline in before {
        add(line, inline);
    }
    if !content.is_empty() {
        // `***x***` reads as strong text in emphasis, never the other way round.
        let inner = match (wrap(Vec::new()), content.as_mut_slice()) {
            (Inline::Strong(_), [Inline::Emphasis(inner)]) => {
                let inner = std::mem::take(inner);
                Inline::Emphasis(vec![Inline::Strong(inner)])
            }
            _ => wrap(content),
        };
        add(line, inner);
    }
    for inline in after.into_iter().rev() {
        add(line, inline);
    }
}

/// Takes spaces and breaks from one end.
fn take_blanks(content: &mut Vec<Inline>, first: bool) -> Vec<Inline> {
    let mut blanks = Vec::new();
    loop {
        let end = if first {
            content.first_mut()
        } else {
            content.last_mut()
        };
        match end {
            Some(Inline::Text(text)) => {
                let kept = if first {
                    text.trim_start()
                } else {
                    text.trim_end()
                };
                if kept.len() == text.len() {
                    return blanks;
                }
                *text = kept.to_owned();
                blanks.push(Inline::Text(" ".to_owned()));
                if !text.is_empty() {
                    return blanks;
                }
            }
            Some(Inline::Break) => blanks.push(Inline::Break),
            _ => return blanks,
        }
        content.remove(if first { 0 } else { content.len() - 1 });
    }
}

fn trim_end(line: &mut Vec<Inline>) {
    if let Some(Inline::Text(last)) = line.last_mut() {
        last.truncate(last.trim_end().len());
        if last.is_empty() {
            line.pop();
        }
    }
}

/// Removes spaces and breaks at both ends.
fn trim(line: &mut Vec<Inline>) {
    take_blanks(line, true);
    take_blanks(line, false);
}

/// Adds a link; if it leads nowhere on the web, its text and where it was to lead.
fn link(line: &mut Vec<Inline>, target: &str, mut content: Vec<Inline>, nested: bool) {
    let web = word::web(target);
    if nested || web.is_none() {
        let text = span::plain(&content);
        let says_more = !nested
            && !target.starts_with('#')
            && !target.starts_with("data:")
            && !target.trim().is_empty()
            && text.trim() != target.trim();
        let is_blank = span::is_blank(&content);
        for inline in content {
            add(line, inline);
        }
        if says_more {
            let code = clean::prose(target).trim().to_owned();
            if is_blank {
                add(line, Inline::Code(code));
            } else {
                add(line, Inline::Text(" (".to_owned()));
                add(line, Inline::Code(code));
                add(line, Inline::Text(")".to_owned()));
            }
        }
        return;
    }
    let target = web.unwrap_or_default();
    if span::is_blank(&content) {
        content = vec![Inline::Text(target.clone())];
    }
    content = content.into_iter().map(unquoted).collect();
    add(line, Inline::Link { target, content });
}

/// The text of a link without quotes around it, which clippy takes for a mistyped path. Where an escape may split
/// the text, quotes become typographic ones.
fn unquoted(inline: Inline) -> Inline {
    let Inline::Text(text) = inline else {
        return inline;
    };
    let mut inner = text.as_str();
    for quote in ['\'', '"'] {
        while let Some(rest) = inner
            .trim()
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote))
        {
            inner = rest;
        }
    }
    if inner.trim().is_empty()
        || inner.contains(['[', ']', '_', '*', '~', '\\', '<', '&', '|', '#', '`'])
    {
        return Inline::Text(text.replace('\'', "’").replace('"', "”"));
    }
    Inline::Text(if inner.len() < text.len() {
        inner.trim().to_owned()
    } else {
        text
    })
}

/// Marks identifiers and addresses.
fn words(line: Vec<Inline>, in_link: bool) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in line {
        match inline {
            Inline::Text(text) => out.extend(word::mark(&text, in_link)),
            Inline::Emphasis(content) => out.push(Inline::Emphasis(words(content, in_link))),
            Inline::Strong(content) => out.push(Inline::Strong(words(content, in_link))),
            Inline::Strike(content) => out.push(Inline::Strike(words(content, in_link))),
            Inline::Link { target, content } => {
                let is_address = content == [Inline::Text(target.clone())]
                    || matches!(content.as_slice(), [Inline::Text(text)] if target == format!("mailto:{text}"));
                let content = if is_address {
                    content
                } else {
                    words(content, true)
                };
                out.push(Inline::Link { target, content });
            }
            inline => out.push(inline),
        }
    }
    out
}

/// Joins neighbours of the same kind; written next to each other, their marks would be read as others.
fn join(line: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in line {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(text))
            | (Some(Inline::Code(last)), Inline::Code(text)) => {
                last.push_str(&text);
            }
            (Some(Inline::Emphasis(last)), Inline::Emphasis(content))
            | (Some(Inline::Strong(last)), Inline::Strong(content))
            | (Some(Inline::Strike(last)), Inline::Strike(content)) => {
                last.extend(content);
                *last = join(std::mem::take(last));
            }
            (_, Inline::Emphasis(content)) => out.push(Inline::Emphasis(join(content))),
            (_, Inline::Strong(content)) => out.push(Inline::Strong(join(content))),
            (_, Inline::Strike(content)) => out.push(Inline::Strike(join(content))),
            (_, inline) => out.push(inline),
        }
    }
    out
}

/// Sets a space where emphasis next to a letter could not begin or end (`CommonMark` 6.2, flanking delimiter runs).
fn space(line: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    let mut wants_space = false;
    for inline in line {
        if wants_space
            && starts(&inline).is_some_and(|c| !c.is_whitespace() && !c.is_ascii_punctuation())
        {
            span::push(&mut out, Inline::Text(" ".to_owned()));
        }
        wants_space = false;
        let inline = match inline {
            Inline::Emphasis(content) => Inline::Emphasis(space(content)),
            Inline::Strong(content) => Inline::Strong(space(content)),
            Inline::Strike(content) => Inline::Strike(space(content)),
            inline => inline,
        };
        if let Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strike(content) =
            &inline
        {
            let opens = content
                .first()
                .and_then(starts)
                .is_some_and(char::is_alphanumeric);
            let before = out.last().and_then(ends);
            if !opens && before.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_punctuation()) {
                span::push(&mut out, Inline::Text(" ".to_owned()));
            }
            wants_space = !content
                .last()
                .and_then(ends)
                .is_some_and(char::is_alphanumeric);
        }
        span::push(&mut out, inline);
    }
    out
}

/// The first character as it is written.
fn starts(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next(),
        Inline::Code(_) => Some('`'),
        Inline::Emphasis(_) | Inline::Strong(_) => Some('*'),
        Inline::Strike(_) => Some('~'),
        Inline::Link { .. } => Some('['),
        Inline::Break => Some('\n'),
    }
}

/// The last character as it is written.
fn ends(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) => text.chars().next_back(),
        Inline::Link { .. } => Some(')'),
        inline => starts(inline),
    }
}
