//! Counts as people read them.

/// `1 file`, `1,234 files`.
pub(crate) fn plural(count: usize, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{} {noun}{s}", grouped(count))
}

/// A number with commas between its thousands.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_easy_to_read() {
        #[track_caller]
        fn check(count: usize, expected: &str) {
            assert_eq!(plural(count, "line"), expected);
        }
        check(0, "0 lines");
        check(1, "1 line");
        check(999, "999 lines");
        check(1000, "1,000 lines");
        check(1_234_567, "1,234,567 lines");
    }
}
