//! `use` lines: three groups (the standard library, other crates, this crate), each sorted as rustfmt's
//! 2024 style sorts.

use std::cmp::Ordering;

use syn::ext::IdentExt;
use syn::{ItemUse, UseTree, Visibility};

use super::flat::flat;
use super::{Layout, Shape, columns, new_line, width};

impl Layout {
    /// Consecutive `use` lines.
    pub(super) fn imports(&self, uses: &[&ItemUse], indent: usize) -> String {
        let mut groups: [Vec<&ItemUse>; 3] = Default::default();
        for item in uses {
            groups[group(&item.tree)].push(item);
        }
        let texts: Vec<String> = groups
            .iter_mut()
            .filter(|group| !group.is_empty())
            .map(|group| {
                group.sort_by(|a, b| compare(&a.tree, &b.tree));
                let lines: Vec<String> =
                    group.iter().map(|item| self.import(item, indent)).collect();
                lines.join(&new_line(indent))
            })
            .collect();
        texts.join(&format!("\n{}", new_line(indent)))
    }

    fn import(&self, item: &ItemUse, indent: usize) -> String {
        let mut out = self.attributes(&item.attrs, indent);
        let visibility = match &item.vis {
            Visibility::Inherited => String::new(),
            other => format!("{} ", flat(other)),
        };
        let start = format!("{visibility}use ");
        let leading = if item.leading_colon.is_some() {
            "::"
        } else {
            ""
        };
        let shape = Shape::line(indent, 1).after(columns(&start) + leading.len());
        let tree = tree(&item.tree, shape);
        out.extend([start.as_str(), leading, tree.as_str(), ";"]);
        out
    }
}

fn tree(node: &UseTree, shape: Shape) -> String {
    match node {
        UseTree::Path(path) => {
            let start = format!("{}::", path.ident);
            let rest = tree(&path.tree, shape.after(columns(&start)));
            start + &rest
        }
        UseTree::Group(group) => {
            let mut members: Vec<&UseTree> = group.items.iter().collect();
            members.sort_by(|a, b| compare(a, b));
            if let [single] = members[..]
                && !is_self(single)
                && !matches!(single, UseTree::Group(_))
            {
                return tree(single, shape);
            }
            let wide = Shape {
                indent: 0,
                column: 0,
                tail: 0,
            };
            let texts: Vec<String> = members.iter().map(|member| tree(member, wide)).collect();
            let line = format!("{{{}}}", texts.join(", "));
            // rustfmt leaves two columns free here.
            let nested = members.iter().any(|member| has_group(member));
            if !nested && columns(&line) + 2 <= shape.room(width::LINE) {
                return line;
            }
            let inner = shape.indent + width::TAB;
            let mut out = format!("{{{}", new_line(inner));
            let mut column = inner;
            // All on a line of their own have all of it; where they take several, rustfmt leaves one column free.
            let width = if inner + columns(&texts.join(", ")) < width::LINE {
                width::LINE
            } else {
                width::LINE - 1
            };
            for (index, member) in members.iter().enumerate() {
                let text = if nested {
                    tree(member, Shape::line(inner, 1))
                } else {
                    texts[index].clone()
                };
                if index > 0 {
                    if nested || column + 1 + columns(&text) + 1 > width {
                        out.push_str(&new_line(inner));
                        column = inner;
                    } else {
                        out.push(' ');
                        column += 1;
                    }
                }
                out.push_str(&text);
                out.push(',');
                column += columns(&text) + 1;
            }
            out + &new_line(shape.indent) + "}"
        }
        UseTree::Name(name) => name.ident.to_string(),
        UseTree::Rename(rename) => format!("{} as {}", rename.ident, rename.rename),
        UseTree::Glob(_) => "*".to_owned(),
    }
}

fn has_group(node: &UseTree) -> bool {
    match node {
        UseTree::Path(path) => has_group(&path.tree),
        UseTree::Group(_) => true,
        _ => false,
    }
}

fn is_self(node: &UseTree) -> bool {
    match node {
        UseTree::Name(name) => name.ident == "self",
        UseTree::Rename(rename) => rename.ident == "self",
        _ => false,
    }
}

fn group(node: &UseTree) -> usize {
    match first(node).as_deref() {
        Some("std" | "core" | "alloc") => 0,
        Some("crate" | "super" | "self") => 2,
        _ => 1,
    }
}

fn first(node: &UseTree) -> Option<String> {
    match node {
        UseTree::Path(path) => Some(path.ident.unraw().to_string()),
        UseTree::Name(name) => Some(name.ident.unraw().to_string()),
        UseTree::Rename(rename) => Some(rename.ident.unraw().to_string()),
        _ => None,
    }
}

/// rustfmt's order: segment by segment, `self`, `super`, `crate`, names, `*`, lists.
fn compare(a: &UseTree, b: &UseTree) -> Ordering {
    let by_name = || {
        let (a, b) = (first(a).unwrap_or_default(), first(b).unwrap_or_default());
        version_sort(&a, &b)
    };
    rank(a)
        .cmp(&rank(b))
        .then_with(by_name)
        .then_with(|| match (a, b) {
            (UseTree::Group(a), UseTree::Group(b)) => {
                let pairs = a.items.iter().zip(&b.items);
                pairs
                    .map(|(a, b)| compare(a, b))
                    .find(|order| order.is_ne())
                    .unwrap_or_else(|| a.items.len().cmp(&b.items.len()))
            }
            (UseTree::Path(a), UseTree::Path(b)) => compare(&a.tree, &b.tree),
            (UseTree::Path(_), _) => Ordering::Greater,
            (_, UseTree::Path(_)) => Ordering::Less,
            (UseTree::Rename(a), UseTree::Rename(b)) => a.rename.cmp(&b.rename),
            (UseTree::Rename(_), _) => Ordering::Greater,
            (_, UseTree::Rename(_)) => Ordering::Less,
            _ => Ordering::Equal,
        })
}

fn rank(node: &UseTree) -> usize {
    match node {
        UseTree::Glob(_) => 4,
        UseTree::Group(_) => 5,
        other => match first(other).as_deref() {
            Some("self") => 0,
            Some("super") => 1,
            Some("crate") => 2,
            _ => 3,
        },
    }
}

/// The style guide's version sorting: runs of digits compare as numbers.
fn version_sort(left: &str, right: &str) -> Ordering {
    let (mut a, mut b) = (left, right);
    loop {
        let (Some(x), Some(y)) = (a.chars().next(), b.chars().next()) else {
            return a.len().cmp(&b.len()).then_with(|| left.cmp(right));
        };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (number, other) = (leading_digits(a), leading_digits(b));
            let order = compare_numbers(number, other);
            if order.is_ne() {
                return order;
            }
            (a, b) = (&a[number.len()..], &b[other.len()..]);
        } else if x == y {
            (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
        } else {
            // `_` comes before everything else.
            let rank = |c: char| u8::from(c != '_');
            return rank(x).cmp(&rank(y)).then_with(|| x.cmp(&y));
        }
    }
}

fn leading_digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit());
    &text[..end.unwrap_or(text.len())]
}

fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}
