//! One table of the configuration: every key is taken once, and what is left over is unknown.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{check, default, write};
use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::source::FileId;

/// A table while it is read.
pub(super) struct Table<'t, 'd> {
    name: String,
    keys: Option<&'t DeTable<'t>>,
    span: Range<usize>,
    known: Vec<&'t str>,
    /// Keys that must be there and are not.
    missing: Vec<&'static str>,
    file: FileId,
    diagnostics: &'d mut Diagnostics,
}

/// A rule for a text, with what is wrong when it is broken.
pub(super) type Rule = fn(&str) -> Result<(), &'static str>;

impl<'t, 'd> Table<'t, 'd> {
    /// The root table.
    pub(super) fn root(
        table: &'t Spanned<DeTable<'t>>,
        file: FileId,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self {
            name: String::new(),
            keys: Some(table.get_ref()),
            span: table.span(),
            known: Vec::new(),
            missing: Vec::new(),
            file,
            diagnostics,
        }
    }

    /// The table under `key`, empty when there is none.
    pub(super) fn table(&mut self, key: &'static str) -> Table<'t, '_> {
        let found = self.get(key);
        let mut keys = None;
        let mut span = self.span.clone();
        if let Some(value) = found {
            span = value.span();
            match value.get_ref() {
                DeValue::Table(inner) => keys = Some(inner),
                other => self.wrong_type(key, "a table", other, value.span()),
            }
        }
        Table {
            name: self.path(key),
            keys,
            span,
            known: Vec::new(),
            missing: Vec::new(),
            file: self.file,
            diagnostics: self.diagnostics,
        }
    }

    /// The text under `key`, when it keeps to `rule`.
    pub(super) fn text(&mut self, key: &'static str, rule: Rule) -> Option<String> {
        let value = self.get(key)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, "a string", value.get_ref(), value.span());
            return None;
        };
        if let Err(reason) = rule(text) {
            self.invalid(
                &format!("{text:?} cannot be used for `{}`: {reason}", self.path(key)),
                value.span(),
            );
            return None;
        }
        Some(text.to_string())
    }

    /// The text under `key`, which must be there.
    pub(super) fn required_text(&mut self, key: &'static str, rule: Rule) -> Option<String> {
        let text = self.text(key, rule);
        if self.keys.is_some_and(|keys| !keys.contains_key(key)) {
            self.missing.push(key);
        }
        text
    }

    /// The truth value under `key`.
    pub(super) fn truth(&mut self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        if let DeValue::Boolean(truth) = value.get_ref() {
            return Some(*truth);
        }
        self.wrong_type(key, "`true` or `false`", value.get_ref(), value.span());
        None
    }

    /// The word under `key`, one of those given.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let value = self.get(key)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_type(key, "a string", value.get_ref(), value.span());
            return None;
        };
        if let Some((_, choice)) = choices.iter().find(|(word, _)| word == text) {
            return Some(*choice);
        }
        let words: Vec<String> = choices
            .iter()
            .map(|(word, _)| format!("\"{word}\""))
            .collect();
        let message = format!(
            "{text:?} cannot be used for `{}`: it takes {}",
            self.path(key),
            words.join(" or ")
        );
        self.invalid(&message, value.span());
        None
    }

    /// The texts under `key` with their places.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<(String, Range<usize>)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_type(key, "an array of strings", value.get_ref(), value.span());
            return Vec::new();
        };
        let mut texts = Vec::new();
        for element in array {
            match element.get_ref() {
                DeValue::String(text) => texts.push((text.to_string(), element.span())),
                other => self.wrong_type(key, "an array of strings", other, element.span()),
            }
        }
        texts
    }

    /// Every key with its place, and the text under it, when it keeps to `rule`.
    pub(super) fn entries(&mut self, rule: Rule) -> Vec<(String, Range<usize>, String)> {
        let mut found = Vec::new();
        for (key, value) in self.keys.into_iter().flatten() {
            let word: &'t str = key.get_ref();
            self.known.push(word);
            let DeValue::String(text) = value.get_ref() else {
                self.wrong_type(word, "a string", value.get_ref(), value.span());
                continue;
            };
            match rule(text) {
                Ok(()) => found.push((word.to_owned(), key.span(), text.to_string())),
                Err(reason) => self.invalid(
                    &format!(
                        "{text:?} cannot be used for `{}`: {reason}",
                        self.path(word)
                    ),
                    value.span(),
                ),
            }
        }
        found
    }

    /// Every key that keeps to `rule`, and the value under it, written as TOML on one line.
    pub(super) fn raw_entries(&mut self, rule: Rule) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (key, value) in self.keys.into_iter().flatten() {
            let word: &'t str = key.get_ref();
            self.known.push(word);
            if let Err(reason) = rule(word) {
                self.invalid(&format!("`{word}` cannot stand here: {reason}"), key.span());
            }
            match value.get_ref() {
                DeValue::String(_) | DeValue::Table(_) => {
                    found.push((word.to_owned(), write::inline(value.get_ref())));
                }
                other => self.wrong_type(word, "a version or a table", other, value.span()),
            }
        }
        found
    }

    /// Codes under `key`, each alone or in a table with the pointers that it is meant for.
    pub(super) fn skips(
        &mut self,
        key: &'static str,
    ) -> Vec<(String, Option<String>, Range<usize>)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_type(key, "an array of codes", value.get_ref(), value.span());
            return Vec::new();
        };
        let mut skips = Vec::new();
        for element in array {
            let span = element.span();
            match element.get_ref() {
                DeValue::String(code) => skips.push((code.to_string(), None, span)),
                DeValue::Table(keys) => {
                    let mut table = Table {
                        name: self.path(key),
                        keys: Some(keys),
                        span: span.clone(),
                        known: Vec::new(),
                        missing: Vec::new(),
                        file: self.file,
                        diagnostics: self.diagnostics,
                    };
                    let at = table.text("at", check::pointer);
                    let code = table.required_text("code", check::line);
                    table.finish();
                    skips.extend(code.map(|code| (code, at, span)));
                }
                other => self.wrong_type(key, "a code or a table", other, span),
            }
        }
        skips
    }

    /// Reports a mistake at a place of this file.
    pub(super) fn report(&mut self, diagnostic: Diagnostic, span: Range<usize>) {
        self.diagnostics.push(diagnostic.at_span(self.file, span));
    }

    /// Reports a value that cannot be used.
    pub(super) fn invalid(&mut self, message: &str, span: Range<usize>) {
        self.report(
            Diagnostic::new(&codes::config::INVALID_VALUE, message),
            span,
        );
    }

    /// Reports the keys that nobody asked for, and those that are missing.
    pub(super) fn finish(mut self) {
        let Some(keys) = self.keys else { return };
        for (key, _) in keys {
            if self.known.contains(&key.get_ref().as_ref()) {
                continue;
            }
            let message = format!("unknown key `{}`", self.path(key.get_ref()));
            let mut diagnostic = Diagnostic::new(&codes::config::UNKNOWN_KEY, message)
                .at_span(self.file, key.span());
            let meant = suggestion::closest(key.get_ref(), self.known.iter().copied());
            diagnostic = match (meant, default::table_of(key.get_ref())) {
                (Some(meant), _) => {
                    // It is not missing but misspelt, which one finding says.
                    self.missing.retain(|missing| *missing != meant);
                    diagnostic.help(format!("did you mean `{meant}`?"))
                }
                (None, Some(("", known))) => {
                    diagnostic.help(format!("`{known}` stands before the first table"))
                }
                (None, Some((table, known))) => {
                    diagnostic.help(format!("`{known}` is a key of `[{table}]`"))
                }
                (None, None) => {
                    diagnostic.help(format!("known here: `{}`", self.known.join("`, `")))
                }
            };
            self.diagnostics.push(diagnostic);
        }
        for key in &self.missing {
            let message = format!("the configuration lacks `{}`", self.path(key));
            let missing = Diagnostic::new(&codes::config::MISSING_KEY, message);
            let missing = if self.name.is_empty() {
                missing
                    .at_file(self.file)
                    .help(format!("add `{key} = \"…\"` before the first table"))
            } else {
                missing
                    .at_span(self.file, self.span.clone())
                    .help(format!("add `{key} = \"…\"`"))
            };
            self.diagnostics.push(missing);
        }
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.keys?.get(key)
    }

    fn wrong_type(&mut self, key: &str, wanted: &str, found: &DeValue<'_>, span: Range<usize>) {
        let message = format!(
            "`{}` takes {wanted}, not {}",
            self.path(key),
            described(found)
        );
        self.invalid(&message, span);
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.name)
        }
    }
}

fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}
