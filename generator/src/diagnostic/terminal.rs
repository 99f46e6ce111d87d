use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::count::plural;
use super::fold::{Folded, Hidden};
use super::report::{Located, Spot, locate};
use super::{Diagnostics, Severity};
use crate::source::{SourceFile, SourceMap};

/// How much of a line is shown before and behind a place, in bytes.
const WINDOW: usize = 120;

/// The findings as a terminal shows them, in the look of rustc, in the order of the documents.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &SourceMap, color: bool) -> String {
    blocks(&locate(diagnostics, sources), sources, color)
}

/// What [`render_folded`] gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What a terminal shows.
    pub text: String,
    /// How many findings are only counted in it.
    pub hidden: usize,
}

/// The findings as [`render`] shows them, but of many that are alike only the first ones, and how many more there are.
#[must_use]
pub fn render_folded(diagnostics: &Diagnostics, sources: &SourceMap, color: bool) -> Shown {
    let Folded { shown, hidden } = Folded::of(locate(diagnostics, sources));
    let mut text = blocks(&shown, sources, color);
    let count = hidden.iter().map(|hidden| hidden.count).sum();
    let renderer = renderer(color);
    for Hidden {
        code,
        severity,
        count,
    } in hidden
    {
        let title = format!(
            "{} like these: {}",
            plural(count, "more finding"),
            code.summary
        );
        let group = level(severity)
            .primary_title(title)
            .id(code.id)
            .elements(Vec::<Origin>::new());
        text.push_str(&renderer.render(&[group]));
        text.push_str("\n\n");
    }
    Shown {
        text,
        hidden: count,
    }
}

fn renderer(color: bool) -> Renderer {
    if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn blocks(found: &[Located<'_>], sources: &SourceMap, color: bool) -> String {
    let renderer = renderer(color);
    let mut out = String::new();
    for located in found {
        let mut shown = renderer.render(&[group(located, sources)]);
        for spot in located
            .main
            .iter()
            .chain(located.labels.iter().map(|(spot, _)| spot))
            .filter(|spot| !spot.whole)
        {
            shown = mend_column(shown, spot, sources);
        }
        out.push_str(&shown);
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(located: &'a Located<'_>, sources: &'a SourceMap) -> Group<'a> {
    let diagnostic = located.diagnostic;
    let mut group = level(diagnostic.severity)
        .primary_title(printable(&diagnostic.message))
        .id(diagnostic.code.id)
        .elements(Vec::<Origin>::new());
    if let Some(spot) = &located.main {
        group = show(group, spot, None, sources);
    }
    for (spot, text) in &located.labels {
        group = show(group, spot, Some(text), sources);
    }
    if let Some(pointer) = located
        .main
        .as_ref()
        .and_then(|spot| spot.pointer.as_deref())
    {
        group = group.element(Level::NOTE.with_name("pointer").message(printable(pointer)));
    }
    if let Some(note) = diagnostic.note() {
        group = group.element(Level::NOTE.message(note));
    }
    for help in &diagnostic.helps {
        group = group.element(Level::HELP.message(printable(help)));
    }
    group
}

/// Adds `--> file:line:column` and the line; with a text it is a second place.
fn show<'a>(
    group: Group<'a>,
    spot: &Spot,
    text: Option<&'a str>,
    sources: &'a SourceMap,
) -> Group<'a> {
    let file = sources.file(spot.file);
    let name = printable(file.name());
    if spot.whole {
        return group.element(Origin::path(name));
    }
    let (line, span) = excerpt(file, spot);
    let kind = if text.is_some() {
        AnnotationKind::Context
    } else {
        AnnotationKind::Primary
    };
    group.element(
        Snippet::source(line)
            .line_start(file.position(spot.bytes.start).line)
            .path(name)
            .annotation(kind.span(span).label(text.map(printable))),
    )
}

/// The renderer counts columns from the start of what it shows, which is not the start of a line that was cut.
fn mend_column(shown: String, spot: &Spot, sources: &SourceMap) -> String {
    let file = sources.file(spot.file);
    let position = file.position(spot.bytes.start);
    let (line, span) = excerpt(file, spot);
    let counted = line[..span.start].chars().count() + 1;
    if counted == position.column {
        return shown;
    }
    let place = format!("{}:{}:", printable(file.name()), position.line);
    shown.replacen(
        &format!("{place}{counted}"),
        &format!("{place}{}", position.column),
        1,
    )
}

/// The line of a place, cut to a window when it is long, and the place in it.
fn excerpt<'a>(file: &'a SourceFile, spot: &Spot) -> (Cow<'a, str>, Range<usize>) {
    let text = file.text();
    let start = floor(text, spot.bytes.start);
    let Range {
        start: line_start,
        end: line_end,
    } = file.line(start);
    let line_end = line_end.max(start);
    let end = floor(text, spot.bytes.end).clamp(start, line_end);
    let line_start = if text[line_start..].starts_with('\u{feff}') {
        line_start + '\u{feff}'.len_utf8()
    } else {
        line_start
    };
    let line_start = line_start.min(start);
    if line_end - line_start <= 2 * WINDOW {
        return (
            Cow::Borrowed(&text[line_start..line_end]),
            start - line_start..end - line_start,
        );
    }
    let from = floor(text, start.saturating_sub(WINDOW)).max(line_start);
    let to = floor(text, (start + WINDOW).min(line_end)).max(start);
    let end = end.min(to);
    let before = if from > line_start { "... " } else { "" };
    let behind = if to < line_end { " ..." } else { "" };
    let line = format!("{before}{}{behind}", &text[from..to]);
    let shift = before.len();
    (Cow::Owned(line), start - from + shift..end - from + shift)
}

fn floor(text: &str, offset: usize) -> usize {
    crate::source::floor_char_boundary(text, offset)
}

/// A document is data: what it says must not steer the terminal.
fn printable(text: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if text.contains(steers) {
        let mut out = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            if steers(c) {
                out.extend(c.escape_default());
            } else {
                out.push(c);
            }
        }
        Cow::Owned(out)
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes::structure::UNKNOWN_KEY;
    use crate::diagnostic::{Diagnostic, report};
    use crate::source::Origin;

    #[test]
    fn looks_like_rustc() {
        let mut sources = SourceMap::new();
        let file = sources.add("a.yaml", "info:\n  titel: \u{1b}[31m\n  list: [1]\n");
        let mut diagnostics = Diagnostics::new();
        let origin = Origin::new(file, "/info/titel");
        let list = Origin::new(file, "/info/list/0");
        diagnostics.push(
            Diagnostic::new(&UNKNOWN_KEY, "unknown key `titel\u{1b}`")
                .at_key(&origin)
                .label(&list, "this one")
                .help("did you mean `title`?"),
        );
        diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, "no place"));
        insta_like(&render(&diagnostics, &sources, false));
        assert!(render(&diagnostics, &sources, true).contains("\u{1b}["));
        let json = report(&diagnostics, &sources);
        assert!(json.starts_with(r##"{"code":"S102","name":"unknown-key","severity":"warning","topic":"schema","message":"unknown key `titel\u001b`","file":"a.yaml","line":2,"column":3,"pointer":"#/info/titel","related":[{"message":"this one","file":"a.yaml","line":3,"column":10,"pointer":"#/info/list/0"}],"help":["did you mean `title`?"],"fingerprint":""##), "{json}");
    }

    fn insta_like(text: &str) {
        let expected = "\
warning[S102]: unknown key `titel\\u{1b}`
 --> a.yaml:2:3
  |
2 |   titel: \u{241b}[31m
  |   ^^^^^
  |
 ::: a.yaml:3:10
  |
3 |   list: [1]
  |          - this one
  |
  = pointer: #/info/titel
  = help: did you mean `title`?

warning[S102]: no place

";
        assert_eq!(text, expected, "{text}");
    }

    #[test]
    fn long_lines_are_cut() {
        let mut sources = SourceMap::new();
        let text = format!(
            "{{\"pad\":\"{}\",\"titel\":1,\"end\":\"{}\"}}",
            "é".repeat(500_000),
            "é".repeat(500_000)
        );
        let file = sources.add("a.json", text);
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, "x").at_key(&Origin::new(file, "/titel")));
        let shown = render(&diagnostics, &sources, false);
        assert!(
            shown.len() < 2_000
                && shown.contains("\"titel\":1")
                && shown.contains("a.json:1:500011"),
            "{shown}"
        );
    }
}
