//! What follows a backslash.

use super::super::dialect::Dialect;
use super::super::node::{Assertion, Node};
use super::super::property;
use super::super::set::ClassSet;
use super::{Parser, Property};

/// A character or a set, with its portable name where it has one.
pub(super) enum Escaped {
    Char(char),
    Set(ClassSet, Option<String>),
}

const ECMA_SPACE: &[(char, char)] = &[
    ('\t', '\r'),
    (' ', ' '),
    ('\u{A0}', '\u{A0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200A}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202F}', '\u{202F}'),
    ('\u{205F}', '\u{205F}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{FEFF}', '\u{FEFF}'),
];

impl Parser {
    /// An escape outside a class, from its backslash.
    pub(super) fn escape(&mut self) -> Result<Node, String> {
        let Some(c) = self.peek_at(1) else {
            return Err("a `\\` stands at the end".to_owned());
        };
        let ecma = self.dialect.is_ecma();
        let end = match self.dialect {
            Dialect::Java => Assertion::EndOrTerminator,
            Dialect::Python => Assertion::End,
            _ => Assertion::EndOrLineFeed,
        };
        let assertion = match c {
            'b' => Some(Assertion::WordBoundary),
            'B' => Some(Assertion::NotWordBoundary),
            'A' if !ecma => Some(Assertion::Start),
            'z' if !ecma => Some(Assertion::End),
            'Z' if !ecma => Some(end),
            _ => None,
        };
        if let Some(assertion) = assertion {
            self.at += 2;
            return Ok(Node::Assert(assertion));
        }
        match c {
            'Q' if matches!(self.dialect, Dialect::Java | Dialect::Pcre) => {
                self.at += 2;
                let mut nodes = Vec::new();
                while self.peek().is_some() && !self.eat("\\E") {
                    nodes.extend(self.peek().map(|c| self.literal(c)));
                    self.at += 1;
                }
                // A quantifier after `\E` would repeat the last character only.
                if matches!(self.peek(), Some('*' | '+' | '?' | '{')) {
                    return Err("a count directly after `\\E` is not supported".to_owned());
                }
                Ok(Node::Concat(nodes))
            }
            'R' if !ecma && self.dialect != Dialect::Python => {
                self.at += 2;
                let pair = Node::Concat(vec![
                    Node::set(ClassSet::single('\r')),
                    Node::set(ClassSet::single('\n')),
                ]);
                Ok(Node::Alternate(vec![pair, Node::set(vertical_space())]))
            }
            'k' if !ecma || self.dialect == Dialect::Ecma || !self.names.is_empty() => {
                let close = match self.peek_at(2) {
                    Some('<') => '>',
                    Some('{') if !ecma => '}',
                    Some('\'') if !ecma => '\'',
                    _ => return Err("`\\k` needs the name of a group".to_owned()),
                };
                self.at += 3;
                let name = self.until(close)?;
                self.named_reference(&name)
            }
            '1'..='9' => {
                let (number, length) = self.number(1);
                if number <= self.captures {
                    self.at += 1 + length;
                    return Ok(Node::BackReference(number));
                }
                if self.dialect != Dialect::EcmaLegacy {
                    return Err(format!("there is no group {number}"));
                }
                self.escaped(false).map(|escaped| self.node(escaped))
            }
            _ => self.escaped(false).map(|escaped| self.node(escaped)),
        }
    }

    fn node(&self, escaped: Escaped) -> Node {
        match escaped {
            Escaped::Char(c) => self.literal(c),
            Escaped::Set(set, Some(named)) if named.matches("\\p{").count() > 1 => {
                let class = if named.starts_with('[') {
                    named
                } else {
                    format!("[{named}]")
                };
                self.set(set, Some(class))
            }
            Escaped::Set(set, named) => self.set(set, named),
        }
    }

    /// An escape that stands for a character or a set, from its backslash.
    pub(super) fn escaped(&mut self, in_class: bool) -> Result<Escaped, String> {
        self.at += 1;
        let Some(c) = self.peek() else {
            return Err("a `\\` stands at the end".to_owned());
        };
        self.at += 1;
        let ecma = self.dialect.is_ecma();
        if let Some(set) = self.shorthand(c) {
            return Ok(set);
        }
        Ok(Escaped::Char(match c {
            'p' | 'P' => {
                if let Some(set) = self.property(c == 'P')? {
                    return Ok(set);
                }
                c
            }
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\x0C',
            'v' => '\x0B',
            'a' if !ecma => '\x07',
            'e' if !ecma && self.dialect != Dialect::Python => '\x1B',
            'b' if in_class && self.dialect != Dialect::Java => '\x08',
            'c' => return self.control(in_class),
            'x' => self.hexadecimal(2)?,
            'u' if self.dialect != Dialect::Pcre => self.hexadecimal(4)?,
            'U' if self.dialect == Dialect::Python => self.hexadecimal(8)?,
            '0'..='7' if self.dialect != Dialect::Ecma => self.octal(c, in_class)?,
            '0' if !self.peek().is_some_and(|c| c.is_ascii_digit()) => '\0',
            _ => self.identity(c, in_class)?,
        }))
    }

    /// The character itself, where the dialect allows a backslash before it.
    fn identity(&mut self, c: char, in_class: bool) -> Result<char, String> {
        if self.dialect == Dialect::EcmaLegacy && c.is_ascii_alphanumeric() {
            self.odd_literal.get_or_insert_with(|| format!("\\{c}"));
        }
        let allowed = match self.dialect {
            Dialect::Ecma => "^$\\.*+?()[]{}|/".contains(c) || (in_class && c == '-'),
            Dialect::EcmaLegacy => true,
            _ => !c.is_ascii_alphanumeric(),
        };
        if allowed {
            Ok(c)
        } else {
            Err(format!("the escape `\\{c}` is not known"))
        }
    }

    fn shorthand(&self, c: char) -> Option<Escaped> {
        let ecma = self.dialect.is_ecma();
        let unicode = self.dialect.unicode_shorthand();
        let (set, name) = match c.to_ascii_lowercase() {
            'd' if unicode => (property::unicode("Nd")?, Some("\\p{Nd}")),
            'd' => (property::posix("digit")?, None),
            'w' if unicode => {
                let mut set = ClassSet::single('_');
                for part in ["L", "Mn", "N", "Pc"] {
                    set.add(&property::unicode(part)?);
                }
                (set, Some("\\p{L}\\p{Mn}\\p{N}\\p{Pc}"))
            }
            'w' => (property::posix("word")?, None),
            's' if ecma => (ClassSet::of(ECMA_SPACE), None),
            's' if unicode => (property::unicode("White_Space")?, Some("\\p{White_Space}")),
            's' => (property::posix("space")?, None),
            'h' if matches!(self.dialect, Dialect::Java | Dialect::Pcre) => {
                let mut set = property::unicode("Zs")?;
                set.add(&ClassSet::of(&[('\t', '\t'), ('\u{180E}', '\u{180E}')]));
                (set, None)
            }
            'v' if matches!(self.dialect, Dialect::Java | Dialect::Pcre) => {
                (vertical_space(), None)
            }
            'n' if c == 'N' && self.dialect == Dialect::Pcre => (ClassSet::single('\n'), None),
            _ => return None,
        };
        let negated = c.is_ascii_uppercase();
        Some(match (negated, name) {
            (true, Some(name)) => Escaped::Set(set.negated(), Some(format!("[^{name}]"))),
            (true, None) => Escaped::Set(set.negated(), None),
            (false, name) => Escaped::Set(set, name.map(str::to_owned)),
        })
    }

    /// `\p{…}` behind its letter; nothing where the letter stands for itself.
    fn property(&mut self, negated: bool) -> Result<Option<Escaped>, String> {
        let start = self.at;
        let name = if self.eat("{") {
            self.until('}')
        } else if matches!(self.dialect, Dialect::Java | Dialect::Pcre) {
            let letter = self.peek().map(String::from);
            self.at += 1;
            letter.ok_or_else(|| "`\\p` needs the name of a property".to_owned())
        } else {
            Err("`\\p` needs the name of a property in braces".to_owned())
        };
        let found = name.and_then(|name| {
            self.known_property(&name)
                .ok_or_else(|| format!("the property `{name}` is not known"))
        });
        match found {
            Ok((set, name)) => {
                self.lenient_property |= self.dialect == Dialect::EcmaLegacy;
                if !negated {
                    return Ok(Some(Escaped::Set(set, name)));
                }
                let name = name.filter(|name| name.matches("\\p{").count() == 1);
                let name = name.map(|name| name.replacen("\\p{", "\\P{", 1));
                Ok(Some(Escaped::Set(set.negated(), name)))
            }
            Err(_) if self.dialect == Dialect::EcmaLegacy => {
                self.at = start;
                Ok(None)
            }
            Err(reason) => Err(reason),
        }
    }

    /// A property by its name in the dialect; each is looked up once.
    fn known_property(&mut self, name: &str) -> Option<Property> {
        if let Some((_, found)) = self.properties.iter().find(|(known, _)| known == name) {
            return found.clone();
        }
        let found = match self.dialect {
            Dialect::Ecma | Dialect::EcmaLegacy => {
                property::ecma(name).map(|set| (set, Some(format!("\\p{{{name}}}"))))
            }
            Dialect::Java => property::java(name),
            Dialect::Pcre | Dialect::Python | Dialect::DotNet => {
                property::perl(name).map(|(set, name)| (set, Some(name)))
            }
        };
        self.properties.push((name.to_owned(), found.clone()));
        found
    }

    /// `\cA`: a control character by its letter.
    fn control(&mut self, in_class: bool) -> Result<Escaped, String> {
        let letter = self.peek().filter(|c| {
            let more = in_class && (c.is_ascii_digit() || *c == '_');
            c.is_ascii_alphabetic() || (self.dialect == Dialect::EcmaLegacy && more)
        });
        if let Some(letter) = letter {
            self.at += 1;
            let control = u32::from(letter.to_ascii_uppercase()) % 32;
            return Ok(Escaped::Char(char::from_u32(control).unwrap_or_default()));
        }
        if self.dialect != Dialect::EcmaLegacy {
            return Err("`\\c` needs a letter".to_owned());
        }
        // Annex B: the backslash stands for itself.
        self.at -= 1;
        Ok(Escaped::Char('\\'))
    }

    /// `\0`, `\012` and, in annex B, a number that is no group.
    fn octal(&mut self, first: char, in_class: bool) -> Result<char, String> {
        let java = self.dialect == Dialect::Java;
        if first != '0' && (java || (!in_class && self.dialect != Dialect::EcmaLegacy)) {
            return Err(format!("the escape `\\{first}` is not known"));
        }
        let mut value = first.to_digit(8).unwrap_or(0);
        let limit = if java { 3 } else { 2 };
        for _ in 0..limit {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else {
                break;
            };
            if value * 8 + digit > 0o377 {
                break;
            }
            value = value * 8 + digit;
            self.at += 1;
        }
        Ok(char::from_u32(value).unwrap_or_default())
    }

    /// The digits of `\xHH`, `\uHHHH` and of the forms with braces.
    fn hexadecimal(&mut self, length: usize) -> Result<char, String> {
        let letter = self.chars[self.at - 1];
        let braces = match self.dialect {
            Dialect::Ecma => letter == 'u',
            Dialect::Java | Dialect::Pcre => letter == 'x',
            Dialect::EcmaLegacy | Dialect::Python | Dialect::DotNet => false,
        };
        if braces && self.eat("{") {
            let digits = self.until('}')?;
            let value = u32::from_str_radix(&digits, 16)
                .map_err(|_| format!("`{digits}` is no hexadecimal number"))?;
            return scalar(value);
        }
        let Some(value) = self.digits(0, length) else {
            if self.dialect == Dialect::EcmaLegacy {
                self.odd_literal
                    .get_or_insert_with(|| format!("\\{letter}"));
                return Ok(letter);
            }
            return Err(format!("`\\{letter}` needs {length} hexadecimal digits"));
        };
        self.at += length;
        // Two escapes for the halves of one character.
        if letter == 'u'
            && (0xD800..0xDC00).contains(&value)
            && self.peek() == Some('\\')
            && self.peek_at(1) == Some('u')
            && let Some(low) = self
                .digits(2, 4)
                .filter(|low| (0xDC00..0xE000).contains(low))
        {
            self.at += 6;
            return scalar(0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00));
        }
        scalar(value)
    }

    fn digits(&self, from: usize, length: usize) -> Option<u32> {
        (from..from + length).try_fold(0, |value, i| {
            Some(value * 16 + self.peek_at(i)?.to_digit(16)?)
        })
    }
}

fn scalar(value: u32) -> Result<char, String> {
    char::from_u32(value).ok_or_else(|| {
        if (0xD800..0xE000).contains(&value) {
            format!("U+{value:04X} is half of a surrogate pair and never occurs in text")
        } else {
            format!("U+{value:X} is beyond the last character")
        }
    })
}

fn vertical_space() -> ClassSet {
    ClassSet::of(&[('\n', '\r'), ('\u{85}', '\u{85}'), ('\u{2028}', '\u{2029}')])
}
