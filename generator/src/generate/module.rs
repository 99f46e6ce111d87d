//! A crate's sources as a module of another crate.
//!
//! A build script writes them to `OUT_DIR`, and one `include!` takes them in. `include!` has two limits: what it
//! includes cannot have inner attributes, and `crate::` in it means the including crate. So the inner attributes and
//! the documentation of `lib.rs` are left out, and each path from `crate` becomes one from `super`, as often as the
//! file is deep: the module then works wherever it is put. Its own `mod` lines need nothing, because the compiler looks
//! for their files beside the included one.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::emit::INCLUDING;
use crate::output::{Contents, EmittedFile};

/// The name of the file to include.
pub(crate) const ROOT: &str = "mod.rs";

/// A file of `src/` as a file of a module.
pub(super) fn from_crate(file: EmittedFile) -> EmittedFile {
    let path = file.path.strip_prefix("src/").unwrap_or(&file.path);
    let is_root = path == "lib.rs";
    let path = if is_root { ROOT } else { path };
    let depth = depth(path);
    let contents = match file.contents {
        Contents::Rust(tokens) => {
            let tokens = if is_root { outer(tokens) } else { tokens };
            Contents::Rust(relative(tokens, depth))
        }
        Contents::Text(text) => Contents::Text(relative_text(&text, depth)),
    };
    EmittedFile {
        path: path.to_owned(),
        contents,
    }
}

/// How many modules lie between a file and the root module.
fn depth(path: &str) -> usize {
    let folders = path.matches('/').count();
    if path == ROOT || path.ends_with("/mod.rs") {
        folders
    } else {
        folders + 1
    }
}

/// Leaves out the inner attributes at the top.
fn outer(tokens: TokenStream) -> TokenStream {
    let mut rest = tokens.into_iter().peekable();
    let mut kept = Vec::new();
    while let Some(token) = rest.next() {
        let inner = is_punct(&token, '#') && rest.peek().is_some_and(|next| is_punct(next, '!'));
        if inner {
            // The exclamation mark, and the attribute in its brackets.
            rest.next();
            rest.next();
        } else {
            kept.push(token);
        }
    }
    kept.into_iter().collect()
}

/// Replaces `crate::` by as many `super::` as `depth` says, more of them in modules within the file.
fn relative(tokens: TokenStream, depth: usize) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut out = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        match token {
            TokenTree::Ident(ident)
                if *ident == "crate" && next.is_some_and(|next| is_punct(next, ':')) =>
            {
                out.extend(ancestor(depth));
            }
            TokenTree::Ident(ident) if *ident == INCLUDING => {
                out.push(TokenTree::Ident(Ident::new("crate", Span::call_site())));
            }
            TokenTree::Group(group) => {
                let in_module = group.delimiter() == Delimiter::Brace
                    && index >= 2
                    && matches!(&tokens[index - 2], TokenTree::Ident(word) if *word == "mod");
                let inner = relative(group.stream(), depth + usize::from(in_module));
                out.push(TokenTree::Group(Group::new(group.delimiter(), inner)));
            }
            TokenTree::Literal(literal) => {
                let is_doc = index >= 2
                    && is_punct(&tokens[index - 1], '=')
                    && matches!(&tokens[index - 2], TokenTree::Ident(word) if *word == "doc");
                let literal = if is_doc {
                    documentation(literal, depth)
                } else {
                    literal.clone()
                };
                out.push(TokenTree::Literal(literal));
            }
            _ => out.push(token.clone()),
        }
    }
    out.into_iter().collect()
}

/// `super::super`, or `self` for the root.
fn ancestor(depth: usize) -> Vec<TokenTree> {
    let word = |text| TokenTree::Ident(Ident::new(text, Span::call_site()));
    if depth == 0 {
        return vec![word("self")];
    }
    let mut path = vec![word("super")];
    for _ in 1..depth {
        path.push(TokenTree::Punct(Punct::new(':', Spacing::Joint)));
        path.push(TokenTree::Punct(Punct::new(':', Spacing::Alone)));
        path.push(word("super"));
    }
    path
}

/// Examples name the crate that they were written for, so they do not run in another one; links are relative.
fn documentation(literal: &Literal, depth: usize) -> Literal {
    match syn::parse_str::<syn::LitStr>(&literal.to_string()) {
        Ok(text) => {
            let ancestor = "super::".repeat(depth);
            let text = text.value().replace("](crate::", &format!("]({ancestor}"));
            Literal::string(&without_doctests(&text))
        }
        Err(_) => literal.clone(),
    }
}

fn without_doctests(text: &str) -> String {
    let mut open = false;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let Some(language) = line.trim().strip_prefix("```") else {
            out.push_str(line);
            continue;
        };
        let runs = language.split(',').all(|word| {
            matches!(
                word.trim(),
                "" | "rust" | "no_run" | "should_panic" | "compile_fail"
            )
        });
        if !open && runs {
            let start = line.len() - line.trim_start().len();
            out.push_str(&line[..start]);
            out.push_str("```ignore");
            out.push_str(&line[line.trim_end().len()..]);
        } else {
            out.push_str(line);
        }
        open = !open;
    }
    out
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// The same for authored text, which keeps its comments; what stands in string literals stays.
fn relative_text(text: &str, depth: usize) -> String {
    const WORD: &str = "crate::";
    let ancestor = if depth == 0 {
        "self::".to_owned()
    } else {
        "super::".repeat(depth)
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        let step = if rest.starts_with("//") {
            let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
            out.push_str(&line.replace(WORD, &ancestor));
            rest = &rest[line.len()..];
            before = ' ';
            continue;
        } else if let Some(length) = literal_length(rest, before) {
            length
        } else if rest.starts_with(WORD) && !is_word(before) && before != '$' {
            out.push_str(&ancestor);
            rest = &rest[WORD.len()..];
            before = ':';
            continue;
        } else {
            next.len_utf8()
        };
        out.push_str(&rest[..step]);
        before = rest[..step].chars().next_back().unwrap_or(' ');
        rest = &rest[step..];
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of the string or character literal that begins here, if one does.
fn literal_length(rest: &str, before: char) -> Option<usize> {
    if rest.starts_with('r') && !is_word(before) || rest.starts_with("br") && !is_word(before) {
        let body = rest.trim_start_matches('b').strip_prefix('r')?;
        let hashes = body.len() - body.trim_start_matches('#').len();
        let text = body[hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let start = rest.len() - text.len();
        return Some(
            text.find(&close)
                .map_or(rest.len(), |end| start + end + close.len()),
        );
    }
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut chars = rest.char_indices().skip(1);
    if quote == '\'' {
        // Otherwise it is a lifetime.
        let mut ahead = rest.chars().skip(1);
        let first = ahead.next()?;
        if first != '\\' && ahead.next() != Some('\'') {
            return None;
        }
    }
    while let Some((at, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == quote {
            return Some(at + 1);
        }
    }
    Some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_become_modules() {
        #[track_caller]
        fn check(path: &str, contents: TokenStream, expected: &(&str, TokenStream)) {
            let file = EmittedFile {
                path: path.to_owned(),
                contents: Contents::Rust(contents),
            };
            let file = from_crate(file);
            let found = match file.contents {
                Contents::Rust(tokens) => tokens.to_string(),
                Contents::Text(text) => text,
            };
            assert_eq!(
                (file.path.as_str(), found),
                (expected.0, expected.1.to_string())
            );
        }
        check(
            "src/lib.rs",
            quote::quote! { #![forbid(unsafe_code)] #![doc = "x"] mod a; pub use crate::a::A; },
            &("mod.rs", quote::quote! { mod a; pub use self::a::A; }),
        );
        check(
            "src/client.rs",
            quote::quote! { use crate::a::A; pub(crate) struct B; const C: &str = "crate::x"; },
            &(
                "client.rs",
                quote::quote! { use super::a::A; pub(crate) struct B; const C: &str = "crate::x"; },
            ),
        );
        check(
            "src/api/mod.rs",
            quote::quote! { use crate::a::A; mod b { use crate::a::B; } },
            &(
                "api/mod.rs",
                quote::quote! { use super::a::A; mod b { use super::super::a::B; } },
            ),
        );
        check(
            "src/api/b.rs",
            quote::quote! { #[doc = "[`A`](crate::A)\n```\nx\n```\n"] fn f() -> crate::A {} },
            &(
                "api/b.rs",
                quote::quote! {
                    #[doc = "[`A`](super::super::A)\n```ignore\nx\n```\n"]
                    fn f() -> super::super::A {}
                },
            ),
        );
    }

    #[test]
    fn authored_files_become_modules() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(relative_text(text, 2), expected);
        }
        check("use crate::a;", "use super::super::a;");
        check(
            "//! See [`crate::A`].\nfn f() {}",
            "//! See [`super::super::A`].\nfn f() {}",
        );
        check(
            "const A: &str = \"crate::a\\\"crate::\";",
            "const A: &str = \"crate::a\\\"crate::\";",
        );
        check("r#\"crate::\"# crate::a", "r#\"crate::\"# super::super::a");
        check(
            "fn f<'a>(c: char) { c == '\"'; crate::b() }",
            "fn f<'a>(c: char) { c == '\"'; super::super::b() }",
        );
        check("mycrate::a pub(crate) fn", "mycrate::a pub(crate) fn");
        check("'\\'' crate::a", "'\\'' super::super::a");
    }
}
