//! What stands in brackets.

use super::super::dialect::Dialect;
use super::super::node::{Class, Node};
use super::super::{portable, property, set::ClassSet};
use super::Parser;
use super::escape::Escaped;

/// The members of a class as they are gathered.
struct Members {
    /// Those that were not written as a property, in any order.
    plain: Vec<(char, char)>,
    /// Those that were.
    properties: ClassSet,
    /// The properties, in portable form.
    names: Vec<String>,
    /// Whether `plain` and `names` tell everything.
    tellable: bool,
}

impl Members {
    fn new() -> Self {
        Self {
            plain: Vec::new(),
            properties: ClassSet::empty(),
            names: Vec::new(),
            tellable: true,
        }
    }

    fn add(&mut self, escaped: Escaped) {
        match escaped {
            Escaped::Char(c) => self.plain.push((c, c)),
            Escaped::Set(set, None) => self.add_plain(&set),
            Escaped::Set(set, Some(name)) => {
                self.properties.add(&set);
                self.tellable &= !name.starts_with('[');
                self.names.push(name);
            }
        }
    }

    fn add_plain(&mut self, set: &ClassSet) {
        self.plain.extend(set.ranges());
    }

    fn set(&self) -> ClassSet {
        ClassSet::of(&self.plain).union(&self.properties)
    }

    fn named(&self, negated: bool) -> Option<String> {
        if self.names.is_empty() || !self.tellable {
            return None;
        }
        let not = if negated { "^" } else { "" };
        let plain = portable::members(&ClassSet::of(&self.plain));
        Some(format!("[{not}{}{plain}]", self.names.concat()))
    }
}

impl Parser {
    /// A class, from its `[`.
    pub(super) fn class(&mut self) -> Result<Node, String> {
        self.at += 1;
        let (set, named) = self.class_body()?;
        let named = named.filter(|_| !self.flags.ignore_case);
        Ok(Node::Class(Class { set, named }))
    }

    /// The rest of a class behind its `[`, with its `]`.
    fn class_body(&mut self) -> Result<(ClassSet, Option<String>), String> {
        let negated = self.eat("^");
        // Operands of `&&` that are complete.
        let mut operands: Option<ClassSet> = None;
        let mut members = Members::new();
        let mut first = true;
        loop {
            let Some(c) = self.peek() else {
                return Err("a `[` is not closed".to_owned());
            };
            let literal_close = first && !self.dialect.is_ecma();
            first = false;
            match c {
                ']' if !literal_close => {
                    self.at += 1;
                    break;
                }
                '[' if self.dialect == Dialect::Java => {
                    self.at += 1;
                    let (set, _) = self.nest(Self::class_body)?;
                    members.add_plain(&set);
                }
                '&' if self.dialect == Dialect::Java && self.peek_at(1) == Some('&') => {
                    self.at += 2;
                    let left = std::mem::replace(&mut members, Members::new()).set();
                    operands = Some(intersect(operands, self.sided(left, false)));
                }
                '[' if self.dialect == Dialect::Pcre && self.peek_at(1) == Some(':') => {
                    members.add_plain(&self.posix_class()?);
                }
                '-' if self.dialect == Dialect::DotNet && self.peek_at(1) == Some('[') => {
                    self.at += 2;
                    let (taken, _) = self.nest(Self::class_body)?;
                    if !self.eat("]") {
                        return Err("a class must end behind what is subtracted".to_owned());
                    }
                    let kept = self.sided(members.set(), negated);
                    return Ok((kept.difference(&taken), None));
                }
                _ => self.class_range(&mut members)?,
            }
        }
        if let Some(left) = operands {
            // An operand that is left out does not narrow the class.
            let set = if members.set().is_empty() {
                left
            } else {
                left.intersection(&self.sided(members.set(), false))
            };
            return Ok((self.sided(set, negated), None));
        }
        let named = members.named(negated);
        Ok((self.sided(members.set(), negated), named))
    }

    /// The set or what is not in it. Case is ignored before that: `[^a]` does not match `A`.
    fn sided(&self, set: ClassSet, negated: bool) -> ClassSet {
        let set = if self.flags.ignore_case {
            set.case_folded()
        } else {
            set
        };
        if negated { set.negated() } else { set }
    }

    /// One character or set, or a range between two characters.
    fn class_range(&mut self, members: &mut Members) -> Result<(), String> {
        let first = self.class_atom()?;
        let open_range = self.peek() == Some('-')
            && !matches!(self.peek_at(1), None | Some(']'))
            && !(matches!(self.dialect, Dialect::Java | Dialect::DotNet)
                && self.peek_at(1) == Some('['));
        if !open_range {
            members.add(first);
            return Ok(());
        }
        let not_a_range = matches!(first, Escaped::Set(..));
        if not_a_range && !self.dialect.is_ecma() {
            // The hyphen stands for itself.
            members.add(first);
            self.at += 1;
            members.add(Escaped::Char('-'));
            return Ok(());
        }
        self.at += 1;
        match (first, self.class_atom()?) {
            (Escaped::Char(low), Escaped::Char(high)) if low <= high => {
                members.plain.push((low, high));
                Ok(())
            }
            (Escaped::Char(low), Escaped::Char(high)) => {
                Err(format!("the range `{low}-{high}` has its ends reversed"))
            }
            _ if self.dialect == Dialect::Ecma => {
                Err("a range needs a single character at each end".to_owned())
            }
            (first, last) => {
                members.add(first);
                members.add(Escaped::Char('-'));
                members.add(last);
                Ok(())
            }
        }
    }

    fn class_atom(&mut self) -> Result<Escaped, String> {
        match self.peek() {
            Some('\\') if self.dialect == Dialect::Java && self.peek_at(1) == Some('Q') => {
                Err("a quotation inside a class is not supported".to_owned())
            }
            Some('\\') => self.escaped(true),
            Some(c) => {
                self.at += 1;
                Ok(Escaped::Char(c))
            }
            None => Err("a `[` is not closed".to_owned()),
        }
    }

    /// `[:alpha:]` inside a class.
    fn posix_class(&mut self) -> Result<ClassSet, String> {
        self.at += 2;
        let negated = self.eat("^");
        let name = self.until(':')?;
        if !self.eat("]") {
            return Err("a `[:` is not closed by `:]`".to_owned());
        }
        let set =
            property::posix(&name).ok_or_else(|| format!("the class `[:{name}:]` is not known"))?;
        Ok(if negated { set.negated() } else { set })
    }
}

fn intersect(operands: Option<ClassSet>, next: ClassSet) -> ClassSet {
    match operands {
        Some(left) => left.intersection(&next),
        None => next,
    }
}
