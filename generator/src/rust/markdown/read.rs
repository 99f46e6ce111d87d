//! From source to tree: the events of the Markdown parser.

use pulldown_cmark::{
    Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use super::reader::{Kind, Reader};
use super::tree::{Align, Block, Inline};

/// What rustdoc enables and a description may use. Footnotes are left out: their brackets are text.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Reads Markdown with HTML in it. The tree is as the source has it, not normalised.
pub(super) fn read(source: &str) -> Vec<Block> {
    let mut reader = Reader::new();
    let mut html = None;
    let mut events = Parser::new_ext(source, OPTIONS).peekable();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::HtmlBlock) => html = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => reader.html(&html.take().unwrap_or_default()),
            Event::Html(text) | Event::InlineHtml(text) => match &mut html {
                Some(html) => html.push_str(&text),
                None => reader.html(&text),
            },
            Event::Start(tag) => start(&mut reader, tag),
            Event::End(tag) => end(&mut reader, tag),
            Event::Text(text) => match &mut html {
                Some(html) => html.push_str(&text),
                None => reader.text(&text),
            },
            Event::Code(code) => reader.inline(Inline::Code(code.into_string())),
            // A list to the eye, though not to the parser.
            Event::SoftBreak if events.peek().is_some_and(is_bullet) => {
                reader.inline(Inline::Break);
            }
            Event::SoftBreak => reader.text("\n"),
            Event::HardBreak => reader.inline(Inline::Break),
            Event::Rule => reader.block(Block::Rule),
            Event::TaskListMarker(done) => reader.text(if done { "☑ " } else { "☐ " }),
            // Not enabled.
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                reader.text(&text);
            }
        }
    }
    reader.finish()
}

fn is_bullet(event: &Event<'_>) -> bool {
    matches!(event, Event::Text(text) if text.starts_with('•'))
}

fn start(reader: &mut Reader, tag: Tag<'_>) {
    let kind = match tag {
        Tag::Paragraph => return reader.paragraph(),
        Tag::Heading { level, .. } => Kind::Heading(depth(level)),
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Pre(String::new()),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Kind::Pre(info.into_string()),
        Tag::List(start) => Kind::List(start),
        Tag::Item => Kind::Item,
        Tag::Table(align) => Kind::Table(align.into_iter().map(column).collect()),
        Tag::TableHead => Kind::Row { head: true },
        Tag::TableRow => Kind::Row { head: false },
        Tag::TableCell => Kind::Cell { head: false },
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Strikethrough => Kind::Strike,
        Tag::Link {
            link_type: LinkType::Email,
            dest_url,
            ..
        } => Kind::Link(format!("mailto:{dest_url}")),
        Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
            Kind::Link(dest_url.into_string())
        }
        // Not enabled.
        Tag::HtmlBlock
        | Tag::FootnoteDefinition(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::Superscript
        | Tag::Subscript
        | Tag::MetadataBlock(_) => Kind::Plain,
    };
    reader.open(kind);
}

fn end(reader: &mut Reader, tag: TagEnd) {
    match tag {
        TagEnd::Paragraph => reader.paragraph(),
        _ => reader.close(),
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn column(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}
