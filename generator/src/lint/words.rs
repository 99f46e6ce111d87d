//! Words that say what a name stands for.

use std::collections::BTreeMap;

/// The words of a name, in lower case: `userId`, `user_id` and `User-ID` are `user` and `id`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut previous = ' ';
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_alphanumeric() {
            previous = ' ';
            continue;
        }
        let next_is_lower = characters.peek().is_some_and(|next| next.is_lowercase());
        let begins = !previous.is_alphanumeric()
            || (character.is_uppercase() && (!previous.is_uppercase() || next_is_lower));
        if begins {
            all.push(String::new());
        }
        if let Some(word) = all.last_mut() {
            word.extend(character.to_lowercase());
        }
        previous = character;
    }
    all
}

/// How the words of a name are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Casing {
    /// `userId`
    Camel,
    /// `UserId`
    Pascal,
    /// `user_id`
    Snake,
    /// `user-id`
    Kebab,
}

impl Casing {
    /// The casing of a name; none when one word shows none, or when it is mixed.
    pub(super) fn of(name: &str) -> Option<Self> {
        let has = |test: fn(char) -> bool| name.chars().any(test);
        let (upper, lower) = (has(char::is_uppercase), has(char::is_lowercase));
        let (snake, kebab) = (name.contains('_'), name.contains('-'));
        let plain = name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let starts_upper = name.starts_with(char::is_uppercase);
        match (upper, snake, kebab) {
            _ if !plain || !lower => None,
            (false, true, false) => Some(Self::Snake),
            (false, false, true) => Some(Self::Kebab),
            (true, false, false) if starts_upper => Some(Self::Pascal),
            (true, false, false) => Some(Self::Camel),
            _ => None,
        }
    }

    /// The casing of most names; none when too few show any, or when no casing is that of most.
    pub(super) fn most(names: impl Iterator<Item = String>) -> Option<Self> {
        let mut counts: BTreeMap<Self, usize> = BTreeMap::new();
        for casing in names.filter_map(|name| Self::of(&name)) {
            *counts.entry(casing).or_default() += 1;
        }
        let all: usize = counts.values().sum();
        let (casing, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (count >= 2 && count * 2 > all).then_some(casing)
    }

    /// As people say it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Snake => "snake_case",
            Self::Kebab => "kebab-case",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let check = |name: &str, expected: &str, casing| {
            assert_eq!(words(name).join(" "), expected);
            assert_eq!(Casing::of(name), casing, "{name}");
        };
        check("userId", "user id", Some(Casing::Camel));
        check("User", "user", Some(Casing::Pascal));
        check("user_id", "user id", Some(Casing::Snake));
        check("X-Request-ID", "x request id", None);
        check("HTTPServer2", "http server2", Some(Casing::Pascal));
        check("user-id", "user id", Some(Casing::Kebab));
        check("id", "id", None);
        check("", "", None);
    }
}
