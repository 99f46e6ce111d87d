//! Texts of the length, the pattern or the format of a schema.

use serde_json::Value;

use super::Maker;
use super::parts::Parts;
use crate::values::text;

impl Maker<'_, '_> {
    pub(super) fn string(&self, parts: &Parts<'_>) -> Option<Value> {
        let least = parts.count("minLength").unwrap_or(0);
        let most = parts.count("maxLength").unwrap_or(usize::MAX);
        let number = self.wish.choice;
        let pattern = parts.all("pattern").find_map(Value::as_str);
        let format = parts.all("format").find_map(Value::as_str);
        let text = match (
            pattern,
            format.and_then(|format| text::of_format(format, number)),
        ) {
            (Some(pattern), None) => text::of_pattern(pattern, least)?,
            // Both have to hold.
            (Some(pattern), Some(text)) if text::matches(pattern, &text) => text,
            (Some(_), Some(_)) => return None,
            (None, Some(text)) => text,
            (None, None) => {
                let text = ["text", "Ünïcode \"quoted\" \\ \n", "1"][number % 3];
                let mut text: String = text.chars().take(most).collect();
                while text.chars().count() < least {
                    text.push('x');
                }
                text
            }
        };
        let length = text.chars().count();
        (least <= length && length <= most).then_some(Value::String(text))
    }
}
