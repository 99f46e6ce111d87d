//! Prints the table of schemas that types cannot show.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::checks;
use super::imports::Imports;
use super::syntax::{count, ident, inner_docs, rust_file, string, whole};
use crate::output::EmittedFile;
use crate::rust::{CratePlan, PartPlan, SchemaPlan, TestPlan};

/// `schemas.rs`
pub(super) fn emit(plan: &CratePlan) -> EmittedFile {
    let words = if plan.checks_values() {
        "What schemas of the document demand, as data: [`find`] gives that of a component."
    } else {
        "What schemas of the document demand that types do not show, as data."
    };
    let heading = inner_docs(&[words.to_owned()]);
    let mut imports = Imports::new();
    imports.runtime("schema", "Schema");
    let schemas = plan.schemas.iter().map(|plan| schema(plan, &mut imports));
    let schemas: Vec<TokenStream> = schemas.collect();
    let components = plan
        .checks_values()
        .then(|| components(&plan.components, &mut imports));
    let visibility = if plan.checks_values() {
        quote!(pub)
    } else {
        super::features::visibility(plan)
    };
    let uses = imports.tokens(None);
    let tokens = quote! {
        #heading
        #uses
        #[doc = " The schemas, which name each other by their position."]
        #visibility static SCHEMAS: &[Schema] = &[#(#schemas),*];
        #components
    };
    rust_file("schemas.rs", tokens)
}

/// The components by name, and the function that finds one.
fn components(components: &[(String, usize)], imports: &mut Imports) -> TokenStream {
    imports.runtime("json_schema", "JsonSchema");
    imports.runtime("schema", "Index");
    let entries = components.iter().map(|(name, schema)| {
        let (name, schema) = (string(name), position(*schema));
        quote!((#name, #schema))
    });
    quote! {
        #[doc = " The schema of a component, by its name in the document: `find(\"…\")?.check(&value)` tells all that a JSON value\n violates of it."]
        #[must_use]
        pub fn find(component: &str) -> Option<JsonSchema> {
            let found = COMPONENTS.binary_search_by(|(name, _)| (*name).cmp(component));
            let (_, index) = COMPONENTS.get(found.ok()?)?;
            Some(JsonSchema::new(SCHEMAS, *index))
        }

        #[doc = " The names of the components, sorted."]
        pub fn names() -> impl Iterator<Item = &'static str> {
            COMPONENTS.iter().map(|(name, _)| *name)
        }

        #[doc = " The components, sorted by name, and where their schemas stand."]
        const COMPONENTS: &[(&str, Index)] = &[#(#entries),*];
    }
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
        TestPlan::Never(keyword) => {
            imports.runtime("rule", "Keyword");
            let keyword = self::keyword(keyword);
            quote!(Test::Never(Keyword::#keyword))
        }
        TestPlan::Unfractioned => quote!(Test::Unfractioned),
        TestPlan::Types(types) => quote!(Test::Types(&[#(#types),*])),
        TestPlan::Texts(texts) => of_texts("Texts", texts),
        TestPlan::Values(values) => of_texts("Values", values),
        TestPlan::Text(text) => quote!(Test::Text(#text)),
        TestPlan::Value(value) => quote!(Test::Value(#value)),
        TestPlan::Rules(rules) => {
            imports.runtime("rule", "Rule");
            let rules = rules
                .iter()
                .map(|rule| checks::rule_constant(rule, imports));
            let rules: Vec<TokenStream> = rules.collect();
            quote!(Test::Rules(&[#(#rules),*]))
        }
        TestPlan::Format(test) => {
            imports.runtime(test.module, test.function);
            let (name, function) = (test.name, Ident::new(test.function, Span::call_site()));
            quote!(Test::Format(#name, #function))
        }
        TestPlan::Width(name, least, most) => {
            let (least, most) = (whole(*least), whole(*most));
            quote!(Test::Width(#name, #least, #most))
        }
        TestPlan::RequiredInAnswers(names) => of_texts("RequiredInAnswers", names),
        TestPlan::RequiredInRequests(names) => of_texts("RequiredInRequests", names),
        TestPlan::AllOf(parts) => of_parts("AllOf", parts),
        TestPlan::AnyOf(parts) => of_alternatives("AnyOf", parts, imports),
        TestPlan::OneOf(parts) => of_alternatives("OneOf", parts, imports),
        TestPlan::Not(part) => {
            let part = position(*part);
            quote!(Test::Not(#part))
        }
        TestPlan::If(condition, then, otherwise) => {
            let condition = position(*condition);
            let (then, otherwise) = (optional(*then), optional(*otherwise));
            quote!(Test::If(#condition, #then, #otherwise))
        }
        TestPlan::Required(names) => of_texts("Required", names),
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
            let members = members.iter().map(|(name, place, plan)| {
                let (name, place) = (string(name), position(*place));
                let part = part(plan, imports);
                quote!((#name, #place, #part))
            });
            let members: Vec<TokenStream> = members.collect();
            let patterns = patterns.iter().map(|(function, part)| {
                let (function, part) = (ident(function), position(*part));
                quote!((patterns::#function, #part))
            });
            let others = optional_part(others.as_ref(), imports);
            quote! {
                Test::Members { named: &[#(#members),*], patterns: &[#(#patterns),*], others: #others }
            }
        }
        TestPlan::PropertyNames(part) => {
            let part = position(*part);
            quote!(Test::PropertyNames(#part))
        }
        TestPlan::Items(first, others) => {
            let others = optional_part(others.as_ref(), imports);
            let first = positions(first);
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

/// A schema that another one holds.
fn part(plan: &PartPlan, imports: &mut Imports) -> TokenStream {
    match plan {
        PartPlan::Ref(index) => {
            imports.runtime("schema", "Ref");
            let index = position(*index);
            quote!(Ref(#index))
        }
        PartPlan::Here(plans) => {
            imports.runtime("schema", "Here");
            imports.runtime("schema", "Test");
            let tests = plans.iter().map(|plan| test(plan, imports));
            let tests: Vec<TokenStream> = tests.collect();
            quote!(Here(&[#(#tests),*]))
        }
    }
}

fn optional_part(plan: Option<&PartPlan>, imports: &mut Imports) -> TokenStream {
    let part = plan.map(|plan| part(plan, imports));
    part.map_or_else(|| quote!(None), |part| quote!(Some(#part)))
}

fn of_alternatives(variant: &str, parts: &[PartPlan], imports: &mut Imports) -> TokenStream {
    let variant = Ident::new(variant, Span::call_site());
    let parts = parts.iter().map(|plan| part(plan, imports));
    let parts: Vec<TokenStream> = parts.collect();
    quote!(Test::#variant(&[#(#parts),*]))
}

fn of_texts(variant: &str, texts: &[String]) -> TokenStream {
    let (variant, texts) = (Ident::new(variant, Span::call_site()), strings(texts));
    quote!(Test::#variant(#texts))
}

fn of_parts(variant: &str, parts: &[usize]) -> TokenStream {
    let (variant, parts) = (Ident::new(variant, Span::call_site()), positions(parts));
    quote!(Test::#variant(#parts))
}

/// The variant of `Keyword` for one that holds a schema.
fn keyword(keyword: &str) -> TokenStream {
    match keyword {
        "properties" => quote!(Properties),
        "patternProperties" => quote!(PatternProperties),
        "prefixItems" => quote!(PrefixItems),
        "items" => quote!(Items),
        "allOf" => quote!(AllOf),
        "then" => quote!(Then),
        "else" => quote!(Else),
        "dependentSchemas" => quote!(DependentSchemas),
        "additionalProperties" => quote!(AdditionalProperties),
        "unevaluatedProperties" => quote!(UnevaluatedProperties),
        "unevaluatedItems" => quote!(UnevaluatedItems),
        _ => quote!(False),
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
