//! Documentation: what the document says, in Markdown that rustdoc takes, and constraints in words.

use serde_json::Value;

use super::markdown;
use super::model_names::is_model;
use super::types::Types;
use crate::ir::{Assertion, Docs, ExternalDocs, Kind, Rule, Type};

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

/// How the target of a link to a model begins.
const MODELS: &str = "(crate::models::";

/// Lines of at most 96 columns, broken at spaces outside of inline code and not before what would begin a list or
/// another block; the lines of a list item are indented.
pub(super) fn wrap(text: &str) -> Vec<String> {
    const WIDTH: usize = 96;
    let indent = if text.starts_with("- ") { "  " } else { "" };
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in pieces(text) {
        let breakable = !line.is_empty() && line != "-" && !markdown::begins_block(word);
        if breakable && columns(&line) + 1 + columns(word) > WIDTH {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
            line.push_str(word);
        } else {
            if !line.is_empty() && line != indent {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.push(line);
    lines
}

/// The words of a text; inline code is part of one word, whatever is in it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.split(move |character| {
        in_code ^= character == '`';
        character == ' ' && !in_code
    })
}

/// How many columns a text takes; the path of a link to a model is left out where the model is imported.
fn columns(text: &str) -> usize {
    let mut parts = text.split(MODELS);
    let first = parts.next().map_or(0, |part| part.chars().count());
    let shown = parts.map(|part| part.split_once(')').map_or(part, |(_, rest)| rest));
    first + shown.map(|part| part.chars().count()).sum::<usize>()
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
    if let Some(docs) = &docs.external_docs {
        text = text.markdown(&more(docs));
    }
    text
}

/// A link to a page with more, as Markdown.
pub(super) fn more(docs: &ExternalDocs) -> String {
    let what = docs.description.as_deref().map_or_else(
        || "More".to_owned(),
        |text| text.trim_end_matches('.').to_owned(),
    );
    format!("{what}: <{}>", docs.url)
}

/// An item of a list: an opening, and Markdown of the document behind it, all of it.
pub(super) fn item(opening: &str, markdown: &str, ending: &str) -> Vec<String> {
    let lines = markdown::tidy(markdown);
    let first = lines.iter().position(String::is_empty);
    let (first, others) = lines.split_at(first.unwrap_or(lines.len()));
    let sentence = markdown::sentence(markdown);
    let is_paragraph = first.join(" ").trim_end_matches('.') == sentence.trim_end_matches('.');
    let (sentence, others) = if is_paragraph {
        (sentence.as_str(), others)
    } else {
        ("", lines.as_slice())
    };
    let is_all = lines.is_empty() && ending.is_empty();
    let opening = if is_all {
        opening.trim_end_matches(':')
    } else {
        opening
    };
    let words: Vec<&str> = [opening, sentence, ending]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let mut item = wrap(&format!("- {}", words.join(" ")));
    if !is_paragraph && !others.is_empty() {
        item.push(String::new());
    }
    item.extend(others.iter().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!("  {line}")
        }
    }));
    item
}

/// Whether the description begins with the title.
fn repeats(title: &str, description: &str) -> bool {
    let normal = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    normal(description).starts_with(&normal(title))
}

/// The constraints in words, as one line: ``1 to 200 characters, pattern `^a`.``
pub(super) fn constraints(types: &Types<'_>, ty: &Type) -> Option<String> {
    let mut line = words(types, ty, 0).join(", ");
    if line.is_empty() {
        return None;
    }
    line.push('.');
    Some(capitalise(&line))
}

/// What a value has to fulfil, and then what lies within it and has no page of its own.
fn words(types: &Types<'_>, ty: &Type, depth: u32) -> Vec<String> {
    const DEEPEST: u32 = 4;
    let mut words = own_words(ty);
    let (each, within) = match ty.kind {
        Kind::Array(item) => ("each item", item),
        Kind::Map(value) => ("each value", value),
        _ => return words,
    };
    let (_, leaf) = types.leaf(within);
    if depth < DEEPEST && !is_model(&leaf.kind) {
        let inner = self::words(types, leaf, depth + 1);
        if !inner.is_empty() {
            words.push(format!("{each} {}", inner.join(" and ")));
        }
    }
    words
}

/// What the document says of the items of a list, or the values of a map, that have no page of their own.
pub(super) fn parts(types: &Types<'_>, ty: &Type) -> Vec<String> {
    let (each, within) = match ty.kind {
        Kind::Array(item) => ("Each item:", item),
        Kind::Map(value) => ("Each value:", value),
        _ => return Vec::new(),
    };
    let (_, leaf) = types.leaf(within);
    let said = leaf
        .docs
        .description
        .as_deref()
        .or(leaf.docs.summary.as_deref());
    let Some(said) = said.filter(|_| !is_model(&leaf.kind)) else {
        return Vec::new();
    };
    let mut lines = Text::new().markdown(&format!("{each} {said}"));
    if let Some(examples) = examples(&leaf.docs, false) {
        lines = lines.paragraph(examples);
    }
    lines.finish()
}

fn own_words(ty: &Type) -> Vec<String> {
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
            Assertion::Constant(value) => words.push(code(&value.to_string())),
            Assertion::UniqueItems => words.push("no two items equal".to_owned()),
            Assertion::Pattern { source, .. } => words.push(format!("pattern {}", code(source))),
            _ => {}
        }
    }
    words.extend(super::format::untold(ty).map(|format| format!("format {}", code(format))));
    words
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

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn no_line_begins_a_list_inside_an_item() {
        let words = "word ".repeat(17);
        let lines = wrap(&format!("- 200: {words}Okay - done. More."));
        assert_eq!(
            lines,
            [format!("- 200: {words}Okay -"), "  done. More.".to_owned()]
        );
    }

    #[test]
    fn code_stays_on_a_line_and_links_count_as_they_are_shown() {
        let words = "word ".repeat(15);
        let code = "`{\"message\": \"in use\"}`";
        assert_eq!(
            wrap(&format!("- 4XX: {words}{code}")),
            [format!("- 4XX: {}", words.trim_end()), format!("  {code}")]
        );
        let pet = "[`Pet`](crate::models::Pet)";
        let line = format!("- {pet} {words}end.");
        assert_eq!(wrap(&line), [line]);
    }
}
