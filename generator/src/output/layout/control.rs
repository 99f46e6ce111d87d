//! Conditions, choices, loops and closures.

use syn::{Arm, Block, Expr, ExprClosure, ExprIf, ExprMatch, Pat, ReturnType, Stmt};

use super::flat::flat;
use super::list::{ends_with_brackets_alone, prefer_next_line};
use super::{Layout, Shape, columns, last_columns, new_line, width};

impl Layout {
    /// `if … { … } else { … }`; `short` says that all of it may stand on one line.
    pub(super) fn condition(&self, node: &ExprIf, shape: Shape, short: bool) -> Option<String> {
        if short && let Some(text) = self.condition_on_one_line(node, shape) {
            return Some(text);
        }
        let head = self.head("if ", &node.cond, shape)?;
        let body = self.block(&node.then_branch, Shape::line(shape.indent, 0))?;
        let mut out = head + &body;
        if let Some((_, otherwise)) = &node.else_branch {
            if node.then_branch.stmts.is_empty() {
                out.insert_str(out.len() - 1, &new_line(shape.indent));
            }
            out.push_str(" else ");
            let line = Shape {
                column: shape.indent + 7,
                ..shape
            };
            match &**otherwise {
                Expr::If(next) => out.push_str(&self.condition(next, line, false)?),
                Expr::Block(block) => out.push_str(&self.block(&block.block, line)?),
                _ => return self.unknown(),
            }
        }
        Some(out)
    }

    fn condition_on_one_line(&self, node: &ExprIf, shape: Shape) -> Option<String> {
        let (_, otherwise) = node.else_branch.as_ref()?;
        let Expr::Block(otherwise) = &**otherwise else {
            return None;
        };
        let yes = only_expression(&node.then_branch)?;
        let no = only_expression(&otherwise.block)?;
        let unlimited = Shape::line(0, 0);
        let [condition, yes, no] =
            [&*node.cond, yes, no].map(|part| self.expression(part, unlimited));
        let text = format!("if {} {{ {} }} else {{ {} }}", condition?, yes?, no?);
        let room = shape.room(self.limit.get()).min(width::IF_ELSE);
        (!text.contains('\n') && columns(&text) <= room).then_some(text)
    }

    /// `if condition ` or the like, so that the block can follow.
    fn head(&self, word: &str, condition: &Expr, shape: Shape) -> Option<String> {
        // The brace has no claim to the line: where there is no room for it, it stands below.
        let start = Shape { tail: 0, ..shape }.after(columns(word));
        let text = self.expression(condition, start)?;
        let last = text.rsplit('\n').next().unwrap_or_default();
        let deeper = last.len() - last.trim_start().len() > shape.indent;
        let below = if text.contains('\n') {
            deeper || !ends_with_brackets_alone(&text)
        } else {
            columns(&text) + 2 > start.room(self.limit.get())
        };
        let brace = if below {
            new_line(shape.indent)
        } else {
            " ".to_owned()
        };
        Some(format!("{word}{text}{brace}"))
    }

    pub(super) fn repetition(&self, node: &Expr, shape: Shape) -> Option<String> {
        let (head, body) = match node {
            Expr::ForLoop(node) if node.label.is_none() => {
                let word = format!("for {} in ", flat(&node.pat));
                (self.head(&word, &node.expr, shape)?, &node.body)
            }
            Expr::While(node) if node.label.is_none() => {
                (self.head("while ", &node.cond, shape)?, &node.body)
            }
            Expr::Loop(node) if node.label.is_none() => ("loop ".to_owned(), &node.body),
            _ => return self.unknown(),
        };
        Some(head + &self.block(body, Shape::line(shape.indent, 0))?)
    }

    pub(super) fn choice(&self, node: &ExprMatch, shape: Shape) -> Option<String> {
        let mut out = self.head("match ", &node.expr, shape)?;
        if node.arms.is_empty() {
            return Some(out + "{}");
        }
        out.push('{');
        let inner = shape.indent + width::TAB;
        for arm in &node.arms {
            out.push_str(&new_line(inner));
            out.push_str(&self.arm(arm, inner)?);
        }
        Some(out + &new_line(shape.indent) + "}")
    }

    fn arm(&self, arm: &Arm, indent: usize) -> Option<String> {
        let attributes = self.attributes(&arm.attrs, indent);
        let (pattern, guard) = match &arm.pat {
            Pat::Guard(node) => (&*node.pat, Some(&*node.guard)),
            pattern => (pattern, None),
        };
        let mut head = self.pattern(pattern, Shape::line(indent, 5))?;
        let mut broken = false;
        if let Some(guard) = guard {
            let text = self.guard(guard, &head, indent)?;
            broken = text.starts_with('\n');
            head.push_str(&text);
        }
        // rustfmt measures patterns in bytes.
        let column = if head.contains('\n') {
            last_columns(&head)
        } else {
            indent + head.len()
        };
        let start = Shape {
            indent,
            column: column + 4,
            tail: 1,
        };
        let body = strip_block(&arm.body);
        if let Expr::Block(block) = body {
            let text = self.block(&block.block, Shape { tail: 0, ..start })?;
            let gap = if broken {
                new_line(indent)
            } else {
                " ".to_owned()
            };
            return Some(format!("{attributes}{head} =>{gap}{text}"));
        }
        let here = self.body(body, start);
        // What is not broken may still be too long: texts always are as long as they are.
        if let Some(text) = &here
            && !text.contains('\n')
            && columns(text) <= start.room(self.limit.get())
        {
            return Some(format!("{attributes}{head} => {text},"));
        }
        let below = Shape::line(indent + width::TAB, 0);
        let next = self.body(body, below);
        let in_block = |text: &str| {
            let line = new_line(below.indent);
            let gap = if broken {
                new_line(indent)
            } else {
                " ".to_owned()
            };
            format!(
                "{attributes}{head} =>{gap}{{{line}{text}{}}}",
                new_line(indent)
            )
        };
        match (here, next) {
            (Some(here), Some(next)) if prefer_next_line(&here, &next) => Some(in_block(&next)),
            (Some(here), _) if runs_over(body) => Some(format!("{attributes}{head} => {here},")),
            (_, Some(next)) => Some(in_block(&next)),
            (Some(here), None) => Some(format!("{attributes}{head} => {here},")),
            (None, None) => None,
        }
    }

    /// The body of an arm: a condition never stands on one line there.
    fn body(&self, body: &Expr, shape: Shape) -> Option<String> {
        match body {
            Expr::If(node) => self.condition(node, shape, false),
            body => self.expression(body, shape),
        }
    }

    /// The condition of an arm behind its pattern, on the same line or the next.
    fn guard(&self, guard: &Expr, pattern: &str, indent: usize) -> Option<String> {
        let column = if pattern.contains('\n') {
            last_columns(pattern)
        } else {
            indent + columns(pattern)
        };
        let here = Shape {
            indent,
            column: column + 4,
            tail: 5,
        };
        if let Some(text) = self.expression(guard, here)
            && !text.contains('\n')
        {
            return Some(format!(" if {text}"));
        }
        let line = indent + width::TAB;
        let text = self.expression(guard, Shape::line(line, 3).after(3))?;
        Some(format!("{}if {text}", new_line(line)))
    }

    pub(super) fn closure(&self, node: &ExprClosure, shape: Shape) -> Option<String> {
        if node.asyncness.is_some() || node.constness.is_some() || node.lifetimes.is_some() {
            return self.unknown();
        }
        let inputs: Vec<String> = node.inputs.iter().map(flat).collect();
        let capture = if node.capture.is_some() { "move " } else { "" };
        let mut head = format!("{capture}|{}|", inputs.join(", "));
        let typed = !matches!(node.output, ReturnType::Default);
        if typed {
            head.extend([" ", flat(&node.output).as_str()]);
        }
        let start = shape.after(columns(&head) + 1);
        let body = if typed {
            &*node.body
        } else {
            strip_block(&node.body)
        };
        if let Expr::Block(block) = body {
            let text = self.block(&block.block, start)?;
            return Some(format!("{head} {text}"));
        }
        if let Some(text) = self.expression(body, start)
            && (!text.contains('\n') || may_run_over_in_closure(body))
        {
            return Some(format!("{head} {text}"));
        }
        self.closure_with_block(&head, body, shape)
    }

    fn closure_with_block(&self, head: &str, body: &Expr, shape: Shape) -> Option<String> {
        let below = Shape::line(shape.indent + width::TAB, 0);
        let text = self.expression(body, below)?;
        let line = new_line(below.indent);
        Some(format!("{head} {{{line}{text}{}}}", new_line(shape.indent)))
    }

    /// The last argument of a call, which may run over: a closure around a condition gets a block.
    pub(super) fn last_argument(&self, argument: &Expr, shape: Shape) -> Option<String> {
        if let Expr::Closure(node) = argument
            && matches!(node.output, ReturnType::Default)
            && matches!(
                strip_block(&node.body),
                Expr::If(_) | Expr::While(_) | Expr::ForLoop(_) | Expr::Loop(_)
            )
        {
            let inputs: Vec<String> = node.inputs.iter().map(flat).collect();
            let capture = if node.capture.is_some() { "move " } else { "" };
            let head = format!("{capture}|{}|", inputs.join(", "));
            let body = strip_block(&node.body);
            if let Some(text) = self.expression(body, shape.after(columns(&head) + 1))
                && !text.contains('\n')
            {
                return Some(format!("{head} {text}"));
            }
            return self.closure_with_block(&head, body, shape);
        }
        self.expression(argument, shape)
    }
}

/// The expression that is all there is in a block.
pub(super) fn only_expression(block: &Block) -> Option<&Expr> {
    match &block.stmts[..] {
        [Stmt::Expr(expression, None)] => Some(expression),
        _ => None,
    }
}

/// The expression in a block that is there for nothing.
fn strip_block(body: &Expr) -> &Expr {
    match body {
        Expr::Block(block) if block.attrs.is_empty() && block.label.is_none() => {
            only_expression(&block.block).unwrap_or(body)
        }
        _ => body,
    }
}

fn runs_over(body: &Expr) -> bool {
    match body {
        Expr::Match(_)
        | Expr::Block(_)
        | Expr::Async(_)
        | Expr::Loop(_)
        | Expr::Closure(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::Macro(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Tuple(_) => true,
        Expr::Reference(inner) => runs_over(&inner.expr),
        Expr::Unary(inner) => runs_over(&inner.expr),
        Expr::Try(inner) => runs_over(&inner.expr),
        Expr::Cast(inner) => runs_over(&inner.expr),
        _ => false,
    }
}

fn may_run_over_in_closure(body: &Expr) -> bool {
    match body {
        Expr::Match(_) | Expr::Block(_) | Expr::Async(_) | Expr::Loop(_) | Expr::Struct(_) => true,
        Expr::Reference(inner) => may_run_over_in_closure(&inner.expr),
        Expr::Unary(inner) => may_run_over_in_closure(&inner.expr),
        Expr::Try(inner) => may_run_over_in_closure(&inner.expr),
        Expr::Cast(inner) => may_run_over_in_closure(&inner.expr),
        _ => false,
    }
}
