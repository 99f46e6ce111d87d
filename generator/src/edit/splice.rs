//! From a change to the bytes that it replaces.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde_json::Value;

use super::{Change, Manner, lines, render};
use crate::diagnostic::{Extent, Extents, Form};
use crate::notation::{self, Node, Style};
use crate::source::{Format, Origin, SourceFile};

/// Bytes, and what stands there instead.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Splice {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// Says what changes do to a text.
pub(super) struct Editor<'t> {
    file: &'t SourceFile,
    text: &'t str,
    json: bool,
    /// Whether there is more than one.
    lines: bool,
    newline: &'static str,
    extents: &'t Extents,
    /// For what is taken out of an object or a list, from which of its children on all are taken out.
    tails: HashMap<usize, usize>,
    style: Style,
    /// How values in lines of their own are written; nothing when they stand on one.
    large: Option<Style>,
}

impl<'t> Editor<'t> {
    /// For changes that are made together.
    pub(super) fn new(
        file: &'t SourceFile,
        extents: &'t Extents,
        changes: &[Change],
        manner: Manner,
    ) -> Self {
        let removed = changes.iter().filter_map(|change| match change {
            Change::Remove(place) | Change::Erase(place) => extents.find(&place.pointer),
            _ => None,
        });
        Self {
            file,
            text: file.text(),
            json: file.format() == Format::Json,
            lines: file.text().contains('\n'),
            newline: if file.text().contains("\r\n") {
                "\r\n"
            } else {
                "\n"
            },
            extents,
            tails: tails(extents, &removed.collect()),
            style: lines::style(file),
            large: (manner == Manner::Large).then(|| lines::style(file)),
        }
    }

    /// What a change does; `None` when that cannot be said.
    pub(super) fn splice(&self, change: &Change) -> Option<Splice> {
        match change {
            Change::Replace(place, value) => self.replace(place, value),
            Change::Rewrite(place, value, node) => self.rewrite(place, value, node),
            Change::Hoist(place, from) => self.hoist(place, from),
            Change::Remove(place) => self.remove(place, false),
            Change::Erase(place) => self.remove(place, true),
            Change::Append(place, value) => self.add(place, None, value),
            Change::Insert(place, key, value) => self.add(place, Some(key), value),
            Change::Rename(place, key) => self.rename(place, key),
            Change::Wrap(place) => self.wrap(place),
            Change::Enclose(place, key) => self.enclose(place, key),
        }
    }

    /// A node that may have several names: it is changed where it stands.
    fn find(&self, place: &Origin) -> Option<(usize, &'t Extent)> {
        let number = self.extents.called(self.extents.find(&place.pointer)?);
        let node = self.extents.node(number);
        (!node.opaque).then_some((number, node))
    }

    fn replace(&self, place: &Origin, value: &Value) -> Option<Splice> {
        let (_, node) = self.find(place)?;
        let range = node.value.clone();
        let old = self.text.get(range.clone())?;
        if old.is_empty() {
            return None;
        }
        if let Some(style) = &self.large
            && let Some(splice) = self.replace_lines(node, value, style)
        {
            return Some(splice);
        }
        let text = match value {
            _ if self.json => self.json(value),
            Value::String(text) if old.starts_with('"') => render::double(text),
            Value::String(text) if old.starts_with('\'') => render::quoted(text),
            _ if node.form != Form::Scalar && !node.flow => {
                render::block(value, self.column(range.start), self.newline)
            }
            _ => render::flow(value),
        };
        Some(Splice { range, text })
    }

    fn rewrite(&self, place: &Origin, value: &Value, node: &Node) -> Option<Splice> {
        let (_, old) = self.find(place)?;
        let range = old.value.clone();
        if self.json && !self.lines {
            let text = value.to_string();
            return Some(Splice { range, text });
        }
        if !self.json && (old.flow || old.form == Form::Scalar) {
            return self.replace(place, value);
        }
        let printed = notation::print(node, &self.style);
        let printed = printed.trim_end();
        if self.json {
            let text = render::set_in(printed, self.indent(range.start));
            return Some(Splice { range, text });
        }
        // The comment beside the last value is one of the node.
        let text = render::set_in(printed, self.column(range.start));
        let line = self.text.get(..self.line_end(range.end))?;
        let end = line.trim_end_matches(['\r', '\n']).len().max(range.end);
        let range = range.start..end;
        Some(Splice { range, text })
    }

    /// A value in lines of its own in the place of another one; `None` when it needs none.
    fn replace_lines(&self, node: &Extent, value: &Value, style: &Style) -> Option<Splice> {
        let Range { start, end } = node.value;
        if self.json {
            let text = lines::json(value, self.indent(start), style)?;
            return self.text.contains('\n').then_some(Splice {
                range: start..end,
                text,
            });
        }
        let has_lines = value.as_str().is_some_and(|text| text.contains('\n'));
        let is_block = node.form != Form::Scalar && !node.flow;
        if is_block && !lines::is_block(value) && !has_lines {
            // Nothing is left, and stands where the block began.
            let before = self.text.get(..start)?.trim_end();
            return before.ends_with(':').then(|| Splice {
                range: before.len()..end,
                text: format!(" {}", render::flow(value)),
            });
        }
        if self.extents.is_within_flow(node) || is_block || !(lines::is_block(value) || has_lines) {
            return None;
        }
        let column = match &node.key {
            Some(key) => self.column(key.start),
            None => self.column(self.dash(start)?),
        };
        let before = self.text.get(..start)?.trim_end_matches(' ').len();
        Some(Splice {
            range: before..end,
            text: lines::behind(value, column, style, node.key.is_none()),
        })
    }

    /// A value in a line of JSON: with spaces, unless the text has none either.
    fn json(&self, value: &Value) -> String {
        if self.lines {
            render::json(value)
        } else {
            value.to_string()
        }
    }

    fn hoist(&self, place: &Origin, from: &Origin) -> Option<Splice> {
        let (_, node) = self.find(place)?;
        let (_, inner) = self.find(from)?;
        let range = node.value.clone();
        let moved = self.text.get(inner.value.clone())?;
        if !inner.flow
            && inner.form != Form::Scalar
            && (node.flow || self.extents.is_within_flow(node))
        {
            return None;
        }
        let column = |at: usize| if self.json { 0 } else { self.column(at) };
        let (old, new) = (column(inner.value.start), column(range.start));
        let mut text = String::new();
        // What is said about the detour stays.
        if !self.json && !node.flow {
            for comment in comments(self.text.get(range.start..inner.value.start)?) {
                text.push_str(comment);
                text.push_str(self.newline);
                text.push_str(&" ".repeat(new));
            }
        }
        for (number, line) in moved.split_inclusive('\n').enumerate() {
            let indent = line.len() - line.trim_start_matches(' ').len();
            if number == 0 || self.json {
                text.push_str(line);
            } else if line.trim().is_empty() {
                text.push_str(line.trim_start_matches(' '));
            } else {
                text.push_str(&" ".repeat((indent + new).checked_sub(old)?));
                text.push_str(&line[indent..]);
            }
        }
        Some(Splice { range, text })
    }

    /// Takes a node out. `keeps` leaves comments where they stood between its value and what is taken out with it.
    fn remove(&self, place: &Origin, keeps: bool) -> Option<Splice> {
        let number = self.extents.find(&place.pointer)?;
        let node = self.extents.node(number);
        let holder = self.extents.node(node.parent?);
        let at = node.place;
        let sibling = |at: usize| {
            holder
                .children
                .get(at)
                .map(|(_, child)| self.extents.node(*child))
        };
        let begin = |node: &Extent| node.key.as_ref().map_or(node.begin(), |key| key.start);
        // Of those that go at the end each takes what stands before it along, and of others what stands behind.
        let tail = node.parent.and_then(|holder| self.tails.get(&holder));
        let trailing = at + 1 == holder.children.len() || tail.is_some_and(|tail| at + 1 >= *tail);
        let next = sibling(at + 1).filter(|_| !holder.flow || !trailing);
        let previous = at.checked_sub(1).and_then(sibling);
        let cut = |range: Range<usize>| {
            let mut text = String::new();
            if keeps && !self.json {
                let gaps = [
                    self.text.get(range.start..begin(node))?,
                    self.text.get(node.value.end..range.end)?,
                ];
                let column = self.column(begin(node));
                for comment in gaps.into_iter().flat_map(comments) {
                    // A comment ends with its line, so what follows begins a new one.
                    if text.is_empty()
                        && self.text[..range.start].ends_with(|c: char| !c.is_whitespace())
                    {
                        text.push(' ');
                    }
                    text.push_str(comment);
                    text.push_str(self.newline);
                    text.push_str(&" ".repeat(column));
                }
            }
            Some(Splice { range, text })
        };
        if holder.flow {
            return match (next, previous) {
                (Some(next), _) => cut(begin(node)..begin(next)),
                (None, Some(previous)) => cut(previous.value.end..node.value.end),
                (None, None) => cut(begin(node)..node.value.end),
            };
        }
        if next.is_none() && previous.is_none() {
            let text = if holder.form == Form::Map { "{}" } else { "[]" };
            return Some(Splice {
                range: holder.value.clone(),
                text: text.to_owned(),
            });
        }
        let start = if holder.form == Form::List {
            self.dash(begin(node))?
        } else {
            begin(node)
        };
        let line = self.line_start(start);
        let indent = self.text.get(line..start)?;
        if indent.trim().is_empty() {
            let (above, keeps) = match self.large {
                Some(_) => (self.comments_above(line), false),
                None => (line, keeps),
            };
            let end = self.line_end(node.value.end);
            let rest = self.text.get(node.value.end..end)?;
            let comment = comments(rest).next().filter(|_| keeps && !self.json);
            let text = comment.map(|comment| format!("{indent}{comment}{}", self.newline));
            let text = text.unwrap_or_default();
            let range = above..end;
            return Some(Splice { range, text });
        }
        // The first member of an element stands behind its dash, where the next one comes.
        match next {
            Some(next) if holder.form == Form::Map => cut(begin(node)..begin(next)),
            _ => None,
        }
    }

    /// Where the comments begin that stand right above a line and as far to the right.
    fn comments_above(&self, line: usize) -> usize {
        let indent = |start: usize| {
            let line = &self.text[start..self.line_end(start)];
            line.len() - line.trim_start_matches(' ').len()
        };
        let mut start = line;
        while let Some(end) = start.checked_sub(1) {
            let above = self.line_start(end);
            if indent(above) != indent(line) || !self.text[above..].trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        start
    }

    fn wrap(&self, place: &Origin) -> Option<Splice> {
        let node = self.extents.node(self.extents.find(&place.pointer)?);
        let range = node.value.clone();
        let old = self.text.get(range.clone())?;
        let literal = node.form == Form::Scalar && old.starts_with(['|', '>']);
        if old.is_empty() || node.opaque {
            return None;
        }
        if node.alias.is_some() {
            // Others go on to call what it calls.
            let text = format!("[{old}]");
            return Some(Splice { range, text });
        }
        if let Some(name) = node.anchor
            && (node.flow || (node.form == Form::Scalar && !literal))
        {
            let range = name..range.end;
            let text = format!("[{}]", self.text.get(range.clone())?);
            return Some(Splice { range, text });
        }
        if self.json || node.flow || (node.form == Form::Scalar && !literal) {
            // Without quotes a text may have commas and brackets, which mean something in a list.
            let plain = node.form == Form::Scalar && !self.json && !old.starts_with(['"', '\'']);
            let simple =
                |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '~' | ' ');
            let text = if plain && !old.chars().all(simple) {
                format!("[{}]", render::scalar(&folded(old)?))
            } else {
                format!("[{old}]")
            };
            return Some(Splice { range, text });
        }
        // A list in the place of a block is a step further to the right.
        let mut text = String::new();
        let mut start = range.start;
        if literal {
            text.push_str(self.newline);
            text.push_str(&" ".repeat(self.indent(range.start) + 2));
            start = self.text.get(..start)?.trim_end_matches(' ').len();
        }
        for (number, line) in old.split_inclusive('\n').enumerate() {
            match number {
                0 => text.push_str("- "),
                _ if line.trim().is_empty() => {}
                _ => text.push_str("  "),
            }
            text.push_str(line);
        }
        Some(Splice {
            range: start..range.end,
            text,
        })
    }

    fn enclose(&self, place: &Origin, key: &str) -> Option<Splice> {
        let (_, node) = self.find(place)?;
        let range = node.value.clone();
        let old = self.text.get(range.clone())?;
        if node.form == Form::Scalar {
            return None;
        }
        if self.json || node.flow {
            let key = if self.json {
                render::double(key)
            } else {
                render::scalar(key)
            };
            let text = format!("{{{key}: {old}}}");
            return Some(Splice { range, text });
        }
        // The dashes of a list may stand below its key, and members may not.
        let column = self.column(range.start);
        let holder = node.key.as_ref().map(|key| self.column(key.start));
        let deeper = if holder == Some(column) { 2 } else { 0 };
        let mut text = " ".repeat(deeper);
        text.push_str(&render::scalar(key));
        text.push(':');
        text.push_str(self.newline);
        text.push_str(&" ".repeat(column));
        for line in old.split_inclusive('\n') {
            if !line.trim().is_empty() {
                text.push_str(&" ".repeat(deeper + 2));
            }
            text.push_str(line);
        }
        Some(Splice { range, text })
    }

    /// How far the line of a byte is set in.
    fn indent(&self, at: usize) -> usize {
        let line = &self.text[self.line_start(at)..at];
        line.len() - line.trim_start_matches(' ').len()
    }

    /// Adds a member or an element behind the others.
    fn add(&self, place: &Origin, key: Option<&str>, value: &Value) -> Option<Splice> {
        let (_, node) = self.find(place)?;
        let form = if key.is_some() { Form::Map } else { Form::List };
        if node.form != form {
            return None;
        }
        let text = if self.json {
            let key = key.map(|key| format!("{}: ", render::double(key)));
            let lines = self.large.as_ref().and_then(|style| {
                let last = self.extents.node(node.children.last()?.1);
                let begin = last.key.as_ref().unwrap_or(&last.value).start;
                let own = self.text[self.line_start(begin)..begin].trim().is_empty();
                lines::json(value, self.indent(begin), style).filter(|_| own)
            });
            let value = lines.unwrap_or_else(|| self.json(value));
            format!("{}{value}", key.unwrap_or_default())
        } else {
            let key = key.map(|key| format!("{}: ", render::scalar(key)));
            format!("{}{}", key.unwrap_or_default(), render::flow(value))
        };
        let Some((_, last)) = node.children.last() else {
            let inner = node.value.start + 1..node.value.end.checked_sub(1)?;
            return Some(Splice { range: inner, text });
        };
        let last = self.extents.node(*last);
        let end = last.value.end;
        let begin = last.key.as_ref().unwrap_or(&last.value).start;
        if node.flow {
            // As the last one is set apart from what is before it.
            let before = self.text.get(..begin)?;
            let kept = before.trim_end().len();
            let gap = before.get(kept..)?;
            let gap = if self.json && gap.contains('\n') {
                gap
            } else {
                " "
            };
            let text = format!(",{gap}{text}");
            return Some(Splice {
                range: end..end,
                text,
            });
        }
        let first = self.extents.node(node.children.first()?.1);
        let first_begin = first.key.as_ref().unwrap_or(&first.value).start;
        let (column, text) = if key.is_some() {
            (self.column(first_begin), text)
        } else {
            (self.column(self.dash(first_begin)?), format!("- {text}"))
        };
        let end = self.line_end(end);
        let line = match &self.large {
            Some(style) => lines::member(key, value, column, style),
            None => format!("{}{text}", " ".repeat(column)),
        };
        let text = if self.text.get(..end)?.ends_with('\n') {
            format!("{line}{}", self.newline)
        } else {
            format!("{}{line}", self.newline)
        };
        Some(Splice {
            range: end..end,
            text,
        })
    }

    fn rename(&self, place: &Origin, name: &str) -> Option<Splice> {
        let number = self.extents.find(&place.pointer)?;
        let range = self.extents.node(number).key.clone()?;
        let old = self.text.get(range.clone())?;
        let text = if self.json || old.starts_with('"') {
            render::double(name)
        } else if old.starts_with('\'') {
            render::quoted(name)
        } else {
            render::scalar(name)
        };
        Some(Splice { range, text })
    }

    /// The dash in front of an element.
    fn dash(&self, element: usize) -> Option<usize> {
        let before = self.text.get(..element)?.trim_end();
        before.ends_with('-').then(|| before.len() - 1)
    }

    fn line_start(&self, at: usize) -> usize {
        self.file.line(at).start
    }

    /// The end of a line, its comment and its break included.
    fn line_end(&self, at: usize) -> usize {
        let starts = self.file.line_starts();
        let next = starts.partition_point(|start| *start <= at);
        starts.get(next).copied().unwrap_or(self.text.len())
    }

    /// How many characters of its line are before a byte.
    fn column(&self, at: usize) -> usize {
        self.file.position(at).column - 1
    }
}

/// From which of its children on all are taken out, for each node of which some are.
fn tails(extents: &Extents, removed: &HashSet<usize>) -> HashMap<usize, usize> {
    let mut tails = HashMap::new();
    for number in removed {
        let Some(holder) = extents.node(*number).parent else {
            continue;
        };
        tails.entry(holder).or_insert_with(|| {
            let children = &extents.node(holder).children;
            let stays = |(_, child): &(String, usize)| !removed.contains(child);
            children.iter().rposition(stays).map_or(0, |last| last + 1)
        });
    }
    tails
}

/// A text without quotes, its lines put together; `None` when it has paragraphs.
fn folded(plain: &str) -> Option<String> {
    let lines: Vec<&str> = plain.lines().map(str::trim).collect();
    (!lines.contains(&"")).then(|| lines.join(" "))
}

/// The comments in what stands between two values.
fn comments(gap: &str) -> impl Iterator<Item = &str> {
    gap.lines().filter_map(|line| {
        let start = line
            .match_indices('#')
            .find(|(at, _)| *at == 0 || line[..*at].ends_with([' ', '\t']));
        start.map(|(at, _)| line[at..].trim_end())
    })
}
