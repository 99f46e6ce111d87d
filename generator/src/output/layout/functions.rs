//! Functions, with their parameters on one line or one below the other.

use syn::{
    Attribute, Block, FnArg, Generics, ReturnType, Safety, Signature, Visibility, WhereClause,
};

use super::flat::flat;
use super::items::{flat_generics, visibility};
use super::{Layout, Shape, columns, last_columns, new_line, width};

impl Layout {
    /// A function; one without a body ends with a semicolon.
    pub(super) fn function(
        &self,
        attributes: &[Attribute],
        vis: &Visibility,
        sig: &Signature,
        body: Option<&Block>,
        indent: usize,
    ) -> Option<String> {
        let plain = matches!(sig.safety, Safety::Default);
        if sig.variadic.is_some() || sig.abi.is_some() || !plain {
            return self.unknown();
        }
        let attributes = self.attributes(attributes, indent);
        let words = [
            sig.constness.is_some().then_some("const "),
            sig.asyncness.is_some().then_some("async "),
        ];
        let words: String = words.into_iter().flatten().collect();
        let generics = flat_generics(&sig.generics);
        let mut start = format!("{}{words}fn {}{generics}", visibility(vis), sig.ident);
        // Behind them, there has to be room for `()` and a brace.
        let behind = if body.is_some() { 4 } else { 2 };
        if !generics.is_empty() && indent + columns(&start) + behind > self.limit.get() {
            start.truncate(start.len() - generics.len());
            start.push_str(&vertical_generics(&sig.generics, indent));
        }
        let inputs: Vec<String> = sig.inputs.iter().map(flat_argument).collect();
        let output = match &sig.output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, ty) => format!(" -> {}", flat(ty)),
        };
        let bounds = sig.generics.where_clause.as_ref();
        let end = match body {
            None => 1,
            Some(body) if body.stmts.is_empty() => 3,
            Some(_) if bounds.is_some() => 0,
            Some(_) => 2,
        };
        let line = format!("{start}({}){output}", inputs.join(", "));
        let length = indent + columns(&line);
        let mut out = if body.is_none() && length + 1 == self.limit.get() {
            format!(
                "{start}({}){}{}",
                inputs.join(", "),
                new_line(indent),
                output.trim_start()
            )
        } else if length + end <= self.limit.get() {
            line
        } else {
            let inner = new_line(indent + width::TAB);
            let inputs: Vec<String> = sig
                .inputs
                .iter()
                .map(|input| format!("{inner}{},", self.argument(input, indent + width::TAB)))
                .collect();
            let inputs = inputs.concat();
            let output = match &sig.output {
                ReturnType::Type(_, ty) => {
                    // The parenthesis does not count for rustfmt.
                    let shape = Shape::line(indent, 0).after("-> ".len());
                    format!(" -> {}", self.ty_whatever_the_width(ty, shape))
                }
                ReturnType::Default => output,
            };
            format!("{start}({inputs}{}){output}", new_line(indent))
        };
        out.push_str(&where_clause(bounds, indent));
        let Some(body) = body else {
            let out = out.strip_suffix(',').unwrap_or(&out);
            return Some(format!("{attributes}{out};"));
        };
        let body = self.block(body, Shape::line(indent, 0))?;
        // The brace has the room of a line that begins where the function does, wherever the last line of it begins.
        let wide = indent + last_columns(&out) + 2 > self.limit.get();
        let gap = if bounds.is_some() || wide {
            new_line(indent)
        } else {
            " ".to_owned()
        };
        Some(format!("{attributes}{out}{gap}{body}"))
    }

    /// A parameter on a line of its own.
    fn argument(&self, argument: &FnArg, indent: usize) -> String {
        let FnArg::Typed(typed) = argument else {
            return flat_argument(argument);
        };
        let name = format!("{}: ", flat(&typed.pat));
        let shape = Shape::line(indent, 1).after(columns(&name));
        name + &self.ty_whatever_the_width(&typed.ty, shape)
    }
}

/// The parameters of a generic, one below the other.
fn vertical_generics(generics: &Generics, indent: usize) -> String {
    let line = new_line(indent + width::TAB);
    let params = generics.params.iter();
    let params: Vec<String> = params
        .map(|param| format!("{line}{},", flat(param)))
        .collect();
    format!("<{}{}>", params.concat(), new_line(indent))
}

fn flat_argument(argument: &FnArg) -> String {
    match argument {
        FnArg::Typed(typed) => format!("{}: {}", flat(&typed.pat), flat(&typed.ty)),
        FnArg::Receiver(receiver) => flat(receiver),
    }
}

/// `where` with a line for each bound; nothing when there is none.
pub(super) fn where_clause(clause: Option<&WhereClause>, indent: usize) -> String {
    let Some(clause) = clause else {
        return String::new();
    };
    let inner = new_line(indent + width::TAB);
    let lines: Vec<String> = clause
        .predicates
        .iter()
        .map(|bound| format!("{inner}{},", flat(bound)))
        .collect();
    format!("{}where{}", new_line(indent), lines.concat())
}
