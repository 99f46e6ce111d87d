//! Patterns of names, as shells have them.

/// Whether `text` matches `pattern`: `**` stands for anything, `*` for anything without a `/`, `?` for one character
/// that is no `/`. Everything else stands for itself.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    // Whether what has been read of the pattern matches the first so many characters of the text.
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    let mut at = 0;
    while let Some(sign) = pattern.get(at) {
        let mut next = vec![false; text.len() + 1];
        let deep = *sign == '*' && pattern.get(at + 1) == Some(&'*');
        for end in 0..=text.len() {
            let last = end.checked_sub(1).map(|index| (index, text[index]));
            next[end] = match (*sign, last) {
                ('*', None) => reached[0],
                ('*', Some((index, character))) => {
                    reached[end] || (next[index] && (deep || character != '/'))
                }
                ('?', Some((index, character))) => reached[index] && character != '/',
                (_, Some((index, character))) => reached[index] && character == *sign,
                (_, None) => false,
            };
        }
        reached = next;
        at += if deep { 2 } else { 1 };
    }
    reached[text.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        #[track_caller]
        fn check(pattern: &str, text: &str, expected: bool) {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
        check("/pets", "/pets", true);
        check("/pets", "/pets/{id}", false);
        check("/pets/*", "/pets/{id}", true);
        check("/pets/*", "/pets/{id}/toys", false);
        check("/pets/**", "/pets/{id}/toys", true);
        check("/pets**", "/pets", true);
        check("/pets/**", "/pets", false);
        check("/*/toys", "/pets/toys", true);
        check("**/toys", "/a/b/toys", true);
        check("list?ets", "listPets", true);
        check("a?c", "a/c", false);
        check("", "", true);
        check("", "a", false);
        check("**", "", true);
        check("*a*b*", "xxaxxbxx", true);
        check("*a*b*", "xxbxxaxx", false);
        check("größe*", "größen", true);
    }
}
