//! Operators with two sides.

use quote::ToTokens;
use syn::{BinOp, Expr, ExprBinary};

use super::{Layout, Shape, columns, first_columns, last_columns, new_line, width};

impl Layout {
    /// `a && b && c`: on one line, or each operator at the beginning of a line.
    pub(super) fn pairs(&self, binary: &ExprBinary, shape: Shape) -> Option<String> {
        let sign = binary.op.to_token_stream().to_string();
        let mut sides = vec![&*binary.right];
        let mut rest = &*binary.left;
        while let Expr::Binary(inner) = rest
            && inner.op.to_token_stream().to_string() == sign
        {
            sides.push(&inner.right);
            rest = &inner.left;
        }
        sides.push(rest);
        sides.reverse();
        let conditions = sides.iter().any(|side| matches!(side, Expr::Let(_)));
        if (!conditions || may_stand_on_one_line(&sides))
            && let Some(text) = self.pairs_on_one_line(&sides, &sign, shape)
        {
            return Some(text);
        }
        self.pairs_below(&sides, &sign, shape)
    }

    fn pairs_on_one_line(&self, sides: &[&Expr], sign: &str, shape: Shape) -> Option<String> {
        let (last, before) = sides.split_last()?;
        let room = shape.room(self.limit.get());
        let mut out = String::new();
        for side in before {
            let text = self.expression(side, shape)?;
            if text.contains('\n') || columns(&out) > room {
                return None;
            }
            out.extend([text.as_str(), " ", sign, " "]);
        }
        let taken = columns(&out);
        let text = self.expression(last, shape.after(taken))?;
        let runs_over = text.contains('\n') && !text.starts_with('{');
        if runs_over && (text.starts_with('(') || taken > width::TAB) {
            return None;
        }
        out.push_str(&text);
        (first_columns(&out) <= room).then_some(out)
    }

    fn pairs_below(&self, sides: &[&Expr], sign: &str, shape: Shape) -> Option<String> {
        let nested = Shape::line(shape.indent + width::TAB, shape.tail);
        let (first, rest) = sides.split_first()?;
        let mut out = self.expression(first, shape)?;
        for side in rest {
            let start = if out.contains('\n') { 0 } else { shape.column };
            // A short first side would look lost on a line of its own.
            if last_columns(&out) + start <= nested.indent {
                let here = shape.after(sign.len() + 2 + last_columns(&out));
                if let Some(text) = self.expression(side, here) {
                    out.extend([" ", sign, " ", text.as_str()]);
                    continue;
                }
            }
            let text = self.expression(side, nested.after(sign.len() + 1))?;
            out.push_str(&new_line(nested.indent));
            out.extend([sign, " ", text.as_str()]);
        }
        Some(out)
    }
}

/// `ready && let Some(x) = y` may, other chains with `let` may not.
fn may_stand_on_one_line(sides: &[&Expr]) -> bool {
    matches!(sides, [Expr::Path(_) | Expr::Lit(_), Expr::Let(_)])
}

/// Whether the operator assigns.
pub(super) fn assigns(operator: &BinOp) -> bool {
    let text = operator.to_token_stream().to_string();
    text.ends_with('=') && !matches!(text.as_str(), "==" | "!=" | "<=" | ">=")
}
