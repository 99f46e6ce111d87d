//! The events of a YAML text with their bytes, for those who read it as it is written.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

use super::yaml::ByteOffsets;

/// What comes next in a YAML text.
#[derive(Clone, Debug, PartialEq)]
pub enum YamlEvent<'t> {
    /// A text, number or word: its text without quotes and escapes, and how it is quoted.
    Scalar(Cow<'t, str>, YamlQuotes, YamlProperties),
    /// Another name for a node.
    Alias,
    /// A mapping begins.
    Mapping(YamlProperties),
    /// A sequence begins.
    Sequence(YamlProperties),
    /// The mapping or sequence that began last ends.
    End,
    /// A document begins; `true` when `---` stands there.
    Document(bool),
    /// The document ends.
    DocumentEnd,
}

/// How a scalar is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YamlQuotes {
    /// Not at all.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// A block behind `|`.
    Literal,
    /// A block behind `>`.
    Folded,
}

/// What stands in front of a node. How it is called stands in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YamlProperties {
    /// There is an anchor.
    pub anchor: bool,
    /// There is a tag.
    pub tag: bool,
}

/// The events of a text in its order, each with its bytes: a block has none and stands where its first key or dash does;
/// a bracket has at least its own; a scalar of lines has those of its lines without their header.
pub struct YamlEvents<'t> {
    parser: Parser<'t, StrInput<'t>>,
    offsets: ByteOffsets<'t>,
    base: usize,
    stuck: bool,
}

/// Why there are no more events.
#[derive(Clone, Debug)]
pub struct YamlStuck {
    /// Where the reader stood, as a byte offset.
    pub offset: usize,
    /// What it says.
    pub message: String,
}

impl<'t> YamlEvents<'t> {
    /// The events of a text, which may begin with a byte order mark.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let body = text.trim_start_matches('\u{feff}');
        Self {
            parser: Parser::new_from_str(body),
            offsets: ByteOffsets::new(body),
            base: text.len() - body.len(),
            stuck: false,
        }
    }
}

impl<'t> Iterator for YamlEvents<'t> {
    type Item = Result<(YamlEvent<'t>, Range<usize>), YamlStuck>;

    fn next(&mut self) -> Option<Self::Item> {
        // Behind an error the parser would say it again and again.
        if self.stuck {
            return None;
        }
        let (event, span) = match self.parser.next_event()? {
            Ok(next) => next,
            Err(error) => {
                self.stuck = true;
                return Some(Err(YamlStuck {
                    offset: self.base + self.offsets.byte(error.marker().index()),
                    message: error.info().to_owned(),
                }));
            }
        };
        let start = self.base + self.offsets.byte(span.start.index());
        let end = self.base + self.offsets.byte(span.end.index());
        let properties = |anchor: usize, tag: bool| YamlProperties {
            anchor: anchor != 0,
            tag,
        };
        let event = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let quotes = match style {
                    ScalarStyle::Plain => YamlQuotes::Plain,
                    ScalarStyle::SingleQuoted => YamlQuotes::Single,
                    ScalarStyle::DoubleQuoted => YamlQuotes::Double,
                    ScalarStyle::Literal => YamlQuotes::Literal,
                    ScalarStyle::Folded => YamlQuotes::Folded,
                };
                YamlEvent::Scalar(text, quotes, properties(anchor, tag.is_some()))
            }
            Event::Alias(_) => YamlEvent::Alias,
            Event::MappingStart(anchor, tag) => {
                YamlEvent::Mapping(properties(anchor, tag.is_some()))
            }
            Event::SequenceStart(anchor, tag) => {
                YamlEvent::Sequence(properties(anchor, tag.is_some()))
            }
            Event::MappingEnd | Event::SequenceEnd => YamlEvent::End,
            Event::DocumentStart(explicit) => YamlEvent::Document(explicit),
            Event::DocumentEnd => YamlEvent::DocumentEnd,
            Event::Nothing | Event::StreamStart => return self.next(),
            Event::StreamEnd => return None,
        };
        Some(Ok((event, start..end.max(start))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_have_their_bytes() {
        let text = "\u{feff}ü: 'x'\nb: &a [1]\n";
        let events: Vec<_> = YamlEvents::new(text)
            .collect::<Result<_, _>>()
            .expect("it is YAML");
        let shown: Vec<&str> = events
            .iter()
            .map(|(_, range)| &text[range.clone()])
            .collect();
        assert_eq!(shown, ["", "", "ü", "'x'", "b", "&a [", "1", "]", "", ""]);
    }

    #[test]
    fn a_mistake_is_told_once() {
        let mut events = YamlEvents::new("a: [1\nb: 2\n");
        let stuck = events.find_map(Result::err).expect("it is no YAML");
        assert!(stuck.offset > 0 && !stuck.message.is_empty());
        assert!(events.next().is_none());
    }
}
