use std::fmt::Write as _;

use super::report::locate;
use super::{Diagnostics, Severity};
use crate::source::SourceMap;

/// The findings as workflow commands of GitHub Actions, which show them beside the lines of a pull request.
#[must_use]
pub fn github(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let mut out = String::new();
    for located in locate(diagnostics, sources) {
        let diagnostic = located.diagnostic;
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let _ = write!(out, "::{command} ");
        if let Some(spot) = &located.main {
            let file = sources.file(spot.file);
            let _ = write!(out, "file={},", property(file.name()));
            if !spot.whole {
                let (start, end) = spot.region(sources);
                let _ = write!(out, "line={},col={},", start.line, start.column);
                // Columns mean something on one line only.
                if start.line == end.line && end.column > start.column {
                    let _ = write!(out, "endLine={},endColumn={},", end.line, end.column);
                }
            }
        }
        let code = diagnostic.code;
        let title = format!("{} {}", code.id, code.name);
        let mut message = diagnostic.message.clone();
        if let Some(pointer) = located.main.as_ref().and_then(|spot| spot.pointer.as_ref()) {
            let _ = write!(message, "\n{pointer}");
        }
        for line in diagnostic.details() {
            let _ = write!(message, "\n{line}");
        }
        let _ = writeln!(out, "title={}::{}", property(&title), data(&message));
    }
    out
}

/// A message as a command takes it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::codes::structure::UNKNOWN_KEY;
    use crate::source::Origin;

    #[test]
    fn what_a_command_is_made_of_is_escaped() {
        let mut sources = SourceMap::new();
        let file = sources.add("a,b:c%.yaml", "info:\n  é: {x: 1}\n");
        let mut diagnostics = Diagnostics::new();
        let place = Origin::new(file, "/info/é/x");
        diagnostics.push(
            Diagnostic::new(&UNKNOWN_KEY, "a,b: 100 %\n::error::c")
                .at_key(&place)
                .help("mend it"),
        );
        diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, "no place"));
        let expected = "::warning file=a%2Cb%3Ac%25.yaml,line=2,col=7,endLine=2,endColumn=8,\
                        title=S102 unknown-key::a,b: 100 %25%0A::error::c%0A#/info/é/x%0Ahelp: mend it\n\
                        ::warning title=S102 unknown-key::no place\n";
        assert_eq!(github(&diagnostics, &sources), expected);
    }
}
