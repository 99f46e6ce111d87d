//! Characters that are line breaks for YAML 1.1, and characters like others for 1.2 (5.4). The reader of YAML follows 1.1,
//! so it is shown others in their place, of the same length.

use serde_json::{Map, Value};

/// The characters, each with the first and the last one that may stand in for it.
const BREAKS: [(char, char, char); 3] = [
    ('\u{85}', '\u{a1}', '\u{7ff}'),
    ('\u{2028}', '\u{e000}', '\u{f0ff}'),
    ('\u{2029}', '\u{f100}', '\u{f8ff}'),
];

/// A text with others in the place of such characters.
pub(super) struct Hidden {
    /// The text, as long as it was.
    pub(super) text: String,
    /// The character that stands in, and the one that it stands for.
    pairs: Vec<(char, char)>,
}

impl Hidden {
    /// Hides the characters of a text; `None` when it has none.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut pairs = Vec::new();
        for (character, first, last) in BREAKS {
            if text.contains(character) {
                let free = (first..=last).find(|other| !text.contains(*other))?;
                pairs.push((free, character));
            }
        }
        if pairs.is_empty() {
            return None;
        }
        let mut hidden = text.to_owned();
        for (stand_in, character) in &pairs {
            hidden = hidden.replace(*character, &stand_in.to_string());
        }
        Some(Self {
            text: hidden,
            pairs,
        })
    }

    /// Puts the characters back.
    pub(super) fn reveal(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.text(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.reveal(item)),
            Value::Object(members) => {
                let hides = |key: &String| self.pairs.iter().any(|(from, _)| key.contains(*from));
                if members.keys().any(hides) {
                    let known = std::mem::take(members).into_iter();
                    *members = known
                        .map(|(mut key, value)| {
                            self.text(&mut key);
                            (key, value)
                        })
                        .collect::<Map<String, Value>>();
                }
                members.values_mut().for_each(|value| self.reveal(value));
            }
            _ => {}
        }
    }

    /// Puts the characters of a text back.
    pub(super) fn text(&self, text: &mut String) {
        for (stand_in, character) in &self.pairs {
            if text.contains(*stand_in) {
                *text = text.replace(*stand_in, &character.to_string());
            }
        }
    }
}
