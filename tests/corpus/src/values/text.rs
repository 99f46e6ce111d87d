//! Texts of a format, and texts that match a pattern.

use fancy_regex::Regex;
use regex_syntax::hir::{Class, ClassUnicodeRange, Hir, HirKind};

/// A text of a format, other ones for other numbers; nothing for formats that are not known.
pub(super) fn of_format(format: &str, number: usize) -> Option<String> {
    let texts: &[&str] = match format {
        "date-time" => &["2024-02-29T23:59:59Z", "1999-12-31T00:00:00.250+05:30"],
        "date" => &["2024-02-29", "1999-12-31"],
        "time" => &["23:59:59Z", "00:00:00.5+01:00"],
        "duration" => &["P3D", "PT36H"],
        "uuid" => &[
            "6d1f1f5e-8a43-4a0e-9d62-0d4f3cfb5a11",
            "00000000-0000-4000-8000-000000000001",
        ],
        "email" | "idn-email" => &["a@example.com", "b.c@example.org"],
        "uri" | "url" | "iri" | "uri-reference" | "iri-reference" => {
            &["https://example.com/a?b=c#d", "https://example.org/"]
        }
        "hostname" | "idn-hostname" => &["example.com", "a.example.org"],
        "ipv4" => &["192.0.2.1", "203.0.113.255"],
        "ipv6" => &["2001:db8::1", "::1"],
        "byte" | "base64" | "base64url" => &["YWJj", "AAEC"],
        "decimal" => &["12.50", "-3"],
        "json-pointer" => &["/a/0", ""],
        "regex" => &["^a+$", "b"],
        _ => return None,
    };
    Some(texts[number % texts.len()].to_owned())
}

/// Whether a text matches a pattern; every text does where it cannot be run here.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let found = Regex::new(&readable(pattern)).map(|pattern| pattern.is_match(text));
    !matches!(found, Ok(Ok(false)))
}

/// A text that matches a pattern, of at least so many characters if the pattern has them; nothing when the pattern is
/// none that can be read here.
pub(super) fn of_pattern(pattern: &str, least: usize) -> Option<String> {
    let hir = regex_syntax::ParserBuilder::new()
        .build()
        .parse(&without_looks(&readable(pattern)))
        .ok()?;
    // Each repetition is made so often, until the text is long enough.
    (0..=256).step_by(4).find_map(|more| {
        let mut text = String::new();
        write(&hir, more, &mut text)?;
        (text.chars().count() >= least && matches(pattern, &text)).then_some(text)
    })
}

/// A pattern in the words of Rust.
fn readable(pattern: &str) -> String {
    pattern.replace("\\Z", "$").replace("\\/", "/")
}

/// A pattern without the groups that only look around.
fn without_looks(pattern: &str) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some(start) = ["(?=", "(?!", "(?<=", "(?<!"]
        .iter()
        .filter_map(|group| rest.find(group))
        .min()
    {
        let mut depth = 0_usize;
        let mut escaped = false;
        let end = rest[start..].find(|character| {
            let counts = !std::mem::take(&mut escaped);
            match character {
                '\\' => escaped = counts,
                '(' if counts => depth += 1,
                ')' if counts => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        text.push_str(&rest[..start]);
        rest = end.map_or("", |end| &rest[start + end + 1..]);
    }
    text.push_str(rest);
    text
}

fn write(hir: &Hir, more: u32, out: &mut String) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(Class::Unicode(class)) => {
            // A letter or a digit where the class has one.
            let ranges = class.ranges();
            let has = |wanted: char| {
                ranges
                    .iter()
                    .any(|range| range.start() <= wanted && wanted <= range.end())
            };
            let plain = ['a', 'A', '1', '0', '-', ' '].into_iter().find(|c| has(*c));
            out.push(plain.or_else(|| ranges.first().map(ClassUnicodeRange::start))?);
        }
        HirKind::Class(Class::Bytes(_)) => return None,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.saturating_add(more).min(most) {
                write(&repetition.sub, more, out)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, out)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, more, out)?;
            }
        }
        HirKind::Alternation(parts) => write(parts.first()?, more, out)?,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::of_pattern;

    #[test]
    fn texts_match_patterns() {
        let check = |pattern, least, expected: Option<&str>| {
            assert_eq!(of_pattern(pattern, least).as_deref(), expected, "{pattern}");
        };
        check("^[A-Z]{2}$", 0, Some("AA"));
        check(r"^\d{3}-x+\/$", 0, Some("111-x/"));
        check("^(foo|bar)$", 0, Some("foo"));
        check("^a*$", 3, Some("aaaa"));
        check("^(?=a)b", 0, None);
        check("^(?!x(y)\\))[a-z]$", 0, Some("a"));
    }
}
