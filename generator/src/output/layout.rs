//! Lays code out as rustfmt does with its default settings.
//!
//! `prettyplease` decides by other rules (see `ARCHITECTURE.md`, 'format'), and emitted crates are to be
//! clean under `cargo fmt --check`. So the kinds of code that are emitted are laid out here, by
//! rustfmt's rules and widths; an item with a construct that this module does not know is left to
//! `prettyplease`. Nothing but white space, trailing commas, the order of imports and the form of
//! documentation differs from the tokens.
//!
//! Every function takes a [`Shape`], the room that it has, and returns the text, or nothing when there is
//! no way to fit it in. Lines after the first begin at their own column.

mod attributes;
mod chain;
mod control;
mod data;
mod expressions;
mod flat;
mod functions;
mod imports;
mod items;
mod list;
mod pairs;
mod patterns;
mod statements;
mod types;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use syn::File;
use unicode_width::UnicodeWidthStr;

/// The widths of rustfmt's defaults.
mod width {
    /// `max_width`.
    pub(super) const LINE: usize = 100;
    /// `fn_call_width`.
    pub(super) const CALL: usize = 60;
    /// `chain_width`.
    pub(super) const CHAIN: usize = 60;
    /// `array_width`.
    pub(super) const ARRAY: usize = 60;
    /// `struct_lit_width`.
    pub(super) const STRUCT: usize = 18;
    /// `struct_variant_width`.
    pub(super) const VARIANT: usize = 35;
    /// `single_line_if_else_max_width`.
    pub(super) const IF_ELSE: usize = 50;
    /// `attr_fn_like_width`.
    pub(super) const ATTRIBUTE: usize = 70;
    /// `short_array_element_width_threshold`.
    pub(super) const SHORT_ELEMENT: usize = 10;
    /// `tab_spaces`.
    pub(super) const TAB: usize = 4;
}

/// The text of a file, without its header.
pub(super) fn file(file: &File) -> String {
    let layout = Layout::default();
    let mut out = String::new();
    let inner = layout.inner_attributes(&file.attrs, 0);
    out.push_str(&inner);
    if !inner.is_empty() && !file.items.is_empty() {
        out.push('\n');
    }
    out.push_str(&layout.items(&file.items, 0));
    out
}

/// The room that a piece of code has.
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// Where lines of the surrounding block begin.
    indent: usize,
    /// Where the piece begins.
    column: usize,
    /// How many characters follow it on its last line.
    tail: usize,
}

impl Shape {
    /// A line of its own in a block, with `tail` characters behind.
    fn line(indent: usize, tail: usize) -> Self {
        Self {
            indent,
            column: indent,
            tail,
        }
    }

    /// The same line, `count` characters further on.
    fn after(self, count: usize) -> Self {
        Self {
            column: self.column + count,
            ..self
        }
    }

    /// With `count` more characters behind.
    fn before(self, count: usize) -> Self {
        Self {
            tail: self.tail + count,
            ..self
        }
    }

    /// A line of its own one step deeper, with a comma behind.
    fn nested(self) -> Self {
        Self::line(self.indent + width::TAB, 1)
    }

    /// The room on the line, as far as `limit` goes.
    fn room(self, limit: usize) -> usize {
        limit.saturating_sub(self.column + self.tail)
    }
}

/// Lays out one file.
#[derive(Debug)]
struct Layout {
    /// The longest line; more than [`width::LINE`] while something is laid out that does not fit.
    limit: Cell<usize>,
    /// Whether a chain has to stand on one line, because it runs over as the last argument of a call.
    one_line_chains: Cell<bool>,
    /// Whether something was met that is left to `prettyplease`.
    unknown: Cell<bool>,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            limit: Cell::new(width::LINE),
            one_line_chains: Cell::new(false),
            unknown: Cell::new(false),
        }
    }
}

impl Layout {
    /// The text, if it fits on the rest of its line.
    fn fit(&self, text: String, shape: Shape) -> Option<String> {
        (columns(&text) <= shape.room(self.limit.get())).then_some(text)
    }

    /// Says that something is not known here.
    fn unknown(&self) -> Option<String> {
        self.unknown.set(true);
        None
    }

    /// Lays out with `attempt`; what cannot be made to fit (a string literal that is longer than a line)
    /// is laid out as if lines had no end, which rustfmt leaves as it is.
    fn whatever_the_width(&self, attempt: impl Fn() -> Option<String>) -> Option<String> {
        if let Some(text) = attempt() {
            return Some(text);
        }
        if self.unknown.get() || self.limit.get() > width::LINE {
            return None;
        }
        self.limit.set(usize::MAX / 2);
        let text = attempt();
        self.limit.set(width::LINE);
        text
    }
}

/// The width of a text in one line, in columns of a terminal, as rustfmt measures it.
fn columns(text: &str) -> usize {
    // Nearly every text; the tables of Unicode are slow.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    UnicodeWidthStr::width(text)
}

/// The width of the first line.
fn first_columns(text: &str) -> usize {
    columns(text.lines().next().unwrap_or_default())
}

/// The width of the last line, its indentation included.
fn last_columns(text: &str) -> usize {
    columns(text.rsplit('\n').next().unwrap_or_default())
}

/// A line feed and the indentation of the next line.
fn new_line(indent: usize) -> String {
    format!("\n{:indent$}", "")
}
