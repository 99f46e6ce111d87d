//! Values as YAML.

use serde_json::Value;

/// A text of lines in this column; the first line stands there already.
pub(super) fn set_in(text: &str, column: usize) -> String {
    let mut set = String::with_capacity(text.len());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && !line.trim().is_empty() {
            set.push_str(&" ".repeat(column));
        }
        set.push_str(line);
    }
    set
}

/// A value on one line of JSON, with spaces.
pub(super) fn json(value: &Value) -> String {
    match value {
        Value::Array(list) if !list.is_empty() => {
            let items: Vec<String> = list.iter().map(json).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(map) if !map.is_empty() => {
            let members = map.iter();
            let members: Vec<String> = members
                .map(|(key, value)| format!("{}: {}", double(key), json(value)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        other => other.to_string(),
    }
}

/// A value on one line.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(list) => {
            let items: Vec<String> = list.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(map) => {
            let members = map.iter();
            let members: Vec<String> = members
                .map(|(key, value)| format!("{}: {}", scalar(key), flow(value)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        other => other.to_string(),
    }
}

/// A value in lines; those behind the first one are indented by `indent`.
pub(super) fn block(value: &Value, indent: usize, newline: &str) -> String {
    let next = format!("{newline}{}", " ".repeat(indent));
    match value {
        Value::Object(map) if !map.is_empty() => {
            let members = map.iter().map(|(key, value)| {
                let key = scalar(key);
                if is_block(value) {
                    let deeper = " ".repeat(indent + 2);
                    format!(
                        "{key}:{newline}{deeper}{}",
                        block(value, indent + 2, newline)
                    )
                } else {
                    format!("{key}: {}", flow(value))
                }
            });
            members.collect::<Vec<_>>().join(&next)
        }
        Value::Array(list) if !list.is_empty() => {
            let items = list
                .iter()
                .map(|item| format!("- {}", block(item, indent + 2, newline)));
            items.collect::<Vec<_>>().join(&next)
        }
        other => flow(other),
    }
}

fn is_block(value: &Value) -> bool {
    match value {
        Value::Object(map) => !map.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => false,
    }
}

/// A text, with quotes where it needs them.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in single quotes, or in double ones where it has characters that only those can write.
pub(super) fn quoted(text: &str) -> String {
    if text.chars().any(char::is_control) {
        double(text)
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// A text in double quotes.
pub(super) fn double(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// `3.1.2`: three numbers, which no reader takes for one.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_number =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number)
}

/// Whether a text is itself without quotes, wherever it stands. Some that would be get quotes all the same.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf",
    ];
    let starts = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '$'));
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.' | '/' | ' ');
    if is_version(text) {
        return true;
    }
    starts
        && text.chars().all(inner)
        && !text.ends_with(' ')
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}
