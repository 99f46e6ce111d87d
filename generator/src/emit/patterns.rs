//! Prints patterns: the tables and the functions that run them.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::imports::Imports;
use super::syntax::{docs, ident, inner_docs, rust_file, whole};
use crate::ir::pattern::{Dfa, Lowered, Run, Table};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, PatternPlan, inline_code};

/// `patterns.rs`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&["The patterns of the document, as code.".to_owned()]);
    let mut imports = Imports::new();
    let visibility = super::features::visibility(plan);
    let items = plan
        .patterns
        .iter()
        .map(|pattern| item(pattern, &visibility, &mut imports));
    let items: Vec<TokenStream> = items.collect();
    let uses = imports.tokens(None);
    rust_file("patterns.rs", quote!(#heading #uses #(#items)*))
}

fn item(pattern: &PatternPlan, visibility: &TokenStream, imports: &mut Imports) -> TokenStream {
    let docs = docs(&[inline_code(&pattern.source)]);
    let function = ident(&pattern.function);
    let mut tables = Tables {
        base: pattern.table.as_str(),
        imports,
        items: Vec::new(),
    };
    let condition = tables.condition(&pattern.matcher);
    let items = tables.items;
    let constant = matches!(pattern.matcher, Lowered::Always | Lowered::Never);
    let text = if constant { quote!(_) } else { quote!(text) };
    quote! {
        #docs
        #visibility fn #function(#text: &str) -> bool {
            #condition
        }
        #(#items)*
    }
}

/// The tables of one pattern while they are put together.
struct Tables<'p> {
    base: &'p str,
    imports: &'p mut Imports,
    items: Vec<TokenStream>,
}

impl Tables<'_> {
    /// An expression that says whether `text` matches.
    fn condition(&mut self, matcher: &Lowered) -> TokenStream {
        match matcher {
            Lowered::Always => quote!(true),
            Lowered::Never => quote!(false),
            Lowered::Run(run) => {
                let value = self.run(run);
                let name = self.table(&quote!(Run), &value);
                quote!(#name.is_match(text))
            }
            Lowered::Sequence(sequence) => {
                self.imports.runtime("pattern", "Sequence");
                let steps = sequence.steps.iter().map(|run| self.run(run));
                let steps: Vec<TokenStream> = steps.collect();
                let open = sequence.open;
                let value = quote!(Sequence::new(&[#(#steps),*], #open));
                let name = self.table(&quote!(Sequence), &value);
                quote!(#name.is_match(text))
            }
            Lowered::Automaton(dfa) => self.automaton(dfa),
            Lowered::Conjunction(parts) => {
                let parts = parts.iter().map(|(negated, part)| {
                    let condition = self.condition(part);
                    if *negated {
                        quote!(!#condition)
                    } else {
                        condition
                    }
                });
                let parts: Vec<TokenStream> = parts.collect();
                quote!(#(#parts)&&*)
            }
            Lowered::Engine(engine) => {
                self.imports.runtime("engine", "Engine");
                let pattern = raw(&engine.syntax);
                let name = self.table(&quote!(Engine), &quote!(Engine::new(#pattern)));
                quote!(#name.is_match(text))
            }
        }
    }

    /// Adds a table, and gives its name.
    fn table(&mut self, ty: &TokenStream, value: &TokenStream) -> Ident {
        let name = self.name();
        self.items.push(quote!(static #name: #ty = #value;));
        name
    }

    fn name(&self) -> Ident {
        let name = match self.items.len() {
            0 => self.base.to_owned(),
            number => format!("{}_{}", self.base, number + 1),
        };
        Ident::new(&name, Span::call_site())
    }

    fn run(&mut self, run: &Run) -> TokenStream {
        self.imports.runtime("pattern", "Run");
        let ranges = run.ranges().into_iter().map(|(first, last)| {
            let (first, last) = (character(first), character(last));
            quote!((#first, #last))
        });
        let min = whole(run.min.into());
        let max = run
            .max
            .map_or_else(|| quote!(usize::MAX), |max| whole(max.into()));
        quote!(Run::new(&[#(#ranges),*], #min, #max))
    }

    fn automaton(&mut self, dfa: &Dfa) -> TokenStream {
        let Table {
            small,
            ranges,
            next,
            accept,
        } = dfa.table();
        let kind = if small { "SmallAutomaton" } else { "Automaton" };
        self.imports.runtime("pattern", kind);
        let kind = Ident::new(kind, Span::call_site());
        let width = next.first().map_or(0, Vec::len);
        let ty = if small {
            quote!(#kind)
        } else {
            let width = Literal::usize_unsuffixed(width);
            quote!(#kind<#width>)
        };
        let ranges = ranges.iter().map(|(first, last, class)| {
            let (first, last) = (character(*first), character(*last));
            let class = whole((*class).into());
            quote!((#first, #last, #class))
        });
        let rows = next.iter().map(|row| {
            let row = row.iter().map(|state| whole((*state).into()));
            quote!([#(#row),*])
        });
        let accept = accept.iter().map(|state| whole((*state).into()));
        let value = quote!(#kind::new(&[#(#ranges),*], &[#(#rows),*], &[#(#accept),*]));
        let name = self.table(&ty, &value);
        quote!(#name.is_match(text))
    }
}

/// A text with its backslashes as they are.
fn raw(text: &str) -> TokenStream {
    // A quote in a pattern may be followed by number signs.
    let mut signs = String::new();
    while text.contains(&format!("\"{signs}")) {
        signs.push('#');
    }
    let literal = format!("r{signs}\"{text}\"{signs}");
    literal.parse().unwrap_or_else(|_| {
        let literal = Literal::string(text);
        quote!(#literal)
    })
}

/// A character literal that can be read by people: printable ASCII as it is, everything else by its number.
fn character(character: char) -> TokenStream {
    let literal = if character.is_ascii_graphic() || character == ' ' {
        return {
            let literal = Literal::character(character);
            quote!(#literal)
        };
    } else if character.is_ascii() {
        format!("'\\x{:02x}'", u32::from(character))
    } else {
        format!("'\\u{{{:x}}}'", u32::from(character))
    };
    literal.parse().unwrap_or_else(|_| {
        let literal = Literal::character(character);
        quote!(#literal)
    })
}
