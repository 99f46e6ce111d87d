//! Descriptions as doc comments.
//!
//! A description is `CommonMark` written by somebody who had a web page in mind. [`tidy`] reads it as rustdoc would,
//! turns simple HTML into Markdown, and writes it again in one plain style which neither rustdoc nor clippy has a
//! word against: what looks like a link, a tag or a Rust example without being one is shown as text.
//!
//! Read, normalise, write, and read again: text is handed out only when reading it gives the same tree, so that
//! nothing changes its meaning on the way and tidying twice is tidying once.

mod clean;
mod html;
mod memo;
mod normal;
mod read;
mod reader;
mod span;
mod tag;
mod text;
mod tree;
mod word;
mod write;

#[cfg(test)]
mod tests;

use std::rc::Rc;

pub(super) use memo::Memo;
use tree::{Block, Inline};

/// Columns of a paragraph, without the `/// ` in front.
const WIDTH: usize = 96;

/// The lines of a doc comment for `markdown`, without `///`.
///
/// Each line is free of trailing blanks, line ends and control characters. The first and the last are not empty, nor
/// are two in a row. Paragraphs are wrapped at 96 columns, but not inside a code span, a link or a table. The highest
/// heading is of level 2, so that a section such as `# Errors` can follow. No code block is a doctest.
///
/// Nothing but blanks gives no lines at all.
#[must_use]
pub fn tidy(markdown: &str) -> Vec<String> {
    settled(markdown).lines.clone()
}

/// Whether a word would begin a list or another block at the start of a line.
pub(super) fn begins_block(word: &str) -> bool {
    write::mark(word).is_some()
}

/// The first paragraph of `text` on one line, as Markdown that is safe in a doc comment, with a final mark.
///
/// Empty when `text` has no paragraph.
#[must_use]
pub fn sentence(text: &str) -> String {
    match settled(text).first.as_str() {
        "" => String::new(),
        // The line is a paragraph of its own now, and has to hold as one.
        line => settled(line).lines.join(" "),
    }
}

/// Markdown that has been read and written.
#[derive(Debug)]
struct Settled {
    /// The lines of a doc comment.
    lines: Vec<String>,
    /// The first paragraph on one line, with a final mark; empty when there is none.
    first: String,
}

/// What `markdown` becomes; the same text is read once while there is a [`Memo`].
fn settled(markdown: &str) -> Rc<Settled> {
    memo::recall(markdown, || {
        let (tree, lines) = settle(markdown);
        let first = first_paragraph(&tree).map_or_else(String::new, |content| {
            let mut content = normal::one_line(content);
            text::end(&mut content);
            write::line(&content)
        });
        Settled { lines, first }
    })
}

fn first_paragraph(blocks: &[Block]) -> Option<&[Inline]> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(content) | Block::Heading(_, content) => Some(content.as_slice()),
        Block::List { items, .. } => items.iter().find_map(|item| first_paragraph(item)),
        Block::Quote(blocks) => first_paragraph(blocks),
        Block::Code { .. } | Block::Table(_) | Block::Rule => None,
    })
}

/// The tree of `markdown` and its lines, which read as that very tree.
fn settle(markdown: &str) -> (Vec<Block>, Vec<String>) {
    let source = clean::source(markdown);
    let tree = parse(&source);
    if let Some(settled) = rounds(tree.clone()) {
        return settled;
    }
    // Marks that cannot be written next to each other: do without emphasis, then without any structure.
    if let Some(settled) = rounds(normal::plain(tree)) {
        return settled;
    }
    let tree = normal::blocks(vec![Block::Code {
        language: "text".to_owned(),
        text: source,
    }]);
    let lines = write::blocks(&tree, WIDTH);
    (tree, lines)
}

/// Writes and reads `tree` until that changes nothing.
fn rounds(mut tree: Vec<Block>) -> Option<(Vec<Block>, Vec<String>)> {
    for _ in 0..4 {
        let lines = write::blocks(&tree, WIDTH);
        let again = parse(&lines.join("\n"));
        if again == tree {
            return Some((tree, lines));
        }
        tree = again;
    }
    None
}

fn parse(source: &str) -> Vec<Block> {
    normal::blocks(read::read(source))
}
