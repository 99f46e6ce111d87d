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

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The document is not written as the schema of its version has it.
    Schema,
    /// It is, but what it says cannot be meant, or leads nowhere.
    Meaning,
    /// Something else than the document: the configuration, the generation, the output.
    Other,
}

impl Topic {
    /// `schema`, `meaning` or `other`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Meaning => "meaning",
            Self::Other => "other",
        }
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

/// What the text of the specification says of the structure of a document, and the schemas of the OpenAPI Initiative do
/// not: keywords of another type, members beside `$ref`, names in `required` that no property has, and keywords of schemas
/// that are not known.
const TAKEN_BY_SCHEMA: &[&str] = &["S107", "S109", "S110", "S111", "S116", "S118", "S119"];

impl Code {
    /// What findings of this code are about.
    #[must_use]
    pub fn topic(&self) -> Topic {
        if TAKEN_BY_SCHEMA.contains(&self.id) {
            return Topic::Meaning;
        }
        match self.id.as_bytes().first() {
            // What is right, and more than Specsmith can do.
            Some(b'S') if self.id == "S114" => Topic::Other,
            Some(b'S') => Topic::Schema,
            Some(b'R' | b'M' | b'V') => Topic::Meaning,
            _ => Topic::Other,
        }
    }
}

impl Code {
    /// Whether it is that of a change between two documents.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.id.starts_with('D')
    }

    /// Whether its findings stop everything. Then they cannot be overlooked; a change that breaks others can be meant.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.severity == Severity::Error && !self.is_change()
    }
}
