//! Every code there is: those of the stages, those of the rules of `lint`, and those of the kinds of changes.
//!
//! It stands above all that finds something, so that a page is written beside what it explains. What has to make out a
//! code that somebody wrote is handed [`read`].

use crate::diagnostic::{Code, CodeSet, Level, UnknownCode, codes, suggestion};
use crate::{diff, lint};

/// Every code, family by family.
pub fn all() -> impl Iterator<Item = &'static Code> {
    codes::own().chain(diff::codes()).chain(lint::codes())
}

/// A code by its id (`S102`, in either case) or its name (`unknown-key`).
#[must_use]
pub fn find(word: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(word) || code.name == word)
}

/// The code that a misspelt word may have meant, by its name: one digit of an id makes another code of it.
#[must_use]
pub fn meant(word: &str) -> Option<&'static str> {
    if word.len() <= 5 && word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    suggestion::closest(word, all().map(|code| code.name))
}

/// What a word of a configuration, a command line or a document stands for: a code by its id or name, a group by its name
/// or prefix, or all warnings, which can be denied by `warnings`, and not be allowed.
///
/// # Errors
/// [`UnknownCode`] when it is none of them.
pub fn read(level: Level, word: &str) -> Result<CodeSet, UnknownCode> {
    if level == Level::Deny && word == "warnings" {
        return Ok(CodeSet::Warnings);
    }
    let code = find(word).map(CodeSet::Code);
    let known = code.or_else(|| codes::group(word).map(CodeSet::Group));
    known.ok_or_else(|| {
        let groups = codes::GROUPS.iter().map(|group| group.name);
        let groups = groups.chain(["warnings"]);
        UnknownCode {
            word: word.to_owned(),
            meant: meant(word).or_else(|| suggestion::closest(word, groups)),
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::diagnostic::codes::GROUPS;

    #[test]
    fn codes_are_well_formed_and_unique() {
        let mut seen = HashSet::new();
        for code in all() {
            let mut id = code.id.chars();
            assert!(
                id.next()
                    .is_some_and(|letter| "SRMVGCOLDUA".contains(letter)),
                "{code:?}"
            );
            assert!(
                code.id.len() == 4 && id.all(|digit| digit.is_ascii_digit()),
                "{code:?}"
            );
            assert!(
                code.name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
                "{code:?}"
            );
            assert!(
                !code.summary.is_empty() && !code.summary.ends_with('.'),
                "{code:?}"
            );
            assert!(code.explanation.len() > 40, "{code:?}");
            assert!(seen.insert(code.id) && seen.insert(code.name), "{code:?}");
        }
    }

    #[test]
    fn every_code_is_in_a_group() {
        let mut words = HashSet::new();
        for group in GROUPS {
            assert!(words.insert(group.name) && words.insert(group.prefix));
            assert!(all().any(|code| group.has(code)), "{group:?}");
            assert!(find(group.name).is_none(), "{group:?}");
        }
        for code in all() {
            assert!(GROUPS.iter().any(|group| group.has(code)), "{code:?}");
        }
    }

    #[test]
    fn words_are_codes_groups_or_all_warnings() {
        let check = |level, word, expected: Result<&str, Option<&str>>| {
            let found = read(level, word).map(|set| match set {
                CodeSet::Warnings => "",
                CodeSet::Group(group) => group.prefix,
                CodeSet::Code(code) => code.id,
            });
            assert_eq!(found.map_err(|error| error.meant), expected, "{word}");
        };
        check(Level::Deny, "s102", Ok("S102"));
        check(Level::Warn, "unknown-key", Ok("S102"));
        check(Level::Allow, "operation-added", Ok("D101"));
        check(Level::Allow, "structure", Ok("S"));
        check(Level::Allow, "L1", Ok("L1"));
        check(Level::Deny, "warnings", Ok(""));
        check(Level::Allow, "structrue", Err(Some("structure")));
        check(Level::Allow, "X1", Err(None));
        assert!(read(Level::Allow, "warnings").is_err());
    }
}
