//! Names: the one place where words of a document become identifiers.
//!
//! Any text makes an identifier: case is converted by word, signs become words, digits in front and keywords are
//! mended, and a [`Scope`] hands each name out once.

use std::collections::{HashMap, HashSet};
use std::fmt;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::letters;
use crate::ir::NamePath;

/// A Rust identifier, raw if it has to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// The identifier as it stands in code, `r#` included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`: what a file is called by, and what longer names are made of.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The cases of Rust's names (RFC 430).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Types and variants.
    Camel,
    /// Functions and fields.
    Snake,
    /// Modules, which are files: in ASCII (Rust Reference, "Modules").
    Module,
    /// Constants.
    Shouty,
}

/// Hands out names, each once. Names that differ in case alone count as one: they would be one file on some file
/// systems, and one word to a reader.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    taken: HashSet<String>,
    /// The number that comes next behind a name with one.
    numbers: HashMap<String, u32>,
}

impl Scope {
    /// A scope in which these names are taken from the start.
    pub(super) fn reserving(names: &[&str]) -> Self {
        Self {
            taken: names.iter().map(|name| fold(name)).collect(),
            numbers: HashMap::new(),
        }
    }

    /// A name for `text`; a number behind it tells it from those handed out before.
    pub(super) fn name(&mut self, text: &str, case: Case) -> Name {
        self.first_free(&[text], case)
    }

    /// The name that the user gives to a thing, as it is if it fits the case, or else one for `text`.
    pub(super) fn given(&mut self, given: Option<&str>, text: &str, case: Case) -> Name {
        match given {
            Some(given) if fits(given, case) && self.taken.insert(fold(given)) => {
                escape(given.to_owned(), case)
            }
            given => self.name(given.unwrap_or(text), case),
        }
    }

    /// The first of `texts` whose name is free, or the last one with a number.
    pub(super) fn first_free(&mut self, texts: &[&str], case: Case) -> Name {
        for text in texts {
            let name = convert(text, case);
            if self.taken.insert(fold(&name)) {
                return escape(name, case);
            }
        }
        let mut base = convert(texts.last().copied().unwrap_or_default(), case);
        if case != Case::Camel {
            base.push('_');
        }
        let number = self.numbers.entry(fold(&base)).or_insert(2);
        loop {
            let candidate = format!("{base}{number}");
            *number += 1;
            if self.taken.insert(fold(&candidate)) {
                return escape(candidate, case);
            }
        }
    }
}

/// The words of a name path as one text.
pub(super) fn join(path: &NamePath) -> String {
    match path {
        NamePath::Component(name) | NamePath::Given(name) => name.clone(),
        NamePath::Inline(words) => words
            .iter()
            .map(|word| spell(word))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// What a type, or a value of an enumeration, that the document calls `text` is called, if nothing else is.
#[must_use]
pub fn type_name(text: &str) -> String {
    convert(text, Case::Camel)
}

/// What a function, a field or an argument that the document calls `text` is called, if nothing else is.
#[must_use]
pub fn field_name(text: &str) -> String {
    convert(text, Case::Snake)
}

/// Whether a text is a name of this case already.
fn fits(text: &str, case: Case) -> bool {
    let camel = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.contains(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric());
    match case {
        Case::Camel => camel,
        Case::Snake | Case::Module | Case::Shouty => convert(text, case) == text,
    }
}

fn fold(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_lowercase()
}

/// Converts the case; the result is an identifier, but perhaps a keyword.
fn convert(text: &str, case: Case) -> String {
    let spelled = BRANDS.iter().fold(spell(text), |text, (brand, word)| {
        if text.contains(brand) {
            text.replace(brand, word)
        } else {
            text
        }
    });
    let mut name = match case {
        Case::Camel => spelled.to_upper_camel_case(),
        Case::Snake => spelled.to_snake_case(),
        Case::Module => letters::ascii(&spelled).to_snake_case(),
        Case::Shouty => spelled.to_shouty_snake_case(),
    };
    name.retain(|character| character == '_' || unicode_continue(character));
    if letters::look_latin(&name) {
        return convert(&letters::ascii(&spelled), case);
    }
    if name.chars().all(|character| character == '_') && !text.trim_matches('_').is_empty() {
        return convert(&letters::spell_out(text), case);
    }
    if name.chars().all(|character| character == '_') {
        return match case {
            Case::Camel => "Empty".to_owned(),
            Case::Snake | Case::Module => "empty".to_owned(),
            Case::Shouty => "EMPTY".to_owned(),
        };
    }
    if !name.chars().next().is_some_and(unicode_start) {
        name.insert(
            0,
            match case {
                Case::Camel | Case::Shouty => 'N',
                Case::Snake | Case::Module => 'n',
            },
        );
    }
    shorten(name, case)
}

/// The longest name. File names have at most 255 bytes on common file systems, and something may be added to a name.
const LONGEST: usize = 160;

/// Cuts a name that is too long; what is cut off is told by a number that depends on the name alone, so that the names
/// of other things do not change it.
fn shorten(mut name: String, case: Case) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    // FNV-1a, 32 bits.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let end = (0..=LONGEST).rev().find(|end| name.is_char_boundary(*end));
    name.truncate(end.unwrap_or_default());
    let name = name.trim_end_matches('_');
    match case {
        Case::Camel => format!("{name}{hash:08X}"),
        Case::Snake | Case::Module => format!("{name}_{hash:08x}"),
        Case::Shouty => format!("{name}_{hash:08X}"),
    }
}

/// Spells out the signs that would otherwise make two names one: `+1` and `-1`, `a` and `a*`.
fn spell(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    let mut previous: Option<char> = None;
    let has_brackets = has_arguments(text);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let before_digit = next.is_some_and(|next| next.is_ascii_digit());
        let at_start = previous.is_none_or(|previous| !previous.is_alphanumeric());
        let word = match character {
            '+' if before_digit && at_start || next.is_none() || text.len() == 1 => " plus ",
            '-' if before_digit && at_start || text.len() == 1 => " minus ",
            '<' | '>' if has_brackets => " ",
            '<' => " less ",
            '>' => " greater ",
            '=' => " equal ",
            '!' => " not ",
            '*' => " star ",
            '%' => " percent ",
            '&' => " and ",
            '|' => " or ",
            '#' => " hash ",
            '@' => " at ",
            '$' if text.len() == 1 => " dollar ",
            '~' => " tilde ",
            _ => {
                spelled.push(character);
                previous = Some(character);
                continue;
            }
        };
        spelled.push_str(word);
        previous = Some(' ');
    }
    spelled
}

/// Whether a name is that of a generic type: `Page<Pet>`.
fn has_arguments(text: &str) -> bool {
    let start = text.find('<').unwrap_or_default();
    let mut depth = 0_usize;
    let balanced = text.bytes().all(|byte| match byte {
        b'<' => {
            depth += 1;
            true
        }
        b'>' => {
            let is_open = depth > 0;
            depth = depth.saturating_sub(1);
            is_open
        }
        _ => true,
    });
    let is_word = |part: Option<char>| part.is_some_and(char::is_alphanumeric);
    balanced
        && depth == 0
        && text.ends_with('>')
        && is_word(text[..start].chars().next_back())
        && is_word(text[start + 1..].chars().next())
}

/// Whether an identifier may begin with it: the letters that Rust takes without a lint of its own.
fn unicode_start(character: char) -> bool {
    character == '_' || character.is_ascii_alphabetic() || letters::is_plain(character)
}

fn unicode_continue(character: char) -> bool {
    unicode_start(character) || character.is_ascii_digit()
}

/// Makes a keyword an identifier.
fn escape(name: String, case: Case) -> Name {
    if matches!(case, Case::Camel | Case::Shouty) && name != "Self" {
        return Name(name);
    }
    match name.as_str() {
        // These cannot be raw (Rust Reference, "Raw identifiers").
        "self" | "super" | "crate" | "Self" => Name(format!("{name}_")),
        device if case == Case::Module && DEVICES.contains(&device) => Name(format!("{name}_")),
        keyword if KEYWORDS.contains(&keyword) => Name(format!("r#{name}")),
        _ => Name(name),
    }
}

/// Names that no file may have on Windows, whatever its extension ("Naming Files, Paths, and Namespaces").
const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Words whose inner capitals begin no new word.
const BRANDS: [(&str, &str); 9] = [
    ("OAuth", "Oauth"),
    ("IPv", "Ipv"),
    ("iOS", "Ios"),
    ("macOS", "Macos"),
    ("GraphQL", "Graphql"),
    ("GitHub", "Github"),
    ("URLs", "Urls"),
    ("IDs", "Ids"),
    ("APIs", "Apis"),
];

/// Strict and reserved keywords of edition 2024 (Rust Reference, "Keywords").
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_makes_an_identifier() {
        let cases = [
            ("m3terEntity", Case::Snake, "m3ter_entity"),
            ("dtCreated", Case::Snake, "dt_created"),
            ("HALF_UP", Case::Camel, "HalfUp"),
            ("type", Case::Snake, "r#type"),
            ("self", Case::Snake, "self_"),
            ("Self", Case::Camel, "Self_"),
            ("+1", Case::Snake, "plus_1"),
            ("-1", Case::Snake, "minus_1"),
            ("1x", Case::Camel, "N1x"),
            ("", Case::Snake, "empty"),
            ("___", Case::Camel, "Empty"),
            ("a.b.C d", Case::Camel, "ABCD"),
            ("größe", Case::Snake, "größe"),
            ("createProduct", Case::Shouty, "CREATE_PRODUCT"),
            ("\u{1f600}", Case::Camel, "U1f600"),
            ("/", Case::Camel, "Slash"),
            (" ", Case::Snake, "blank"),
            ("...", Case::Camel, "DotDotDot"),
            ("[]", Case::Snake, "open_bracket_close_bracket"),
            ("$", Case::Snake, "dollar"),
            ("OAuth2", Case::Shouty, "OAUTH2"),
            ("userIDs", Case::Snake, "user_ids"),
            ("Größe", Case::Module, "grosse"),
            ("名前", Case::Module, "u540d_u524d"),
            ("名前", Case::Snake, "名前"),
            ("\u{fb01}eld", Case::Snake, "eld"),
            ("type", Case::Module, "r#type"),
            ("aux", Case::Module, "aux_"),
            ("COM1", Case::Module, "com1_"),
            ("Page<Pet>", Case::Camel, "PagePet"),
            ("Map<Key,List<Value>>", Case::Camel, "MapKeyListValue"),
            ("a<b", Case::Camel, "ALessB"),
            ("<a>", Case::Camel, "LessAGreater"),
            ("aux", Case::Snake, "aux"),
        ];
        for (text, case, expected) in cases {
            assert_eq!(
                Scope::default().name(text, case).as_str(),
                expected,
                "{text:?}"
            );
        }
    }

    #[test]
    fn long_names_are_cut_by_themselves() {
        let long = "word ".repeat(100);
        for case in [Case::Camel, Case::Snake, Case::Module, Case::Shouty] {
            let name = Scope::default().name(&long, case);
            assert!(name.as_str().len() <= LONGEST + 9, "{name}");
            let mut scope = Scope::default();
            let other = scope.name(&format!("{long}x"), case);
            assert_ne!(name, other);
            assert_eq!(scope.name(&long, case), name, "whatever came before it");
        }
        let wide = Scope::default().name(&"\u{540d}".repeat(100), Case::Snake);
        assert!(wide.as_str().starts_with('\u{540d}') && wide.as_str().len() <= LONGEST + 9);
    }

    #[test]
    fn each_name_is_handed_out_once() {
        let mut scope = Scope::reserving(&["Option"]);
        assert_eq!(scope.name("option", Case::Camel).as_str(), "Option2");
        assert_eq!(scope.name("Pet", Case::Camel).as_str(), "Pet");
        assert_eq!(scope.name("PET", Case::Camel).as_str(), "Pet2");
        assert_eq!(
            scope
                .first_free(&["pet", "pet model"], Case::Camel)
                .as_str(),
            "PetModel"
        );
        assert_eq!(scope.name("type", Case::Snake).as_str(), "r#type");
        assert_eq!(scope.name("Type", Case::Snake).as_str(), "type_2");
    }
}
