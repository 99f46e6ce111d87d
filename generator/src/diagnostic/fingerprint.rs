//! What tells a finding from others for good: it stays the same when lines move and when something is added elsewhere.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use super::report::Located;
use crate::source::{SourceMap, pointer};

/// The fingerprints of findings in the order of the documents: the code, the name of the file without folders, where it
/// is in the document, and what is said of it, hashed. Elements of a list count by what they hold and not by their
/// number; of findings that are equal in all that, the second, third and so on are told apart by their order.
pub(super) fn fingerprints(found: &[Located<'_>], sources: &SourceMap) -> Vec<String> {
    let mut times: HashMap<u64, u64> = HashMap::new();
    let one = |located: &Located<'_>| {
        let diagnostic = located.diagnostic;
        let mut hash = Hash::new();
        hash.add(diagnostic.code.id);
        if let Some(spot) = &located.main {
            let name = Path::new(sources.file(spot.file).name()).file_name();
            hash.add(&name.unwrap_or_default().to_string_lossy());
            hash.add(&without_numbers(
                spot.pointer.as_deref().unwrap_or_default(),
            ));
        }
        hash.add(&diagnostic.message);
        let number = times.entry(hash.0).or_default();
        *number += 1;
        if *number > 1 {
            hash.add(&number.to_string());
        }
        let mut text = String::with_capacity(16);
        let _ = write!(text, "{:016x}", hash.0);
        text
    };
    found.iter().map(one).collect()
}

/// A pointer with `*` for the numbers of elements.
fn without_numbers(pointer: &str) -> String {
    let mut out = String::with_capacity(pointer.len());
    let mut names = false;
    for token in pointer::tokens(pointer) {
        let is_number = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        pointer::push(&mut out, if is_number && !names { "*" } else { &token });
        // Here a number is a name: a status, a member.
        names = matches!(&*token, "responses" | "properties");
    }
    out
}

/// FNV-1a: the same on every machine, and in every version of the standard library.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, text: &str) {
        // The length ends a text, so that two of them cannot run together.
        let length = (text.len() as u64).to_le_bytes();
        for byte in text.bytes().chain(length) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes::structure::UNKNOWN_KEY;
    use crate::diagnostic::report::locate;
    use crate::diagnostic::{Diagnostic, Diagnostics};
    use crate::source::Origin;

    fn of(text: &str, pointers: &[&str]) -> Vec<String> {
        let mut sources = SourceMap::new();
        let file = sources.add("folder/a.yaml", text);
        let mut diagnostics = Diagnostics::new();
        for pointer in pointers {
            let place = Origin::new(file, *pointer);
            diagnostics.push(Diagnostic::new(&UNKNOWN_KEY, "unknown key `x`").at_key(&place));
        }
        fingerprints(&locate(&diagnostics, &sources), &sources)
    }

    #[test]
    fn a_finding_keeps_its_fingerprint() {
        let alone = of("a:\n- x: 1\n", &["/a/0/x"]);
        assert_eq!(alone[0], "002d0f29dcca3b95");
        assert_eq!(of("# more\nb: 1\na:\n- y: 1\n- x: 1\n", &["/a/1/x"]), alone);
        let two = of("a:\n- x: 1\n- x: 1\n", &["/a/0/x", "/a/1/x"]);
        assert_eq!(two[0], alone[0]);
        assert_ne!(two[1], alone[0]);
        let text = "responses: {200: {x: 1}, 201: {x: 1}}";
        let statuses = of(text, &["/responses/200/x", "/responses/201/x"]);
        assert_ne!(statuses[0], statuses[1]);
        assert_eq!(of(text, &["/responses/201/x"])[0], statuses[1]);
    }
}
