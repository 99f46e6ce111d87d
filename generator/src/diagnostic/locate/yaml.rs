//! Follows pointers through YAML text by the events of a parser that knows places.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use super::Places;

/// A mapping or sequence that is open.
struct Frame {
    node: Option<usize>,
    state: State,
}

enum State {
    /// A sequence, with the index of the next element.
    Element(usize),
    /// A mapping before a key.
    Key,
    /// A mapping behind a key, and what of the member is asked for.
    Value(Option<usize>),
}

/// A mapping without a bracket starts at its first key: the node that waits for it.
struct Start {
    node: usize,
    event: usize,
}

pub(super) fn scan(text: &str, places: &mut Places) {
    let mut offsets = ByteOffsets::new(text);
    let mut stack: Vec<Frame> = Vec::new();
    let mut start: Option<Start> = None;
    // A byte order mark is no part of what the parser counts.
    let body = text.trim_start_matches('\u{feff}');
    offsets.base = text.len() - body.len();
    for (number, event) in Parser::new_from_str(body).enumerate() {
        let Ok((event, span)) = event else {
            // This parser is stricter than the one that reads documents.
            return super::lines::scan(text, places);
        };
        match event {
            Event::Scalar(scalar, ..) => {
                let range = offsets.range(span, body);
                if let Some(start) = start.take_if(|start| start.event + 1 == number) {
                    places.set_value(start.node, range.clone(), true);
                }
                if let Some(Frame {
                    node,
                    state: state @ State::Key,
                }) = stack.last_mut()
                {
                    let member = places.child(*node, &scalar);
                    *state = State::Value(member);
                    if let Some(member) = member {
                        places.set_key(member, range);
                    }
                } else if let Some(node) = value(&mut stack, places) {
                    places.set_value(node, range, false);
                }
            }
            Event::Alias(_) => {
                let range = offsets.range(span, body);
                if let Some(node) = value(&mut stack, places) {
                    places.set_value(node, range, false);
                }
            }
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let node = value(&mut stack, places);
                if let Some(node) = node {
                    let range = offsets.range(span, body);
                    start = range.is_empty().then_some(Start {
                        node,
                        event: number,
                    });
                    places.set_value(node, range, true);
                }
                let state = if matches!(event, Event::SequenceStart(..)) {
                    State::Element(0)
                } else {
                    State::Key
                };
                stack.push(Frame { node, state });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                stack.pop();
            }
            Event::DocumentEnd => return,
            _ => {}
        }
    }
}

/// The node of the value that comes now.
fn value(stack: &mut [Frame], places: &Places) -> Option<usize> {
    let Some(frame) = stack.last_mut() else {
        return Some(0);
    };
    match &mut frame.state {
        State::Element(index) => {
            let node = places.child(frame.node, &index.to_string());
            *index += 1;
            node
        }
        // A mapping as a key: nothing can ask for what it holds.
        State::Key => {
            frame.state = State::Value(None);
            None
        }
        State::Value(_) => {
            let State::Value(node) = std::mem::replace(&mut frame.state, State::Key) else {
                return None;
            };
            node
        }
    }
}

/// The parser counts characters; the texts here are cut by bytes. Events come in order, so one pass is enough.
pub(super) struct ByteOffsets<'t> {
    text: &'t str,
    ascii: bool,
    base: usize,
    chars: usize,
    bytes: usize,
}

impl<'t> ByteOffsets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text: text.trim_start_matches('\u{feff}'),
            ascii: text.is_ascii(),
            base: 0,
            chars: 0,
            bytes: 0,
        }
    }

    fn range(&mut self, span: Span, body: &str) -> Range<usize> {
        let start = self.byte(span.start.index());
        let end = self.byte_after(start, span.end.index().saturating_sub(span.start.index()));
        // A block scalar reaches over lines, and a plain one may take white space along.
        let line = body[start..end]
            .lines()
            .next()
            .unwrap_or_default()
            .trim_end();
        self.base + start..self.base + start + line.len()
    }

    /// The byte at which a character begins.
    pub(super) fn byte(&mut self, chars: usize) -> usize {
        if self.ascii {
            return chars.min(self.text.len());
        }
        // A mapping begins where its first key does, which was seen before: a short way back.
        if chars < self.chars {
            let back = self.text[..self.bytes].char_indices().rev();
            let found = back.take(self.chars - chars).last();
            (self.chars, self.bytes) = (chars, found.map_or(0, |(at, _)| at));
        }
        self.bytes = self.byte_after(self.bytes, chars - self.chars);
        self.chars = chars;
        self.bytes
    }

    fn byte_after(&self, start: usize, chars: usize) -> usize {
        if self.ascii {
            return (start + chars).min(self.text.len());
        }
        self.text[start..]
            .char_indices()
            .nth(chars)
            .map_or(self.text.len(), |(at, _)| start + at)
    }
}
