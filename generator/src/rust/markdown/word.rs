//! Words of prose that are code or an address.

use super::span;
use super::tree::Inline;

/// Marks the words of `text` which clippy's `doc_markdown` or rustdoc's `bare_urls` would find fault with.
/// In the text of a link (`in_link`) there are no addresses, and the names of products are left as they are.
pub(super) fn mark(text: &str, in_link: bool) -> Vec<Inline> {
    let mut line = Vec::new();
    for part in text.split_inclusive(' ') {
        let word = part.trim_end_matches(' ');
        let mut rest = word;
        while !in_link && let Some(after) = address(rest, &mut line) {
            rest = after;
        }
        pieces(rest, in_link, &mut line);
        if word.len() < part.len() {
            plain(" ", &mut line);
        }
    }
    line
}

fn plain(text: &str, line: &mut Vec<Inline>) {
    if !text.is_empty() {
        span::push(line, Inline::Text(text.to_owned()));
    }
}

/// Marks what has no address in it. clippy splits words at an apostrophe.
fn pieces(word: &str, in_link: bool, line: &mut Vec<Inline>) {
    if in_link {
        return identifier(word, in_link, line);
    }
    for piece in word.split_inclusive('\'') {
        identifier(piece, in_link, line);
    }
}

/// Marks a word up to the end of the first address in it, and gives the rest.
fn address<'a>(word: &'a str, line: &mut Vec<Inline>) -> Option<&'a str> {
    let start = scheme(word)?;
    let (before, rest) = word.split_at(start);
    let mut end = rest.find(['<', '>', '"', '`']).unwrap_or(rest.len());
    loop {
        let url = &rest[..end];
        let last = url.chars().next_back()?;
        let trims = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '”' | '’' | '…' | '。'
            | '，' => true,
            ')' => url.matches(')').count() > url.matches('(').count(),
            ']' => url.matches(']').count() > url.matches('[').count(),
            '}' => url.matches('}').count() > url.matches('{').count(),
            _ => false,
        };
        if !trims {
            break;
        }
        end -= last.len_utf8();
    }
    let (url, after) = rest.split_at(end);
    // What stands before has no scheme; it may still be an identifier (`href=`).
    pieces(before, false, line);
    if is_address(url) {
        line.push(Inline::Link {
            target: url.to_owned(),
            content: vec![Inline::Text(url.to_owned())],
        });
    } else {
        line.push(Inline::Code(url.to_owned()));
    }
    Some(after)
}

/// Where the scheme of an address begins. `key:/value` is one too, to clippy.
fn scheme(word: &str) -> Option<usize> {
    for (colon, _) in word.match_indices(':') {
        let before = &word[..colon];
        let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let start = before.rfind(|c| !name(c)).map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
        let start = start
            + before[start..]
                .find(|c: char| c.is_ascii_alphabetic())
                .unwrap_or(before.len() - start);
        let scheme = &before[start..];
        let rest = &word[colon + 1..];
        let special = ["http", "https", "ws", "wss", "ftp", "file"]
            .iter()
            .any(|name| scheme.eq_ignore_ascii_case(name));
        let follows =
            rest.starts_with('/') || special && rest.starts_with(|c: char| c.is_alphanumeric());
        if !scheme.is_empty() && follows {
            return Some(start);
        }
    }
    None
}

/// Whether it can be written as `<https://…>`.
fn is_address(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
        && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-:@_".contains(c))
        && rest
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()+,;=%".contains(c))
        && !has_entity(url)
}

/// Whether `&…;` could be read as a character.
pub(super) fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| rest.contains(';'))
}

/// A link target on the web, in characters that need no escape.
pub(super) fn web(target: &str) -> Option<String> {
    let target = target.trim();
    let (scheme, rest) = target.split_once(':')?;
    let known = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty()),
        // rustdoc takes `mailto:a@b` for a path with a disambiguator.
        "mailto" => rest.contains('@') && rest.contains('.'),
        _ => false,
    };
    if !known {
        return None;
    }
    let mut depth = 0_i32;
    let balanced = target.chars().all(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    });
    let balanced = balanced && depth == 0;
    let mut url = String::with_capacity(target.len());
    for c in target.chars() {
        let unsafe_here = c.is_whitespace()
            || c.is_control()
            || "<>\"`\\^|".contains(c)
            || (!balanced && "()".contains(c));
        let unseen = super::clean::prose(c.encode_utf8(&mut [0; 4])).is_empty();
        if unsafe_here || unseen {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                url.push('%');
                for digit in [byte >> 4, byte & 15] {
                    let digit = char::from_digit(u32::from(digit), 16).unwrap_or('0');
                    url.push(digit.to_ascii_uppercase());
                }
            }
        } else {
            url.push(c);
        }
    }
    Some(url)
}

/// Adds a piece of a word, in backticks if it is an identifier.
fn identifier(piece: &str, in_link: bool, line: &mut Vec<Inline>) {
    let Some((start, end)) = code_range(piece, in_link) else {
        return plain(piece, line);
    };
    plain(&piece[..start], line);
    line.push(Inline::Code(piece[start..end].to_owned()));
    plain(&piece[end..], line);
}

/// What part of a word is to be in backticks.
fn code_range(piece: &str, in_link: bool) -> Option<(usize, usize)> {
    let trimmed = |c: char| !c.is_alphanumeric() && c != ':';
    let mut end = piece.trim_end_matches(trimmed).len();
    let is_call = piece[end..].starts_with("()");
    if is_call {
        end += "()".len();
    }
    let mut start = piece.len() - piece.trim_start_matches(trimmed).len();
    if start >= end {
        return None;
    }
    if piece[start..end].starts_with(':') && !piece[start..end].starts_with("::") {
        start = end - piece[start..end].trim_start_matches(':').len();
    }
    if piece[start..end].ends_with(':') && !piece[start..end].ends_with("::") {
        end = start + piece[start..end].trim_end_matches(':').len();
    }
    let is_call = is_call || piece[start..end].ends_with("()");
    let colons = |word: &str| word.chars().all(|c| c == ':');
    if colons(&piece[start..end]) {
        return None;
    }
    let inner = piece[start..end].trim_end_matches(trimmed);
    if !is_call && !colons(inner) {
        end = start + inner.len();
    }
    // `$ref`, `_id`, `--flag`, `/path`, `@type` belong to the name.
    let before = piece[..start]
        .trim_end_matches(['$', '_', '@', '/', '.', '#', '-', '%', '&'])
        .len();
    let after = end + piece[end..].len() - piece[end..].trim_start_matches(['_', '/']).len();
    let word = &piece[start..end];
    let is_array = piece[end..].starts_with("[]");
    let is_flag = piece[before..start].starts_with("--") && piece[before..].len() > 2;
    let is_private = piece[before..start].contains('_') || piece[end..after].contains('_');
    if !(is_call || is_flag || is_private || is_identifier(word, in_link)) {
        return None;
    }
    let (mut start, mut end) = (before, after.max(if is_array { end + 2 } else { end }));
    enclose(piece, &mut start, &mut end);
    Some((start, end))
}

/// Takes in the brackets that belong to the ones inside.
fn enclose(piece: &str, start: &mut usize, end: &mut usize) {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];
    // A name has few of them; the bound keeps a long run of brackets from taking quadratic time.
    for _ in 0..8 {
        let mut open = Vec::new();
        let mut unopened = None;
        for c in piece[*start..*end].chars() {
            if let Some((_, close)) = PAIRS.iter().find(|(left, _)| *left == c) {
                open.push(*close);
            } else if let Some((left, close)) = PAIRS.iter().find(|(_, close)| *close == c)
                && open.pop_if(|last| last == close).is_none()
            {
                unopened.get_or_insert(*left);
            }
        }
        if let Some(close) = open.pop()
            && piece[*end..].starts_with(close)
        {
            *end += 1;
        } else if let Some(left) = unopened
            && piece[..*start].ends_with(left)
        {
            *start -= 1;
        } else {
            return;
        }
    }
}

/// Words with capitals inside that clippy knows as prose (its `doc-valid-idents`).
const PROSE: &[&str] = &[
    "AccessKit",
    "BibLaTeX",
    "BibTeX",
    "CamelCase",
    "ClojureScript",
    "CoffeeScript",
    "CoreFoundation",
    "CoreGraphics",
    "CoreText",
    "DevOps",
    "DirectX",
    "ECMAScript",
    "EiB",
    "FreeBSD",
    "GHz",
    "GPLv2",
    "GPLv3",
    "GiB",
    "GitHub",
    "GitLab",
    "GraphQL",
    "IPv4",
    "IPv6",
    "JavaScript",
    "KiB",
    "LaTeX",
    "MHz",
    "MiB",
    "MinGW",
    "NaN",
    "NaNs",
    "NetBSD",
    "NixOS",
    "OAuth",
    "OCaml",
    "OpenAL",
    "OpenBSD",
    "OpenDNS",
    "OpenGL",
    "OpenMP",
    "OpenSSH",
    "OpenSSL",
    "OpenStreetMap",
    "OpenTelemetry",
    "OpenType",
    "PiB",
    "PostScript",
    "PureScript",
    "THz",
    "TeX",
    "TensorFlow",
    "TiB",
    "TrueType",
    "TypeScript",
    "WebAssembly",
    "WebGL",
    "WebGL2",
    "WebGPU",
    "WebRTC",
    "WebSocket",
    "WebTransport",
    "iOS",
    "macOS",
];

fn is_identifier(word: &str, in_link: bool) -> bool {
    if word.contains('_') || word.contains("::") || word.contains("()") {
        return true;
    }
    // An escape ends a text for clippy, so each part between characters that may need one counts.
    let mut parts = word.split(['<', '>', '[', ']', '\\', '`', '*', '~', '&', '|', '#']);
    let camel = |part: &str| {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        !PROSE.contains(&part) && (is_upper_camel(part) || is_lower_camel(part))
    };
    !in_link && parts.any(camel)
}

/// As clippy has it: begins in upper case, has two capitals and a small letter, a final `s` apart.
fn is_upper_camel(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    !word.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase())
        && stem.chars().all(char::is_alphanumeric)
        && stem.chars().filter(|c| c.is_uppercase()).count() > 1
        && stem.chars().any(char::is_lowercase)
}

/// `customFields` and `data.customFields`, but not `iPhone` and `eBay`.
fn is_lower_camel(word: &str) -> bool {
    let camel = |name: &str| {
        let small = name
            .find(|c: char| !c.is_ascii_lowercase())
            .unwrap_or(name.len());
        small > 1 && name[small..].starts_with(|c: char| c.is_ascii_uppercase())
    };
    word.chars().all(|c| c.is_ascii_alphanumeric() || c == '.') && word.split('.').any(camel)
}
