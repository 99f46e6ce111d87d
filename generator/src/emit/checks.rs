//! Prints checks: one condition per value, with the report out of line.

pub(super) mod condition;
mod rule;
pub(super) mod texts;

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use self::texts::Texts;
use super::imports::Imports;
use crate::rust::{Check, Items, Limit, RulePlan, Subject, Within};

/// A value while it is checked.
#[derive(Clone)]
pub(super) struct Place {
    /// An expression of type `&T`.
    pub reference: TokenStream,
    /// An expression of type `T`, for types that are copied.
    pub copied: TokenStream,
    /// An expression of type `&At<'_>`.
    pub at: TokenStream,
    /// What its constants are called.
    pub constant: String,
}

/// The constants that hold rules, put together while statements are printed.
#[derive(Debug, Default)]
pub(super) struct Constants {
    items: Vec<TokenStream>,
    names: HashSet<String>,
}

impl Constants {
    pub(super) fn finish(self) -> TokenStream {
        let items = self.items;
        quote!(#(#items)*)
    }

    /// Keeps a name from being given to a constant.
    pub(super) fn reserve(&mut self, name: &str) {
        self.names.insert(name.to_owned());
    }

    /// Adds a constant, and tells what it is called: `name`, unless another one is.
    fn add(&mut self, name: &str, rules: &[&RulePlan], imports: &mut Imports) -> Ident {
        let mut free = name.to_owned();
        let mut number = 2_u32;
        while !self.names.insert(free.clone()) {
            free = format!("{name}_{number}");
            number += 1;
        }
        let name = Ident::new(&free, Span::call_site());
        imports.runtime("rule", "Rule");
        let rules = rules.iter().map(|plan| rule::constant(plan, imports));
        let rules: Vec<TokenStream> = rules.collect();
        self.items
            .push(quote!(const #name: &[Rule] = &[#(#rules),*];));
        name
    }
}

/// The statements that check the value at `place`.
pub(super) fn statements(
    check: &Check,
    place: &Place,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    if let Some(texts) = Texts::of(check) {
        let check = texts.check(&place.reference, &place.at);
        return quote!(#check;);
    }
    let own = own(check, place, constants, imports);
    let within = check
        .within
        .as_ref()
        .map(|within| inner(within, place, constants, imports));
    let schemas = check.schemas.iter().map(|schema| {
        imports.schemas();
        let schema = super::syntax::count(*schema as u64);
        let Place { reference, at, .. } = place;
        // Where something within has been looked at, the name means the place of this value by now.
        let at = match &check.within {
            Some(Within::Items(_) | Within::Values(_)) => quote!(place),
            _ => at.clone(),
        };
        quote!(schema::check(#reference, SCHEMAS, #schema, #at, out);)
    });
    let schemas: Vec<TokenStream> = schemas.collect();
    quote!(#own #within #(#schemas)*)
}

/// Reports null where it is what `condition` finds.
pub(super) fn null(
    condition: &TokenStream,
    schema: usize,
    at: &TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    imports.schemas();
    let schema = super::syntax::count(schema as u64);
    quote! {
        if #condition {
            schema::check(&(), SCHEMAS, #schema, #at, out);
        }
    }
}

/// A rule as a constant expression.
pub(super) fn rule_constant(rule: &RulePlan, imports: &mut Imports) -> TokenStream {
    rule::constant(rule, imports)
}

/// The check of the value itself.
fn own(
    check: &Check,
    place: &Place,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    let (unique, rules): (Vec<&RulePlan>, Vec<&RulePlan>) = check
        .rules
        .iter()
        .partition(|rule| matches!(rule.limit, Limit::UniqueItems(_)));
    let mut statements = TokenStream::new();
    if !rules.is_empty()
        && let Some(violated) = condition::violated(check.subject, &rules, place, imports)
    {
        imports.runtime("report", "self");
        let constant = constants.add(&place.constant, &rules, imports);
        let Place {
            reference,
            copied,
            at,
            ..
        } = place;
        let report = match check.subject {
            Subject::Text => quote!(report::string(#reference, #constant, #at, out)),
            Subject::TextLike => {
                let method = method(reference);
                quote!(report::string(#method.as_str(), #constant, #at, out))
            }
            Subject::Secret => {
                let method = method(reference);
                quote!(report::string(#method.expose(), #constant, #at, out))
            }
            Subject::Boolean => {
                let found = rules.iter().any(|rule| rule.limit == Limit::Boolean(false));
                let found = found.to_string();
                quote!(report::string(#found, #constant, #at, out))
            }
            Subject::Integer => quote!(report::integer(i128::from(#copied), #constant, #at, out)),
            Subject::Float => quote!(report::number(#copied, #constant, #at, out)),
            Subject::Number => quote!(report::exact(#reference, #constant, #at, out)),
            Subject::Count => {
                let method = method(reference);
                quote!(report::count(#method.len(), #constant, #at, out))
            }
            Subject::Nothing => TokenStream::new(),
        };
        statements.extend(quote!(if #violated { #report; }));
    }
    if let Some(RulePlan {
        limit: Limit::UniqueItems(items),
        ..
    }) = unique.first()
    {
        imports.runtime("check", "self");
        imports.runtime("report", "self");
        let constant = constants.add(&format!("{}_UNIQUE", place.constant), &unique, imports);
        let Place { reference, at, .. } = place;
        let differ = differ(*items, reference);
        statements.extend(quote! {
            if !#differ {
                report::unique(#constant, #at, out);
            }
        });
    }
    statements
}

/// The condition that no two items of a list are equal.
fn differ(items: Items, list: &TokenStream) -> TokenStream {
    let receiver = method(list);
    match items {
        Items::Plain => quote!(check::unique_keys(#receiver.iter())),
        Items::Floats => {
            quote!(check::unique_keys(#receiver.iter().map(|item| check::number_key(*item))))
        }
        Items::Texts => quote!(check::unique_keys(#receiver.iter().map(|item| item.as_str()))),
        Items::Secrets => quote!(check::unique_keys(#receiver.iter().map(|item| item.expose()))),
        Items::Json => quote!(check::unique(#list)),
        Items::Values => quote!(check::unique_values(#list)),
    }
}

/// `&self.name` as the receiver of a method: `self.name`.
pub(super) fn method(reference: &TokenStream) -> TokenStream {
    let mut tokens = reference.clone().into_iter();
    match tokens.next() {
        Some(proc_macro2::TokenTree::Punct(punct)) if punct.as_char() == '&' => tokens.collect(),
        _ => reference.clone(),
    }
}

/// What lies within the value.
fn inner(
    within: &Within,
    place: &Place,
    constants: &mut Constants,
    imports: &mut Imports,
) -> TokenStream {
    let Place {
        reference,
        at,
        constant,
        ..
    } = place;
    match within {
        Within::Itself => {
            let receiver = method(reference);
            quote!(#receiver.validate_into(#at, out);)
        }
        Within::Items(check) => {
            let receiver = method(reference);
            let item = Place {
                reference: quote!(item),
                copied: quote!(*item),
                at: quote!(&place.item(index)),
                constant: format!("{constant}_ITEM"),
            };
            let statements = statements(check, &item, constants, imports);
            quote! {
                let place = #at;
                for (index, item) in #receiver.iter().enumerate() { #statements }
            }
        }
        Within::Values(check) => {
            let value = Place {
                reference: quote!(value),
                copied: quote!(*value),
                at: quote!(&place.member(name)),
                constant: format!("{constant}_VALUE"),
            };
            let statements = statements(check, &value, constants, imports);
            quote! {
                let place = #at;
                for (name, value) in #reference { #statements }
            }
        }
        Within::Some(check) => {
            let value = Place {
                reference: quote!(value),
                copied: quote!(*value),
                at: at.clone(),
                constant: constant.clone(),
            };
            let statements = statements(check, &value, constants, imports);
            let present = (!statements.is_empty())
                .then(|| quote!(if let Some(value) = #reference { #statements }));
            let receiver = method(reference);
            let none = quote!(#receiver.is_none());
            let null = check.null.map(|schema| null(&none, schema, at, imports));
            quote!(#present #null)
        }
    }
}

/// Adds the rules of a check as a constant.
pub(super) fn add_constant(
    check: &Check,
    name: &str,
    constants: &mut Constants,
    imports: &mut Imports,
) -> Ident {
    let rules: Vec<&RulePlan> = check.rules.iter().collect();
    constants.add(name, &rules, imports)
}
