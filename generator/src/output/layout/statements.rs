//! Blocks and what stands in them.

use syn::{Block, Expr, Item, ItemUse, Local, Pat, Stmt};

use super::control::only_expression;
use super::flat::flat;
use super::list::ends_with_brackets_alone;
use super::{Layout, Shape, columns, new_line, width};

impl Layout {
    /// A block with its braces; `shape` begins at the opening one.
    pub(super) fn block(&self, block: &Block, shape: Shape) -> Option<String> {
        if block.stmts.is_empty() {
            return Some("{}".to_owned());
        }
        let inner = shape.indent + width::TAB;
        let mut out = "{".to_owned();
        let mut rest = &block.stmts[..];
        while let Some(first) = rest.first() {
            let uses: Vec<&ItemUse> = rest.iter().map_while(as_use).collect();
            let text = if uses.is_empty() {
                let last = rest.len() == 1;
                self.whatever_the_width(|| self.statement(first, inner, last))?
            } else {
                self.imports(&uses, inner)
            };
            rest = &rest[uses.len().max(1)..];
            out.push_str(&new_line(inner));
            out.push_str(&text);
            // What is declared in a function is set apart from what it does.
            let declares = |statement: &Stmt| matches!(statement, Stmt::Item(_));
            if declares(first) && rest.first().is_some_and(|next| !declares(next)) {
                out.push('\n');
            }
        }
        Some(out + &new_line(shape.indent) + "}")
    }

    /// A block that is a value: on one line when it is nothing but a short expression.
    pub(super) fn block_or_line(&self, block: &Block, shape: Shape) -> Option<String> {
        if let Some(inner) = only_expression(block)
            && let Some(text) = self.expression(inner, shape.after(2).before(2))
            && !text.contains('\n')
        {
            return Some(format!("{{ {text} }}"));
        }
        self.block(block, shape)
    }

    fn statement(&self, statement: &Stmt, indent: usize, last: bool) -> Option<String> {
        match statement {
            Stmt::Local(local) => self.local(local, indent),
            Stmt::Item(item) => Some(self.item(item, indent)),
            Stmt::Expr(expression, semicolon) => {
                let tail = usize::from(semicolon.is_some());
                let shape = Shape::line(indent, tail);
                let text = match expression {
                    Expr::Block(node) if node.label.is_none() => self.block(&node.block, shape)?,
                    Expr::If(node) => self.condition(node, shape, last && semicolon.is_none())?,
                    other => self.expression(other, shape)?,
                };
                let end = if semicolon.is_some() { ";" } else { "" };
                Some(text + end)
            }
            Stmt::Macro(node) => {
                let tail = usize::from(node.semi_token.is_some());
                let attributes = self.attributes(&node.attrs, indent);
                let text = self.invocation(&node.mac, Shape::line(indent, tail))?;
                let end = if node.semi_token.is_some() { ";" } else { "" };
                Some(attributes + &text + end)
            }
        }
    }

    fn local(&self, local: &Local, indent: usize) -> Option<String> {
        let attributes = self.attributes(&local.attrs, indent);
        let pattern = match &local.pat {
            Pat::Type(typed) => format!("{}: {}", flat(&typed.pat), flat(&typed.ty)),
            pattern @ Pat::Struct(_) => self.pattern(pattern, Shape::line(indent, 0))?,
            other => flat(other),
        };
        let start = format!("let {pattern}");
        let Some(init) = &local.init else {
            return Some(format!("{attributes}{start};"));
        };
        let shape = Shape::line(indent, 1);
        let Some((_, otherwise)) = &init.diverge else {
            let text = self.assignment(&format!("{start} ="), &init.expr, shape)?;
            return Some(format!("{attributes}{text};"));
        };
        let Expr::Block(otherwise) = &**otherwise else {
            return self.unknown();
        };
        let text = self.assignment(&format!("{start} ="), &init.expr, Shape::line(indent, 0))?;
        let body = self.block(&otherwise.block, Shape::line(indent, 1))?;
        let one_line = body.lines().count() == 3;
        if one_line && !text.contains('\n') {
            let inner = body.lines().nth(1).unwrap_or_default().trim();
            let short = format!("{text} else {{ {inner} }};");
            if !inner.ends_with(';') && columns(&short) <= 50 {
                return Some(attributes + &short);
            }
        }
        let same_line = if text.contains('\n') {
            ends_with_brackets_alone(&text)
        } else {
            indent + columns(&text) + " else {".len() <= self.limit.get()
        };
        let gap = if same_line {
            " ".to_owned()
        } else {
            new_line(indent)
        };
        Some(format!("{attributes}{text}{gap}else {body};"))
    }
}

fn as_use(statement: &Stmt) -> Option<&ItemUse> {
    match statement {
        Stmt::Item(Item::Use(node)) => Some(node),
        _ => None,
    }
}
