//! Sequences of inlines.

use super::tree::{Block, Inline};

/// Appends, so that no two texts follow each other.
pub(super) fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// The characters alone.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect(inlines, &mut text);
    text
}

fn collect(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strike(content)
            | Inline::Link { content, .. } => collect(content, out),
        }
    }
}

/// Whether there is nothing to see. A link without a text still has its target.
pub(super) fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.trim().is_empty(),
        Inline::Break => true,
        Inline::Link { .. } => false,
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strike(content) => {
            is_blank(content)
        }
    })
}

/// Blocks as one line, for places where Markdown has no room for blocks.
pub(super) fn flatten(blocks: Vec<Block>) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks {
        if !line.is_empty() {
            push(&mut line, Inline::Break);
        }
        let part = match block {
            Block::Paragraph(content) | Block::Heading(_, content) => content,
            Block::Code { text, .. } => vec![Inline::Code(text)],
            Block::Quote(blocks) => flatten(blocks),
            Block::List { items, .. } => marked(items.into_iter().map(flatten)),
            Block::Table(table) => {
                let rows = std::iter::once(table.head).chain(table.rows);
                marked(rows.map(|cells| cells.join(&Inline::Text(" ".to_owned()))))
            }
            Block::Rule => Vec::new(),
        };
        for inline in part {
            push(&mut line, inline);
        }
    }
    line
}

/// Items with a bullet each.
fn marked(items: impl Iterator<Item = Vec<Inline>>) -> Vec<Inline> {
    let mut line = Vec::new();
    for item in items {
        push(&mut line, Inline::Text(" • ".to_owned()));
        for inline in item {
            push(&mut line, inline);
        }
    }
    line
}
