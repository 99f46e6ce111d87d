//! Signs of a dialect in the text of a pattern.

use super::dialect::{Dialect, Flags};
use super::property;

/// A sign of a dialect.
pub struct Marker {
    pub dialect: Dialect,
    /// The sign, for a message.
    pub what: String,
}

/// The body and the flags of a JavaScript literal, `/body/flags`: with flags, or with an anchor next
/// to a slash; otherwise the slashes belong to what is matched.
pub fn literal(source: &str) -> Option<(&str, Flags)> {
    let rest = source.strip_prefix('/')?;
    let (body, letters) = rest.rsplit_once('/')?;
    let known = letters.chars().all(|c| "dgimsuvy".contains(c));
    if body.is_empty() || body.ends_with('\\') || !known {
        return None;
    }
    let anchored = body.starts_with('^') || body.ends_with('$');
    if letters.is_empty() && !anchored {
        return None;
    }
    let flags = Flags {
        ignore_case: letters.contains('i'),
        dot_all: letters.contains('s'),
        multi_line: letters.contains('m'),
        extended: false,
    };
    Some((body, flags))
}

/// Whether every backslash is one of a pair, and some pair stands before what is usually escaped.
pub fn is_double_escaped(source: &str) -> bool {
    let chars: Vec<char> = source.chars().collect();
    let mut found = false;
    let mut i = 0;
    while i < chars.len() {
        if chars[i] == '\\' {
            if chars.get(i + 1) != Some(&'\\') {
                return false;
            }
            found |= chars.get(i + 2).is_some_and(|c| "dDwWsS.".contains(*c));
            i += 1;
        }
        i += 1;
    }
    found
}

/// All signs of dialects other than ECMA-262, Java's first.
pub fn find(source: &str) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut add = |dialect: Dialect, what: &str| {
        if !found
            .iter()
            .any(|marker: &Marker| marker.dialect == dialect)
        {
            found.push(Marker {
                dialect,
                what: format!("`{what}`"),
            });
        }
    };
    let rest = |i: usize| source.get(i..).unwrap_or_default();
    let mut class = false;
    let mut skip = false;
    for (i, c) in source.char_indices() {
        if std::mem::take(&mut skip) {
            continue;
        }
        let here = rest(i);
        match c {
            '\\' => {
                skip = true;
                escape(here, class, &mut add);
            }
            '[' if class => {
                if here.starts_with("[:") {
                    add(Dialect::Pcre, "[:");
                } else if source[..i].ends_with('-') && !source[..i].ends_with("[-") {
                    add(Dialect::DotNet, "-[");
                } else {
                    add(Dialect::Java, "[…[…]…]");
                }
            }
            '[' => class = true,
            ']' => class = false,
            '&' if class && here.starts_with("&&") => add(Dialect::Java, "&&"),
            '(' if !class => group(here, &mut add),
            '*' | '+' | '?' | '}'
                if !class
                    && rest(i + 1).starts_with('+')
                    && i > 0
                    && !source[..i].ends_with('(') =>
            {
                add(Dialect::Pcre, &format!("{c}+"));
            }
            _ => {}
        }
    }
    found.sort_by_key(|marker| marker.dialect != Dialect::Java);
    found
}

fn escape(here: &str, class: bool, add: &mut impl FnMut(Dialect, &str)) {
    for mark in ["\\A", "\\z", "\\Z", "\\Q", "\\G", "\\h", "\\R"] {
        if here.starts_with(mark) && !class {
            add(Dialect::Pcre, mark);
        }
    }
    if here.starts_with("\\x{") {
        add(Dialect::Pcre, "\\x{");
    }
    let name = here
        .strip_prefix("\\p{")
        .or_else(|| here.strip_prefix("\\P{"));
    if let Some((name, _)) = name.and_then(|name| name.split_once('}')) {
        let unknown = property::ecma(name).is_none();
        if property::is_java_posix(name) || (unknown && property::java(name).is_some()) {
            add(Dialect::Java, &format!("\\p{{{name}}}"));
        } else if unknown && property::perl(name).is_some() {
            add(Dialect::Pcre, &format!("\\p{{{name}}}"));
        }
    }
}

fn group(here: &str, add: &mut impl FnMut(Dialect, &str)) {
    for mark in ["(?P<", "(?P="] {
        if here.starts_with(mark) {
            add(Dialect::Python, mark);
        }
    }
    for mark in ["(?>", "(?i", "(?s", "(?m", "(?x", "(?#", "(?-"] {
        if here.starts_with(mark) {
            add(Dialect::Pcre, mark);
        }
    }
}
