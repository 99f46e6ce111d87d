//! Code that stands on one line: types, patterns, paths, generics, and the arguments of attributes.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Path;

/// The text of any of those, spaced as rustfmt spaces it.
pub(super) fn flat(node: &impl ToTokens) -> String {
    let mut text = Text::default();
    text.stream(node.to_token_stream());
    text.out
}

/// The same for a path, which needs no tokens where nothing has arguments.
pub(super) fn flat_path(path: &Path) -> String {
    if path.segments.iter().any(|part| !part.arguments.is_none()) {
        return flat(path);
    }
    let mut text = String::new();
    for part in &path.segments {
        if !text.is_empty() || path.leading_colon.is_some() {
            text.push_str("::");
        }
        text.push_str(&part.ident.to_string());
    }
    text
}

/// What stood last.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
enum Last {
    #[default]
    Nothing,
    /// A word or a literal.
    Word,
    /// A sign before the name of a lifetime.
    Quote,
    /// A lifetime.
    Lifetime,
    /// A sign that sticks to what follows.
    Open,
    /// A sign that a space follows.
    Spaced,
    /// A sign that sticks to what stands before it, and that a word is parted from.
    Close,
}

#[derive(Default)]
struct Text {
    out: String,
    last: Last,
}

impl Text {
    fn stream(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            match token {
                TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
                TokenTree::Ident(word) => self.word(&word.to_string()),
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
                TokenTree::Punct(_) => {
                    let mut sign = String::new();
                    while let Some(TokenTree::Punct(punct)) = tokens.get(index) {
                        sign.push(punct.as_char());
                        if punct.spacing() == Spacing::Alone || is_whole(&sign) {
                            break;
                        }
                        index += 1;
                    }
                    let next_is_end = match tokens.get(index + 1) {
                        None => true,
                        Some(TokenTree::Punct(next)) => next.as_char() == '>',
                        Some(_) => false,
                    };
                    self.sign(&sign, next_is_end);
                }
            }
            index += 1;
        }
    }

    fn group(&mut self, delimiter: Delimiter, stream: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => return self.stream(stream),
        };
        let spaced = delimiter == Delimiter::Brace;
        let keyword = ["mut", "dyn", "ref", "in", "as"].iter().any(|word| {
            self.out.ends_with(word)
                && self.out[..self.out.len() - word.len()].ends_with([' ', '&', '('])
        });
        if matches!(self.last, Last::Spaced | Last::Lifetime)
            || (self.last == Last::Word && (spaced || keyword))
            || (self.last == Last::Close && spaced)
        {
            self.space();
        }
        self.out.push_str(open);
        if !stream.is_empty() {
            if spaced {
                self.out.push(' ');
            }
            self.last = Last::Open;
            let one = delimiter == Delimiter::Parenthesis && is_tuple_of_one(&stream);
            self.stream(stream);
            if one {
                self.out.push(',');
            }
            if spaced {
                self.space();
            }
        }
        self.out.push_str(close);
        self.last = Last::Close;
    }

    fn word(&mut self, word: &str) {
        if matches!(
            self.last,
            Last::Word | Last::Lifetime | Last::Spaced | Last::Close
        ) {
            self.space();
        }
        self.out.push_str(word);
        self.last = if self.last == Last::Quote {
            Last::Lifetime
        } else {
            Last::Word
        };
    }

    fn sign(&mut self, sign: &str, at_end: bool) {
        match sign {
            "," | ";" => {
                // A trailing comma is dropped; the one that makes a tuple of one is put back.
                if !(at_end && sign == ",") {
                    self.out.push_str(sign);
                }
                self.last = Last::Spaced;
            }
            ":" => {
                self.out.push(':');
                self.last = Last::Spaced;
            }
            "=" | "+" | "->" | "=>" | "|" | "@" => {
                self.space();
                self.out.push_str(sign);
                self.last = Last::Spaced;
            }
            "'" => {
                if matches!(
                    self.last,
                    Last::Spaced | Last::Word | Last::Lifetime | Last::Close
                ) {
                    self.space();
                }
                self.out.push('\'');
                self.last = Last::Quote;
            }
            "<" | "::" | ".." | "..=" | "." | "!" => {
                let starts = sign.starts_with("..") || sign == "::" || sign == "<";
                if self.last == Last::Spaced && starts {
                    self.space();
                }
                self.out.push_str(sign);
                self.last = Last::Open;
            }
            ">" => {
                self.out.push('>');
                self.last = Last::Close;
            }
            // A sign before what it belongs to: `&`, `*`, `?`, `-`, `#`.
            _ => {
                if matches!(self.last, Last::Spaced | Last::Word | Last::Lifetime) {
                    self.space();
                }
                self.out.push_str(sign);
                self.last = Last::Open;
            }
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with([' ', '(', '[']) {
            self.out.push(' ');
        }
    }
}

/// Whether the only comma stands at the end.
fn is_tuple_of_one(stream: &TokenStream) -> bool {
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ',');
    let mut tokens: Vec<bool> = stream
        .clone()
        .into_iter()
        .map(|token| is_comma(&token))
        .collect();
    tokens.pop() == Some(true) && !tokens.contains(&true)
}

/// Signs that are read as a whole as soon as they are seen.
fn is_whole(sign: &str) -> bool {
    matches!(
        sign,
        "::" | "->" | "=>" | "..=" | "'" | "<" | ">" | "&" | "," | ";"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing() {
        #[track_caller]
        fn ty(text: &str) {
            let node: syn::Type = syn::parse_str(text).expect("a type");
            assert_eq!(flat(&node), text);
        }
        #[track_caller]
        fn pattern(text: &str) {
            use syn::parse::Parser;
            let node = syn::Pat::parse_multi.parse_str(text).expect("a pattern");
            assert_eq!(flat(&node), text);
        }
        ty("Option<BTreeMap<String, Vec<u8>>>");
        ty("&'static [(char, char)]");
        ty("&'a mut [u8; 64]");
        ty("impl Into<String> + 'a");
        ty("impl Iterator<Item = &'a str>");
        ty("Box<dyn Fn(&str) -> Result<(), Error> + Send>");
        ty("<T as Operation>::Output");
        ty("Call<'c, CreateProduct>");
        ty("fn(&str) -> bool");
        ty("(String,)");
        ty("()");
        ty("&mut (u8, u8)");
        ty("crate::models::Product");
        pattern("Some(value)");
        pattern("Self::A | Self::B");
        pattern("'\\u{0}'..='\\u{1f}' | '\\u{7f}'");
        pattern("Foo { a, b: Some(_), .. }");
        pattern("&(a, ref mut b)");
        pattern("x @ 1..=5");
        pattern("-1 | 2..");
        pattern("[first, .., last]");
    }
}
