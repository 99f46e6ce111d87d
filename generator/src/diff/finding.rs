use std::fmt::Write as _;

use super::change::{Change, Wire};
use crate::diagnostic::{Diagnostic, Severity};

/// How many operations are named; the others are counted.
const NAMED: usize = 3;

impl Change {
    /// The change as a finding: an error when it breaks callers, a warning when it may, and else a note. What it does,
    /// and where it was before, stands beside.
    #[must_use]
    pub fn finding(&self) -> Diagnostic {
        let severity = match self.wire {
            Wire::Breaking => Severity::Error,
            Wire::Warning => Severity::Warning,
            Wire::Info | Wire::None => Severity::Note,
        };
        let mut finding =
            Diagnostic::new(self.kind.code, self.message.clone()).with_severity(severity);
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => {
                finding = finding.at_key(new).label(old, "this is how it was");
            }
            (None, Some(place)) | (Some(place), None) => finding = finding.at_key(place),
            (None, None) => {}
        }
        finding.help(self.verdict())
    }

    /// What it does, in one line: `breaking in requests; Rust: major (a field is gone); POST /pets`.
    #[must_use]
    pub fn verdict(&self) -> String {
        let wire = self.wire.as_str();
        let mut text = match (self.directions.request, self.directions.response) {
            (true, true) => format!("{wire} in requests and answers"),
            (true, false) => format!("{wire} in requests"),
            (false, true) => format!("{wire} in answers"),
            (false, false) => wire.to_owned(),
        };
        text.push_str("; Rust: ");
        let _ = write!(text, "{} ({})", self.rust, self.reason());
        if !self.operations.is_empty() {
            text.push_str("; ");
            text.push_str(&self.operations[..self.operations.len().min(NAMED)].join(", "));
            let more = self.operations.len().saturating_sub(NAMED);
            if more > 0 {
                let _ = write!(text, " and {more} more");
            }
        }
        text
    }
}
