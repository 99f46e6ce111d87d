//! From tree to lines.

use super::tree::{Align, Block, Inline, Table};

mod fill;
mod line;

use fill::fill;
pub(super) use fill::mark;
use line::Line;

/// Paragraphs in deep lists are not made narrower than this.
const NARROW: usize = 40;

/// The lines of a page. Blocks are separated by an empty line.
pub(super) fn blocks(page: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in page {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.append(&mut self::block(block, width));
    }
    lines
}

/// A paragraph on one line.
pub(super) fn line(content: &[Inline]) -> String {
    fill(Line::paragraph(content).words, usize::MAX).join(" ")
}

fn block(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(content) => fill(Line::paragraph(content).words, width),
        Block::Heading(level, content) => {
            let marks = "#".repeat(usize::from(*level));
            vec![format!("{marks} {}", Line::heading(content).joined())]
        }
        Block::Code { language, text } => code(language, text),
        Block::List { start, items } => list(*start, items, width),
        Block::Quote(page) => {
            let lines = blocks(page, narrower(width, 2));
            lines
                .iter()
                .map(|line| {
                    if line.is_empty() {
                        ">".to_owned()
                    } else {
                        format!("> {line}")
                    }
                })
                .collect()
        }
        Block::Table(table) => self::table(table),
        Block::Rule => vec!["***".to_owned()],
    }
}

fn narrower(width: usize, by: usize) -> usize {
    width.saturating_sub(by).max(NARROW)
}

fn code(language: &str, text: &str) -> Vec<String> {
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().map_or(3, |longest| (longest + 1).max(3)));
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend(text.lines().map(str::to_owned));
    lines.push(fence);
    lines
}

fn list(start: Option<u64>, items: &[Vec<Block>], width: usize) -> Vec<String> {
    let tight = is_tight(items);
    let mut lines = Vec::new();
    for (number, item) in (start.unwrap_or(0)..).zip(items) {
        let mark = match start {
            Some(_) => format!("{number}. "),
            None => "- ".to_owned(),
        };
        if !tight && !lines.is_empty() {
            lines.push(String::new());
        }
        let width = narrower(width, mark.len());
        let content = if tight {
            item.iter()
                .flat_map(|block| self::block(block, width))
                .collect()
        } else {
            blocks(item, width)
        };
        for (index, line) in content.into_iter().enumerate() {
            lines.push(match (index, line.is_empty()) {
                (0, _) => format!("{mark}{line}"),
                (_, true) => line,
                (_, false) => format!("{}{line}", " ".repeat(mark.len())),
            });
        }
    }
    lines
}

/// Whether the items need no empty lines: each is one paragraph, with at most a list like that below.
fn is_tight(items: &[Vec<Block>]) -> bool {
    items.iter().all(|item| match item.as_slice() {
        [Block::Paragraph(_)] => true,
        // Only a list that begins with 1 can follow a paragraph at once (`CommonMark` 5.3).
        [Block::Paragraph(_), Block::List { start, items }] => {
            matches!(start, None | Some(1)) && is_tight(items)
        }
        _ => false,
    })
}

fn table(table: &Table) -> Vec<String> {
    let row = |cells: &[Vec<Inline>]| {
        let cells: Vec<_> = cells.iter().map(|cell| Line::cell(cell).joined()).collect();
        let line = cells
            .iter()
            .fold("|".to_owned(), |line, cell| format!("{line} {cell} |"));
        line.replace("|  |", "| |").replace("|  |", "| |")
    };
    let align = table.align.iter().map(|align| match align {
        Align::None => " --- |",
        Align::Left => " :--- |",
        Align::Center => " :---: |",
        Align::Right => " ---: |",
    });
    let mut lines = vec![
        row(&table.head),
        std::iter::once("|").chain(align).collect(),
    ];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines
}
