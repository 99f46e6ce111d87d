//! Rules as constants.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::emit::imports::Imports;
use crate::emit::syntax::{count, float, ident, string, whole};
use crate::rust::{Limit, RulePlan};

/// A rule as a constant expression.
pub(super) fn constant(plan: &RulePlan, imports: &mut Imports) -> TokenStream {
    let schema = string(&plan.schema);
    let listed = if plan.constant {
        quote!(constant)
    } else {
        quote!(one_of)
    };
    match &plan.limit {
        Limit::MinLength(limit) => {
            let limit = count(*limit);
            quote!(Rule::min_length(#limit, #schema))
        }
        Limit::MaxLength(limit) => {
            let limit = count(*limit);
            quote!(Rule::max_length(#limit, #schema))
        }
        Limit::Pattern(function, source) => {
            imports.patterns();
            let source = string(source);
            let function = ident(function);
            quote!(Rule::pattern(#source, patterns::#function, #schema))
        }
        Limit::OneOf(values) => {
            let texts = values.iter().map(f64::to_string);
            quote!(Rule::#listed(&[#(#texts),*], #schema))
        }
        Limit::OneOfIntegers(values) => {
            let texts = values.iter().map(i128::to_string);
            quote!(Rule::#listed(&[#(#texts),*], #schema))
        }
        Limit::Boolean(value) => {
            let text = value.to_string();
            quote!(Rule::#listed(&[#text], #schema))
        }
        Limit::Format(test) => {
            imports.runtime(test.module, test.function);
            let name = test.name;
            let function = Ident::new(test.function, Span::call_site());
            quote!(Rule::format(#name, #function, #schema))
        }
        Limit::Minimum(limit) => {
            let limit = whole(*limit);
            quote!(Rule::minimum(#limit, #schema))
        }
        Limit::Maximum(limit) => {
            let limit = whole(*limit);
            quote!(Rule::maximum(#limit, #schema))
        }
        Limit::MultipleOf(divisor) => {
            let divisor = whole(*divisor);
            quote!(Rule::multiple_of(#divisor, #schema))
        }
        Limit::FloatMinimum(limit) => {
            let limit = float(*limit);
            quote!(Rule::number_minimum(#limit, #schema))
        }
        Limit::FloatMaximum(limit) => {
            let limit = float(*limit);
            quote!(Rule::number_maximum(#limit, #schema))
        }
        Limit::FloatExclusiveMinimum(limit) => {
            let limit = float(*limit);
            quote!(Rule::number_exclusive_minimum(#limit, #schema))
        }
        Limit::FloatExclusiveMaximum(limit) => {
            let limit = float(*limit);
            quote!(Rule::number_exclusive_maximum(#limit, #schema))
        }
        Limit::FloatMultipleOf(mantissa, exponent) => {
            let mantissa = whole((*mantissa).into());
            let exponent = whole((*exponent).into());
            quote!(Rule::number_multiple_of(#mantissa, #exponent, #schema))
        }
        Limit::MinItems(limit) => {
            let limit = count(*limit);
            quote!(Rule::min_items(#limit, #schema))
        }
        Limit::MaxItems(limit) => {
            let limit = count(*limit);
            quote!(Rule::max_items(#limit, #schema))
        }
        Limit::UniqueItems(_) => quote!(Rule::unique_items(#schema)),
        Limit::MinProperties(limit) => {
            let limit = count(*limit);
            quote!(Rule::min_properties(#limit, #schema))
        }
        Limit::MaxProperties(limit) => {
            let limit = count(*limit);
            quote!(Rule::max_properties(#limit, #schema))
        }
    }
}
