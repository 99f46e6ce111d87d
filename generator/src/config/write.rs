//! Values of TOML as text.

use std::fmt::Write as _;

use toml::de::DeValue;

/// A value on one line.
pub(super) fn inline(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => quoted(text),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| inline(item.get_ref())).collect();
            format!("[{}]", items.join(", "))
        }
        DeValue::Table(members) => {
            let mut members: Vec<_> = members.iter().collect();
            // The order of the file is not known any more; what is read first comes first.
            members.sort_by_key(|(key, _)| key.get_ref() != "version");
            let members: Vec<String> = members
                .into_iter()
                .map(|(key, value)| {
                    format!("{} = {}", self::key(key.get_ref()), inline(value.get_ref()))
                })
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
    }
}

/// A key, bare where that is possible (TOML 1.0, "Keys").
fn key(text: &str) -> String {
    let bare = !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if bare { text.to_owned() } else { quoted(text) }
}

/// A basic string (TOML 1.0, "String").
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            character if character.is_control() => {
                // Writing to a text cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(character));
            }
            character => out.push(character),
        }
    }
    out.push('"');
    out
}
