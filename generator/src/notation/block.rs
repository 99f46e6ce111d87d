//! Blocks of lines behind `|` and `>`, and other texts that go over several lines.

use super::ScalarStyle;
use super::gap::Gap;
use super::read::Unreadable;

/// What a block of lines is written as.
pub(super) struct Block {
    /// The comment behind its header.
    pub(super) beside: Option<String>,
    /// Its lines without indentation.
    pub(super) lines: String,
}

/// Reads a block whose header stands here; `column` is where the keys or dashes of what holds it stand.
pub(super) fn read(gap: &mut Gap<'_>, column: Option<usize>) -> Result<Block, Unreadable> {
    let header = gap.rest().split('\n').next().unwrap_or_default();
    let signs = header.find([' ', '\t', '\r', '#']).unwrap_or(header.len());
    let signs = &header[..signs];
    if !signs.starts_with(['|', '>']) {
        return Err(gap.stuck("a block of lines was expected"));
    }
    let keep = signs.contains('+');
    let indicator = signs.chars().find_map(|c| c.to_digit(10));
    gap.at += signs.len();
    let beside = gap.beside();
    let rest = gap.rest();
    let Some(start) = rest.find('\n').map(|end| gap.at + end + 1) else {
        gap.at += rest.trim_end().len();
        let lines = String::new();
        return Ok(Block { beside, lines });
    };
    let outer = column.map_or(0, |column| column + 1);
    let indent = match indicator {
        Some(digit) => Some(column.unwrap_or(0) + digit as usize),
        None => gap.text[start..]
            .lines()
            .find(|line| !line.trim_matches([' ', '\r']).is_empty())
            .map(spaces)
            .filter(|indent| *indent >= outer),
    };
    let (mut at, mut end, mut content) = (start, gap.at, gap.at);
    for line in gap.text[start..].split_inclusive('\n') {
        let blank = line.trim_matches([' ', '\r', '\n']).is_empty();
        if !blank && indent.is_none_or(|indent| spaces(line) < indent) {
            break;
        }
        let bare = line.trim_end_matches(['\n', '\r']).len();
        // A line of nothing but more spaces than the others have is one of the text.
        let longer = indent.is_some_and(|indent| spaces(line) > indent);
        if !blank || longer {
            content = at + bare;
        }
        if line.ends_with('\n') || bare > 0 {
            end = at + bare;
        }
        at += line.len();
    }
    let end = if keep { end } else { content };
    let indent = indent.unwrap_or(0);
    let raw = gap.text.get(start..end).unwrap_or_default();
    let lines: Vec<&str> = raw
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .map(|line| &line[spaces(line).min(indent)..])
        .collect();
    gap.at = end.max(gap.at);
    Ok(Block {
        beside,
        lines: lines.join("\n"),
    })
}

fn spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The lines of a text that is plain or quoted, each without the white space that means nothing.
pub(super) fn unindented(raw: &str, style: ScalarStyle) -> String {
    let last = raw.matches('\n').count();
    let lines = raw.split('\n').enumerate().map(|(number, line)| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = if number == 0 {
            line
        } else {
            line.trim_start_matches([' ', '\t'])
        };
        let trimmed = line.trim_end_matches([' ', '\t']);
        // `\ ` is a space that counts.
        let escaped = style == ScalarStyle::Double && trimmed.ends_with('\\');
        if number == last || escaped {
            line
        } else {
            trimmed
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
