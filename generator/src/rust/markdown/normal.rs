//! One tree for all ways to say the same: what is left has a plain way to be written.

use super::clean;
use super::span;
use super::text;
use super::tree::{Block, Inline, Table};

/// The level of the highest heading. Level 1 is for the sections that rustdoc and clippy know (`# Errors`).
const TOP: u8 = 2;

/// The normal form of a page. Normalising twice is normalising once.
pub(super) fn blocks(page: Vec<Block>) -> Vec<Block> {
    let mut page = sequence(page);
    if let Some(highest) = highest(&page) {
        shift(&mut page, highest);
    }
    page
}

/// A line of its own: no breaks.
pub(super) fn one_line(content: &[Inline]) -> Vec<Inline> {
    text::line(content.to_vec(), true)
}

/// Without emphasis, and links and code spans in tables as text.
pub(super) fn plain(page: Vec<Block>) -> Vec<Block> {
    let map = |content: Vec<Inline>| text::unmarked(content);
    let page = page.into_iter().map(|block| match block {
        Block::Paragraph(content) => Block::Paragraph(map(content)),
        Block::Heading(level, content) => Block::Heading(level, map(content)),
        Block::List { start, items } => Block::List {
            start,
            items: items.into_iter().map(plain).collect(),
        },
        Block::Quote(blocks) => Block::Quote(plain(blocks)),
        Block::Table(Table { align, head, rows }) => {
            let cell = |content: Vec<Inline>| {
                vec![Inline::Text(
                    span::plain(&content).replace(['`', '\\'], "'"),
                )]
            };
            let row = |cells: Vec<Vec<Inline>>| cells.into_iter().map(cell).collect();
            Block::Table(Table {
                align,
                head: row(head),
                rows: rows.into_iter().map(row).collect(),
            })
        }
        Block::Code { .. } | Block::Rule => block,
    });
    sequence(page.collect())
}

fn sequence(page: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for block in page {
        match block {
            Block::Paragraph(content) => {
                let line = text::line(content, false);
                paragraphs(line).for_each(|paragraph| listed(paragraph, &mut out));
            }
            Block::Heading(level, content) => {
                let line = text::line(content, true);
                if !line.is_empty() {
                    out.push(Block::Heading(level, line));
                }
            }
            Block::Code {
                language: info,
                text,
            } => {
                let text = clean::code(&text);
                if !text.is_empty() {
                    let language = language(&info, &text);
                    out.push(Block::Code { language, text });
                }
            }
            Block::List { start, items } => {
                let items = items
                    .into_iter()
                    .map(sequence)
                    .filter(|item| !item.is_empty());
                match out.last_mut() {
                    // Written one after the other they would be one list.
                    Some(Block::List {
                        start: last,
                        items: before,
                    }) if last.is_some() == start.is_some() => {
                        before.extend(items);
                    }
                    _ => {
                        let items: Vec<_> = items.collect();
                        if !items.is_empty() {
                            out.push(Block::List { start, items });
                        }
                    }
                }
            }
            Block::Quote(blocks) => {
                let mut blocks = sequence(blocks);
                name_alert(&mut blocks);
                match out.last_mut() {
                    Some(Block::Quote(before)) => {
                        before.append(&mut blocks);
                        *before = sequence(std::mem::take(before));
                    }
                    _ if blocks.is_empty() => {}
                    _ => out.push(Block::Quote(blocks)),
                }
            }
            Block::Table(table) => out.extend(self::table(table).map(Block::Table)),
            Block::Rule if matches!(out.last(), Some(Block::Rule) | None) => {}
            Block::Rule => out.push(Block::Rule),
        }
    }
    if out.last() == Some(&Block::Rule) {
        out.pop();
    }
    out
}

/// Two breaks in a row separate paragraphs.
fn paragraphs(line: Vec<Inline>) -> impl Iterator<Item = Vec<Inline>> {
    let mut paragraphs = vec![Vec::new()];
    let mut inlines = line.into_iter().peekable();
    while let Some(inline) = inlines.next() {
        if inline == Inline::Break && inlines.peek() == Some(&Inline::Break) {
            while inlines.next_if_eq(&Inline::Break).is_some() {}
            paragraphs.push(Vec::new());
        } else if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.push(inline);
        }
    }
    paragraphs
        .into_iter()
        .filter(|paragraph| !paragraph.is_empty())
}

/// Adds a paragraph. Lines of it that begin with a bullet become a list.
fn listed(paragraph: Vec<Inline>, out: &mut Vec<Block>) {
    let lines: Vec<&[Inline]> = paragraph.split(|inline| *inline == Inline::Break).collect();
    let bullets = lines.iter().filter(|line| bullet(line).is_some()).count();
    let is_list =
        bullets > 1 || bullets == 1 && lines.iter().any(|line| bullet(line) == Some("• "));
    if !is_list {
        out.push(Block::Paragraph(paragraph));
        return;
    }
    let mut page: Vec<Block> = Vec::new();
    for line in lines {
        let mut content = line.to_vec();
        if let (Some(mark), Some(Inline::Text(text))) = (bullet(line), content.first_mut()) {
            text.drain(..mark.len());
            page.push(Block::List {
                start: None,
                items: vec![vec![Block::Paragraph(content)]],
            });
        } else if let Some(Block::Paragraph(before)) = page.last_mut() {
            before.push(Inline::Break);
            before.append(&mut content);
        } else {
            page.push(Block::Paragraph(content));
        }
    }
    // Joins the lists and normalises the items; none of them begins with a bullet that is followed by a break.
    for block in sequence(page) {
        match (out.last_mut(), block) {
            (
                Some(Block::List { start: None, items }),
                Block::List {
                    start: None,
                    items: more,
                },
            ) => {
                items.extend(more);
            }
            (_, block) => out.push(block),
        }
    }
}

/// The bullet that a line begins with.
fn bullet(line: &[Inline]) -> Option<&'static str> {
    let Some(Inline::Text(text)) = line.first() else {
        return None;
    };
    ["• ", "- ", "* ", "· "]
        .into_iter()
        .find(|mark| text.starts_with(mark))
}

fn table(table: Table) -> Option<Table> {
    let row = |cells: Vec<Vec<Inline>>| -> Vec<_> {
        cells
            .into_iter()
            .map(|cell| text::line(cell, true))
            .collect()
    };
    let head = row(table.head);
    let rows: Vec<_> = table
        .rows
        .into_iter()
        .map(row)
        .filter(|cells| cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    let is_empty = rows.is_empty() && head.iter().all(Vec::is_empty);
    (!is_empty).then_some(Table {
        align: table.align,
        head,
        rows,
    })
}

/// GitHub's `> [!NOTE]`, which rustdoc does not know.
fn name_alert(blocks: &mut [Block]) {
    let Some(Block::Paragraph(content)) = blocks.first_mut() else {
        return;
    };
    let Some(Inline::Text(text)) = content.first_mut() else {
        return;
    };
    for (mark, name) in [
        ("[!NOTE]", "Note:"),
        ("[!TIP]", "Tip:"),
        ("[!IMPORTANT]", "Important:"),
        ("[!WARNING]", "Warning:"),
        ("[!CAUTION]", "Caution:"),
    ] {
        if let Some(rest) = text.strip_prefix(mark)
            && (rest.is_empty() || rest.starts_with(' '))
        {
            *text = rest.to_owned();
            if text.is_empty() {
                content.remove(0);
            }
            content.insert(0, Inline::Strong(vec![Inline::Text(name.to_owned())]));
            return;
        }
    }
}

/// The highest level of all headings.
fn highest(page: &[Block]) -> Option<u8> {
    let levels = page.iter().filter_map(|block| match block {
        Block::Heading(level, _) => Some(*level),
        Block::Quote(blocks) => highest(blocks),
        Block::List { items, .. } => items.iter().filter_map(|item| highest(item)).min(),
        _ => None,
    });
    levels.min()
}

fn shift(page: &mut [Block], highest: u8) {
    for block in page {
        match block {
            Block::Heading(level, _) => {
                *level = (*level + TOP).saturating_sub(highest).clamp(TOP, 6);
            }
            Block::Quote(blocks) => shift(blocks, highest),
            Block::List { items, .. } => items.iter_mut().for_each(|item| shift(item, highest)),
            _ => {}
        }
    }
}

/// Languages that rustdoc has no meaning for. A list of what is allowed holds when rustdoc learns a new word.
const LANGUAGES: &[&str] = &[
    "bash",
    "c",
    "console",
    "cpp",
    "cs",
    "csharp",
    "css",
    "csv",
    "curl",
    "cypher",
    "dart",
    "diff",
    "dockerfile",
    "elixir",
    "go",
    "graphql",
    "groovy",
    "hcl",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "json5",
    "jsonc",
    "jsonl",
    "jsx",
    "kotlin",
    "lua",
    "markdown",
    "mermaid",
    "ndjson",
    "nginx",
    "objc",
    "perl",
    "php",
    "plaintext",
    "powershell",
    "promql",
    "protobuf",
    "py",
    "python",
    "r",
    "rb",
    "regex",
    "ruby",
    "scala",
    "scss",
    "sh",
    "shell",
    "sql",
    "swift",
    "terraform",
    "text",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "xml",
    "yaml",
    "yml",
    "zsh",
];

/// The info string of a code block. Never one that makes rustdoc compile it.
fn language(info: &str, text: &str) -> String {
    let word = info
        .split(|c: char| c.is_whitespace() || c == ',')
        .next()
        .unwrap_or_default();
    let word = word.to_ascii_lowercase();
    let known = match word.as_str() {
        "" => guess(text),
        word if LANGUAGES.contains(&word) => word,
        _ => "text",
    };
    known.to_owned()
}

fn guess(text: &str) -> &'static str {
    let is_json =
        text.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    if is_json {
        "json"
    } else if text.starts_with("curl ") || text.starts_with("$ ") {
        "bash"
    } else {
        "text"
    }
}
