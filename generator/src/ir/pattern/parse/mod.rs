//! Reads the text of a pattern in a given dialect.

mod class;
mod escape;
mod group;

use super::dialect::{Dialect, Flags};
use super::node::{Assertion, Class, Group, Node, Order, Repeat};
use super::set::ClassSet;

/// How deep groups and classes may be nested.
const MAX_DEPTH: u32 = 100;
/// How long a pattern may be, in characters.
const MAX_LENGTH: usize = 30_000;

/// How many quantifiers may follow each other where the dialect lets them.
const MAX_STACKED: u32 = 8;

/// What was read.
pub struct Parsed {
    /// The tree.
    pub node: Node,
    /// Whether `\p{…}` was read as a property where the grammar has a plain `p`.
    pub lenient_property: bool,
    /// What the looser grammar took as plain text although it looks like more.
    pub odd_literal: Option<String>,
}

/// Reads `source`; the error says what is wrong, in words.
pub fn parse(source: &str, dialect: Dialect, flags: Flags) -> Result<Parsed, String> {
    let chars: Vec<char> = source.chars().collect();
    if chars.len() > MAX_LENGTH {
        return Err(format!(
            "the pattern is longer than {MAX_LENGTH} characters"
        ));
    }
    let mut parser = Parser {
        captures: group::captures(&chars),
        names: group::names(&chars),
        chars,
        at: 0,
        dialect,
        flags,
        groups: 0,
        depth: 0,
        lenient_property: false,
        odd_literal: None,
        properties: Vec::new(),
    };
    let node = parser.alternation()?;
    match parser.peek() {
        None => Ok(Parsed {
            node,
            lenient_property: parser.lenient_property,
            odd_literal: parser.odd_literal,
        }),
        Some(_) => Err("a `)` has no `(`".to_owned()),
    }
}

/// The characters of a property and its portable name.
type Property = (ClassSet, Option<String>);

struct Parser {
    chars: Vec<char>,
    at: usize,
    dialect: Dialect,
    flags: Flags,
    /// Capture groups opened so far.
    groups: u32,
    /// Capture groups in all.
    captures: u32,
    /// Names of capture groups with their numbers.
    names: Vec<(String, u32)>,
    depth: u32,
    lenient_property: bool,
    odd_literal: Option<String>,
    /// Properties that were looked up.
    properties: Vec<(String, Option<Property>)>,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn peek_at(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = text
            .chars()
            .enumerate()
            .all(|(i, c)| self.peek_at(i) == Some(c));
        if found {
            self.at += text.chars().count();
        }
        found
    }

    /// The text up to `end`, which is passed over.
    fn until(&mut self, end: char) -> Result<String, String> {
        let rest = &self.chars[self.at..];
        let length = rest
            .iter()
            .position(|&c| c == end)
            .ok_or_else(|| format!("a `{end}` is missing"))?;
        self.at += length + 1;
        Ok(rest[..length].iter().collect())
    }

    fn nest<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(format!(
                "groups are nested more than {MAX_DEPTH} levels deep"
            ));
        }
        let result = inner(self);
        self.depth -= 1;
        result
    }

    /// Everything up to the end or to the `)` of the group. Inline flags end with their group.
    fn alternation(&mut self) -> Result<Node, String> {
        let flags = self.flags;
        let mut branches = vec![self.concatenation()?];
        while self.eat("|") {
            branches.push(self.concatenation()?);
        }
        self.flags = flags;
        Ok(match branches.len() {
            1 => branches.swap_remove(0),
            _ => Node::Alternate(branches),
        })
    }

    fn concatenation(&mut self) -> Result<Node, String> {
        let mut nodes = Vec::new();
        loop {
            self.skip_layout();
            match self.peek() {
                None | Some('|' | ')') => break,
                Some(_) => {}
            }
            if let Some(atom) = self.term()? {
                nodes.push(self.quantified(atom)?);
            }
        }
        Ok(match nodes.len() {
            0 => Node::Empty,
            1 => nodes.swap_remove(0),
            _ => Node::Concat(nodes),
        })
    }

    /// White space and comments that the flag `x` allows.
    fn skip_layout(&mut self) {
        while self.flags.extended {
            match self.peek() {
                Some(c) if c.is_ascii_whitespace() => self.at += 1,
                Some('#') => {
                    while self.peek().is_some_and(|c| c != '\n') {
                        self.at += 1;
                    }
                }
                _ => break,
            }
        }
    }

    /// One atom or condition; nothing for a comment or for flags.
    fn term(&mut self) -> Result<Option<Node>, String> {
        let Some(c) = self.peek() else {
            return Ok(None);
        };
        let legacy = self.dialect == Dialect::EcmaLegacy;
        match c {
            '(' => return self.nest(Self::group),
            '[' => return self.nest(Self::class).map(Some),
            '\\' => return self.escape().map(Some),
            _ => {}
        }
        let braces = c == '{' && self.counts().is_some();
        self.at += 1;
        Ok(Some(match c {
            '^' if self.flags.multi_line => self.line_edge(true),
            '^' => Node::Assert(Assertion::Start),
            '$' if self.flags.multi_line => self.line_edge(false),
            '$' => Node::Assert(match self.dialect {
                Dialect::Ecma | Dialect::EcmaLegacy => Assertion::End,
                Dialect::Java => Assertion::EndOrTerminator,
                Dialect::Pcre | Dialect::Python | Dialect::DotNet => Assertion::EndOrLineFeed,
            }),
            '.' if self.flags.dot_all => Node::set(ClassSet::any()),
            '.' => Node::set(self.line_terminators().negated()),
            '*' | '+' | '?' => return Err(format!("`{c}` has nothing to repeat")),
            '{' if braces && (legacy || self.dialect != Dialect::Pcre) => {
                return Err("`{` has nothing to repeat".to_owned());
            }
            '{' if matches!(self.dialect, Dialect::Ecma | Dialect::Java) => {
                return Err("a `{` that is no count needs a `\\` before it".to_owned());
            }
            ']' | '}' if self.dialect == Dialect::Ecma => {
                return Err(format!(
                    "a `{c}` that closes nothing needs a `\\` before it"
                ));
            }
            other => {
                if legacy && "{}]".contains(other) {
                    self.odd_literal.get_or_insert_with(|| other.to_string());
                }
                self.literal(other)
            }
        }))
    }

    /// One character, or what it becomes when case is ignored.
    fn literal(&self, c: char) -> Node {
        let set = ClassSet::single(c);
        Node::set(if self.flags.ignore_case {
            set.case_folded()
        } else {
            set
        })
    }

    /// A set that was written as an escape or a class.
    fn set(&self, set: ClassSet, named: Option<String>) -> Node {
        if self.flags.ignore_case {
            Node::set(set.case_folded())
        } else {
            Node::Class(Class { set, named })
        }
    }

    /// What `.` does not match and what `^` and `$` take as the end of a line.
    fn line_terminators(&self) -> ClassSet {
        ClassSet::of(match self.dialect {
            Dialect::Ecma | Dialect::EcmaLegacy => {
                &[('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')]
            }
            Dialect::Java => &[
                ('\n', '\n'),
                ('\r', '\r'),
                ('\u{85}', '\u{85}'),
                ('\u{2028}', '\u{2029}'),
            ],
            Dialect::Pcre | Dialect::Python | Dialect::DotNet => &[('\n', '\n')],
        })
    }

    /// `^` or `$` with the flag `m`: not beside anything but a line terminator.
    fn line_edge(&self, behind: bool) -> Node {
        let body = Box::new(Node::set(self.line_terminators().negated()));
        Node::Look {
            behind,
            negated: true,
            body,
        }
    }

    fn quantified(&mut self, atom: Node) -> Result<Node, String> {
        let mut node = atom;
        let mut times = 0;
        loop {
            self.skip_layout();
            let (min, max) = match self.peek() {
                Some('*') => (0, None),
                Some('+') => (1, None),
                Some('?') => (0, Some(1)),
                Some('{') => match self.counts() {
                    Some((min, max, length)) => {
                        self.at += length - 1;
                        (min, max)
                    }
                    None => return Ok(node),
                },
                _ => return Ok(node),
            };
            if times > 0 && (self.dialect != Dialect::Pcre || times > MAX_STACKED) {
                return Err("a quantifier follows a quantifier".to_owned());
            }
            if max.is_some_and(|max| max < min) {
                return Err(format!(
                    "the count `{{{min},{}}}` has its bounds reversed",
                    max.unwrap_or_default()
                ));
            }
            let condition = matches!(node, Node::Assert(_) | Node::Look { .. });
            let ahead = matches!(node, Node::Look { behind: false, .. });
            if condition
                && self.dialect.is_ecma()
                && !(ahead && self.dialect == Dialect::EcmaLegacy)
            {
                return Err("a condition cannot be repeated".to_owned());
            }
            self.at += 1;
            let order = if self.eat("?") {
                Order::Lazy
            } else if !self.dialect.is_ecma() && self.dialect != Dialect::DotNet && self.eat("+") {
                Order::Possessive
            } else {
                Order::Greedy
            };
            node = Node::Repeat(Repeat {
                node: Box::new(node),
                min,
                max,
                order,
            });
            times += 1;
        }
    }

    /// The bounds of a `{…}` that starts here, and its length.
    fn counts(&self) -> Option<(u32, Option<u32>, usize)> {
        let (min, low) = self.number(1);
        let open = matches!(self.dialect, Dialect::Python | Dialect::Pcre);
        if low == 0 && !(open && self.peek_at(1) == Some(',') && self.peek_at(2) != Some('}')) {
            return None;
        }
        match self.peek_at(1 + low)? {
            '}' => Some((min, Some(min), low + 2)),
            ',' => {
                let (max, high) = self.number(2 + low);
                if self.peek_at(2 + low + high)? != '}' {
                    return None;
                }
                let max = (high > 0).then_some(max);
                Some((min, max, low + high + 3))
            }
            _ => None,
        }
    }

    /// The decimal number so many characters ahead, and how many digits it has.
    fn number(&self, ahead: usize) -> (u32, usize) {
        let digits = self.chars.iter().skip(self.at + ahead);
        digits
            .map_while(|c| c.to_digit(10))
            .fold((0, 0), |(value, length), digit| {
                let value: u32 = value;
                (value.saturating_mul(10).saturating_add(digit), length + 1)
            })
    }

    /// A capture group's number, taken when it opens.
    fn capture(&mut self) -> Group {
        self.groups += 1;
        Group::Capture(self.groups)
    }
}
