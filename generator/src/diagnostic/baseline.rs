use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use super::fingerprint::fingerprints;
use super::levels::Families;
use super::report::locate;
use super::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, SourceMap};

/// Findings that were there before and are not shown, by their fingerprints: for documents that cannot be mended now.
///
/// A text with a line for each: the fingerprint, then what people want to read, of which only the code counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    file: FileId,
    /// By fingerprint: the code, and where it stands.
    entries: HashMap<String, (String, Range<usize>)>,
}

/// The text of a baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// All of it.
    pub text: String,
    /// How many findings of the run are in it.
    pub new: usize,
    /// How many lines were there before, of what the run did not look for.
    pub kept: usize,
}

/// What stands above the findings.
const HEAD: &str = "\
# Findings that specsmith does not show, one a line: fingerprint, code, place, finding.
# Written by --write-baseline. A line that nothing needs any more is reported.
";

impl Baseline {
    /// Reads a baseline, and reports lines that are none.
    #[must_use]
    pub fn read(sources: &SourceMap, file: FileId, diagnostics: &mut Diagnostics) -> Self {
        let mut entries = HashMap::new();
        let mut start = 0;
        for line in sources.file(file).text().split_inclusive('\n') {
            let range = start..start + line.trim_end().len();
            start += line.len();
            let line = line.trim().trim_start_matches('\u{feff}');
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some((print, code)) = entry(line) {
                entries.insert(print, (code.to_owned(), range));
                continue;
            }
            let finding = Diagnostic::new(
                &codes::config::BASELINE_SYNTAX,
                "a line of the baseline begins with no fingerprint and code",
            );
            diagnostics.push(
                finding
                    .at_span(file, range)
                    .help("write the baseline again with `--write-baseline`"),
            );
        }
        Self { file, entries }
    }

    /// The text of a baseline that has all of these findings, other than those that are errors of themselves and those
    /// about the configuration, and the lines of an old one whose codes were not looked for.
    #[must_use]
    pub fn write(
        diagnostics: &Diagnostics,
        sources: &SourceMap,
        old: &str,
        families: Families,
    ) -> Written {
        let found = locate(diagnostics, sources);
        let prints = fingerprints(&found, sources);
        let mut lines: Vec<(String, String)> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        for (located, print) in found.iter().zip(prints) {
            let diagnostic = located.diagnostic;
            if diagnostic.code.stops() || diagnostic.code.id.starts_with('C') {
                continue;
            }
            let (mut name, mut pointer) = ("-", "");
            if let Some(spot) = &located.main {
                name = sources.file(spot.file).name();
                pointer = spot.pointer.as_deref().unwrap_or_default();
            }
            let line = format!("{name}{pointer}  {}", diagnostic.message);
            let line = line.replace(char::is_control, " ");
            let id = diagnostic.code.id;
            lines.push((id.to_owned(), format!("{print}  {id}  {line}")));
            seen.insert(print);
        }
        let new = lines.len();
        for line in old.lines() {
            if let Some((print, code)) = entry(line)
                && !families.has(code)
                && seen.insert(print.clone())
            {
                lines.push((code.to_owned(), line.trim().to_owned()));
            }
        }
        // What one command writes stands together, in the same order whichever was the last.
        lines.sort_by_key(|(code, _)| match code.as_bytes().first() {
            Some(b'L') => 1,
            Some(b'D') => 2,
            Some(b'U') => 3,
            _ => 0,
        });
        let mut text = String::from(HEAD);
        for (_, line) in &lines {
            let _ = writeln!(text, "{line}");
        }
        Written {
            text,
            new,
            kept: lines.len() - new,
        }
    }

    /// Leaves out what is in the baseline. What comes back are findings about lines that nothing needed, of codes that
    /// were looked for.
    pub(super) fn apply(
        &self,
        findings: &mut Diagnostics,
        sources: &SourceMap,
        families: Families,
    ) -> Vec<Diagnostic> {
        let mut needed: HashSet<&str> = HashSet::new();
        let mut hidden = HashSet::new();
        {
            let found = locate(findings, sources);
            let prints = fingerprints(&found, sources);
            for (located, print) in found.iter().zip(prints) {
                let Some((print, _)) = self.entries.get_key_value(&print) else {
                    continue;
                };
                needed.insert(print);
                if !located.diagnostic.code.stops() {
                    hidden.insert(std::ptr::from_ref(located.diagnostic));
                }
            }
        }
        findings
            .list
            .retain(|finding| !hidden.contains(&std::ptr::from_ref(finding)));
        let mut unneeded: Vec<_> = self
            .entries
            .iter()
            .filter(|(print, (code, _))| !needed.contains(print.as_str()) && families.has(code))
            .map(|(_, entry)| entry)
            .collect();
        unneeded.sort_by_key(|(_, range)| range.start);
        unneeded
            .into_iter()
            .map(|(code, range)| {
                let message = format!("the finding of `{code}` in the baseline is no longer found");
                Diagnostic::new(&codes::config::UNUSED_BASELINE, message)
                    .at_span(self.file, range.clone())
                    .help("remove the line, or write the baseline again with `--write-baseline`")
            })
            .collect()
    }
}

/// The fingerprint and the code of a line that has them.
fn entry(line: &str) -> Option<(String, &str)> {
    let mut words = line.split_whitespace();
    let print = words.next()?;
    let code = words.next().filter(|word| is_id(word))?;
    let is_print = print.len() == 16 && print.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_print.then(|| (print.to_ascii_lowercase(), code))
}

/// Whether a word looks like the id of a code: a letter and three digits.
fn is_id(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 4 && bytes[0].is_ascii_uppercase() && bytes[1..].iter().all(u8::is_ascii_digit)
}
