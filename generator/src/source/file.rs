use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::outline::Outline;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 8259.
    Json,
    /// YAML 1.2 in the core schema.
    Yaml,
}

/// A place in a text as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// A file that was read, or a text that was given.
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    path: Option<PathBuf>,
    text: String,
    lines: OnceLock<Vec<usize>>,
    /// How many characters there are before each block of the text, so that long lines cost no more than short ones.
    blocks: OnceLock<Vec<usize>>,
    outline: OnceLock<Outline>,
}

/// Bytes of a block.
const BLOCK: usize = 4096;

impl SourceFile {
    pub(super) fn new(name: String, path: Option<PathBuf>, text: String) -> Self {
        Self {
            name,
            path,
            text,
            lines: OnceLock::new(),
            blocks: OnceLock::new(),
            outline: OnceLock::new(),
        }
    }

    /// The name as the user wrote it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where the file was read from; `None` for a text that was given.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The whole text, a byte order mark included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// JSON or YAML: the file's extension decides, or else the first character of the text.
    #[must_use]
    pub fn format(&self) -> Format {
        let extension = Path::new(&self.name)
            .extension()
            .and_then(|extension| extension.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("json") => Format::Json,
            Some("yaml" | "yml") => Format::Yaml,
            _ => {
                let text = self.text.trim_start_matches('\u{feff}').trim_start();
                if text.starts_with(['{', '[']) {
                    Format::Json
                } else {
                    Format::Yaml
                }
            }
        }
    }

    /// Byte offsets at which the lines start.
    #[must_use]
    pub fn line_starts(&self) -> &[usize] {
        self.lines
            .get_or_init(|| std::iter::once(0).chain(line_ends(&self.text)).collect())
    }

    /// The line and column of a byte offset; an offset behind the end is the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(&self.text, offset);
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let mark = usize::from(start == 0 && offset > 0 && self.text.starts_with('\u{feff}'));
        let column = self.characters(offset) - self.characters(start) - mark + 1;
        Position { line, column }
    }

    /// The bytes of the line that holds an offset, without its end.
    #[must_use]
    pub fn line(&self, offset: usize) -> Range<usize> {
        let starts = self.line_starts();
        let next = starts.partition_point(|start| *start <= offset).max(1);
        let start = starts.get(next - 1).copied().unwrap_or(0);
        let end = starts.get(next).map_or(self.text.len(), |end| end - 1);
        start..start + self.text[start..end].trim_end_matches('\r').len()
    }

    /// The outline of the text, which is drawn when it is asked for first.
    pub(crate) fn outline(&self, draw: impl FnOnce(&str) -> Outline) -> &Outline {
        self.outline.get_or_init(|| draw(&self.text))
    }

    /// How many characters there are before a byte offset.
    fn characters(&self, offset: usize) -> usize {
        let count = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let blocks = self.blocks.get_or_init(|| {
            let mut before = 0;
            let blocks = self.text.as_bytes().chunks(BLOCK).map(|block| {
                let start = before;
                before += count(block);
                start
            });
            blocks.collect()
        });
        let Some(block) = offset.checked_sub(1).map(|last| last / BLOCK) else {
            return 0;
        };
        let before = blocks.get(block).copied().unwrap_or(0);
        before + count(&self.text.as_bytes()[block * BLOCK..offset])
    }
}

/// Where lines end, behind what ends them: a line feed, a carriage return before one, or one alone, as YAML has it
/// (1.2.2, 5.4).
pub(crate) fn line_ends(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let ends = move |at: &usize| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    (0..bytes.len()).filter(ends).map(|at| at + 1)
}

/// The text with a line feed in the place of each carriage return that ends a line alone, which says the same in JSON and
/// in YAML. Every other byte stays where it is.
pub(crate) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut alone = bytes
        .iter()
        .enumerate()
        .filter(|(at, byte)| **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    if alone.next().is_none() {
        return Cow::Borrowed(text);
    }
    let mut fed = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let alone = character == '\r' && characters.peek() != Some(&'\n');
        fed.push(if alone { '\n' } else { character });
    }
    Cow::Owned(fed)
}

/// The last character boundary at or before `offset`.
pub(crate) fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
