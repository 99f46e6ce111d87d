//! Arguments, elements and the like: on one line, with the last one running over, or one below the other.

use syn::Expr;

use super::{Layout, Shape, columns, first_columns, new_line, width};

/// What stands between two brackets.
pub(super) struct List<'e> {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
    pub(super) items: Vec<&'e Expr>,
    /// How wide the items may be together, when there are several on one line.
    pub(super) limit: usize,
    /// How wide the name before the bracket is.
    pub(super) name: usize,
}

impl<'e> List<'e> {
    /// The arguments of a call.
    pub(super) fn arguments(items: impl IntoIterator<Item = &'e Expr>, name: usize) -> Self {
        Self {
            open: "(",
            close: ")",
            items: items.into_iter().collect(),
            limit: width::CALL,
            name,
        }
    }
}

impl Layout {
    /// The list with its brackets; `shape` begins at the opening one.
    pub(super) fn list(&self, list: &List<'_>, shape: Shape) -> Option<String> {
        let (open, close) = (list.open, list.close);
        let Some((final_item, others)) = list.items.split_last() else {
            return self.fit(format!("{open}{close}"), shape);
        };
        let inside = shape.after(open.len()).before(close.len());
        let room = inside.room(self.limit.get());
        let nested = shape.nested();

        let before: Option<Vec<String>> = others
            .iter()
            .map(|item| self.expression(item, nested))
            .collect();
        let before = before?;
        let before_width: usize = before.iter().map(|text| columns(text) + 2).sum();
        let before_flat = !before.iter().any(|text| text.contains('\n'));
        let single = list.items.len() == 1;
        let fits = |first: &str| {
            let width = before_width + columns(first);
            before_flat && width <= list.limit && width <= room
        };
        let on_one_line = |ending: &str| {
            let mut all = before.clone();
            all.push(ending.to_owned());
            format!("{open}{}{close}", all.join(", "))
        };

        let callee_is_short = single && list.name < width::TAB;
        if before_flat && (callee_is_short || can_run_over(final_item, list.items.len())) {
            let shape = last_shape(inside, before_width, list, final_item, room);
            let outer = self.one_line_chains.get();
            if !callee_is_short && is_method_call(final_item) {
                self.one_line_chains.set(true);
            }
            let text = shape.and_then(|shape| self.last_argument(final_item, shape));
            self.one_line_chains.set(outer);
            if let Some(text) = text
                && fits(text.lines().next().unwrap_or_default())
            {
                // A call that would only be torn apart to fit stands better on a line of its own.
                if single
                    && text.matches('\n').count() == 1
                    && let Some(own) = self.expression(final_item, nested)
                    && !own.contains('\n')
                {
                    return Some(vertical(list, &[own], nested));
                }
                return Some(on_one_line(&text));
            }
        }
        let own = self.expression(final_item, nested)?;
        let flat = !own.contains('\n');
        if flat && before_flat {
            let width = before_width + columns(&own);
            if width <= room && (single || width <= list.limit) {
                return Some(on_one_line(&own));
            }
        }
        let mut all = before;
        all.push(own);
        let short = all.iter().all(|text| columns(text) <= width::SHORT_ELEMENT);
        if short && list.items.iter().all(|item| is_simple(item)) {
            return Some(filled(list, &all, nested));
        }
        Some(vertical(list, &all, nested))
    }
}

/// The room for the last item behind the others.
fn last_shape(
    inside: Shape,
    before_width: usize,
    list: &List<'_>,
    item: &Expr,
    room: usize,
) -> Option<Shape> {
    if list.items.len() == 1 && !is_nested_call(item) {
        return Some(inside);
    }
    let room_left = room.min(list.limit).checked_sub(before_width)?;
    let shape = inside.after(before_width);
    let full = room.checked_sub(before_width)?;
    Some(shape.before(full - room_left))
}

fn vertical(list: &List<'_>, items: &[String], nested: Shape) -> String {
    let mut out = list.open.to_owned();
    for item in items {
        out.push_str(&new_line(nested.indent));
        out.push_str(item);
        out.push(',');
    }
    out + &new_line(nested.indent - width::TAB) + list.close
}

fn filled(list: &List<'_>, items: &[String], nested: Shape) -> String {
    let mut out = format!("{}{}", list.open, new_line(nested.indent));
    let mut column = nested.indent;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            // With the comma behind it, and one column that rustfmt leaves free.
            if column + 1 + columns(item) + 2 > width::LINE {
                out.push_str(&new_line(nested.indent));
                column = nested.indent;
            } else {
                out.push(' ');
                column += 1;
            }
        }
        out.push_str(item);
        out.push(',');
        column += columns(item) + 1;
    }
    out + &new_line(nested.indent - width::TAB) + list.close
}

/// Whether the last of `count` items may begin on the line of the others and end on a later one.
fn can_run_over(item: &Expr, count: usize) -> bool {
    match item {
        Expr::Block(_) | Expr::Async(_) | Expr::Closure(_) => true,
        Expr::Match(_)
        | Expr::If(_)
        | Expr::ForLoop(_)
        | Expr::Loop(_)
        | Expr::While(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::Macro(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Tuple(_) => count == 1,
        Expr::Reference(inner) => can_run_over(&inner.expr, count),
        Expr::Unary(inner) => can_run_over(&inner.expr, count),
        Expr::Try(inner) => can_run_over(&inner.expr, count),
        Expr::Cast(inner) => can_run_over(&inner.expr, count),
        _ => false,
    }
}

fn is_method_call(item: &Expr) -> bool {
    match item {
        Expr::MethodCall(_) => true,
        Expr::Reference(inner) => is_method_call(&inner.expr),
        Expr::Unary(inner) => is_method_call(&inner.expr),
        Expr::Try(inner) => is_method_call(&inner.expr),
        Expr::Cast(inner) => is_method_call(&inner.expr),
        _ => false,
    }
}

fn is_nested_call(item: &Expr) -> bool {
    match item {
        Expr::Call(_) | Expr::Macro(_) => true,
        Expr::Reference(inner) => is_nested_call(&inner.expr),
        Expr::Unary(inner) => is_nested_call(&inner.expr),
        Expr::Try(inner) => is_nested_call(&inner.expr),
        Expr::Cast(inner) => is_nested_call(&inner.expr),
        _ => false,
    }
}

/// What stands several to a line when it is short.
fn is_simple(item: &Expr) -> bool {
    match item {
        Expr::Lit(_) => true,
        Expr::Path(path) => path.path.segments.len() <= 1,
        Expr::Reference(inner) => is_simple(&inner.expr),
        Expr::Cast(inner) => is_simple(&inner.expr),
        Expr::Field(inner) => is_simple(&inner.base),
        Expr::Try(inner) => is_simple(&inner.expr),
        Expr::Unary(inner) => is_simple(&inner.expr),
        Expr::Index(inner) => is_simple(&inner.expr) && is_simple(&inner.index),
        Expr::Repeat(inner) => is_simple(&inner.expr) && is_simple(&inner.len),
        _ => false,
    }
}

/// Whether a text of several lines ends with nothing but closing brackets on its last line.
pub(super) fn ends_with_brackets_alone(text: &str) -> bool {
    let line = text.rsplit('\n').next().unwrap_or_default();
    line.chars()
        .all(|c| c.is_whitespace() || ")]}?>(".contains(c))
}

/// Whether the first line of `text` ends with `sign`.
pub(super) fn first_line_ends_with(text: &str, sign: char) -> bool {
    text.lines().next().is_some_and(|line| line.ends_with(sign))
}

/// Whether the text is better off on the next line than where it began.
pub(super) fn prefer_next_line(here: &str, next: &str) -> bool {
    let opens = |sign| first_line_ends_with(here, sign) && !first_line_ends_with(next, sign);
    !next.contains('\n')
        || here.matches('\n').count() > next.matches('\n').count() + 1
        || opens('(')
        || opens('{')
        || opens('[')
}

/// Whether no line of a text is too long.
pub(super) fn fits_lines(text: &str, column: usize, limit: usize) -> bool {
    column + first_columns(text) <= limit && text.lines().skip(1).all(|line| columns(line) <= limit)
}
