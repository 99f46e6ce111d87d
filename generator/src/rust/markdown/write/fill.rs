//! Words into lines.

use super::line::Word;

/// Fills lines of at most `width` columns. A word that would begin a block at the start of a line stays with the one
/// before it, or is escaped where there is none.
pub(super) fn fill(words: Vec<Word>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in words {
        match word {
            Word::Break => {
                line.push('\\');
                lines.push(std::mem::take(&mut line));
            }
            Word::Word(word) => {
                let length = word.chars().count();
                if line.is_empty() {
                    line = escape(word);
                    columns = length;
                } else if columns + 1 + length > width
                    && mark(&word).is_none()
                    && !word.starts_with('•')
                {
                    lines.push(std::mem::replace(&mut line, word));
                    columns = length;
                } else {
                    line.push(' ');
                    line.push_str(&word);
                    columns += 1 + length;
                }
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn escape(mut word: String) -> String {
    if let Some(at) = mark(&word) {
        word.insert(at, '\\');
    }
    word
}

/// Where a backslash goes so that a word does not begin a list, a heading, a quote, a rule, a fence or a table.
pub(in crate::rust::markdown) fn mark(word: &str) -> Option<usize> {
    let all = |set: &str| word.chars().all(|c| set.contains(c));
    if word.starts_with('>')
        || word.starts_with("~~~")
        || word == "+"
        || word.len() <= 6 && all("#")
        || all("-")
        || all("=")
        || all("*")
        || all("-:|")
    {
        return Some(0);
    }
    let digits = word.trim_end_matches(['.', ')']);
    let is_number = digits.len() + 1 == word.len()
        && digits.len() < 10
        && digits.chars().all(|c| c.is_ascii_digit());
    (is_number && !digits.is_empty()).then_some(digits.len())
}
