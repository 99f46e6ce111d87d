//! Formats of texts that have no type of their own.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether `text` is an IPv4 address with four decimal numbers (RFC 2673, 3.2).
#[must_use]
pub fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

/// Whether `text` is an IPv6 address (RFC 4291, 2.2), without a zone.
#[must_use]
pub fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// Whether `text` is a host name: labels of letters, digits and inner hyphens, up to 63 each and 253 in all
/// (RFC 1123, 2.1).
#[must_use]
pub fn is_hostname(text: &str) -> bool {
    text.len() <= 253
        && text.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

/// Whether `text` is a mailbox (RFC 5321, 4.1.2): a dot-string or a quoted one, and a host name or an address in
/// brackets.
#[must_use]
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    is_local(local) && (is_hostname(domain) || is_address_literal(domain))
}

pub(super) fn is_local(local: &str) -> bool {
    if local.len() > 64 {
        return false;
    }
    if let Some(quoted) = local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        let mut escaped = false;
        let plain = quoted.bytes().all(|byte| {
            let allowed = (b' '..=b'~').contains(&byte) && (escaped || byte != b'"');
            escaped = !escaped && byte == b'\\';
            allowed
        });
        return plain && !escaped;
    }
    local.split('.').all(|atom| {
        let is_text =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
        !atom.is_empty() && atom.bytes().all(is_text)
    })
}

pub(super) fn is_address_literal(domain: &str) -> bool {
    let inner = domain
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|inner| match inner.strip_prefix("IPv6:") {
        Some(address) => is_ipv6(address),
        None => is_ipv4(inner),
    })
}

/// Whether `text` is a URI with a scheme (RFC 3986, 3).
#[must_use]
pub fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(plain)
        && is_relative(rest)
}

/// Whether `text` is a URI or a reference relative to one (RFC 3986, 4.1).
#[must_use]
pub fn is_uri_reference(text: &str) -> bool {
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    is_uri(text) || (!first.contains(':') && is_relative(text))
}

/// Whether `text` is a URI that may hold characters of all scripts (RFC 3987, 2.2).
#[must_use]
pub fn is_iri(text: &str) -> bool {
    is_uri(&in_letters(text))
}

/// Whether `text` is such a URI, or a reference relative to one.
#[must_use]
pub fn is_iri_reference(text: &str) -> bool {
    is_uri_reference(&in_letters(text))
}

/// The text with a letter in the place of each character beyond ASCII that an IRI may hold there.
fn in_letters(text: &str) -> String {
    let mut in_query = false;
    let letter = |own: char| {
        in_query = (in_query || own == '?') && own != '#';
        let number = u32::from(own);
        match number {
            0xa0..=0xd7ff | 0xf900..=0xfdcf | 0xfdf0..=0xffef => 'a',
            // Private characters stand in queries only, and the last two of a plane nowhere.
            0xe000..=0xf8ff | 0x000f_0000.. if in_query && number % 0x1_0000 < 0xfffe => 'a',
            0x1_0000..=0x000e_ffff if number % 0x1_0000 < 0xfffe => 'a',
            _ => own,
        }
    };
    text.chars().map(letter).collect()
}

/// What follows the scheme: authority, path, query and fragment.
fn is_relative(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let path = match path.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if !is_authority(authority) {
                return false;
            }
            path
        }
        None => path,
    };
    is_made_of(path, b"/:@") && is_made_of(query, b"/:@?") && is_made_of(fragment, b"/:@?")
}

fn is_authority(authority: &str) -> bool {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (host, ""),
    };
    let literal = name
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let named = match literal {
        Some(address) => is_ipv6(address) || is_future_address(address),
        None => is_made_of(name, b""),
    };
    named && is_made_of(user, b":") && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// `v1.anything` (RFC 3986, 3.2.2).
fn is_future_address(text: &str) -> bool {
    let rest = text.strip_prefix(['v', 'V']);
    rest.and_then(|rest| rest.split_once('.'))
        .is_some_and(|(version, address)| {
            !version.is_empty()
                && version.bytes().all(|byte| byte.is_ascii_hexdigit())
                && !address.is_empty()
                && is_made_of(address, b":")
                && !address.contains('%')
        })
}

/// The bytes that may stand anywhere in a URI: unreserved characters and `sub-delims` (RFC 3986, 2.2 and 2.3).
const ANYWHERE: [bool; 256] = {
    let mut allowed = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        allowed[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    let others = b"-._~!$&'()*+,;=";
    let mut index = 0;
    while index < others.len() {
        allowed[others[index] as usize] = true;
        index += 1;
    }
    allowed
};

/// Whether `text` has nothing but unreserved characters, `sub-delims`, percent-encoded bytes, and `further` ones.
fn is_made_of(text: &str, further: &[u8]) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(index, byte)| {
        let encoded = || {
            let digits = bytes.get(index + 1..index + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        ANYWHERE[usize::from(*byte)] || further.contains(byte) || (*byte == b'%' && encoded())
    })
}

/// Whether `text` is a decimal number: digits with an optional sign, point and exponent.
#[must_use]
pub fn is_decimal(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && digits(fraction)
        && digits(exponent)
        && !exponent.is_empty()
        && whole.len() + fraction.len() > 0
}
