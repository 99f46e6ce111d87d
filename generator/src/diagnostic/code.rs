use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Information.
    Note,
    /// Something was repaired, left out or looks wrong; the run goes on.
    Warning,
    /// Nothing can be generated.
    Error,
}

impl Severity {
    /// `note`, `warning` or `error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One kind of finding. Ids are stable: they are written into configurations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// `S102`: the family's letter and three digits.
    pub id: &'static str,
    /// `unknown-key`.
    pub name: &'static str,
    /// How bad it is unless the configuration says otherwise.
    pub severity: Severity,
    /// One line, without a full stop.
    pub summary: &'static str,
    /// Markdown: why it matters, a bad example, a good example, how to mend it.
    pub explanation: &'static str,
}
