//! References and URLs as text.

use std::fmt::Write as _;

use super::reference::is_remote;

/// A JSON Pointer as a URI fragment (RFC 6901, section 6), with its `#`.
#[must_use]
pub fn fragment(pointer: &str) -> String {
    format!("#{}", encode(pointer, b"/?:@!$&'()*+,;=-._~"))
}

/// The way of a file as a relative reference (RFC 3986, section 4.2).
#[must_use]
pub fn path(way: &str) -> String {
    encode(way, b"/@!$&'()*+,;=-._~")
}

fn encode(text: &str, kept: &[u8]) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Whether a URL means something else in another folder.
#[must_use]
pub fn is_relative(url: &str) -> bool {
    !url.is_empty() && !url.starts_with(['/', '#', '?', '{']) && !is_remote(url)
}

/// What a relative URL of a file is called from the folder of the first one. `way` leads from there to the file.
#[must_use]
pub fn rebased(way: &str, url: &str) -> Option<String> {
    let (folder, _) = way.rsplit_once('/')?;
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (name, rest) = url.split_at(end);
    let mut parts: Vec<String> = Vec::new();
    for part in folder
        .split('/')
        .map(path)
        .chain(name.split('/').map(str::to_owned))
    {
        match part.as_str() {
            "." => {}
            ".." if parts.last().is_some_and(|last| last != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    let mut out = parts.join("/");
    if out.is_empty() {
        "./".clone_into(&mut out);
    }
    Some(out + rest)
}

/// A relative reference to a document as a whole URL; nothing when what it starts from is none (RFC 3986, section 5.2).
#[must_use]
pub fn joined(base: &str, reference: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = match reference.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => rebased(path, reference).unwrap_or_else(|| reference.to_owned()),
    };
    Some(format!("{scheme}://{authority}/{path}"))
}

/// The way from a folder to a file, both as ways from the same folder.
#[must_use]
pub fn relative(folder: &str, file: &str) -> String {
    let here: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let there: Vec<&str> = file.split('/').collect();
    let same = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", here.len() - same);
    let parts: Vec<&str> = up.chain(there[same..].iter().copied()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_joined() {
        let check = |base: &str, reference: &str, expected: Option<&str>| {
            assert_eq!(joined(base, reference).as_deref(), expected);
        };
        let base = "https://a.example/schemas/event";
        check(base, "pet", Some("https://a.example/schemas/pet"));
        check(base, "../pet", Some("https://a.example/pet"));
        check(base, "/pet", Some("https://a.example/pet"));
        check("https://a.example", "pet", Some("https://a.example/pet"));
        check("event", "pet", None);
    }

    #[test]
    fn fragments_are_encoded() {
        assert_eq!(fragment("/components/schemas/A"), "#/components/schemas/A");
        assert_eq!(fragment("/paths/~1a~1{id}"), "#/paths/~1a~1%7Bid%7D");
        assert_eq!(fragment("/a b%"), "#/a%20b%25");
        assert_eq!(fragment("/ä"), "#/%C3%A4");
    }

    #[test]
    fn urls_are_rebased() {
        #[track_caller]
        fn check(way: &str, url: &str, expected: Option<&str>) {
            assert_eq!(rebased(way, url).as_deref(), expected);
        }
        check("a.yaml", "pet.json", None);
        check("x/a.yaml", "pet.json", Some("x/pet.json"));
        check("x/a.yaml", "./pet.json#/a", Some("x/pet.json#/a"));
        check("x/y/a.yaml", "../v2/", Some("x/v2/"));
        check("x/a.yaml", "../../v2?a=/b", Some("../v2?a=/b"));
        check("x/a.yaml", "..", Some("./"));
        check("x y/a.yaml", "b", Some("x%20y/b"));
        check("../spec/", "b", Some("../spec/b"));
        check("../spec/../x/a.yaml", "b", Some("../x/b"));
    }

    #[test]
    fn ways_between_files() {
        #[track_caller]
        fn check(folder: &str, file: &str, expected: &str) {
            assert_eq!(relative(folder, file), expected);
        }
        check("", "a.yaml", "a.yaml");
        check("components/schemas", "openapi.yaml", "../../openapi.yaml");
        check("components/schemas", "components/schemas/A.yaml", "A.yaml");
        check(
            "paths",
            "components/schemas/A.yaml",
            "../components/schemas/A.yaml",
        );
    }
}
