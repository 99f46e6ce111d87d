//! Characters that have no place in a doc comment.

/// The source with line ends as `\n` and without characters that steer a terminal or an editor.
pub(super) fn source(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .chars()
        .filter(|&c| !is_unseen(c))
        .collect()
}

/// One line of prose: every run of blanks is one space. Blanks at the ends are kept as one space.
pub(super) fn prose(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_unseen(c)) {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// The lines of a code block: tabs expanded to stops of four, no blanks at line ends, no empty lines around and no
/// two in a row.
pub(super) fn code(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in source(text).lines() {
        let mut columns = 0;
        let mut out = String::with_capacity(line.len());
        for c in line.chars() {
            if c == '\t' {
                let stop = 4 - columns % 4;
                out.extend(std::iter::repeat_n(' ', stop));
                columns += stop;
            } else {
                out.push(if c.is_whitespace() { ' ' } else { c });
                columns += 1;
            }
        }
        out.truncate(out.trim_end().len());
        if !out.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(out);
        }
    }
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// Control characters but tab and line feed, the marks that turn the direction of text (denied by the lint
/// `text_direction_codepoint_in_comment`), and characters without a glyph. The joiners U+200C and U+200D stay:
/// scripts and emoji need them.
fn is_unseen(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => true,
        _ => c.is_control(),
    }
}
