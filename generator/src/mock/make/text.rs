//! Texts.

use std::ops::RangeInclusive;

use super::shape::Shape;
use crate::instance::{Patterns, has_format};
use crate::mock::chance::Chance;

/// Words that texts are made of.
pub(super) const WORDS: [&str; 32] = [
    "amber", "basil", "cedar", "delta", "ember", "fjord", "grove", "harbor", "indigo", "juniper",
    "kelp", "lagoon", "maple", "nectar", "onyx", "pebble", "quartz", "river", "sable", "tundra",
    "umber", "velvet", "willow", "xenon", "yarrow", "zephyr", "alder", "birch", "coral", "dune",
    "elm", "fern",
];

/// The longest text that is made.
const LONGEST: usize = 65_536;
/// How often texts are made that may not fit.
const TRIES: usize = 8;

/// A text that fits, as far as one is found.
pub(super) fn text(shape: &Shape<'_>, patterns: &Patterns, chance: &mut Chance) -> String {
    let leaves = || shape.leaves.iter();
    let least = leaves()
        .filter_map(|leaf| leaf.min_length)
        .max()
        .unwrap_or(0);
    let most = leaves()
        .filter_map(|leaf| leaf.max_length)
        .min()
        .unwrap_or(u64::MAX);
    let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX).min(LONGEST);
    let lengths = size(least)..=size(most);
    let sources: Vec<&str> = leaves()
        .filter_map(|leaf| leaf.pattern.as_deref())
        .collect();
    let formats: Vec<&str> = leaves().filter_map(|leaf| leaf.format.as_deref()).collect();
    let fits = |text: &str| {
        let count = text.chars().count();
        lengths.contains(&count)
            && sources.iter().all(|source| patterns.matches(source, text))
            && formats.iter().all(|format| has_format(format, text))
    };
    let mut first = None;
    for format in &formats {
        for _ in 0..TRIES {
            let Some(text) = of_format(format, &lengths, chance) else {
                break;
            };
            if fits(&text) {
                return text;
            }
            first.get_or_insert(text);
        }
    }
    for source in &sources {
        for _ in 0..TRIES {
            let made = patterns.text(source, lengths.clone(), &mut |count| chance.below(count));
            let Some(text) = made else { break };
            if fits(&text) {
                return text;
            }
            first.get_or_insert(text);
        }
    }
    first.unwrap_or_else(|| plain(&lengths, chance))
}

/// Words of the right length.
fn plain(lengths: &RangeInclusive<usize>, chance: &mut Chance) -> String {
    let mut text = word(chance).to_owned();
    while text.len() < *lengths.start() {
        text.push(' ');
        text.push_str(word(chance));
    }
    let needed = (*lengths.start()).max(1).min(*lengths.end());
    if text.len() > *lengths.end() || text.len() > needed.max(64) {
        text.truncate(needed.max((*lengths.end()).min(text.len()).min(64)));
    }
    // A space at the end is none that people see.
    if text.ends_with(' ') {
        text.pop();
        text.push('s');
    }
    text
}

fn word(chance: &mut Chance) -> &'static str {
    chance.pick(&WORDS).unwrap_or(WORDS[0])
}

/// A text of a format; none for formats that any text has.
fn of_format(format: &str, lengths: &RangeInclusive<usize>, chance: &mut Chance) -> Option<String> {
    let padded = |before: &str, middle: &str, behind: &str| {
        let short = before.len() + middle.len() + behind.len();
        let lacking = lengths.start().saturating_sub(short);
        let room = if lacking == 0 { 0 } else { lacking };
        format!("{before}{middle}{}{behind}", "x".repeat(room))
    };
    let short = *lengths.end() < 16;
    Some(match format {
        "date-time" => format!("{}T{}Z", date(chance), time(chance)),
        "date" => date(chance),
        "time" => format!("{}Z", time(chance)),
        "duration" => format!("PT{}H", chance.below(23) + 1),
        "uuid" => uuid(chance),
        "byte" | "base64" | "base64url" => base64(lengths, chance),
        "ipv4" => format!("192.0.2.{}", chance.below(254) + 1),
        "ipv6" => format!("2001:db8::{:x}", chance.below(65_535) + 1),
        "hostname" | "idn-hostname" if short => "a.co".to_owned(),
        "hostname" | "idn-hostname" => format!("{}.example.com", word(chance)),
        "email" | "idn-email" if short => "a@b.co".to_owned(),
        "email" | "idn-email" => padded("", word(chance), "@example.com"),
        "uri" | "iri" | "url" if short => "a:b".to_owned(),
        "uri" | "iri" | "url" => padded("https://example.com/", word(chance), ""),
        "uri-reference" | "iri-reference" | "json-pointer" => padded("/", word(chance), ""),
        "uri-template" => padded("/", word(chance), "/{id}"),
        "relative-json-pointer" => "0".to_owned(),
        "regex" => padded("", word(chance), ""),
        "decimal" => format!("{}.{:02}", chance.below(100), chance.below(100)),
        "int32" | "int64" | "integer" | "uint32" | "uint64" => (chance.below(100) + 1).to_string(),
        _ => return None,
    })
}

fn date(chance: &mut Chance) -> String {
    let (month, day) = (chance.below(12) + 1, chance.below(28) + 1);
    format!("2026-{month:02}-{day:02}")
}

fn time(chance: &mut Chance) -> String {
    let (hour, minute) = (chance.below(24), chance.below(60));
    format!("{hour:02}:{minute:02}:00")
}

/// A random UUID (RFC 9562, 5.4).
fn uuid(chance: &mut Chance) -> String {
    let (high, low) = (chance.next(), chance.next());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:x}{:03x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        8 + (low >> 62),
        low >> 48 & 0xfff,
        low & 0xffff_ffff_ffff
    )
}

/// Base64 of so many bytes that the text is long enough.
fn base64(lengths: &RangeInclusive<usize>, chance: &mut Chance) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let wanted = (*lengths.start()).max(8).min(*lengths.end());
    let groups = wanted.div_ceil(4);
    let groups = if groups * 4 > *lengths.end() {
        groups.saturating_sub(1)
    } else {
        groups
    };
    let digit = |chance: &mut Chance| char::from(DIGITS[chance.below(52)]);
    (0..groups * 4).map(|_| digit(chance)).collect()
}
