use std::fmt::Write as _;

use super::Diagnostics;
use super::report::locate;
use crate::source::SourceMap;

/// The findings as a table of Markdown, for a comment on a pull request or the summary of a job.
#[must_use]
pub fn markdown(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let found = locate(diagnostics, sources);
    if found.is_empty() {
        return "No findings.\n".to_owned();
    }
    let mut out = String::from("| | code | place | finding |\n|---|---|---|---|\n");
    for located in found {
        let diagnostic = located.diagnostic;
        let mut place = String::new();
        if let Some(spot) = &located.main {
            place.push_str(sources.file(spot.file).name());
            if !spot.whole {
                let (start, _) = spot.region(sources);
                let _ = write!(place, ":{}:{}", start.line, start.column);
            }
        }
        let mut text = cell(&diagnostic.message);
        for line in diagnostic.details() {
            let _ = write!(text, "<br>{}", cell(&line));
        }
        let code = diagnostic.code;
        let _ = writeln!(
            out,
            "| {} | {} {} | {} | {text} |",
            diagnostic.severity,
            code.id,
            code.name,
            cell(&place),
        );
    }
    out
}

/// A text that says in a cell what it says elsewhere: what stands between backticks stays code, and nothing else in it
/// is markup.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let paired = text.matches('`').count().is_multiple_of(2);
    let mut code = false;
    for c in text.chars() {
        match c {
            '`' if paired => {
                code = !code;
                out.push('`');
            }
            '|' => out.push_str("\\|"),
            c if c.is_whitespace() || c.is_control() => out.push(' '),
            '&' if !code => out.push_str("&amp;"),
            '<' if !code => out.push_str("&lt;"),
            '@' if !code => out.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '!' if !code => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::codes::structure::UNKNOWN_KEY;
    use crate::source::Origin;

    #[test]
    fn texts_of_the_document_are_no_markup() {
        let mut sources = SourceMap::new();
        let file = sources.add("a_b.yaml", "info:\n  x: 1\n");
        let mut diagnostics = Diagnostics::new();
        let place = Origin::new(file, "/info/x");
        diagnostics.push(
            Diagnostic::new(&UNKNOWN_KEY, "`a|<b>` <img> [x](y) @all\n*z*")
                .at_key(&place)
                .help("one ` alone"),
        );
        let expected = r"| | code | place | finding |
|---|---|---|---|
| warning | S102 unknown-key | a\_b.yaml:2:3 | `a\|<b>` &lt;img> \[x\](y) &#64;all \*z\*<br>help: one \` alone |
";
        assert_eq!(markdown(&diagnostics, &sources), expected);
        assert_eq!(markdown(&Diagnostics::new(), &sources), "No findings.\n");
    }
}
