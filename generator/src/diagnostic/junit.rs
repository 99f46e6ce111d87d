use std::fmt::Write as _;

use super::report::{Located, locate};
use super::{Diagnostics, Severity};
use crate::source::SourceMap;

/// The findings as an XML report in the form that JUnit made common: a test case for each finding, failed unless it is
/// a note, and one that passed where there are none.
#[must_use]
pub fn junit(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let found = locate(diagnostics, sources);
    let failed = |located: &&Located<'_>| located.diagnostic.severity >= Severity::Warning;
    let tests = found.len().max(1);
    let failures = found.iter().filter(failed).count();
    let counts =
        format!("name=\"specsmith\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {counts}>\n  <testsuite {counts}>\n"
    );
    if found.is_empty() {
        out.push_str("    <testcase classname=\"specsmith\" name=\"no findings\"/>\n");
    }
    for located in &found {
        case(&mut out, located, sources);
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn case(out: &mut String, located: &Located<'_>, sources: &SourceMap) {
    let diagnostic = located.diagnostic;
    let code = diagnostic.code;
    let (mut file, mut place) = ("specsmith", String::new());
    if let Some(spot) = &located.main {
        file = sources.file(spot.file).name();
        if !spot.whole {
            let (start, _) = spot.region(sources);
            place = format!(" at {}:{}", start.line, start.column);
        }
    }
    let name = format!("{} {}{place}", code.id, code.name);
    let mut text = format!("{file}{place}");
    if let Some(pointer) = located.main.as_ref().and_then(|spot| spot.pointer.as_ref()) {
        let _ = write!(text, "\n{pointer}");
    }
    for line in diagnostic.details() {
        let _ = write!(text, "\n{line}");
    }
    let (message, text) = (escaped(&diagnostic.message), escaped(&text));
    let _ = writeln!(
        out,
        "    <testcase classname=\"{}\" name=\"{}\">",
        escaped(file),
        escaped(&name)
    );
    let severity = diagnostic.severity;
    let _ = match severity {
        Severity::Note => writeln!(out, "      <system-out>{message}\n{text}</system-out>"),
        _ => writeln!(
            out,
            "      <failure type=\"{severity}\" message=\"{message}\">{text}</failure>"
        ),
    };
    out.push_str("    </testcase>\n");
}

/// A text as XML takes it in elements and attributes, without characters that XML has no way to write.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::codes::meaning::NULL_OBJECT;
    use crate::diagnostic::codes::structure::UNKNOWN_KEY;
    use crate::source::Origin;

    #[test]
    fn texts_of_the_document_are_escaped() {
        let mut sources = SourceMap::new();
        let file = sources.add("<a>.yaml", "info:\n  x: 1\n");
        let mut diagnostics = Diagnostics::new();
        let place = Origin::new(file, "/info/x");
        diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, "\"]]>&\u{1}\n").at_key(&place));
        diagnostics.push(Diagnostic::new(&NULL_OBJECT, "a note").help("mend it"));
        let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="specsmith" tests="2" failures="1" errors="0">
  <testsuite name="specsmith" tests="2" failures="1" errors="0">
    <testcase classname="&lt;a&gt;.yaml" name="S102 unknown-key at 2:3">
      <failure type="warning" message="&quot;]]&gt;&amp;�&#10;">&lt;a&gt;.yaml at 2:3&#10;#/info/x</failure>
    </testcase>
    <testcase classname="specsmith" name="M105 null-object">
      <system-out>a note
specsmith&#10;help: mend it</system-out>
    </testcase>
  </testsuite>
</testsuites>
"#;
        assert_eq!(junit(&diagnostics, &sources), expected);
        let none = junit(&Diagnostics::new(), &sources);
        assert!(none.contains("tests=\"1\" failures=\"0\""), "{none}");
    }
}
