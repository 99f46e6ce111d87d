//! Prints the table of schemas that types cannot show.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks;
use super::imports::Imports;
use super::syntax::{count, ident, inner_docs, rust_file, string};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, SchemaPlan, TestPlan};

/// `schemas.rs`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let heading = inner_docs(&[
        "What schemas of the document demand that types do not show, as data.".to_owned(),
    ]);
    let mut imports = Imports::new();
    imports.runtime("schema", "Schema");
    let schemas = plan.schemas.iter().map(|plan| schema(plan, &mut imports));
    let schemas: Vec<TokenStream> = schemas.collect();
    let visibility = super::features::visibility(plan);
    let uses = imports.tokens(None);
    let tokens = quote! {
        #heading
        #uses
        #[doc = " The schemas, which name each other by their position."]
        #visibility static SCHEMAS: &[Schema] = &[#(#schemas),*];
    };
    rust_file("schemas.rs", tokens)
}

fn schema(plan: &SchemaPlan, imports: &mut Imports) -> TokenStream {
    if !plan.tests.is_empty() {
        imports.runtime("schema", "Test");
    }
    let place = string(&plan.place);
    let tests = plan.tests.iter().map(|plan| test(plan, imports));
    let tests: Vec<TokenStream> = tests.collect();
    quote!(Schema { place: #place, tests: &[#(#tests),*] })
}

fn test(plan: &TestPlan, imports: &mut Imports) -> TokenStream {
    match plan {
        TestPlan::Never => quote!(Test::Never),
        TestPlan::Types(types) => quote!(Test::Types(&[#(#types),*])),
        TestPlan::Texts(texts) => {
            let texts = strings(texts);
            quote!(Test::Texts(#texts))
        }
        TestPlan::Values(values) => {
            let values = strings(values);
            quote!(Test::Values(#values))
        }
        TestPlan::Rules(rules) => {
            imports.runtime("rule", "Rule");
            let rules = rules
                .iter()
                .map(|rule| checks::rule_constant(rule, imports));
            let rules: Vec<TokenStream> = rules.collect();
            quote!(Test::Rules(&[#(#rules),*]))
        }
        TestPlan::AllOf(parts) => {
            let parts = positions(parts);
            quote!(Test::AllOf(#parts))
        }
        TestPlan::AnyOf(parts) => {
            let parts = positions(parts);
            quote!(Test::AnyOf(#parts))
        }
        TestPlan::OneOf(parts) => {
            let parts = positions(parts);
            quote!(Test::OneOf(#parts))
        }
        TestPlan::Not(part) => {
            let part = position(*part);
            quote!(Test::Not(#part))
        }
        TestPlan::If(condition, then, otherwise) => {
            let condition = position(*condition);
            let (then, otherwise) = (optional(*then), optional(*otherwise));
            quote!(Test::If(#condition, #then, #otherwise))
        }
        TestPlan::Required(names) => {
            let names = strings(names);
            quote!(Test::Required(#names))
        }
        TestPlan::DependentRequired(dependent) => {
            let entries = dependent.iter().map(|(name, others)| {
                let (name, others) = (string(name), strings(others));
                quote!((#name, #others))
            });
            quote!(Test::DependentRequired(&[#(#entries),*]))
        }
        TestPlan::DependentSchemas(parts) => {
            let parts = named(parts);
            quote!(Test::DependentSchemas(#parts))
        }
        TestPlan::Members(members, patterns, others) => {
            if !patterns.is_empty() {
                imports.patterns();
            }
            let members = named(members);
            let patterns = patterns.iter().map(|(function, part)| {
                let (function, part) = (ident(function), position(*part));
                quote!((patterns::#function, #part))
            });
            let others = optional(*others);
            quote! {
                Test::Members { named: #members, patterns: &[#(#patterns),*], others: #others }
            }
        }
        TestPlan::PropertyNames(part) => {
            let part = position(*part);
            quote!(Test::PropertyNames(#part))
        }
        TestPlan::Items(first, others) => {
            let (first, others) = (positions(first), optional(*others));
            quote!(Test::Items(#first, #others))
        }
        TestPlan::Contains(part, least, most) => {
            let (part, least) = (position(*part), count(*least));
            let most = most.map_or_else(|| quote!(usize::MAX), count);
            quote!(Test::Contains(#part, #least, #most))
        }
        TestPlan::UnevaluatedItems(part) => {
            let part = position(*part);
            quote!(Test::UnevaluatedItems(#part))
        }
        TestPlan::UnevaluatedProperties(part) => {
            let part = position(*part);
            quote!(Test::UnevaluatedProperties(#part))
        }
    }
}

fn position(part: usize) -> TokenStream {
    count(part as u64)
}

fn positions(parts: &[usize]) -> TokenStream {
    let parts = parts.iter().map(|part| position(*part));
    quote!(&[#(#parts),*])
}

fn optional(part: Option<usize>) -> TokenStream {
    let part = part.map(position);
    part.map_or_else(|| quote!(None), |part| quote!(Some(#part)))
}

fn strings(texts: &[String]) -> TokenStream {
    let texts = texts.iter().map(|text| string(text));
    quote!(&[#(#texts),*])
}

fn named(parts: &[(String, usize)]) -> TokenStream {
    let parts = parts.iter().map(|(name, part)| {
        let (name, part) = (string(name), position(*part));
        quote!((#name, #part))
    });
    quote!(&[#(#parts),*])
}
