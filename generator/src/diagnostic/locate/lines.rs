//! Follows pointers through YAML text by its indentation alone, where the parser of events gives up. It understands
//! blocks, which is how documents are written; what it does not find is shown at the nearest node that it does.

use super::Places;

/// A block mapping or sequence that is open.
struct Block {
    indent: usize,
    node: Option<usize>,
    /// The index of the next element; `None` in a mapping.
    index: Option<usize>,
    /// What of the member that was named last is asked for.
    member: Option<usize>,
}

pub(super) fn scan(text: &str, places: &mut Places) {
    let mut blocks: Vec<Block> = Vec::new();
    // Lines that are indented more than this are text.
    let mut scalar: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let begin = start;
        start += line.len();
        let body = line.trim_end();
        let indent = body.len() - body.trim_start_matches(' ').len();
        if body.trim_start().is_empty() || scalar.is_some_and(|outer| indent > outer) {
            continue;
        }
        scalar = None;
        if body.trim_start().starts_with('#') || body.starts_with("---") {
            continue;
        }
        if let Some(outer) = entry(body, indent, begin, &mut blocks, places) {
            scalar = Some(outer);
        }
    }
}

/// Reads the `-` and the key of a line; gives the indentation of the key when a block of text follows.
fn entry(
    body: &str,
    mut at: usize,
    begin: usize,
    blocks: &mut Vec<Block>,
    places: &mut Places,
) -> Option<usize> {
    loop {
        let rest = &body[at..];
        let dash = rest == "-" || rest.starts_with("- ");
        let key = if dash { None } else { key(rest) };
        if !dash && key.is_none() {
            value(rest, at + begin, None, places);
            return None;
        }
        // A sequence may stand at the indentation of the key that holds it.
        while blocks.last().is_some_and(|block| {
            block.indent > at || (block.indent == at && block.index.is_some() != dash)
        }) {
            let deeper = blocks
                .last()
                .is_some_and(|block| block.indent > at || block.index.is_some());
            if !deeper {
                break;
            }
            blocks.pop();
        }
        let fresh = blocks
            .last()
            .is_none_or(|block| block.indent < at || block.index.is_some() != dash);
        if fresh {
            let node = blocks.last().map_or(Some(0), |block| block.member);
            blocks.push(Block {
                indent: at,
                node,
                index: dash.then_some(0),
                member: None,
            });
        }
        let block = blocks.last_mut()?;
        if let Some(index) = &mut block.index {
            block.member = places.child(block.node, &index.to_string());
            *index += 1;
            let rest = rest[1..].trim_start();
            let next = body.len() - rest.len();
            if let Some(node) = block.member.filter(|node| places.is_open(*node)) {
                let end = key_end(rest).unwrap_or(rest.len());
                places.set_value(
                    node,
                    begin + next..begin + next + end,
                    key_end(rest).is_some(),
                );
            }
            if rest.is_empty() || rest.starts_with('#') {
                return None;
            }
            at = next;
            continue;
        }
        let (name, end) = key?;
        block.member = places.child(block.node, name);
        let member = block.member.filter(|node| places.is_open(*node));
        if let Some(node) = member {
            places.set_key(node, begin + at..begin + at + end);
        }
        let behind = rest[end..]
            .trim_start()
            .trim_start_matches(':')
            .trim_start();
        let text = behind.starts_with(['|', '>']);
        if !behind.is_empty() && !text && !behind.starts_with('#') {
            value(behind, begin + body.len() - behind.len(), member, places);
        }
        return text.then_some(at);
    }
}

fn value(text: &str, at: usize, node: Option<usize>, places: &mut Places) {
    if let Some(node) = node {
        let end = text
            .find(" #")
            .map_or(text.len(), |end| text[..end].trim_end().len());
        places.set_value(node, at..at + end, text.starts_with(['{', '[']));
    }
}

/// The name of the key that a text starts with, and where it ends.
fn key(text: &str) -> Option<(&str, usize)> {
    let end = key_end(text)?;
    let name = text[..end].trim_end();
    let bare = name
        .strip_prefix('"')
        .and_then(|name| name.strip_suffix('"'));
    let bare = bare.or_else(|| {
        name.strip_prefix('\'')
            .and_then(|name| name.strip_suffix('\''))
    });
    Some((bare.unwrap_or(name), name.len()))
}

/// Where the key ends that a text starts with.
fn key_end(text: &str) -> Option<usize> {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let end = 1 + text[1..].find(quote)? + 1;
        return text[end..].trim_start().starts_with(':').then_some(end);
    }
    if text.starts_with(['{', '[', '#', '&', '*', '!', '|', '>']) {
        return None;
    }
    let end = text
        .find(": ")
        .or_else(|| text.ends_with(':').then(|| text.len() - 1))?;
    Some(end)
}
