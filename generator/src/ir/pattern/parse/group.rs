//! What stands in parentheses.

use super::super::dialect::Dialect;
use super::super::node::{Group, Node};
use super::Parser;

/// The places of the opening parentheses of capture groups, seen without regard to the dialect.
fn openings(chars: &[char]) -> Vec<(usize, Option<String>)> {
    let mut found = Vec::new();
    let mut class = false;
    let mut i = 0;
    while let Some(&c) = chars.get(i) {
        match c {
            '\\' => i += 1,
            '[' => class = true,
            ']' => class = false,
            '(' if !class => {
                let rest: String = chars[i + 1..].iter().take(4).collect();
                if !rest.starts_with('?') && !rest.starts_with('*') {
                    found.push((i, None));
                } else if let Some(skip) = name_start(&rest) {
                    let name = chars[i + 1 + skip..]
                        .iter()
                        .take_while(|&&c| c != '>' && c != '\'');
                    found.push((i, Some(name.collect())));
                }
            }
            _ => {}
        }
        i += 1;
    }
    found
}

fn name_start(rest: &str) -> Option<usize> {
    if rest.starts_with("?P<") {
        Some(3)
    } else if rest.starts_with("?'")
        || (rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!"))
    {
        Some(2)
    } else {
        None
    }
}

/// The number of capture groups.
pub(super) fn captures(chars: &[char]) -> u32 {
    u32::try_from(openings(chars).len()).unwrap_or(u32::MAX)
}

/// The names of capture groups with their numbers.
pub(super) fn names(chars: &[char]) -> Vec<(String, u32)> {
    (1..)
        .zip(openings(chars))
        .filter_map(|(number, (_, name))| name.map(|name| (name, number)))
        .collect()
}

impl Parser {
    /// A group, from its `(`; nothing for a comment or for flags that hold from here on.
    pub(super) fn group(&mut self) -> Result<Option<Node>, String> {
        self.at += 1;
        if self.peek() == Some('*') && self.dialect == Dialect::Pcre {
            return Err("a control verb `(*…)` has no portable form".to_owned());
        }
        if !self.eat("?") {
            let capture = self.capture();
            return self.grouped(capture).map(Some);
        }
        let ecma = self.dialect.is_ecma();
        for (mark, behind, negated) in [
            ("=", false, false),
            ("!", false, true),
            ("<=", true, false),
            ("<!", true, true),
        ] {
            if self.eat(mark) {
                let body = Box::new(self.alternation()?);
                self.close()?;
                return Ok(Some(Node::Look {
                    behind,
                    negated,
                    body,
                }));
            }
        }
        if self.eat(":") {
            return self.grouped(Group::Plain).map(Some);
        }
        if !ecma {
            if self.eat(">") {
                return self.grouped(Group::Atomic).map(Some);
            }
            if self.eat("#") {
                self.until(')')?;
                return Ok(None);
            }
            if self.eat("P=") {
                let name = self.until(')')?;
                return self.named_reference(&name).map(Some);
            }
        }
        let quoted = !ecma && self.eat("'");
        if quoted || (!ecma && self.eat("P<")) || self.eat("<") {
            let name = self.until(if quoted { '\'' } else { '>' })?;
            let fine = name
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '$');
            if !fine || name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
                return Err(format!("`{name}` cannot be the name of a group"));
            }
            let capture = self.capture();
            return self.grouped(capture).map(Some);
        }
        self.flags_group()
    }

    fn grouped(&mut self, group: Group) -> Result<Node, String> {
        let body = self.alternation()?;
        self.close()?;
        Ok(Node::Group(group, Box::new(body)))
    }

    fn close(&mut self) -> Result<(), String> {
        if self.eat(")") {
            Ok(())
        } else {
            Err("a `(` is not closed".to_owned())
        }
    }

    /// `(?i)` up to the end of the group around it, or `(?i:…)`.
    fn flags_group(&mut self) -> Result<Option<Node>, String> {
        let before = self.flags;
        let mut flags = before;
        let mut on = true;
        while let Some(c) = self.peek() {
            self.at += 1;
            match c {
                'i' => flags.ignore_case = on,
                's' => flags.dot_all = on,
                'm' => flags.multi_line = on,
                'x' if !self.dialect.is_ecma() => flags.extended = on,
                'u' if matches!(self.dialect, Dialect::Java | Dialect::Python) => {}
                '-' if on => on = false,
                ':' => {
                    self.flags = flags;
                    let node = self.grouped(Group::Plain)?;
                    self.flags = before;
                    return Ok(Some(node));
                }
                ')' if !self.dialect.is_ecma() => {
                    self.flags = flags;
                    return Ok(None);
                }
                other => return Err(format!("the group `(?{other}` is not known")),
            }
        }
        Err("a `(` is not closed".to_owned())
    }

    /// A reference to a group by its name.
    pub(super) fn named_reference(&self, name: &str) -> Result<Node, String> {
        self.names
            .iter()
            .find(|(known, _)| known == name)
            .map(|&(_, number)| Node::BackReference(number))
            .ok_or_else(|| format!("there is no group `{name}`"))
    }
}
