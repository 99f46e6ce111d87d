//! Letters beyond ASCII: which may stand in an identifier, and what they are without their marks.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// Whether a letter may stand in an identifier without a lint: it is its own compatibility form (Unicode TR15), so no
/// ligature, no letter of full width and no letter-like sign.
pub(super) fn is_plain(character: char) -> bool {
    character.is_alphabetic() && LETTERS.iter().any(|range| range.contains(&character))
}

/// The text in ASCII, for files: letters of Latin scripts lose their marks, others are told by their number.
pub(super) fn ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else if let Some((plain, _)) =
            MARKED.iter().find(|(_, marked)| marked.contains(character))
        {
            ascii.push_str(plain);
        } else {
            let _ = write!(ascii, " u{:x} ", u32::from(character));
        }
    }
    ascii
}

/// Whether the letters of a script beside Latin could all be taken for Latin ones, which rustc warns of
/// (`mixed_script_confusables`).
pub(super) fn look_latin(text: &str) -> bool {
    LOOKALIKES.iter().any(|(script, alike)| {
        let mut letters = text.chars().filter(|letter| script.contains(letter));
        let first = letters.next();
        first.is_some_and(|letter| alike.contains(letter))
            && letters.all(|letter| alike.contains(letter))
    })
}

/// Words for a text that has no letter or digit: the names of its signs, and the numbers of what has no name here.
pub(super) fn spell_out(text: &str) -> String {
    let mut words = String::new();
    for character in text.chars().filter(|character| *character != '_') {
        let sign = SIGNS.iter().find(|(sign, _)| *sign == character);
        if let Some((_, word)) = sign {
            let _ = write!(words, "{word} ");
        } else if !character.is_whitespace() {
            let _ = write!(words, "u{:x} ", u32::from(character));
        }
    }
    if words.is_empty() {
        words.push_str("blank");
    }
    words
}

/// The names of the signs of ASCII.
const SIGNS: [(char, &str); 31] = [
    ('!', "not"),
    ('"', "quote"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('\'', "apostrophe"),
    ('(', "open"),
    (')', "close"),
    ('*', "star"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equal"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('[', "open bracket"),
    ('\\', "backslash"),
    (']', "close bracket"),
    ('^', "caret"),
    ('`', "backtick"),
    ('{', "open brace"),
    ('|', "or"),
    ('}', "close brace"),
    ('~', "tilde"),
];

/// Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Thai, Georgian, kana, ideographs and Hangul, each
/// without what exists for compatibility alone.
const LETTERS: [RangeInclusive<char>; 19] = [
    'À'..='İ',
    'Ĵ'..='ķ',
    'Ĺ'..='ľ',
    'Ł'..='ň',
    'Ŋ'..='ž',
    'Ḁ'..='ẙ',
    'Ạ'..='ỹ',
    'Έ'..='ώ',
    'Ѐ'..='ԯ',
    'Ա'..='ֆ',
    'א'..='ת',
    'ؠ'..='ي',
    'अ'..='ह',
    'ก'..='ะ',
    'ა'..='ჺ',
    'ぁ'..='ゖ',
    'ァ'..='ー',
    '一'..='鿿',
    '가'..='힣',
];

/// Greek, Cyrillic and Armenian, each with the letters that rustc takes for look-alikes of others.
const LOOKALIKES: [(RangeInclusive<char>, &str); 3] = [
    ('Ͱ'..='Ͽ', "ΑΒΓΕΖΗΘΙΚΛΜΝΟΠΡΤΥΦΧαβγδεθικνοπρστυφ"),
    (
        'Ѐ'..='ԯ',
        "ЄЅІЈАБВГЕЗКЛМНОПРСТУФХЫЬЮабгекопрстуфхєѕіјћҌҍҐґҒғҘҞҟҪҫҮүҰұһҽҿӀӇӉӍӏӔӕӘәӠӨөԑԛԜԝ",
    ),
    ('Ա'..='֏', "ԻՄՈՊՌՍՏՓՕագզծհձոպռսցքօ"),
];

/// Letters of Latin scripts with marks, by the plain letter.
const MARKED: [(&str, &str); 42] = [
    ("A", "ÀÁÂÃÄÅĀĂĄ"),
    ("a", "àáâãäåāăą"),
    ("AE", "Æ"),
    ("ae", "æ"),
    ("C", "ÇĆĈĊČ"),
    ("c", "çćĉċč"),
    ("D", "ĎĐÐ"),
    ("d", "ďđð"),
    ("E", "ÈÉÊËĒĔĖĘĚ"),
    ("e", "èéêëēĕėęě"),
    ("G", "ĜĞĠĢ"),
    ("g", "ĝğġģ"),
    ("H", "ĤĦ"),
    ("h", "ĥħ"),
    ("I", "ÌÍÎÏĨĪĬĮİ"),
    ("i", "ìíîïĩīĭįı"),
    ("J", "Ĵ"),
    ("j", "ĵ"),
    ("K", "Ķ"),
    ("k", "ķ"),
    ("L", "ĹĻĽŁ"),
    ("l", "ĺļľł"),
    ("N", "ÑŃŅŇŊ"),
    ("n", "ñńņňŋ"),
    ("O", "ÒÓÔÕÖØŌŎŐ"),
    ("o", "òóôõöøōŏő"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("R", "ŔŖŘ"),
    ("r", "ŕŗř"),
    ("S", "ŚŜŞŠ"),
    ("s", "śŝşš"),
    ("ss", "ß"),
    ("T", "ŢŤŦ"),
    ("t", "ţťŧ"),
    ("Th", "Þ"),
    ("th", "þ"),
    ("U", "ÙÚÛÜŨŪŬŮŰŲ"),
    ("u", "ùúûüũūŭůűų"),
    ("y", "ýÿŷ"),
    ("Z", "ŹŻŽ"),
    ("z", "źżž"),
];
