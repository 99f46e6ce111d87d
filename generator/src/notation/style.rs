//! How a text is laid out.

use crate::source::{Format, SourceFile, with_line_feeds};

/// What of the layout is no matter of single nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// JSON or YAML.
    pub format: Format,
    /// By how many spaces a block is indented, from 2 to 8.
    pub indent: usize,
    /// Whether lines end in `\r\n`.
    pub crlf: bool,
    /// Whether the text begins with `---`.
    pub start: bool,
    /// The directives in front of that, such as `%YAML 1.2`.
    pub directives: Vec<String>,
}

impl Style {
    /// Two spaces, and line feeds.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            indent: 2,
            crlf: false,
            start: false,
            directives: Vec::new(),
        }
    }

    /// As a file is written.
    #[must_use]
    pub fn of(file: &SourceFile) -> Self {
        let text = with_line_feeds(file.text());
        let text = text.trim_start_matches('\u{feff}');
        let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let indents = text.lines().take(200).map(spaces);
        let indent = indents.filter(|indent| *indent > 0).min().unwrap_or(2);
        let mut lines = text.lines().filter(|line| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#')
        });
        let yaml = file.format() == Format::Yaml;
        let mut directives = Vec::new();
        let first = lines.find(|line| {
            let directive = yaml && line.starts_with('%');
            directives.extend(directive.then(|| line.trim_end().to_owned()));
            !directive
        });
        Self {
            format: file.format(),
            indent: indent.clamp(2, 8),
            crlf: text
                .split('\n')
                .next()
                .is_some_and(|line| line.ends_with('\r')),
            start: yaml && first.is_some_and(|line| line == "---" || line.starts_with("--- ")),
            directives,
        }
    }

    pub(super) fn newline(&self) -> &'static str {
        if self.crlf { "\r\n" } else { "\n" }
    }
}
