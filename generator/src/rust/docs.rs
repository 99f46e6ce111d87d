//! Documentation: what the document says, in Markdown that rustdoc takes, and constraints in words.

use serde_json::Value;

use super::markdown;
use crate::ir::{Assertion, Docs, Rule, Type};

/// Lines of documentation while they are put together; paragraphs are set apart by an empty line.
#[derive(Debug, Default)]
pub(super) struct Text {
    lines: Vec<String>,
}

impl Text {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A paragraph of our own words.
    pub(super) fn paragraph(mut self, text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        if !text.trim().is_empty() {
            self.separate();
            self.lines.extend(wrap(text));
        }
        self
    }

    /// Markdown of the document.
    pub(super) fn markdown(mut self, markdown: &str) -> Self {
        let lines = markdown::tidy(markdown);
        if !lines.is_empty() {
            self.separate();
            self.lines.extend(lines);
        }
        self
    }

    /// Ready lines.
    pub(super) fn lines(mut self, lines: Vec<String>) -> Self {
        if !lines.is_empty() {
            self.separate();
            self.lines.extend(lines);
        }
        self
    }

    /// A heading.
    pub(super) fn heading(self, heading: &str) -> Self {
        self.paragraph(format!("# {heading}"))
    }

    pub(super) fn finish(self) -> Vec<String> {
        self.lines
    }

    fn separate(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }
}

/// Lines of at most 96 columns, broken at spaces outside of inline code; the lines of a list item are indented.
pub(super) fn wrap(text: &str) -> Vec<String> {
    const WIDTH: usize = 96;
    let indent = if text.starts_with("- ") { "  " } else { "" };
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut in_code = false;
    for word in text.split(' ') {
        let breakable = !in_code && !line.is_empty();
        if breakable && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
            line.push_str(word);
        } else {
            if !line.is_empty() && line != indent {
                line.push(' ');
            }
            line.push_str(word);
        }
        in_code ^= word.matches('`').count() % 2 == 1;
    }
    lines.push(line);
    lines
}

/// The words of a type or member: its description, or its title where it has none; `otherwise` when it is silent.
pub(super) fn describe(docs: &Docs, otherwise: &str) -> Text {
    let mut text = Text::new();
    match (&docs.summary, &docs.description) {
        (Some(title), Some(description)) if !repeats(title, description) => {
            text = text
                .paragraph(markdown::sentence(title))
                .markdown(description);
        }
        (_, Some(description)) => text = text.markdown(description),
        (Some(title), None) => text = text.paragraph(markdown::sentence(title)),
        (None, None) => {}
    }
    if text.lines.is_empty() {
        text = text.paragraph(otherwise);
    }
    if docs.deprecated {
        text = text.paragraph("Deprecated.");
    }
    if let Some(more) = &docs.external_docs {
        let what = more.description.as_deref().map_or_else(
            || "More".to_owned(),
            |text| text.trim_end_matches('.').to_owned(),
        );
        text = text.markdown(&format!("{what}: <{}>", more.url));
    }
    text
}

/// Whether the description begins with the title.
fn repeats(title: &str, description: &str) -> bool {
    let normal = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    normal(description).starts_with(&normal(title))
}

/// The constraints in words, as one line: ``1 to 200 characters, pattern `^a`.``
pub(super) fn constraints(ty: &Type) -> Option<String> {
    let rules: &[Rule] = &ty.rules;
    let mut words = Vec::new();
    let find = |keyword: &str| {
        rules
            .iter()
            .map(|rule| &rule.assertion)
            .find(|assertion| assertion.keyword() == keyword)
    };
    let count = |assertion: Option<&Assertion>| match assertion {
        Some(
            Assertion::MinLength(limit)
            | Assertion::MaxLength(limit)
            | Assertion::MinItems(limit)
            | Assertion::MaxItems(limit)
            | Assertion::MinProperties(limit)
            | Assertion::MaxProperties(limit),
        ) => Some(*limit),
        _ => None,
    };
    for (noun, least, most) in [
        ("character", "minLength", "maxLength"),
        ("item", "minItems", "maxItems"),
        ("member", "minProperties", "maxProperties"),
    ] {
        words.extend(range(noun, count(find(least)), count(find(most))));
    }
    words.extend(bounds(rules));
    for rule in rules {
        match &rule.assertion {
            Assertion::MultipleOf(divisor) => words.push(format!("a multiple of {divisor}")),
            Assertion::OneOf(values) => {
                let values: Vec<String> = values
                    .iter()
                    .map(|value| code(&value.to_string()))
                    .collect();
                words.push(format!("one of {}", values.join(" ")));
            }
            Assertion::UniqueItems => words.push("no two items equal".to_owned()),
            Assertion::Pattern { source, .. } => words.push(format!("pattern {}", code(source))),
            _ => {}
        }
    }
    words.extend(super::format::untold(ty).map(|format| format!("format {}", code(format))));
    let mut line = words.join(", ");
    if line.is_empty() {
        return None;
    }
    line.push('.');
    Some(capitalise(&line))
}

fn range(noun: &str, least: Option<u64>, most: Option<u64>) -> Option<String> {
    let counted = |number: u64| {
        if number == 1 {
            format!("{number} {noun}")
        } else {
            format!("{number} {noun}s")
        }
    };
    match (least, most) {
        (None, None) => None,
        (Some(least), None) => Some(format!("at least {}", counted(least))),
        (None, Some(most)) => Some(format!("at most {}", counted(most))),
        (Some(least), Some(most)) if least == most => Some(format!("exactly {}", counted(most))),
        (Some(least), Some(most)) => Some(format!("{least} to {}", counted(most))),
    }
}

fn bounds(rules: &[Rule]) -> Option<String> {
    let mut least = None;
    let mut most = None;
    for rule in rules {
        match &rule.assertion {
            Assertion::Minimum(limit) => least = Some((limit, false)),
            Assertion::ExclusiveMinimum(limit) => least = Some((limit, true)),
            Assertion::Maximum(limit) => most = Some((limit, false)),
            Assertion::ExclusiveMaximum(limit) => most = Some((limit, true)),
            _ => {}
        }
    }
    let above = |(limit, excluded): (&serde_json::Number, bool)| {
        if excluded {
            format!("greater than {limit}")
        } else {
            format!("at least {limit}")
        }
    };
    let below = |(limit, excluded): (&serde_json::Number, bool)| {
        if excluded {
            format!("less than {limit}")
        } else {
            format!("at most {limit}")
        }
    };
    match (least, most) {
        (None, None) => None,
        (Some((least, false)), Some((most, false))) => Some(format!("{least} to {most}")),
        (Some(least), None) => Some(above(least)),
        (None, Some(most)) => Some(below(most)),
        (Some(least), Some(most)) => Some(format!("{} and {}", above(least), below(most))),
    }
}

/// Text as inline code, whatever backticks it holds (`CommonMark` 0.31, 6.1).
#[must_use]
pub fn code(text: &str) -> String {
    let flat: String = text
        .chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    let longest = flat
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if flat.starts_with('`') || flat.ends_with('`') || flat.trim().is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{flat}{pad}{fence}")
}

/// The examples as one line; long ones are left out.
pub(super) fn examples(docs: &Docs, secret: bool) -> Option<String> {
    const LONGEST: usize = 60;
    if secret {
        return None;
    }
    let shown: Vec<String> = docs
        .examples
        .iter()
        .filter(|value| !value.is_null())
        .map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
        .filter(|text| !text.is_empty() && text.chars().count() <= LONGEST)
        .take(3)
        .map(|text| code(&text))
        .collect();
    match shown.len() {
        0 => None,
        1 => Some(format!("Example: {}", shown[0])),
        _ => Some(format!("Examples: {}", shown.join(", "))),
    }
}

/// The text with its first letter in upper case.
#[must_use]
pub fn capitalise(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
