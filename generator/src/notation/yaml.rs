//! YAML to a tree: events say what there is, and the text between them what stands around it.

use std::collections::HashMap;
use std::ops::Range;

use super::gap::{Gap, Line, texts};
use super::read::{DEPTH, Unreadable};
use super::scalar;
use super::{Comments, Entry, Key, Node, Scalar, ScalarStyle, Written};
use crate::diagnostic::{YamlEvent, YamlEvents, YamlProperties, YamlQuotes};

/// Reads YAML.
pub(super) fn read(text: &str) -> Result<Node, Unreadable> {
    let mut joined: Option<String> = None;
    for _ in 0..RETRIES {
        let text = joined.as_deref().unwrap_or(text);
        let stuck = match events(text) {
            Ok(root) => return Ok(root),
            Err(stuck) => stuck,
        };
        match join(text, stuck.offset) {
            Some(text) => joined = Some(text),
            None => return Err(stuck),
        }
    }
    events(joined.as_deref().unwrap_or(text))
}

/// How many closing brackets can stand where the parser does not want them.
const RETRIES: usize = 100;

/// The text with a closing bracket at this place moved to the line above: readers of documents do not care how far it is
/// indented, and the parser of events does. The places of everything stay.
fn join(text: &str, at: usize) -> Option<String> {
    let bracket = text.get(at..)?.starts_with(['}', ']']);
    let before = text.get(..at)?.trim_end_matches(' ');
    let above = before.strip_suffix('\n')?;
    let line = above.rsplit('\n').next().unwrap_or(above);
    if !bracket || line.contains('#') {
        return None;
    }
    Some(format!("{above} {}", &text[before.len()..]))
}

fn events(text: &str) -> Result<Node, Unreadable> {
    let mut reader = Reader {
        gap: Gap::new(text),
        frames: Vec::new(),
        called: HashMap::new(),
        root: None,
    };
    for event in YamlEvents::new(text) {
        let (event, range) = event.map_err(|stuck| Unreadable {
            offset: stuck.offset,
            message: stuck.message,
        })?;
        reader.event(event, &range)?;
    }
    reader.gap.lines(true);
    let lines = reader.gap.take();
    let mut root = reader
        .root
        .ok_or_else(|| reader.gap.stuck("there is nothing"))?;
    if reader.gap.at < text.len() {
        return Err(reader.gap.stuck("the document has ended"));
    }
    root.comments.after.extend(lines);
    Ok(root)
}

/// A mapping or sequence that is open.
struct Frame {
    node: Node,
    /// The name of the member whose value comes next.
    key: Option<Pending>,
    /// Whether it stands in brackets or within a node that does, and whether it has its own.
    flow: bool,
    bracket: bool,
    /// Where its keys or dashes stand.
    column: usize,
}

/// A key that waits for its value.
struct Pending {
    key: Key,
    before: Vec<String>,
}

struct Reader<'t> {
    gap: Gap<'t>,
    frames: Vec<Frame>,
    /// Texts that aliases call.
    called: HashMap<String, String>,
    root: Option<Node>,
}

impl Reader<'_> {
    fn event(&mut self, event: YamlEvent<'_>, range: &Range<usize>) -> Result<(), Unreadable> {
        match event {
            YamlEvent::Scalar(text, quotes, properties) => {
                if self.wants_key() {
                    return self.key(&text, quotes, properties, range);
                }
                let empty = text.is_empty() && quotes == YamlQuotes::Plain;
                let mut node = self.start(properties, empty)?;
                let (scalar, header) = self.scalar(text.into_owned(), quotes, range)?;
                if let Some(anchor) = &node.anchor {
                    self.called.insert(anchor.clone(), scalar.text.clone());
                }
                node.written = Written::Scalar(scalar);
                self.finish(node, header)
            }
            YamlEvent::Alias => {
                if self.wants_key() {
                    return self.alias_key();
                }
                let mut node = self.start(YamlProperties::default(), false)?;
                node.written = Written::Alias(self.gap.name(b'*')?);
                self.finish(node, None)
            }
            YamlEvent::Mapping(properties) => self.open(properties, true),
            YamlEvent::Sequence(properties) => self.open(properties, false),
            YamlEvent::End => self.close(),
            YamlEvent::Document(explicit) => {
                if self.root.is_some() {
                    return Err(self.gap.stuck("there is a second document"));
                }
                if explicit {
                    self.gap.lines(true);
                    while self.gap.peek() == Some(b'%') {
                        self.gap.directive();
                        self.gap.lines(true);
                    }
                    if !self.gap.rest().starts_with("---") {
                        return Err(self.gap.stuck("the document was expected to begin"));
                    }
                    self.gap.at += 3;
                }
                Ok(())
            }
            YamlEvent::DocumentEnd => {
                self.gap.lines(true);
                if self.gap.rest().starts_with("...") {
                    self.gap.at += 3;
                }
                Ok(())
            }
        }
    }

    fn wants_key(&self) -> bool {
        let frame = self.frames.last();
        frame.is_some_and(|frame| {
            frame.key.is_none() && matches!(frame.node.written, Written::Mapping { .. })
        })
    }

    fn in_flow(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.flow)
    }

    /// Comes to a key and reads it.
    fn key(
        &mut self,
        text: &str,
        quotes: YamlQuotes,
        properties: YamlProperties,
        range: &Range<usize>,
    ) -> Result<(), Unreadable> {
        let flow = self.in_flow();
        self.gap.lines(!flow);
        if flow && self.gap.indicator(b',') {
            self.gap.lines(false);
        }
        if self.gap.block_indicator(b'?') {
            self.gap.lines(!flow);
        }
        let before = self.gap.take();
        let (anchor, tag) = self.key_properties(properties)?;
        let (scalar, _) = self.scalar(text.to_owned(), quotes, range)?;
        let style = match scalar.style {
            // A block of lines is written on one.
            ScalarStyle::Literal | ScalarStyle::Folded => ScalarStyle::Double,
            style => style,
        };
        if let Some(anchor) = &anchor {
            self.called.insert(anchor.clone(), scalar.text.clone());
        }
        let key = Key {
            anchor,
            tag,
            ..Key::styled(style, scalar.text)
        };
        if let Some(frame) = self.frames.last_mut() {
            frame.key = Some(Pending { key, before });
        }
        Ok(())
    }

    /// Takes the anchor and the tag of a key.
    fn key_properties(
        &mut self,
        mut wanted: YamlProperties,
    ) -> Result<(Option<String>, Option<String>), Unreadable> {
        let (mut anchor, mut tag) = (None, None);
        while wanted.anchor || wanted.tag {
            match self.gap.peek() {
                Some(b'&') if wanted.anchor => {
                    anchor = Some(self.gap.name(b'&')?);
                    wanted.anchor = false;
                }
                Some(b'!') if wanted.tag => {
                    tag = Some(self.gap.tag()?);
                    wanted.tag = false;
                }
                _ => return Err(self.gap.stuck("an anchor or a tag was expected")),
            }
            self.gap.spaces();
        }
        Ok((anchor, tag))
    }

    /// Comes to a key that is an alias, and takes the text that it calls.
    fn alias_key(&mut self) -> Result<(), Unreadable> {
        let flow = self.in_flow();
        self.gap.lines(!flow);
        if flow && self.gap.indicator(b',') {
            self.gap.lines(false);
        }
        let before = self.gap.take();
        let name = self.gap.name(b'*')?;
        let Some(text) = self.called.get(&name) else {
            return Err(self.gap.stuck("a key calls what is no text"));
        };
        let key = Key::new(text.as_str());
        if let Some(frame) = self.frames.last_mut() {
            frame.key = Some(Pending { key, before });
        }
        Ok(())
    }

    /// Comes to the place of a value: behind its colon, dash or comma, its anchor and its tag. A value without any text
    /// ends there.
    fn start(&mut self, properties: YamlProperties, empty: bool) -> Result<Node, Unreadable> {
        let mut node = Node::new(Written::Alias(String::new()));
        let flow = self.in_flow();
        let frame = self.frames.last_mut();
        let in_sequence = frame.as_ref().is_some_and(|frame| frame.key.is_none());
        let root = frame.is_none();
        if let Some(pending) = frame.and_then(|frame| frame.key.as_mut()) {
            node.comments.before = std::mem::take(&mut pending.before);
            self.colon(empty, &mut node.comments)?;
        } else if in_sequence {
            self.gap.lines(!flow);
            if flow {
                if self.gap.indicator(b',') {
                    self.gap.lines(false);
                }
            } else if !self.gap.block_indicator(b'-') {
                return Err(self.gap.stuck("a dash was expected"));
            }
            node.comments.before = self.gap.take();
        }
        if !root {
            node.comments.beside = self.gap.beside();
        }
        let mut wanted = properties;
        while wanted.anchor || wanted.tag {
            self.gap.lines(!flow && !empty);
            match self.gap.peek() {
                Some(b'&') if wanted.anchor => {
                    node.anchor = Some(self.gap.name(b'&')?);
                    wanted.anchor = false;
                }
                Some(b'!') if wanted.tag => {
                    node.tag = Some(self.gap.tag()?);
                    wanted.tag = false;
                }
                _ => return Err(self.gap.stuck("an anchor or a tag was expected")),
            }
            if let Some(comment) = self.gap.beside() {
                self.add_beside(&mut node.comments, comment);
            }
        }
        if !empty {
            self.gap.lines(!flow);
        }
        Ok(node)
    }

    /// Comes behind the colon of a value.
    fn colon(&mut self, empty: bool, comments: &mut Comments) -> Result<(), Unreadable> {
        self.gap.spaces();
        if self.gap.indicator(b':') {
            return Ok(());
        }
        let start = self.gap.at;
        comments.beside = self.gap.beside();
        self.gap.lines(false);
        if self.gap.indicator(b':') {
            comments.before.extend(self.gap.take());
            return Ok(());
        }
        if empty && comments.beside.is_none() && self.gap.pending.is_empty() {
            self.gap.at = start;
            return Ok(());
        }
        Err(self.gap.stuck("a colon was expected"))
    }

    /// A further comment where only one can be printed: it goes above.
    fn add_beside(&mut self, comments: &mut Comments, comment: String) {
        if comments.beside.is_none() {
            comments.beside = Some(comment);
        } else {
            let column = self.gap.column(self.gap.at);
            self.gap.pending.push(Line::Comment(column, comment));
        }
    }

    /// Reads the text of a scalar, and the comment behind the header of a block of lines.
    fn scalar(
        &mut self,
        text: String,
        quotes: YamlQuotes,
        range: &Range<usize>,
    ) -> Result<(Scalar, Option<String>), Unreadable> {
        let frame = self.frames.last().filter(|frame| !frame.flow);
        scalar::read(
            &mut self.gap,
            text,
            quotes,
            range.end,
            frame.map(|frame| frame.column),
        )
    }

    /// Begins a mapping or sequence.
    fn open(&mut self, properties: YamlProperties, mapping: bool) -> Result<(), Unreadable> {
        if self.wants_key() {
            return Err(self.gap.stuck("a key is an object or a list"));
        }
        if self.frames.len() >= DEPTH {
            return Err(self.gap.stuck("it is nested too deeply"));
        }
        let root = self.frames.is_empty();
        let mut node = self.start(properties, false)?;
        let bracket = self.gap.indicator(if mapping { b'{' } else { b'[' });
        let flow = bracket || self.in_flow();
        // Nobody asks for it in brackets, where lines can be very long.
        let column = if flow {
            0
        } else {
            self.gap.column(self.gap.at)
        };
        if root {
            // What a document begins with is about all of it, up to a blank line.
            let pending = &mut self.gap.pending;
            let end = if flow {
                pending.len()
            } else {
                pending
                    .iter()
                    .rposition(|line| *line == Line::Blank)
                    .map_or(0, |at| at + 1)
            };
            node.comments.before = texts(pending.drain(..end));
        }
        if bracket && let Some(comment) = self.gap.beside() {
            self.add_beside(&mut node.comments, comment);
        }
        node.written = if mapping {
            Written::Mapping {
                flow,
                entries: Vec::new(),
            }
        } else {
            Written::Sequence {
                flow,
                items: Vec::new(),
            }
        };
        self.frames.push(Frame {
            node,
            key: None,
            flow,
            bracket,
            column,
        });
        Ok(())
    }

    /// Ends a mapping or sequence.
    fn close(&mut self) -> Result<(), Unreadable> {
        let Some(mut frame) = self.frames.pop() else {
            return Err(self.gap.stuck("nothing is open"));
        };
        if frame.flow {
            if frame.bracket {
                self.gap.lines(false);
                if self.gap.indicator(b',') {
                    self.gap.lines(false);
                }
                if !self.gap.indicator(b'}') && !self.gap.indicator(b']') {
                    return Err(self.gap.stuck("a bracket was expected"));
                }
                frame.node.comments.after = self.gap.take();
                return self.finish(frame.node, None);
            }
            return self.hand_over(frame.node);
        }
        self.gap.lines(true);
        let rest = self.gap.rest();
        let marker = rest.starts_with("---") || rest.starts_with("...");
        let next = (!rest.is_empty() && !marker).then(|| self.gap.column(self.gap.at));
        let inside =
            |column: usize| column >= frame.column && next.is_none_or(|next| column > next);
        let lines = &self.gap.pending;
        let outside = |line: &Line| matches!(line, Line::Comment(column, _) if !inside(*column));
        let end = lines.iter().position(outside).unwrap_or(lines.len());
        let last = lines[..end].iter().rposition(|line| *line != Line::Blank);
        let end = last.map_or(0, |last| last + 1);
        frame.node.comments.after = texts(self.gap.pending.drain(..end));
        self.hand_over(frame.node)
    }

    /// Ends a value that has a place where it ends, and takes the comment beside it.
    fn finish(&mut self, mut node: Node, header: Option<String>) -> Result<(), Unreadable> {
        let lines = self.gap.take();
        node.comments
            .before
            .extend(lines.into_iter().filter(|line| !line.is_empty()));
        if let Some(comment) = header {
            self.add_beside(&mut node.comments, comment);
        }
        if let Some(comment) = self.gap.beside() {
            self.add_beside(&mut node.comments, comment);
        } else if self.in_flow()
            && self.gap.indicator(b',')
            && let Some(comment) = self.gap.beside()
        {
            self.add_beside(&mut node.comments, comment);
        }
        let lines = self.gap.take();
        node.comments.before.extend(lines);
        self.hand_over(node)
    }

    /// Puts a value where it belongs.
    fn hand_over(&mut self, node: Node) -> Result<(), Unreadable> {
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut frame.node.written, frame.key.take()) {
            (Written::Mapping { entries, .. }, Some(Pending { key, .. })) => {
                entries.push(Entry { key, value: node });
                Ok(())
            }
            (Written::Sequence { items, .. }, None) => {
                items.push(node);
                Ok(())
            }
            _ => Err(self.gap.stuck("a value without a key")),
        }
    }
}
