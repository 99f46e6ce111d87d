//! What stands between the values of a YAML text: comments, blank lines, indicators, anchors and tags.

use super::read::Unreadable;

/// A line of its own between two values.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    /// Blank lines, however many.
    Blank,
    /// A comment with its `#`, and the column that it begins in.
    Comment(usize, String),
}

/// Reads a text from value to value.
pub(super) struct Gap<'t> {
    pub(super) text: &'t str,
    /// Everything in front of it has been read.
    pub(super) at: usize,
    /// Lines that have been read and belong to what comes next, or to a block that ends here.
    pub(super) pending: Vec<Line>,
}

impl<'t> Gap<'t> {
    /// Begins at the start of a text, behind its byte order mark.
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: text.len() - text.trim_start_matches('\u{feff}').len(),
            pending: Vec::new(),
        }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The column of a place, from 0.
    pub(super) fn column(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = self.text[start..at].trim_start_matches('\u{feff}');
        line.chars().count()
    }

    /// Skips white space within the line.
    pub(super) fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
    }

    /// Skips white space, and takes the comment that the line ends with.
    pub(super) fn beside(&mut self) -> Option<String> {
        let start = self.at;
        self.spaces();
        let free = self.at == 0 || self.text[..self.at].ends_with([' ', '\t', '\n', ',', '[', '{']);
        if self.peek() == Some(b'#') && free {
            return Some(self.comment());
        }
        if !matches!(self.peek(), None | Some(b'\n' | b'\r')) {
            self.at = start.max(self.at);
        }
        None
    }

    /// Takes the comment that begins here.
    fn comment(&mut self) -> String {
        let rest = self.rest();
        let line = rest.split('\n').next().unwrap_or(rest);
        self.at += line.len();
        line.trim_end().to_owned()
    }

    /// Takes comments and blank lines up to whatever comes next, and stands there. When that is not the end of a line,
    /// nothing happens.
    pub(super) fn lines(&mut self, blanks: bool) {
        loop {
            self.spaces();
            match self.peek() {
                Some(b'\r') if self.rest().starts_with("\r\n") => self.at += 1,
                Some(b'\n') => {
                    self.at += 1;
                    let line = self.rest().split('\n').next().unwrap_or_default();
                    let more = self.at + line.len() < self.text.len();
                    if blanks
                        && more
                        && line.trim().is_empty()
                        && self.pending.last() != Some(&Line::Blank)
                    {
                        self.pending.push(Line::Blank);
                    }
                }
                Some(b'#') => {
                    let column = self.column(self.at);
                    let comment = self.comment();
                    self.pending.push(Line::Comment(column, comment));
                }
                _ => return,
            }
        }
    }

    /// Skips the directive that begins here, to the end of its line.
    pub(super) fn directive(&mut self) {
        let rest = self.rest();
        self.at += rest.split('\n').next().unwrap_or(rest).len();
    }

    /// Takes an indicator that stands here.
    pub(super) fn indicator(&mut self, sign: u8) -> bool {
        let found = self.peek() == Some(sign);
        self.at += usize::from(found);
        found
    }

    /// Takes a `-`, `?` or `:` that white space follows.
    pub(super) fn block_indicator(&mut self, sign: u8) -> bool {
        let next = self.text.as_bytes().get(self.at + 1);
        let free = matches!(next, None | Some(b' ' | b'\t' | b'\n' | b'\r'));
        free && self.indicator(sign)
    }

    /// Takes the name behind `&` or `*`.
    pub(super) fn name(&mut self, sign: u8) -> Result<String, Unreadable> {
        if !self.indicator(sign) {
            return Err(self.stuck("an anchor or alias was expected"));
        }
        let rest = self.rest();
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'));
        let name = &rest[..end.unwrap_or(rest.len())];
        self.at += name.len();
        Ok(name.to_owned())
    }

    /// Takes a tag.
    pub(super) fn tag(&mut self) -> Result<String, Unreadable> {
        let rest = self.rest();
        let end = if rest.starts_with("!<") {
            rest.find('>').map(|end| end + 1)
        } else {
            rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'))
        };
        let tag = &rest[..end.unwrap_or(rest.len())];
        if !tag.starts_with('!') {
            return Err(self.stuck("a tag was expected"));
        }
        self.at += tag.len();
        Ok(tag.to_owned())
    }

    /// The pending lines, as they are kept.
    pub(super) fn take(&mut self) -> Vec<String> {
        texts(self.pending.drain(..))
    }

    pub(super) fn stuck(&self, message: &str) -> Unreadable {
        Unreadable {
            offset: self.at,
            message: message.to_owned(),
        }
    }
}

/// Lines as they are kept in a tree.
pub(super) fn texts(lines: impl Iterator<Item = Line>) -> Vec<String> {
    let text = |line| match line {
        Line::Blank => String::new(),
        Line::Comment(_, text) => text,
    };
    lines.map(text).collect()
}
