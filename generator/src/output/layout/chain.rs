//! Chains of method calls, members, `?` and `.await`: on one line, or one link below the other.

use syn::{Expr, ExprMethodCall, Member};

use super::flat::flat;
use super::list::{List, ends_with_brackets_alone};
use super::{Layout, Shape, columns, first_columns, last_columns, new_line, width};

/// A link with the question marks behind it.
struct Link<'e> {
    kind: Kind<'e>,
    tries: usize,
}

enum Kind<'e> {
    Method(&'e ExprMethodCall),
    Member(&'e Member),
    Await,
}

/// What a chain hangs on, and its links.
struct Chain<'e> {
    root: &'e Expr,
    tries: usize,
    links: Vec<Link<'e>>,
}

impl<'e> Chain<'e> {
    fn new(expression: &'e Expr) -> Self {
        let mut links = Vec::new();
        let mut tries = 0;
        let mut rest = expression;
        loop {
            let kind = match rest {
                Expr::Try(inner) => {
                    tries += 1;
                    rest = &inner.expr;
                    continue;
                }
                Expr::MethodCall(call) => {
                    rest = &call.receiver;
                    Kind::Method(call)
                }
                Expr::Field(field) => {
                    rest = &field.base;
                    Kind::Member(&field.member)
                }
                Expr::Await(inner) => {
                    rest = &inner.base;
                    Kind::Await
                }
                root => {
                    links.reverse();
                    return Self { root, tries, links };
                }
            };
            links.push(Link { kind, tries });
            tries = 0;
        }
    }
}

impl Layout {
    pub(super) fn chain(&self, expression: &Expr, shape: Shape) -> Option<String> {
        let chain = Chain::new(expression);
        let question_marks = "?".repeat(chain.tries);
        let root_shape = shape.before(chain.tries);
        let mut root = self.expression(chain.root, root_shape)? + &question_marks;
        let mut links = &chain.links[..];

        // A short root, as in `self.client`, takes the first link on its line.
        let step = width::TAB.saturating_sub(shape.column - shape.indent.min(shape.column));
        while columns(&root) <= step
            && !root.contains('\n')
            && let Some((first, rest)) = links.split_first()
        {
            match self.link(first, shape.after(columns(&root))) {
                Some(text) => root.push_str(&text),
                None => break,
            }
            links = rest;
        }
        let Some((last, before)) = links.split_last() else {
            return Some(root);
        };

        let is_block = root.contains('\n');
        let step = if is_block { 0 } else { width::TAB };
        let below = Shape::line(shape.indent + step, 0);
        let pieces: Option<Vec<String>> =
            before.iter().map(|link| self.link(link, below)).collect();
        let mut pieces = pieces?;
        pieces.insert(0, root);
        let line = shape.room(self.limit.get());
        let space = if chain.links.len() == 1 {
            line
        } else {
            line.min(width::CHAIN)
        };
        let extendable = is_block && ends_with_brackets_alone(&pieces[0]);
        let taken = if extendable {
            last_columns(&pieces[0])
        } else {
            pieces.iter().map(|text| columns(text)).sum()
        };
        // rustfmt counts the question marks once more than there are, and for the room of arguments twice more.
        let budget = space.saturating_sub(taken + last.tries);
        let flat = pieces.iter().all(|text| !text.contains('\n')) && budget > 0;

        let own_shape = below.before(shape.tail + last.tries);
        let (mut on_one_line, mut text) = (false, None);
        let here_shape = shape.after(taken).before(2 * last.tries);
        if flat && let Some(here) = self.link(last, here_shape) {
            let height = here.lines().count();
            let fits = first_columns(&here) <= budget;
            // What stands on one line stands no better elsewhere.
            if fits && (height == 1 || height >= 5) {
                on_one_line = true;
                text = Some(here);
            } else {
                match self.link(last, own_shape) {
                    Some(own) if !fits || own.lines().count() < height => text = Some(own),
                    _ => {
                        on_one_line = fits;
                        text = Some(here);
                    }
                }
            }
        }
        let text = match text {
            Some(text) => text,
            None => self.link(last, own_shape)?,
        };
        if !on_one_line && self.one_line_chains.get() {
            return None;
        }
        pieces.push(text);
        let line = if on_one_line {
            String::new()
        } else {
            new_line(below.indent)
        };
        Some(pieces.join(&line))
    }

    fn link(&self, link: &Link<'_>, shape: Shape) -> Option<String> {
        let shape = shape.before(link.tries);
        let text = match link.kind {
            Kind::Method(call) => {
                let types = call.turbofish.as_ref().map(flat).unwrap_or_default();
                let name = format!(".{}{types}", call.method);
                let list = List::arguments(&call.args, columns(&name));
                let arguments = self.list(&list, shape.after(columns(&name)))?;
                name + &arguments
            }
            Kind::Member(member) => self.fit(format!(".{}", flat(member)), shape)?,
            Kind::Await => self.fit(".await".to_owned(), shape)?,
        };
        Some(text + &"?".repeat(link.tries))
    }
}
