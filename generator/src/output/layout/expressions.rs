//! Expressions of every kind, and what they are made of.

use quote::ToTokens;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{
    Expr, ExprMacro, ExprRange, ExprStruct, FieldValue, Lit, Macro, MacroDelimiter, Member,
    RangeLimits, Token, UnOp,
};

use super::flat::{flat, flat_path};
use super::list::{List, fits_lines, prefer_next_line};
use super::{Layout, Shape, columns, last_columns, new_line, pairs, width};

impl Layout {
    /// The text of an expression; its first line begins at the column of `shape`.
    pub(super) fn expression(&self, expression: &Expr, shape: Shape) -> Option<String> {
        match expression {
            // rustfmt never breaks around a text, however long it is.
            Expr::Lit(literal) if matches!(literal.lit, Lit::Str(_)) => Some(flat(&literal.lit)),
            Expr::Lit(literal) => self.fit(flat(&literal.lit), shape),
            // rustfmt measures paths in bytes.
            Expr::Path(node) => {
                let text = if node.qself.is_none() && node.attrs.is_empty() {
                    flat_path(&node.path)
                } else {
                    flat(node)
                };
                Some(text).filter(|text| text.len() <= shape.room(self.limit.get()))
            }
            Expr::Call(call) => {
                let name = self.expression(&call.func, shape)?;
                let list = List::arguments(&call.args, columns(&name));
                let column = if name.contains('\n') {
                    last_columns(&name)
                } else {
                    shape.column + columns(&name)
                };
                let arguments = self.list(&list, Shape { column, ..shape })?;
                Some(name + &arguments)
            }
            Expr::MethodCall(_) | Expr::Field(_) | Expr::Await(_) | Expr::Try(_) => {
                self.chain(expression, shape)
            }
            Expr::Struct(literal) => self.structure(literal, shape),
            Expr::Array(array) => {
                let list = List {
                    open: "[",
                    close: "]",
                    items: array.elems.iter().collect(),
                    limit: width::ARRAY,
                    name: 0,
                };
                self.list(&list, shape)
            }
            Expr::Tuple(tuple) => {
                let close = if tuple.elems.len() == 1 { ",)" } else { ")" };
                let list = List {
                    close,
                    ..List::arguments(&tuple.elems, usize::MAX)
                };
                self.list(&list, shape)
            }
            Expr::Repeat(repeat) => {
                let (value, length) = (&repeat.expr, &repeat.len);
                let value = self.expression(value, shape.after(1).before(3))?;
                let length = self.expression(length, shape)?;
                self.fit(format!("[{value}; {length}]"), shape)
            }
            Expr::Return(jump) => self.jump("return", jump.expr.as_deref(), shape),
            Expr::Break(jump) if jump.label.is_none() => {
                self.jump("break", jump.expr.as_deref(), shape)
            }
            Expr::Continue(jump) if jump.label.is_none() => self.jump("continue", None, shape),
            Expr::Macro(call) => self.macro_call(call, shape),
            Expr::Closure(closure) => self.closure(closure, shape),
            Expr::If(condition) => self.condition(condition, shape, true),
            Expr::Match(choice) => self.choice(choice, shape),
            Expr::Block(block) if block.label.is_none() => self.block_or_line(&block.block, shape),
            Expr::Async(node) => {
                let word = if node.capture.is_some() {
                    "async move "
                } else {
                    "async "
                };
                let body = self.block_or_line(&node.block, shape.after(columns(word)))?;
                Some(format!("{word}{body}"))
            }
            Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_) => self.repetition(expression, shape),
            other => self.operation(other, shape),
        }
    }

    /// Expressions that are an operator and what it works on.
    fn operation(&self, expression: &Expr, shape: Shape) -> Option<String> {
        match expression {
            Expr::Reference(reference) => {
                let sign = if reference.mutability.is_some() {
                    "&mut "
                } else {
                    "&"
                };
                self.prefixed(sign, &reference.expr, shape)
            }
            Expr::Unary(unary) => {
                let sign = match unary.op {
                    UnOp::Deref(_) => "*",
                    UnOp::Not(_) => "!",
                    UnOp::Neg(_) => "-",
                    _ => return self.unknown(),
                };
                self.prefixed(sign, &unary.expr, shape)
            }
            Expr::Binary(binary) if pairs::assigns(&binary.op) => {
                let sign = binary.op.to_token_stream().to_string();
                let target = self.expression(&binary.left, shape.before(sign.len() + 1))?;
                self.assignment(&format!("{target} {sign}"), &binary.right, shape)
            }
            Expr::Binary(binary) => self.pairs(binary, shape),
            Expr::Assign(assign) => {
                let target = self.expression(&assign.left, shape.before(2))?;
                self.assignment(&format!("{target} ="), &assign.right, shape)
            }
            Expr::Cast(cast) => {
                let ty = format!(" as {}", flat(&cast.ty));
                let value = self.expression(&cast.expr, shape.before(columns(&ty)))?;
                Some(value + &ty)
            }
            Expr::Index(index) => {
                let value = self.expression(&index.expr, shape.before(2))?;
                let start = shape.after(last_columns(&value) + 1).before(1);
                let place = self.expression(&index.index, start)?;
                Some(format!("{value}[{place}]"))
            }
            Expr::Range(range) => self.range(range, shape),
            Expr::Paren(paren) => {
                let inner = self.expression(&paren.expr, shape.after(1).before(1))?;
                Some(format!("({inner})"))
            }
            Expr::Group(group) => self.expression(&group.expr, shape),
            // In the pattern that a macro such as `matches!` takes.
            Expr::Infer(_) => self.fit("_".to_owned(), shape),
            Expr::Let(condition) => {
                let start = format!("let {} =", flat(&condition.pat));
                self.assignment(&start, &condition.expr, shape)
            }
            _ => self.unknown(),
        }
    }

    fn prefixed(&self, sign: &str, inner: &Expr, shape: Shape) -> Option<String> {
        let text = self.expression(inner, shape.after(columns(sign)))?;
        Some(format!("{sign}{text}"))
    }

    fn jump(&self, word: &str, value: Option<&Expr>, shape: Shape) -> Option<String> {
        match value {
            None => self.fit(word.to_owned(), shape),
            Some(value) => self.prefixed(&format!("{word} "), value, shape),
        }
    }

    fn range(&self, range: &ExprRange, shape: Shape) -> Option<String> {
        let sign = match range.limits {
            RangeLimits::HalfOpen(_) => "..",
            RangeLimits::Closed(_) => "..=",
        };
        let side = |side: &Option<Box<Expr>>| match side {
            Some(side) => self.expression(side, shape),
            None => Some(String::new()),
        };
        self.fit(
            format!("{}{sign}{}", side(&range.start)?, side(&range.end)?),
            shape,
        )
    }

    /// `start value`, where `start` ends with a sign that assigns, and stands at the beginning of `shape`.
    pub(super) fn assignment(&self, start: &str, value: &Expr, shape: Shape) -> Option<String> {
        self.assigned(start, shape, &|shape| self.expression(value, shape))
    }

    /// As [`Self::assignment`], for whatever `value` lays out in the room that it gets.
    pub(super) fn assigned(
        &self,
        start: &str,
        shape: Shape,
        value: &dyn Fn(Shape) -> Option<String>,
    ) -> Option<String> {
        let column = if start.contains('\n') {
            last_columns(start)
        } else {
            shape.column + columns(start)
        };
        let here = value(Shape {
            column: column + 1,
            ..shape
        });
        let room = self.limit.get().saturating_sub(column + 1 + shape.tail);
        if let Some(text) = &here
            && !text.contains('\n')
            && columns(text) <= room
        {
            return Some(format!("{start} {text}"));
        }
        let below = Shape::line(shape.indent + width::TAB, shape.tail);
        let next = value(below).filter(|text| fits_lines(text, below.column, self.limit.get()));
        match (here, next) {
            (Some(here), Some(next)) if !prefer_next_line(&here, &next) => {
                Some(format!("{start} {here}"))
            }
            (_, Some(next)) => Some(format!("{start}{}{next}", new_line(below.indent))),
            (Some(here), None) => Some(format!("{start} {here}")),
            (None, None) => None,
        }
    }

    fn structure(&self, literal: &ExprStruct, shape: Shape) -> Option<String> {
        let name = flat_path(&literal.path);
        let rest = match (&literal.rest, literal.dot2_token.is_some()) {
            (Some(rest), _) => Some(Some(&**rest)),
            (None, true) => Some(None),
            (None, false) => None,
        };
        if literal.fields.is_empty() && rest.is_none() {
            return self.fit(format!("{name} {{}}"), shape);
        }
        let nested = shape.nested();
        let fields: Option<Vec<String>> = literal
            .fields
            .iter()
            .map(|field| self.field(field, nested))
            .collect();
        let mut fields = fields?;
        let rest = match rest {
            Some(Some(rest)) => Some(self.prefixed("..", rest, nested)?),
            Some(None) => Some("..".to_owned()),
            None => None,
        };
        let commas = fields.len();
        fields.extend(rest);
        let line = fields.join(", ");
        let room = shape
            .room(self.limit.get())
            .saturating_sub(columns(&name) + 5);
        if !line.contains('\n') && columns(&line) <= room.min(width::STRUCT) {
            return Some(format!("{name} {{ {line} }}"));
        }
        let mut out = format!("{name} {{");
        for (index, field) in fields.iter().enumerate() {
            out.push_str(&new_line(nested.indent));
            out.push_str(field);
            if index < commas {
                out.push(',');
            }
        }
        Some(out + &new_line(shape.indent) + "}")
    }

    fn field(&self, field: &FieldValue, shape: Shape) -> Option<String> {
        if !field.attrs.is_empty() {
            return self.unknown();
        }
        let name = match &field.member {
            Member::Named(name) => name.to_string(),
            member @ Member::Unnamed(_) => flat(member),
        };
        if field.colon_token.is_none() {
            return self.fit(name, shape);
        }
        // Behind the name where it can stand there at all, on however many lines; on the next line otherwise.
        if let Some(text) = self.prefixed(&format!("{name}: "), &field.expr, shape) {
            return Some(text);
        }
        self.assignment(&format!("{name}:"), &field.expr, shape)
    }

    fn macro_call(&self, call: &ExprMacro, shape: Shape) -> Option<String> {
        self.invocation(&call.mac, shape)
    }

    /// A macro whose arguments are expressions is laid out as a call.
    pub(super) fn invocation(&self, call: &Macro, shape: Shape) -> Option<String> {
        let name = format!("{}!", flat_path(&call.path));
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(call.tokens.clone());
        let (Ok(arguments), false) = (
            arguments,
            matches!(call.delimiter, MacroDelimiter::Brace(_)),
        ) else {
            return self.unknown();
        };
        let mut list = List::arguments(&arguments, columns(&name));
        if matches!(call.delimiter, MacroDelimiter::Bracket(_)) {
            (list.open, list.close, list.limit) = ("[", "]", width::ARRAY);
        }
        let text = self.list(&list, shape.after(columns(&name)))?;
        Some(name + &text)
    }
}
