//! Host names in all scripts (RFC 5890 to 5893), and mailboxes at them. Whether a name is in Unicode's normal form is not
//! asked.

use super::format;
use super::idn_table as table;
use super::punycode;

/// Whether `text` is a host name of ASCII (RFC 1123, 2.1); a label that stands for one of other scripts has to be right.
#[must_use]
pub fn is_hostname(text: &str) -> bool {
    format::is_hostname(text) && is_idn_hostname(text)
}

/// Whether `text` is a host name whose labels are of any script (RFC 5890, 2.3.2.3).
#[must_use]
pub fn is_idn_hostname(text: &str) -> bool {
    // In ASCII a name is no shorter; what is longer need not be looked at.
    if text.chars().nth(253).is_some() {
        return false;
    }
    let labels = text.split(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']);
    let labels: Option<Vec<Label>> = labels.map(Label::read).collect();
    let Some(labels) = labels else { return false };
    let length: usize = labels.iter().map(|label| label.length + 1).sum();
    let from_right = labels.iter().any(|label| {
        label
            .characters
            .iter()
            .any(|letter| is_right_to_left(*letter))
    });
    length <= 254 && (!from_right || labels.iter().all(Label::keeps_direction))
}

/// Whether `text` is a mailbox whose both sides are of any script (RFC 6531, 3.3).
#[must_use]
pub fn is_idn_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    // Characters beyond ASCII may stand wherever a letter may.
    let plain: String = local
        .chars()
        .map(|own| if own.is_ascii() { own } else { 'a' })
        .collect();
    local.len() <= 64
        && format::is_local(&plain)
        && (is_idn_hostname(domain) || format::is_address_literal(domain))
}

/// A label, as it is read by people.
struct Label {
    characters: Vec<char>,
    /// How many bytes it takes in ASCII.
    length: usize,
}

impl Label {
    fn read(text: &str) -> Option<Self> {
        if text.chars().nth(63).is_some() {
            return None;
        }
        let text = text.to_ascii_lowercase();
        if !text.is_ascii() {
            return Self::of_any_script(&text);
        }
        if let Some(code) = text.strip_prefix("xn--") {
            let decoded = punycode::decode(code)?;
            // Each label has one code.
            let canonical = punycode::encode(&decoded)? == code;
            return Self::of_any_script(&decoded).filter(|_| canonical && !decoded.is_ascii());
        }
        let label = Self {
            length: text.len(),
            characters: text.chars().collect(),
        };
        (format::is_hostname(&text) && text.len() <= 63).then_some(label)
    }

    fn of_any_script(text: &str) -> Option<Self> {
        let characters: Vec<char> = text.chars().collect();
        let hyphens = text.starts_with('-')
            || text.ends_with('-')
            || characters.get(2..4) == Some(&['-', '-']);
        let length = punycode::encode(text)?.len() + "xn--".len();
        let first = *characters.first()?;
        let valid = (0..characters.len()).all(|index| is_allowed(&characters, index));
        let label = Self { characters, length };
        (valid && !hyphens && !is_mark(first) && length <= 63).then_some(label)
    }

    /// Whether it reads in one direction (RFC 5893, 2).
    fn keeps_direction(&self) -> bool {
        let mut own = self.characters.iter().copied();
        let Some(first) = own.next() else {
            return false;
        };
        let mut ending = self.characters.iter().rev();
        let last = ending.find(|own| !within(table::NONSPACING, **own));
        let last = last.copied().unwrap_or(first);
        let has = |test: fn(char) -> bool| self.characters.iter().any(|own| test(*own));
        let ends = |letter: fn(char) -> bool| letter(last) || is_european_number(last);
        if is_right_to_left(first) {
            !has(is_left_to_right)
                && (ends(is_right_to_left) || is_arabic_number(last))
                && !(has(is_european_number) && has(is_arabic_number))
        } else {
            is_left_to_right(first)
                && ends(is_left_to_right)
                && !has(is_right_to_left)
                && !has(is_arabic_number)
        }
    }
}

/// Whether a character may stand where it does (RFC 5892, appendix A).
fn is_allowed(label: &[char], index: usize) -> bool {
    let own = label[index];
    let previous = index.checked_sub(1).map(|index| label[index]);
    let next = label.get(index + 1).copied();
    let is = |found: Option<char>, script: &str| found.is_some_and(|own| within(script, own));
    match own {
        '\u{b7}' => previous == Some('l') && next == Some('l'),
        '\u{375}' => is(next, table::GREEK),
        '\u{5f3}' | '\u{5f4}' => is(previous, table::HEBREW),
        '\u{30fb}' => {
            let scripts = [table::HIRAGANA, table::KATAKANA, table::HAN];
            let of = |own: &char| scripts.iter().any(|script| within(script, *own));
            label.iter().any(of)
        }
        '\u{660}'..='\u{669}' => !label
            .iter()
            .any(|own| ('\u{6f0}'..='\u{6f9}').contains(own)),
        '\u{6f0}'..='\u{6f9}' => !label
            .iter()
            .any(|own| ('\u{660}'..='\u{669}').contains(own)),
        '\u{200d}' => is(previous, table::VIRAMA),
        '\u{200c}' => {
            let opaque = |own: &&char| !within(table::NONSPACING, **own);
            let before = label[..index].iter().rev().find(opaque).copied();
            let behind = label[index + 1..].iter().find(opaque).copied();
            is(previous, table::VIRAMA)
                || (is(before, table::JOINS_NEXT) && is(behind, table::JOINS_PREVIOUS))
        }
        own => within(table::VALID, own),
    }
}

fn is_mark(character: char) -> bool {
    within(table::NONSPACING, character) || within(table::SPACING, character)
}

fn is_right_to_left(character: char) -> bool {
    within(table::RIGHT_TO_LEFT, character)
}

fn is_arabic_number(character: char) -> bool {
    within(table::ARABIC_NUMBER, character)
}

fn is_european_number(character: char) -> bool {
    character.is_ascii_digit() || ('\u{6f0}'..='\u{6f9}').contains(&character)
}

fn is_left_to_right(character: char) -> bool {
    !is_right_to_left(character)
        && !is_arabic_number(character)
        && !is_european_number(character)
        && !within(table::NEUTRAL, character)
        && !within(table::NONSPACING, character)
}

/// Whether a character is in one of the ranges.
fn within(ranges: &str, character: char) -> bool {
    let mut ends = ranges.chars();
    while let (Some(first), Some(last)) = (ends.next(), ends.next()) {
        if character <= last {
            return first <= character;
        }
    }
    false
}
