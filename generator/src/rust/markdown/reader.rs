//! From source to tree: what is open at the moment.
//!
//! Markdown closes what it opens. HTML often does not, so its elements end at the latest with the Markdown around
//! them, and an end without a beginning is passed over.

use super::html::{self, Piece};
use super::span;
use super::tree::{Align, Block, Inline, Table};

/// So many things may be open at a time; what is nested deeper is taken as part of the last of them. A bound on
/// the depth of the tree is a bound on recursion.
const DEPTH: usize = 20;

/// What a frame becomes when it is closed.
#[derive(Debug)]
pub(super) enum Kind {
    Root,
    Quote,
    List(Option<u64>),
    Item,
    Table(Vec<Align>),
    Row {
        head: bool,
    },
    Cell {
        head: bool,
    },
    Heading(u8),
    /// A code block with its info string.
    Pre(String),
    Emphasis,
    Strong,
    Strike,
    Link(String),
    Code,
    /// Nothing: the content stands for itself.
    Plain,
}

impl Kind {
    pub(super) fn is_inline(&self) -> bool {
        matches!(
            self,
            Self::Emphasis | Self::Strong | Self::Strike | Self::Link(_) | Self::Code | Self::Plain
        )
    }

    /// A block that holds inlines.
    fn is_leaf(&self) -> bool {
        matches!(self, Self::Heading(_) | Self::Pre(_))
    }
}

/// An element of HTML that a frame stands for.
#[derive(Debug)]
pub(super) struct Element {
    pub name: String,
    /// The opening tag as it was written.
    pub raw: String,
}

/// One row of a table, and whether it is a head.
type Row = (bool, Vec<Vec<Inline>>);

#[derive(Debug)]
pub(super) struct Frame {
    pub kind: Kind,
    pub element: Option<Element>,
    inlines: Vec<Inline>,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    cells: Vec<Vec<Inline>>,
    rows: Vec<Row>,
}

impl Frame {
    fn new(kind: Kind, element: Option<Element>) -> Self {
        Self {
            kind,
            element,
            inlines: Vec::new(),
            blocks: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Makes a paragraph of the loose inlines.
    fn flush(&mut self) {
        let inlines = std::mem::take(&mut self.inlines);
        if !span::is_blank(&inlines) {
            self.blocks.push(Block::Paragraph(inlines));
        }
    }

    fn into_blocks(mut self) -> Vec<Block> {
        self.flush();
        self.blocks
    }
}

/// Builds the tree.
pub(super) struct Reader {
    root: Frame,
    open: Vec<Frame>,
    /// Markdown containers which are open but too deep to have a frame.
    skipped: usize,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self {
            root: Frame::new(Kind::Root, None),
            open: Vec::new(),
            skipped: 0,
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.close_top(true);
        }
        self.root.into_blocks()
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        self.open.last_mut().unwrap_or(&mut self.root)
    }

    pub(super) fn frames(&self) -> &[Frame] {
        &self.open
    }

    /// The begin or the end of a paragraph.
    pub(super) fn paragraph(&mut self) {
        self.leave_lines();
        self.top().flush();
    }

    /// Opens a Markdown container.
    pub(super) fn open(&mut self, kind: Kind) {
        if !kind.is_inline() {
            self.leave_lines();
            self.top().flush();
        }
        if self.skipped > 0 || self.open.len() >= DEPTH {
            self.skipped += 1;
            return;
        }
        self.push(kind, None);
    }

    /// Closes the innermost Markdown container.
    pub(super) fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            if !self.top().kind.is_inline() {
                self.top().flush();
            }
            return;
        }
        while self
            .open
            .last()
            .is_some_and(|frame| frame.element.is_some())
        {
            self.close_top(true);
        }
        self.close_top(false);
    }

    pub(super) fn text(&mut self, text: &str) {
        let holds_none = matches!(
            self.top().kind,
            Kind::List(_) | Kind::Table(_) | Kind::Row { .. }
        );
        if text.is_empty() || holds_none && text.trim().is_empty() {
            return;
        }
        self.inline(Inline::Text(text.to_owned()));
    }

    pub(super) fn inline(&mut self, inline: Inline) {
        self.hold();
        span::push(&mut self.top().inlines, inline);
    }

    pub(super) fn block(&mut self, block: Block) {
        self.leave_lines();
        self.hold();
        let top = self.top();
        if top.kind.is_inline() || top.kind.is_leaf() {
            for inline in span::flatten(vec![block]) {
                span::push(&mut top.inlines, inline);
            }
        } else {
            top.flush();
            top.blocks.push(block);
        }
    }

    /// Reads HTML: a whole block, or one tag in a line.
    pub(super) fn html(&mut self, source: &str) {
        for piece in html::pieces(source) {
            match piece {
                Piece::Text(text) => self.text(&html::decode(text)),
                Piece::Tag(tag) => self.tag(&tag),
                Piece::Comment => {}
            }
        }
    }

    /// Closes the elements of HTML which cannot hold a block.
    pub(super) fn leave_lines(&mut self) {
        while let Some(frame) = self.open.last()
            && frame.element.is_some()
            && (frame.kind.is_inline() || frame.kind.is_leaf())
        {
            self.close_top(true);
        }
    }

    /// Opens an element of HTML, unless it would be too deep.
    pub(super) fn open_element(&mut self, kind: Kind, name: &str, raw: &str) {
        if self.skipped == 0 && self.open.len() < DEPTH {
            let (name, raw) = (name.to_owned(), raw.to_owned());
            self.push(kind, Some(Element { name, raw }));
        }
    }

    fn push(&mut self, kind: Kind, element: Option<Element>) {
        let fits = match self.top().kind {
            Kind::List(_) => matches!(kind, Kind::Item),
            Kind::Table(_) => matches!(kind, Kind::Row { .. }),
            Kind::Row { .. } => matches!(kind, Kind::Cell { .. }),
            _ => true,
        };
        if !fits {
            self.hold();
        }
        self.open.push(Frame::new(kind, element));
    }

    /// Makes sure that the innermost frame can hold text: opens the item or the cell that the source left out.
    fn hold(&mut self) {
        loop {
            let (kind, name) = match self.top().kind {
                Kind::List(_) => (Kind::Item, "li"),
                Kind::Table(_) => (Kind::Row { head: false }, "tr"),
                Kind::Row { .. } => (Kind::Cell { head: false }, "td"),
                _ => return,
            };
            let (name, raw) = (name.to_owned(), String::new());
            self.open
                .push(Frame::new(kind, Some(Element { name, raw })));
        }
    }

    /// Closes the innermost frame. `implied` when the source has no end for it.
    pub(super) fn close_top(&mut self, implied: bool) {
        let Some(mut frame) = self.open.pop() else {
            return;
        };
        if implied
            && frame.kind.is_inline()
            && !matches!(frame.kind, Kind::Plain)
            && let Some(element) = &frame.element
        {
            // `<b>` without `</b>` is more often a placeholder than bold.
            self.inline(Inline::Text(element.raw.clone()));
            frame.kind = Kind::Plain;
        }
        let content = if frame.kind.is_inline() || frame.kind.is_leaf() {
            std::mem::take(&mut frame.inlines)
        } else {
            Vec::new()
        };
        match frame.kind {
            Kind::Plain => content.into_iter().for_each(|inline| self.inline(inline)),
            Kind::Emphasis => self.inline(Inline::Emphasis(content)),
            Kind::Strong => self.inline(Inline::Strong(content)),
            Kind::Strike => self.inline(Inline::Strike(content)),
            Kind::Link(target) => self.inline(Inline::Link { target, content }),
            Kind::Code => self.inline(code(content)),
            Kind::Heading(level) => self.block(Block::Heading(level, content)),
            Kind::Pre(language) => {
                let text = span::plain(&content);
                self.block(Block::Code { language, text });
            }
            Kind::Root => {}
            Kind::Quote => self.block(Block::Quote(frame.into_blocks())),
            Kind::List(start) => self.block(Block::List {
                start,
                items: frame.items,
            }),
            Kind::Item => self.top().items.push(frame.into_blocks()),
            Kind::Table(align) => {
                if let Some(table) = table(align, frame.rows) {
                    self.block(Block::Table(table));
                }
            }
            Kind::Row { head } => self.top().rows.push((head, frame.cells)),
            Kind::Cell { head } => {
                let cell = span::flatten(frame.into_blocks());
                let row = self.top();
                row.cells.push(cell);
                if head && let Kind::Row { head } = &mut row.kind {
                    *head = true;
                }
            }
        }
    }
}

/// A code span; around a link, a link around a code span.
fn code(mut content: Vec<Inline>) -> Inline {
    content.retain(|inline| !span::is_blank(std::slice::from_ref(inline)));
    let text = span::plain(&content);
    match content.pop() {
        Some(Inline::Link { target, .. }) if content.is_empty() => Inline::Link {
            target,
            content: vec![Inline::Code(text)],
        },
        _ => Inline::Code(text),
    }
}

/// A table of at least one row. The first head row, or else the first row, becomes the head.
fn table(mut align: Vec<Align>, mut rows: Vec<Row>) -> Option<Table> {
    let head = rows.iter().position(|(head, _)| *head).unwrap_or(0);
    if head >= rows.len() {
        return None;
    }
    let (_, mut head) = rows.remove(head);
    let mut rows: Vec<_> = rows.into_iter().map(|(_, cells)| cells).collect();
    let columns = rows
        .iter()
        .map(Vec::len)
        .chain([head.len(), align.len()])
        .max()
        .unwrap_or(0);
    if columns == 0 {
        return None;
    }
    align.resize(columns, Align::None);
    head.resize(columns, Vec::new());
    for row in &mut rows {
        row.resize(columns, Vec::new());
    }
    Some(Table { align, head, rows })
}
