//! Names of character properties, as each dialect spells them.

use regex_syntax::hir::HirKind;

use super::set::ClassSet;

/// General categories that ECMA-262 knows (table "Value aliases and canonical values for the Unicode
/// property `General_Category`"), each with its short name.
const CATEGORIES: &[(&str, &str)] = &[
    ("Cased_Letter", "LC"),
    ("Close_Punctuation", "Pe"),
    ("Connector_Punctuation", "Pc"),
    ("Control", "Cc"),
    ("Currency_Symbol", "Sc"),
    ("Dash_Punctuation", "Pd"),
    ("Decimal_Number", "Nd"),
    ("Enclosing_Mark", "Me"),
    ("Final_Punctuation", "Pf"),
    ("Format", "Cf"),
    ("Initial_Punctuation", "Pi"),
    ("Letter", "L"),
    ("Letter_Number", "Nl"),
    ("Line_Separator", "Zl"),
    ("Lowercase_Letter", "Ll"),
    ("Mark", "M"),
    ("Math_Symbol", "Sm"),
    ("Modifier_Letter", "Lm"),
    ("Modifier_Symbol", "Sk"),
    ("Nonspacing_Mark", "Mn"),
    ("Number", "N"),
    ("Open_Punctuation", "Ps"),
    ("Other", "C"),
    ("Other_Letter", "Lo"),
    ("Other_Number", "No"),
    ("Other_Punctuation", "Po"),
    ("Other_Symbol", "So"),
    ("Paragraph_Separator", "Zp"),
    ("Private_Use", "Co"),
    ("Punctuation", "P"),
    ("Separator", "Z"),
    ("Space_Separator", "Zs"),
    ("Spacing_Mark", "Mc"),
    ("Surrogate", "Cs"),
    ("Symbol", "S"),
    ("Titlecase_Letter", "Lt"),
    ("Unassigned", "Cn"),
    ("Uppercase_Letter", "Lu"),
];

/// Further names of general categories in ECMA-262.
const CATEGORY_ALIASES: &[&str] = &["cntrl", "digit", "punct", "Combining_Mark"];

/// Binary properties that ECMA-262 knows, long and short names.
const BINARY: &[&str] = &[
    "ASCII",
    "ASCII_Hex_Digit",
    "AHex",
    "Alphabetic",
    "Alpha",
    "Any",
    "Assigned",
    "Bidi_Control",
    "Bidi_C",
    "Bidi_Mirrored",
    "Bidi_M",
    "Case_Ignorable",
    "CI",
    "Cased",
    "Changes_When_Casefolded",
    "CWCF",
    "Changes_When_Casemapped",
    "CWCM",
    "Changes_When_Lowercased",
    "CWL",
    "Changes_When_NFKC_Casefolded",
    "CWKCF",
    "Changes_When_Titlecased",
    "CWT",
    "Changes_When_Uppercased",
    "CWU",
    "Dash",
    "Default_Ignorable_Code_Point",
    "DI",
    "Deprecated",
    "Dep",
    "Diacritic",
    "Dia",
    "Emoji",
    "Emoji_Component",
    "EComp",
    "Emoji_Modifier",
    "EMod",
    "Emoji_Modifier_Base",
    "EBase",
    "Emoji_Presentation",
    "EPres",
    "Extended_Pictographic",
    "ExtPict",
    "Extender",
    "Ext",
    "Grapheme_Base",
    "Gr_Base",
    "Grapheme_Extend",
    "Gr_Ext",
    "Hex_Digit",
    "Hex",
    "IDS_Binary_Operator",
    "IDSB",
    "IDS_Trinary_Operator",
    "IDST",
    "ID_Continue",
    "IDC",
    "ID_Start",
    "IDS",
    "Ideographic",
    "Ideo",
    "Join_Control",
    "Join_C",
    "Logical_Order_Exception",
    "LOE",
    "Lowercase",
    "Lower",
    "Math",
    "Noncharacter_Code_Point",
    "NChar",
    "Pattern_Syntax",
    "Pat_Syn",
    "Pattern_White_Space",
    "Pat_WS",
    "Quotation_Mark",
    "QMark",
    "Radical",
    "Regional_Indicator",
    "RI",
    "Sentence_Terminal",
    "STerm",
    "Soft_Dotted",
    "SD",
    "Terminal_Punctuation",
    "Term",
    "Unified_Ideograph",
    "UIdeo",
    "Uppercase",
    "Upper",
    "Variation_Selector",
    "VS",
    "White_Space",
    "space",
    "XID_Continue",
    "XIDC",
    "XID_Start",
    "XIDS",
];

/// A property as ECMA-262 names it (case matters), for example `L`, `Script=Greek` or `Alphabetic`.
pub fn ecma(name: &str) -> Option<ClassSet> {
    let known = match name.split_once('=') {
        Some(("General_Category" | "gc", value)) => is_category(value),
        Some(("Script" | "sc" | "Script_Extensions" | "scx", value)) => {
            value.starts_with(|c: char| c.is_ascii_uppercase())
                && value.chars().all(|c| c.is_ascii_alphabetic() || c == '_')
        }
        Some(_) => false,
        None => is_category(name) || BINARY.contains(&name),
    };
    if known { unicode(name) } else { None }
}

fn is_category(name: &str) -> bool {
    CATEGORIES
        .iter()
        .any(|&(long, short)| name == long || name == short)
        || CATEGORY_ALIASES.contains(&name)
}

/// A property under any name that Unicode's loose matching (UAX #44, 5.9) lets through.
pub fn unicode(name: &str) -> Option<ClassSet> {
    if name.is_empty()
        || !name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_=- ".contains(c))
    {
        return None;
    }
    match name {
        "Any" => return Some(ClassSet::any()),
        "ASCII" => return Some(ClassSet::range('\0', '\x7F')),
        // No scalar value is a surrogate.
        "Cs" | "Surrogate" | "gc=Cs" | "General_Category=Surrogate" => {
            return Some(ClassSet::empty());
        }
        _ => {}
    }
    let hir = regex_syntax::Parser::new()
        .parse(&format!("\\p{{{name}}}"))
        .ok()?;
    match hir.into_kind() {
        HirKind::Class(regex_syntax::hir::Class::Unicode(class)) => Some(class.into()),
        // A class of one character is simplified to a literal.
        HirKind::Literal(literal) => {
            let mut chars = std::str::from_utf8(&literal.0).ok()?.chars();
            let only = chars.next()?;
            chars.next().is_none().then(|| ClassSet::single(only))
        }
        _ => None,
    }
}

/// A script or category as PCRE, Perl, Ruby and .NET name it: without `Script=`.
pub fn perl(name: &str) -> Option<(ClassSet, String)> {
    let (name, negated) = name
        .strip_prefix('^')
        .map_or((name, false), |name| (name, true));
    let set = unicode(name)?;
    let set = if negated { set.negated() } else { set };
    let letter = if negated { 'P' } else { 'p' };
    let portable = match ecma(name) {
        Some(_) => format!("\\{letter}{{{name}}}"),
        None => format!("\\{letter}{{Script={name}}}"),
    };
    Some((set, portable))
}

/// A POSIX class by its lower-case name, ASCII only: `[[:alpha:]]` in PCRE, `\p{Alpha}` in Java.
pub fn posix(name: &str) -> Option<ClassSet> {
    let ranges: &[(char, char)] = match name {
        "alnum" => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        "alpha" => &[('A', 'Z'), ('a', 'z')],
        "ascii" => &[('\0', '\x7F')],
        "blank" => &[('\t', '\t'), (' ', ' ')],
        "cntrl" => &[('\0', '\x1F'), ('\x7F', '\x7F')],
        "digit" => &[('0', '9')],
        "graph" => &[('!', '~')],
        "lower" => &[('a', 'z')],
        "print" => &[(' ', '~')],
        "punct" => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        "space" => &[('\t', '\r'), (' ', ' ')],
        "upper" => &[('A', 'Z')],
        "word" => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        "xdigit" => &[('0', '9'), ('A', 'F'), ('a', 'f')],
        _ => return None,
    };
    Some(ClassSet::of(ranges))
}

/// Whether Java has the name for a POSIX class of ASCII characters.
pub fn is_java_posix(name: &str) -> bool {
    const POSIX: &[&str] = &[
        "Lower", "Upper", "ASCII", "Alpha", "Digit", "Alnum", "Punct", "Graph", "Print", "Blank",
        "Cntrl", "XDigit", "Space",
    ];
    POSIX.contains(&name)
}

/// A property as Java names it (`java.util.regex.Pattern`, "Summary of regular-expression
/// constructs"), with its ECMA-262 form where there is one.
pub fn java(name: &str) -> Option<(ClassSet, Option<String>)> {
    if is_java_posix(name) {
        return posix(&name.to_ascii_lowercase()).map(|set| (set, None));
    }
    match name {
        "all" => return Some((ClassSet::any(), None)),
        "L1" => return Some((ClassSet::range('\0', '\u{FF}'), None)),
        "LD" => {
            return unicode("L").map(|set| {
                let set = unicode("Nd").map_or(set.clone(), |digits| set.union(&digits));
                (set, Some("\\p{L}\\p{Nd}".to_owned()))
            });
        }
        _ => {}
    }
    let equivalent: &str = match name {
        "javaLowerCase" => "Lowercase",
        "javaUpperCase" => "Uppercase",
        "javaTitleCase" => "Lt",
        "javaAlphabetic" => "Alphabetic",
        "javaIdeographic" => "Ideographic",
        "javaDigit" => "Nd",
        "javaDefined" => "Assigned",
        "javaLetter" => "L",
        "javaISOControl" => "Cc",
        "javaSpaceChar" => "Z",
        _ => {
            if let Some(rest) = name.strip_prefix("Is") {
                return java_is(rest);
            }
            if let Some(block) = name
                .strip_prefix("In")
                .or_else(|| name.strip_prefix("block="))
            {
                return java_block(block).map(|(first, last)| (ClassSet::range(first, last), None));
            }
            let key = name
                .split_once('=')
                .map(|(key, _)| key.to_ascii_lowercase());
            return match key.as_deref() {
                Some("script" | "sc" | "general_category" | "gc") => {
                    unicode(name).map(|set| (set, None))
                }
                // Categories stand alone; binary properties and scripts need `Is`.
                None if is_category(name) && name.len() <= 2 => {
                    unicode(name).map(|set| (set, Some(format!("\\p{{{name}}}"))))
                }
                _ => None,
            };
        }
    };
    unicode(equivalent).map(|set| (set, Some(format!("\\p{{{equivalent}}}"))))
}

/// `\p{Is…}`: a category, a script or a binary property; the names of properties ignore case.
fn java_is(name: &str) -> Option<(ClassSet, Option<String>)> {
    const BINARY: &[(&str, &str)] = &[
        ("ALPHABETIC", "Alphabetic"),
        ("LETTER", "L"),
        ("IDEOGRAPHIC", "Ideographic"),
        ("LOWERCASE", "Lowercase"),
        ("UPPERCASE", "Uppercase"),
        ("TITLECASE", "Lt"),
        ("WHITE_SPACE", "White_Space"),
        ("WHITESPACE", "White_Space"),
        ("CONTROL", "Cc"),
        ("PUNCTUATION", "P"),
        ("HEX_DIGIT", "Hex_Digit"),
        ("HEXDIGIT", "Hex_Digit"),
        ("ASSIGNED", "Assigned"),
        ("NONCHARACTER_CODE_POINT", "Noncharacter_Code_Point"),
        ("DIGIT", "Nd"),
        ("JOIN_CONTROL", "Join_Control"),
        ("JOINCONTROL", "Join_Control"),
    ];
    let upper = name.to_ascii_uppercase();
    if let Some(&(_, ecma)) = BINARY.iter().find(|&&(java, _)| java == upper) {
        return unicode(ecma).map(|set| (set, Some(format!("\\p{{{ecma}}}"))));
    }
    if is_category(name) && name.len() <= 2 {
        return unicode(name).map(|set| (set, Some(format!("\\p{{{name}}}"))));
    }
    unicode(&format!("Script={name}")).map(|set| (set, Some(format!("\\p{{Script={name}}}"))))
}

/// The blocks that patterns name in practice; a block is one range for ever (Blocks.txt).
fn java_block(name: &str) -> Option<(char, char)> {
    let key: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    Some(match key.as_str() {
        "basiclatin" => ('\0', '\x7F'),
        "latin1supplement" => ('\u{80}', '\u{FF}'),
        "latinextendeda" => ('\u{100}', '\u{17F}'),
        "latinextendedb" => ('\u{180}', '\u{24F}'),
        "combiningdiacriticalmarks" => ('\u{300}', '\u{36F}'),
        "greek" | "greekandcoptic" => ('\u{370}', '\u{3FF}'),
        "cyrillic" => ('\u{400}', '\u{4FF}'),
        "armenian" => ('\u{530}', '\u{58F}'),
        "hebrew" => ('\u{590}', '\u{5FF}'),
        "arabic" => ('\u{600}', '\u{6FF}'),
        "devanagari" => ('\u{900}', '\u{97F}'),
        "thai" => ('\u{E00}', '\u{E7F}'),
        "hiragana" => ('\u{3040}', '\u{309F}'),
        "katakana" => ('\u{30A0}', '\u{30FF}'),
        "cjkunifiedideographs" => ('\u{4E00}', '\u{9FFF}'),
        "hangulsyllables" => ('\u{AC00}', '\u{D7AF}'),
        _ => return None,
    })
}
