//! Patterns of match arms: on one line, or broken where they are too long.

use syn::{Pat, PatOr, PatTupleStruct};

use super::flat::{flat, flat_path};
use super::{Layout, Shape, columns, new_line, width};

impl Layout {
    pub(super) fn pattern(&self, pattern: &Pat, shape: Shape) -> Option<String> {
        if let Pat::Struct(node) = pattern {
            let mut members: Vec<String> = node.fields.iter().map(flat).collect();
            members.extend(node.rest.as_ref().map(|_| "..".to_owned()));
            if columns(&members.join(", ")) > width::STRUCT {
                let commas = node.fields.len();
                let line = new_line(shape.indent + width::TAB);
                let mut out = format!("{} {{", flat_path(&node.path));
                // The members alone would fit: then `..` stays with them.
                if columns(&members[..commas].join(", ")) <= width::STRUCT {
                    members = vec![members.join(", ")];
                }
                for (index, member) in members.iter().enumerate() {
                    let comma = if index < commas && !member.ends_with("..") {
                        ","
                    } else {
                        ""
                    };
                    out.extend([line.as_str(), member, comma]);
                }
                return Some(out + &new_line(shape.indent) + "}");
            }
        }
        if let Some(text) = self.fit(flat(pattern), shape) {
            return Some(text);
        }
        match pattern {
            Pat::Lit(literal) => Some(flat(literal)),
            Pat::Or(or) => Some(alternatives(or, shape)),
            Pat::TupleStruct(node) => self.pattern_with_arguments(node, shape),
            _ => None,
        }
    }

    /// `Path(…)` with its arguments one below the other.
    fn pattern_with_arguments(&self, node: &PatTupleStruct, shape: Shape) -> Option<String> {
        let nested = shape.nested();
        let mut out = format!("{}(", flat_path(&node.path));
        for element in &node.elems {
            out.push_str(&new_line(nested.indent));
            out.push_str(&self.pattern(element, nested)?);
            out.push(',');
        }
        Some(out + &new_line(shape.indent) + ")")
    }
}

/// `a | b`, which do not fit a line: short ones fill lines, others stand one below the other.
fn alternatives(or: &PatOr, shape: Shape) -> String {
    let cases: Vec<String> = or.cases.iter().map(flat).collect();
    let short = or
        .cases
        .iter()
        .zip(&cases)
        .all(|(case, text)| text.len() <= 20 && matches!(case, Pat::Lit(_) | Pat::Ident(_)));
    if !short {
        return cases.join(&format!("{}| ", new_line(shape.indent)));
    }
    let mut out = String::new();
    let mut column = shape.indent;
    for (index, case) in cases.iter().enumerate() {
        if index > 0 {
            let wide = column + 3 + columns(case) > width::LINE - 2;
            let gap = if wide {
                new_line(shape.indent)
            } else {
                " ".to_owned()
            };
            column = if wide { shape.indent + 2 } else { column + 3 };
            out.extend([gap.as_str(), "| "]);
        }
        out.push_str(case);
        column += columns(case);
    }
    out
}
