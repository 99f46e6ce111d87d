//! Follows pointers through YAML text by the events of a parser that knows places.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::Places;
use crate::source::{Mark, Outline, Piece, SourceFile};

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

pub(super) fn scan(file: &SourceFile, places: &mut Places) {
    let text = file.text();
    let outline = file.outline(outline);
    let mut offsets = ByteOffsets::new(text);
    let mut stack: Vec<Frame> = Vec::new();
    let mut start: Option<Start> = None;
    // A byte order mark is no part of what the parser counts.
    let body = text.trim_start_matches('\u{feff}');
    offsets.base = text.len() - body.len();
    for (number, piece) in outline.pieces().iter().enumerate() {
        match piece.mark {
            Mark::Scalar => {
                if let Some(start) = start.take_if(|start| start.event + 1 == number) {
                    places.set_value(start.node, offsets.range(*piece, body), true);
                }
                if let Some(Frame {
                    node,
                    state: state @ State::Key,
                }) = stack.last_mut()
                {
                    let member = node.and_then(|node| {
                        let range = offsets.range(*piece, body);
                        let key = outline.key(number).unwrap_or(&text[range.clone()]);
                        let member = places.child(Some(node), key)?;
                        places.set_key(member, range);
                        Some(member)
                    });
                    *state = State::Value(member);
                } else if let Some(node) = value(&mut stack, places) {
                    places.set_value(node, offsets.range(*piece, body), false);
                }
            }
            Mark::Alias => {
                if let Some(node) = value(&mut stack, places) {
                    places.set_value(node, offsets.range(*piece, body), false);
                }
            }
            Mark::Mapping | Mark::Sequence => {
                let node = value(&mut stack, places);
                if let Some(node) = node {
                    let range = offsets.range(*piece, body);
                    start = range.is_empty().then_some(Start {
                        node,
                        event: number,
                    });
                    places.set_value(node, range, true);
                }
                let state = if piece.mark == Mark::Sequence {
                    State::Element(0)
                } else {
                    State::Key
                };
                stack.push(Frame { node, state });
            }
            Mark::End => {
                stack.pop();
            }
        }
    }
    if !outline.complete {
        // This parser is stricter than the one that reads documents.
        super::lines::scan(text, places);
    }
}

/// The outline of a text, up to where the parser gives up.
pub(super) fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    // Of each mapping that is open, whether a key comes next; nothing for a sequence.
    let mut open: Vec<Option<bool>> = Vec::new();
    for event in Parser::new_from_str(text.trim_start_matches('\u{feff}')) {
        let Ok((event, span)) = event else {
            return outline;
        };
        let mark = match event {
            Event::Scalar(..) => Mark::Scalar,
            Event::Alias(_) => Mark::Alias,
            Event::MappingStart(..) => Mark::Mapping,
            Event::SequenceStart(..) => Mark::Sequence,
            Event::MappingEnd | Event::SequenceEnd => Mark::End,
            Event::DocumentEnd => break,
            _ => continue,
        };
        let start = span.start.index();
        if !outline.push(mark, start, span.end.index().saturating_sub(start)) {
            return outline;
        }
        if mark == Mark::End {
            open.pop();
            continue;
        }
        let is_key = open.last_mut().and_then(Option::as_mut).is_some_and(|key| {
            *key = !*key;
            !*key
        });
        match event {
            Event::Scalar(key, style, ..) if is_key && !stands_so(&key, style, span) => {
                outline.call(&key);
            }
            Event::MappingStart(..) => open.push(Some(true)),
            Event::SequenceStart(..) => open.push(None),
            _ => {}
        }
    }
    outline.complete = true;
    outline
}

/// Whether a key is surely what its characters in the text are.
fn stands_so(key: &str, style: ScalarStyle, span: Span) -> bool {
    style == ScalarStyle::Plain
        && span.start.line() == span.end.line()
        && key.is_ascii()
        && key
            .bytes()
            .last()
            .is_some_and(|last| last.is_ascii_graphic())
}

/// The node of the value that comes now.
fn value(stack: &mut [Frame], places: &Places) -> Option<usize> {
    let Some(frame) = stack.last_mut() else {
        return Some(0);
    };
    match &mut frame.state {
        State::Element(index) => {
            let node = frame
                .node
                .and_then(|node| places.child(Some(node), &index.to_string()));
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

/// Bytes whose characters are counted at once.
const BLOCK: usize = 64;

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

    fn range(&mut self, piece: Piece, body: &str) -> Range<usize> {
        let start = self.byte(piece.start());
        let end = self.byte_after(start, piece.length());
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
        // Whole blocks first: places that are asked for may be far apart.
        let bytes = &self.text.as_bytes()[start..];
        let begins = |byte: &u8| *byte & 0xC0 != 0x80;
        let (mut at, mut left) = (0, chars);
        for block in bytes.chunks(BLOCK) {
            let count = block.iter().copied().filter(|byte| begins(byte)).count();
            if count > left {
                break;
            }
            left -= count;
            at += block.len();
        }
        let mut rest = bytes[at..].iter().enumerate();
        let found = rest.find(|(_, byte)| {
            let is_it = begins(byte) && left == 0;
            left -= usize::from(begins(byte) && left > 0);
            is_it
        });
        found.map_or(self.text.len(), |(further, _)| start + at + further)
    }
}
