//! JSON to a tree.

use super::read::{DEPTH, Unreadable};
use super::{Entry, Key, Node, Scalar, ScalarStyle, Written};

/// Reads JSON. What stands on one line is flow.
pub(super) fn read(text: &str) -> Result<Node, Unreadable> {
    let at = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut reader = Reader { text, at };
    let node = reader.value(0)?;
    reader.space();
    if reader.at < text.len() {
        return Err(reader.stuck("the value has ended"));
    }
    Ok(node)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn stuck(&self, message: &str) -> Unreadable {
        Unreadable {
            offset: self.at,
            message: message.to_owned(),
        }
    }

    fn space(&mut self) {
        let bytes = &self.text.as_bytes()[self.at..];
        let space = bytes
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.at += space.count();
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Result<(), Unreadable> {
        self.space();
        if self.peek() != Some(byte) {
            return Err(self.stuck(&format!("`{}` was expected", char::from(byte))));
        }
        self.at += 1;
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<Node, Unreadable> {
        if depth > DEPTH {
            return Err(self.stuck("it is nested too deeply"));
        }
        self.space();
        let start = self.at;
        let mut node = match self.peek() {
            Some(b'{') => {
                let entries = self.list(b'}', |reader| {
                    reader.space();
                    let text = reader.string()?;
                    let key = Key::styled(ScalarStyle::Double, text);
                    reader.take(b':')?;
                    let value = reader.value(depth + 1)?;
                    Ok(Entry { key, value })
                })?;
                Node::mapping(entries)
            }
            Some(b'[') => Node::sequence(self.list(b']', |reader| reader.value(depth + 1))?),
            Some(b'"') => {
                let text = self.string()?;
                Node::new(Written::Scalar(Scalar::styled(ScalarStyle::Double, text)))
            }
            _ => {
                let word = self.word();
                if word.is_empty() {
                    return Err(self.stuck("a value was expected"));
                }
                Node::new(Written::Scalar(Scalar::word(word)))
            }
        };
        if let Written::Mapping { flow, .. } | Written::Sequence { flow, .. } = &mut node.written {
            *flow = !self.text.as_bytes()[start..self.at].contains(&b'\n');
        }
        Ok(node)
    }

    fn list<T>(
        &mut self,
        close: u8,
        mut one: impl FnMut(&mut Self) -> Result<T, Unreadable>,
    ) -> Result<Vec<T>, Unreadable> {
        self.at += 1;
        let mut all = Vec::new();
        self.space();
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(all);
        }
        loop {
            all.push(one(self)?);
            self.space();
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                self.take(close)?;
                return Ok(all);
            }
        }
    }

    fn string(&mut self) -> Result<String, Unreadable> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.stuck("a text was expected"));
        }
        let bytes = self.text.as_bytes();
        let mut end = start + 1;
        let mut escaped = false;
        loop {
            match bytes.get(end) {
                None => return Err(self.stuck("the text has no end")),
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    end += 2;
                }
                Some(_) => end += 1,
            }
        }
        self.at = end + 1;
        if !escaped {
            return Ok(self.text[start + 1..end].to_owned());
        }
        serde_json::from_str(&self.text[start..=end]).map_err(|error| Unreadable {
            offset: start,
            message: error.to_string(),
        })
    }

    fn word(&mut self) -> &str {
        let bytes = &self.text.as_bytes()[self.at..];
        let word = bytes
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        let start = self.at;
        self.at += word.count();
        &self.text[start..self.at]
    }
}
