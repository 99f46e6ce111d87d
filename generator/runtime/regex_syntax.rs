//! Regular expressions as texts.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::Chars;

/// Whether `text` is a regular expression of ECMA-262 (22.2.1), read with the flag `u` (JSON Schema 2020-12, 6.4).
#[must_use]
pub fn is_regex(text: &str) -> bool {
    let mut reader = Reader {
        rest: text.chars().peekable(),
        groups: 0,
        names: BTreeSet::new(),
        numbers: Vec::new(),
        references: Vec::new(),
    };
    reader.pattern().is_some()
        && reader.numbers.iter().all(|number| *number <= reader.groups)
        && reader
            .references
            .iter()
            .all(|name| reader.names.contains(name))
}

/// What stands for characters.
#[derive(Clone, Copy)]
enum Atom {
    /// One, by its number.
    One(u32),
    /// A class of them.
    Class,
}

/// Reads a pattern; `None` is that it breaks off.
struct Reader<'t> {
    rest: Peekable<Chars<'t>>,
    groups: usize,
    names: BTreeSet<String>,
    numbers: Vec<usize>,
    references: Vec<String>,
}

impl Reader<'_> {
    fn pattern(&mut self) -> Option<()> {
        // For each open group, whether it can be repeated.
        let mut open = Vec::new();
        let mut repeatable = false;
        while let Some(next) = self.rest.next() {
            repeatable = match next {
                '(' => {
                    open.push(self.group()?);
                    false
                }
                ')' => open.pop()?,
                '[' => self.class()?,
                '\\' => self.escape()?,
                '*' | '+' | '?' | '{' => {
                    if !repeatable || (next == '{' && !self.counts()) {
                        return None;
                    }
                    self.rest.next_if_eq(&'?');
                    false
                }
                '}' | ']' => return None,
                '|' | '^' | '$' => false,
                _ => true,
            };
        }
        open.is_empty().then_some(())
    }

    /// What follows `(`; whether the group can be repeated.
    fn group(&mut self) -> Option<bool> {
        if self.rest.next_if_eq(&'?').is_none() {
            self.groups += 1;
            return Some(true);
        }
        match self.rest.next()? {
            ':' => Some(true),
            '=' | '!' => Some(false),
            '<' => {
                if self.rest.next_if(|own| matches!(own, '=' | '!')).is_some() {
                    return Some(false);
                }
                self.groups += 1;
                let name = self.name()?;
                self.names.insert(name).then_some(true)
            }
            _ => None,
        }
    }

    /// A name and the `>` behind it.
    fn name(&mut self) -> Option<String> {
        let mut name = String::new();
        loop {
            match self.rest.next()? {
                '>' => break,
                own if own.is_alphanumeric() || own == '_' || own == '$' => name.push(own),
                _ => return None,
            }
        }
        (!name.is_empty() && !name.starts_with(char::is_numeric)).then_some(name)
    }

    /// `2}`, `2,}` or `2,4}`.
    fn counts(&mut self) -> bool {
        let Some(least) = self.number() else {
            return false;
        };
        if self.rest.next_if_eq(&',').is_some() && self.rest.peek() != Some(&'}') {
            match self.number() {
                Some(most) if least <= most => {}
                _ => return false,
            }
        }
        self.rest.next() == Some('}')
    }

    fn number(&mut self) -> Option<usize> {
        let mut number: Option<usize> = None;
        while let Some(digit) = self.rest.peek().and_then(|own| own.to_digit(10)) {
            self.rest.next();
            let shifted = number.unwrap_or_default().saturating_mul(10);
            number = Some(shifted.saturating_add(usize::try_from(digit).ok()?));
        }
        number
    }

    /// An escape outside of a class; whether it can be repeated.
    fn escape(&mut self) -> Option<bool> {
        match *self.rest.peek()? {
            'b' | 'B' => {
                self.rest.next();
                Some(false)
            }
            'k' => {
                self.rest.next();
                self.rest.next_if_eq(&'<')?;
                let name = self.name()?;
                self.references.push(name);
                Some(true)
            }
            '1'..='9' => {
                let number = self.number()?;
                self.numbers.push(number);
                Some(true)
            }
            _ => self.character(false).map(|_| true),
        }
    }

    /// An escape that stands for a character, or for several of them, which have no number.
    fn character(&mut self, in_class: bool) -> Option<Atom> {
        let own = self.rest.next()?;
        Some(match own {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' => Atom::Class,
            'p' | 'P' => {
                self.rest.next_if_eq(&'{')?;
                let mut name = String::new();
                loop {
                    match self.rest.next()? {
                        '}' => break,
                        own if own.is_ascii_alphanumeric() || "_=".contains(own) => name.push(own),
                        _ => return None,
                    }
                }
                return (!name.is_empty()).then_some(Atom::Class);
            }
            'b' if in_class => Atom::One(8),
            'f' => Atom::One(12),
            'n' => Atom::One(10),
            'r' => Atom::One(13),
            't' => Atom::One(9),
            'v' => Atom::One(11),
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => Atom::One(0),
            'c' => {
                let letter = self.rest.next_if(char::is_ascii_alphabetic)?;
                Atom::One(u32::from(letter) % 32)
            }
            'x' => Atom::One(self.hexadecimal(2)?),
            'u' if self.rest.next_if_eq(&'{').is_some() => {
                let mut number = 0_u32;
                let mut digits = 0;
                while self.rest.peek() != Some(&'}') {
                    let digit = self.rest.next()?.to_digit(16)?;
                    number = number.checked_mul(16)?.checked_add(digit)?;
                    digits += 1;
                }
                self.rest.next();
                return (digits > 0 && number <= 0x0010_FFFF).then_some(Atom::One(number));
            }
            'u' => Atom::One(self.hexadecimal(4)?),
            '-' if in_class => Atom::One(u32::from('-')),
            sign if "^$\\.*+?()[]{}|/".contains(sign) => Atom::One(u32::from(sign)),
            _ => return None,
        })
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let mut number = 0;
        for _ in 0..digits {
            number = number * 16 + self.rest.next()?.to_digit(16)?;
        }
        Some(number)
    }

    /// What follows `[`, up to the `]`.
    fn class(&mut self) -> Option<bool> {
        self.rest.next_if_eq(&'^');
        loop {
            if self.rest.next_if_eq(&']').is_some() {
                return Some(true);
            }
            let first = self.member()?;
            if self.rest.next_if_eq(&'-').is_none() {
                continue;
            }
            if self.rest.peek() == Some(&']') {
                continue;
            }
            // A range has a character at both ends.
            match (first, self.member()?) {
                (Atom::One(first), Atom::One(last)) if first <= last => {}
                _ => return None,
            }
        }
    }

    fn member(&mut self) -> Option<Atom> {
        match self.rest.next()? {
            '\\' => self.character(true),
            own => Some(Atom::One(u32::from(own))),
        }
    }
}
