//! Violations as JSON: the standard output of validators, and problem documents for those who answer requests.

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::percent;
use super::validate::{Violation, Violations};

/// The output format `basic` (JSON Schema 2020-12, 12.4.2). A keyword's place is that in the document, which has no
/// absolute URI of its own that `absoluteKeywordLocation` could give (12.3.2).
impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let errors: Vec<Value> = self.iter().map(error).collect();
        let members = [("valid", self.is_empty().into()), ("errors", errors.into())];
        object(members).serialize(serializer)
    }
}

fn error(violation: &Violation) -> Value {
    object([
        ("keywordLocation", violation.place().into()),
        ("instanceLocation", violation.pointer().into()),
        ("error", violation.message().into()),
    ])
}

fn object<const COUNT: usize>(members: [(&str, Value); COUNT]) -> Value {
    let members = members.into_iter();
    members
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

impl Violations {
    /// The media type of a problem document.
    pub const PROBLEM_MEDIA_TYPE: &str = "application/problem+json";

    /// A problem document (RFC 9457) for an answer with this status, with one of `errors` for each violation: a JSON
    /// Pointer as a URI fragment, the keyword, and what is wrong in words.
    #[must_use]
    pub fn to_problem(&self, status: u16) -> Value {
        let errors = self.iter().map(|violation| {
            object([
                (
                    "pointer",
                    format!("#{}", fragment(violation.pointer())).into(),
                ),
                ("keyword", violation.keyword().as_str().into()),
                ("detail", violation.message().into()),
            ])
        });
        let errors: Vec<Value> = errors.collect();
        let mut problem = object([
            ("status", status.into()),
            ("detail", self.to_string().into()),
            ("errors", errors.into()),
        ]);
        // The title of a problem without a type is the phrase of the status.
        match status {
            400 => problem["title"] = "Bad Request".into(),
            422 => problem["title"] = "Unprocessable Content".into(),
            _ => {}
        }
        problem
    }
}

/// A pointer as it stands in a URI (RFC 6901, section 6).
fn fragment(pointer: &str) -> String {
    let steps: Vec<String> = pointer.split('/').map(percent::encode).collect();
    steps.join("/")
}
