//! Inlines as words that can be filled into lines.

use super::super::span;
use super::super::tree::Inline;
use super::super::word;

/// A piece that stays on one line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Word {
    Word(String),
    /// A line end that is meant.
    Break,
}

/// Writes inlines as words.
pub(super) struct Line {
    pub words: Vec<Word>,
    /// The word that is being written.
    word: String,
    cell: bool,
    heading: bool,
    /// Whether a tilde could be taken for a mark.
    tildes: bool,
}

impl Line {
    pub(super) fn paragraph(content: &[Inline]) -> Self {
        Self::written(content, false, false)
    }

    pub(super) fn heading(content: &[Inline]) -> Self {
        Self::written(content, true, false)
    }

    pub(super) fn cell(content: &[Inline]) -> Self {
        Self::written(content, false, true)
    }

    fn written(content: &[Inline], heading: bool, cell: bool) -> Self {
        let mut line = Self {
            words: Vec::new(),
            word: String::new(),
            cell,
            heading,
            tildes: strikes(content) || span::plain(content).matches('~').count() > 1,
        };
        line.inlines(content);
        line.end_word();
        line
    }

    /// All on one line.
    pub(super) fn joined(self) -> String {
        let words = self.words.into_iter().map(|word| match word {
            Word::Word(word) => word,
            Word::Break => String::new(),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            self.words.push(Word::Word(std::mem::take(&mut self.word)));
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(code) => self.code(code),
                Inline::Emphasis(content) => self.marked("*", content),
                Inline::Strong(content) => self.marked("**", content),
                Inline::Strike(content) => self.marked("~~", content),
                Inline::Link { target, content } => self.link(target, content),
                Inline::Break => {
                    self.end_word();
                    self.words.push(Word::Break);
                }
            }
        }
    }

    fn marked(&mut self, mark: &str, content: &[Inline]) {
        self.word.push_str(mark);
        self.inlines(content);
        self.word.push_str(mark);
    }

    fn code(&mut self, code: &str) {
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let ticks = "`".repeat(longest + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') {
            " "
        } else {
            ""
        };
        let code = if self.cell {
            code.replace('|', "\\|")
        } else {
            code.to_owned()
        };
        for part in [&ticks, pad, &code, pad, &ticks] {
            self.word.push_str(part);
        }
    }

    fn link(&mut self, target: &str, content: &[Inline]) {
        if let [Inline::Text(text)] = content {
            let is_web = text == target && !word::has_entity(text);
            if is_web || target.strip_prefix("mailto:") == Some(text) && is_mail(text) {
                self.word.push('<');
                self.word.push_str(text);
                self.word.push('>');
                return;
            }
        }
        // `![` would be an image.
        if self.word.ends_with('!') {
            self.word.insert(self.word.len() - 1, '\\');
        }
        let inner = Self {
            words: Vec::new(),
            word: String::new(),
            cell: self.cell,
            heading: self.heading,
            tildes: self.tildes,
        };
        self.word.push('[');
        self.word.push_str(&inner.filled(content));
        self.word.push_str("](");
        self.word.push_str(&if word::has_entity(target) {
            target.replace('&', "\\&")
        } else {
            target.to_owned()
        });
        self.word.push(')');
    }

    fn filled(mut self, content: &[Inline]) -> String {
        self.inlines(content);
        self.end_word();
        self.joined()
    }

    fn text(&mut self, text: &str) {
        let mut previous = None;
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            if c == ' ' {
                self.end_word();
            } else {
                if self.needs_escape(c, previous, rest.as_str()) {
                    self.word.push('\\');
                }
                self.word.push(c);
            }
            previous = Some(c);
        }
    }

    /// Whether a character would be read as markup between its neighbours.
    fn needs_escape(&self, c: char, previous: Option<char>, rest: &str) -> bool {
        let next = rest.chars().next();
        match c {
            '\\' => next.is_none_or(|c| c.is_ascii_punctuation() || c == ' '),
            '`' | '[' | ']' | '_' => true,
            '*' => previous != Some(' ') || next != Some(' '),
            '~' => self.tildes,
            '|' => self.cell,
            '#' => self.heading,
            '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => {
                let name = rest
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
                    .unwrap_or(rest.len());
                name > 0 && rest[name..].starts_with(';')
            }
            _ => false,
        }
    }
}

fn strikes(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Strike(_) => true,
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
            strikes(content)
        }
        _ => false,
    })
}

/// Whether `<…>` around it is an address, after `CommonMark` 6.5.
fn is_mail(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || ".+-_".contains(c))
            && host.split('.').all(|label| {
                label.len() < 64
                    && !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            })
    })
}
