//! `$ref` as text, and why it may lead nowhere.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use super::grammar::Kind;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Origin;

/// Why a reference leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferenceError {
    /// It names another host; nothing is fetched.
    Remote,
    /// It is neither a path nor a JSON Pointer.
    Form,
    /// The file that it names cannot be read; with the reason.
    Unreadable(String),
    /// The file is there, and nothing stands at the pointer.
    Missing {
        /// The last node on the way that exists.
        nearest: Origin,
        /// The token that does not exist there.
        token: String,
        /// A pointer, as a URI fragment, that may have been meant.
        suggestion: Option<String>,
    },
    /// It leads to a reference that leads back to it.
    Cycle,
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote => formatter.write_str("names another host, and nothing is fetched"),
            Self::Form => formatter.write_str("is neither a path nor a JSON Pointer behind `#`"),
            Self::Unreadable(reason) => {
                write!(formatter, "names a file that cannot be read: {reason}")
            }
            Self::Missing { token, .. } => {
                write!(formatter, "leads to nothing: there is no `{token}`")
            }
            Self::Cycle => formatter.write_str("leads back to itself"),
        }
    }
}

impl std::error::Error for ReferenceError {}

/// What a reference leads to, in the trees as they were written.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) origin: Origin,
    /// What the grammar says of the place; `None` where it says nothing, as within `x-` members.
    pub(super) kind: Option<Kind>,
}

/// What each reference of a file leads to, by its text.
pub(super) type Targets = HashMap<String, Result<Target, ReferenceError>>;

/// The place of an own node in a typed view.
pub(super) const PLACE: &str = "place:#";

/// The finding for a reference that leads nowhere.
pub(super) fn finding(text: &str, at: &Origin, error: &ReferenceError) -> Diagnostic {
    use codes::reference::{CYCLE, DANGLING, REFERENCE_FORM, REMOTE, UNREADABLE_FILE};
    match error {
        ReferenceError::Remote => Diagnostic::new(
            &REMOTE,
            format!("`{text}` is on another host, and nothing is fetched"),
        )
        .at(at)
        .help("save the file beside the document, and reference it by a relative path"),
        ReferenceError::Form => {
            let message = if text.is_empty() {
                "an empty text is no reference".to_owned()
            } else {
                format!("`{text}` is no reference")
            };
            let (file, fragment) = split(text);
            let help = if fragment.contains('/') {
                format!("write a `/` behind `#`: `{file}#/{fragment}`")
            } else {
                "write a JSON Pointer behind `#`, such as `#/components/schemas/Name`".to_owned()
            };
            Diagnostic::new(&REFERENCE_FORM, message).at(at).help(help)
        }
        ReferenceError::Unreadable(reason) => {
            let mut finding = Diagnostic::new(
                &UNREADABLE_FILE,
                format!("the file of `{text}` cannot be read: {reason}"),
            )
            .at(at);
            if text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            {
                finding = finding.help(format!(
                    "for a schema of this document write `#/components/schemas/{text}`"
                ));
            } else if !reason.contains("syntax") {
                finding = finding.help("paths are relative to the file that holds the reference");
            }
            finding
        }
        ReferenceError::Missing {
            nearest,
            token,
            suggestion,
        } => {
            let finding = Diagnostic::new(&DANGLING, format!("`{text}` does not exist"))
                .at(at)
                .label(nearest, format!("there is no `{token}` in here"));
            let (file, _) = split(text);
            match suggestion {
                Some(name) => finding.help(format!("did you mean `{file}{name}`?")),
                None if text.ends_with(token.as_str()) => {
                    finding.help(format!("add `{token}` there, or correct the reference"))
                }
                None => finding.help("add what it names, or correct the reference"),
            }
        }
        ReferenceError::Cycle => Diagnostic::new(&CYCLE, format!("`{text}` leads back to itself"))
            .at(at)
            .help("describe one of the things in the circle"),
    }
}

/// The parts before and behind `#`.
pub(super) fn split(text: &str) -> (&str, &str) {
    text.split_once('#').unwrap_or((text, ""))
}

pub(super) fn is_remote(name: &str) -> bool {
    let scheme = name.split_once(':').map_or("", |(scheme, _)| scheme);
    // One letter is a drive of Windows.
    name.starts_with("//")
        || (scheme.len() > 1
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
            && !scheme.contains('/'))
}

/// Percent-decoding (RFC 3986, section 2.1); what decodes to no text stays as it is.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = bytes
            .get(at + 1..at + 3)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(decoded) if *byte == b'%' => {
                out.push(decoded);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// A value of `mapping` that is a reference rather than a name.
pub(super) fn is_path(text: &str) -> bool {
    let extension = Path::new(text)
        .extension()
        .and_then(|extension| extension.to_str());
    text.contains(['/', '#']) || matches!(extension, Some("yaml" | "yml" | "json"))
}
