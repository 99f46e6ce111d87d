//! Small pieces of syntax.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use super::imports::Imports;
use crate::ir::IntegerFormat;
use crate::output::{Contents, EmittedFile};
use crate::rust::{Name, RustType};

/// Stands for the crate that includes the emitted module.
pub(crate) const INCLUDING: &str = "__including_crate";

/// The identifier of a name.
pub(super) fn ident(name: &Name) -> Ident {
    match name.as_str().strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name.as_str(), Span::call_site()),
    }
}

/// Names that clippy takes for placeholders (`disallowed_names`) where a variable has them.
const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// The identifier of a variable, of an argument for one, that holds a value of this name.
pub(super) fn variable(name: &Name) -> Ident {
    if PLACEHOLDERS.contains(&name.as_str()) {
        Ident::new(&format!("{name}_value"), Span::call_site())
    } else {
        ident(name)
    }
}

/// Documentation in front of an item.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    let text = comment(lines).into_iter();
    quote!(#(#[doc = #text])*)
}

/// Documentation of the module itself.
pub(super) fn inner_docs(lines: &[String]) -> TokenStream {
    let text = comment(lines).into_iter();
    quote!(#(#![doc = #text])*)
}

/// The lines of a comment as one text: an attribute each would be most of the tokens of a file.
fn comment(lines: &[String]) -> Option<String> {
    let lines: Vec<String> = lines.iter().map(|line| spaced(line)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A line as it stands behind `///`: with a space in front, unless it is empty.
fn spaced(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}

/// `#[deprecated]` where it applies.
pub(super) fn deprecated(deprecated: bool) -> TokenStream {
    if deprecated {
        quote!(#[deprecated])
    } else {
        TokenStream::new()
    }
}

/// Statements as the body of an arm of a `match`: a call alone stands there without a block around it.
pub(super) fn arm(statements: &TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = statements.clone().into_iter().collect();
    let is_end =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    let is_block = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let is_call = tokens.iter().position(is_end) == tokens.len().checked_sub(1)
        && !tokens.iter().any(is_block);
    if is_call && tokens.pop().is_some() {
        let call: TokenStream = tokens.into_iter().collect();
        quote!(#call,)
    } else {
        quote!({ #statements })
    }
}

/// A type; what it needs is imported.
pub(super) fn rust_type(ty: &RustType, imports: &mut Imports) -> TokenStream {
    match ty {
        RustType::Unit => quote!(()),
        RustType::Bool => quote!(bool),
        RustType::Integer(format) => integer(*format),
        RustType::Float => quote!(f64),
        RustType::String => quote!(String),
        RustType::Number => {
            imports.external("serde_json", "Number");
            quote!(Number)
        }
        RustType::Text { ty, by_path } => {
            let name = Ident::new(ty.name(), Span::call_site());
            if *by_path {
                let module = Ident::new(ty.module(), Span::call_site());
                return quote!(crate::runtime::#module::#name);
            }
            imports.runtime(ty.module(), ty.name());
            quote!(#name)
        }
        RustType::Value => {
            imports.external("serde_json", "Value");
            quote!(Value)
        }
        RustType::JsonObject => {
            imports.external("serde_json", "Map");
            imports.external("serde_json", "Value");
            quote!(Map<String, Value>)
        }
        RustType::Vec(item) => {
            let item = rust_type(item, imports);
            quote!(Vec<#item>)
        }
        RustType::Map(value) => {
            imports.std("collections", "BTreeMap");
            let value = rust_type(value, imports);
            quote!(BTreeMap<String, #value>)
        }
        RustType::Option(inner) => {
            let inner = rust_type(inner, imports);
            quote!(Option<#inner>)
        }
        RustType::Boxed(inner) => {
            let inner = rust_type(inner, imports);
            quote!(Box<#inner>)
        }
        RustType::Foreign(path) => foreign_type(path),
        RustType::Model(name) => imports.model(name),
    }
}

/// A type of another crate. What `crate` means in it depends on where the code is put, so that another word stands for
/// it until then.
pub(super) fn foreign_type(path: &str) -> TokenStream {
    let tokens: TokenStream = path.parse().unwrap_or_default();
    from_including(tokens)
}

fn from_including(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(word) if word == "crate" => {
                TokenTree::Ident(Ident::new(INCLUDING, Span::call_site()))
            }
            other => other,
        })
        .collect()
}

/// A primitive integer.
pub(super) fn integer(format: IntegerFormat) -> TokenStream {
    match format {
        IntegerFormat::I8 => quote!(i8),
        IntegerFormat::I16 => quote!(i16),
        IntegerFormat::I32 => quote!(i32),
        IntegerFormat::I64 => quote!(i64),
        IntegerFormat::U8 => quote!(u8),
        IntegerFormat::U16 => quote!(u16),
        IntegerFormat::U32 => quote!(u32),
        IntegerFormat::U64 => quote!(u64),
    }
}

/// A whole number without a suffix; grouped by `_` when it is long.
pub(super) fn whole(number: i128) -> TokenStream {
    let digits = grouped(&number.unsigned_abs().to_string());
    let literal: TokenStream = digits.parse().unwrap_or_else(|_| {
        let literal = Literal::i128_unsuffixed(number);
        quote!(#literal)
    });
    if number < 0 {
        quote!(-#literal)
    } else {
        literal
    }
}

/// A count, which fits a `usize` on every machine; larger limits are none.
pub(super) fn count(number: u64) -> TokenStream {
    whole(number.min(u64::from(u32::MAX)).into())
}

/// A double that reads back as it was.
pub(super) fn float(number: f64) -> TokenStream {
    let text = format!("{:?}", number.abs());
    let text = match text.split_once('.') {
        Some((digits, rest)) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{}.{rest}", grouped(digits))
        }
        _ => text,
    };
    let literal: TokenStream = text.parse().unwrap_or_else(|_| {
        let literal = Literal::f64_unsuffixed(number.abs());
        quote!(#literal)
    });
    if number < 0.0 {
        quote!(-#literal)
    } else {
        literal
    }
}

/// Digits in groups of three when there are more than five of them.
fn grouped(digits: &str) -> String {
    if digits.len() < 6 {
        return digits.to_owned();
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// A string literal; raw where that spares escapes.
pub(super) fn string(text: &str) -> TokenStream {
    let escapes = text.contains('\\') || text.contains('"');
    let plain = !text
        .chars()
        .any(|character| character.is_control() || !character.is_ascii());
    if escapes && plain {
        let mut fence = String::new();
        while text.contains(&format!("\"{fence}")) {
            fence.push('#');
        }
        if let Ok(tokens) = format!("r{fence}\"{text}\"{fence}").parse() {
            return tokens;
        }
    }
    quote!(#text)
}

/// A file of Rust.
pub(super) fn rust_file(path: &str, tokens: TokenStream) -> EmittedFile {
    EmittedFile {
        path: format!("src/{path}"),
        contents: Contents::Rust(tokens),
    }
}
