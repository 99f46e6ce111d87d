//! How a value that does not fit its schema is mended.

use serde_json::Value;

use crate::diagnostic::suggestion;
use crate::document::Document;
use crate::instance::Misfit;

/// How an example or a default is mended; `what` names it.
pub(super) fn advice(document: &Document, value: &Value, misfit: &Misfit, what: &str) -> String {
    let part = value.pointer(&misfit.path).unwrap_or(value);
    if let Some(near) = listed(document, part, misfit) {
        return format!("did you mean `{near}`?");
    }
    let text = misfit.reason.ends_with("not a string");
    let meant = suggestion::retyped(part, text).filter(|_| misfit.of_type);
    meant.map_or_else(
        || format!("correct the {what}, or the schema"),
        |meant| format!("{meant}, or correct the schema"),
    )
}

/// The value of an `enum` that was meant.
fn listed<'d>(document: &'d Document, part: &Value, misfit: &Misfit) -> Option<&'d str> {
    let values = document.get(&misfit.rule)?.as_array()?;
    if misfit.keyword() != "enum" {
        return None;
    }
    suggestion::closest(part.as_str()?, values.iter().filter_map(Value::as_str))
}
