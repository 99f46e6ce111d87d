//! Conditions: when a value violates its rules.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Place, method};
use crate::emit::imports::Imports;
use crate::emit::syntax::{count, float, ident, whole};
use crate::rust::{Check, Limit, RulePlan, Subject};

/// The condition under which a rule is violated; none when none can be.
pub(super) fn violated(
    subject: Subject,
    rules: &[&RulePlan],
    place: &Place,
    imports: &mut Imports,
) -> Option<TokenStream> {
    let Place {
        reference, copied, ..
    } = place;
    match subject {
        Subject::Nothing => None,
        Subject::Text => {
            let mut terms = text(rules, reference, imports);
            for rule in rules {
                if let Limit::Format(test) = rule.limit {
                    imports.runtime(test.module, test.function);
                    let function = Ident::new(test.function, Span::call_site());
                    terms.push(Term::call(quote!(#function(#reference))));
                }
            }
            all(&terms)
        }
        Subject::TextLike => {
            let receiver = method(reference);
            let formatted = rules
                .iter()
                .any(|rule| matches!(rule.limit, Limit::Format(_)));
            let mut terms: Vec<Term> = formatted
                .then(|| Term::call(quote!(#receiver.is_valid())))
                .into_iter()
                .collect();
            terms.extend(text(rules, &quote!(#receiver.as_str()), imports));
            all(&terms)
        }
        Subject::Secret => {
            let receiver = method(reference);
            all(&text(rules, &quote!(#receiver.expose()), imports))
        }
        Subject::Boolean => rules.iter().find_map(|rule| match rule.limit {
            Limit::Boolean(true) => Some(quote!(!#copied)),
            Limit::Boolean(false) => Some(copied.clone()),
            _ => None,
        }),
        Subject::Integer => all(&integer(rules, reference, copied)),
        Subject::Float => all(&number(
            rules,
            &method(reference),
            reference,
            copied,
            imports,
        )),
        Subject::Number => {
            let receiver = method(reference);
            let value = quote!(number);
            let terms = number(rules, &value, &quote!(&#value), &value, imports);
            let condition = conjunction(&terms)?;
            Some(quote!(!#receiver.as_f64().is_some_and(|number| #condition)))
        }
        Subject::Count => {
            let receiver = method(reference);
            all(&counted(rules, &receiver))
        }
    }
}

/// A condition, and the same negated.
struct Term {
    holds: TokenStream,
    fails: TokenStream,
    /// Whether it fails by a `!` in front.
    is_call: bool,
}

impl Term {
    /// A call or another expression that `!` can stand before.
    fn call(holds: TokenStream) -> Self {
        let fails = quote!(!#holds);
        Self {
            holds,
            fails,
            is_call: true,
        }
    }

    /// A condition whose opposite is another operator.
    fn of(holds: TokenStream, fails: TokenStream) -> Self {
        Self {
            holds,
            fails,
            is_call: false,
        }
    }
}

/// The violation of any of the terms, in the form with the fewest negations.
fn all(terms: &[Term]) -> Option<TokenStream> {
    match terms {
        [] => None,
        [only] => Some(only.fails.clone()),
        several if several.iter().all(|term| term.is_call) => {
            let holds = conjunction(several)?;
            Some(quote!(!(#holds)))
        }
        several => {
            let fails = several.iter().map(|term| &term.fails);
            Some(quote!(#(#fails)||*))
        }
    }
}

fn conjunction(terms: &[Term]) -> Option<TokenStream> {
    let holds = terms.iter().map(|term| &term.holds);
    (!terms.is_empty()).then(|| quote!(#(#holds)&&*))
}

fn text(rules: &[&RulePlan], reference: &TokenStream, imports: &mut Imports) -> Vec<Term> {
    let mut least = None;
    let mut most = None;
    let mut terms = Vec::new();
    for rule in rules {
        match &rule.limit {
            Limit::MinLength(limit) => least = Some(*limit),
            Limit::MaxLength(limit) => most = Some(*limit),
            Limit::Pattern(pattern, _) => {
                imports.patterns();
                let function = ident(pattern);
                terms.push(Term::call(quote!(patterns::#function(#reference))));
            }
            _ => {}
        }
    }
    let length = match (least, most) {
        (None, None) => None,
        (Some(1), None) => {
            let receiver = method(reference);
            Some(Term::of(
                quote!(!#receiver.is_empty()),
                quote!(#receiver.is_empty()),
            ))
        }
        (least, most) => {
            imports.runtime("check", "length_in");
            let least = count(least.unwrap_or(0));
            let most = most.map_or_else(|| quote!(usize::MAX), count);
            Some(Term::call(quote!(length_in(#reference, #least, #most))))
        }
    };
    length.into_iter().chain(terms).collect()
}

fn integer(rules: &[&RulePlan], reference: &TokenStream, value: &TokenStream) -> Vec<Term> {
    let mut least = None;
    let mut most = None;
    let mut terms = Vec::new();
    for rule in rules {
        match &rule.limit {
            Limit::Minimum(limit) => least = Some(whole(*limit)),
            Limit::Maximum(limit) => most = Some(whole(*limit)),
            Limit::MultipleOf(divisor) => {
                let divisor = whole(*divisor);
                terms.push(Term::of(
                    quote!(#value % #divisor == 0),
                    quote!(#value % #divisor != 0),
                ));
            }
            Limit::OneOfIntegers(values) => {
                let values = values.iter().map(|value| whole(*value));
                terms.push(Term::call(quote!([#(#values),*].contains(#reference))));
            }
            _ => {}
        }
    }
    range(least, most, reference, value)
        .into_iter()
        .chain(terms)
        .collect()
}

fn range(
    least: Option<TokenStream>,
    most: Option<TokenStream>,
    reference: &TokenStream,
    value: &TokenStream,
) -> Option<Term> {
    match (least, most) {
        (None, None) => None,
        (Some(least), None) => Some(Term::of(quote!(#value >= #least), quote!(#value < #least))),
        (None, Some(most)) => Some(Term::of(quote!(#value <= #most), quote!(#value > #most))),
        (Some(least), Some(most)) => {
            Some(Term::call(quote!((#least..=#most).contains(#reference))))
        }
    }
}

/// Comparisons of doubles; what is no number fulfils none.
fn number(
    rules: &[&RulePlan],
    receiver: &TokenStream,
    reference: &TokenStream,
    value: &TokenStream,
    imports: &mut Imports,
) -> Vec<Term> {
    let mut least = None;
    let mut most = None;
    let mut multiples = Vec::new();
    for rule in rules {
        match &rule.limit {
            Limit::FloatMinimum(limit) => least = Some((float(*limit), false)),
            Limit::FloatExclusiveMinimum(limit) => least = Some((float(*limit), true)),
            Limit::FloatMaximum(limit) => most = Some((float(*limit), false)),
            Limit::FloatExclusiveMaximum(limit) => most = Some((float(*limit), true)),
            Limit::OneOf(values) => {
                let values = values.iter().map(|value| float(*value));
                multiples.push(Term::call(quote!([#(#values),*].contains(#reference))));
            }
            Limit::FloatMultipleOf(mantissa, exponent) => {
                imports.runtime("check", "multiple_of");
                let mantissa = whole((*mantissa).into());
                let exponent = whole((*exponent).into());
                multiples.push(Term::call(
                    quote!(multiple_of(#value, #mantissa, #exponent)),
                ));
            }
            _ => {}
        }
    }
    let range = match (least, most) {
        (None, None) => None,
        (Some((least, false)), Some((most, false))) => {
            Some(Term::call(quote!((#least..=#most).contains(#reference))))
        }
        (Some((least, false)), Some((most, true))) => {
            Some(Term::call(quote!((#least..#most).contains(#reference))))
        }
        (least, most) => {
            let least = least.map(|(limit, excluded)| {
                if excluded {
                    Term::of(quote!(#value > #limit), quote!(#value <= #limit))
                } else {
                    Term::of(quote!(#value >= #limit), quote!(#value < #limit))
                }
            });
            let most = most.map(|(limit, excluded)| {
                if excluded {
                    Term::of(quote!(#value < #limit), quote!(#value >= #limit))
                } else {
                    Term::of(quote!(#value <= #limit), quote!(#value > #limit))
                }
            });
            let terms: Vec<Term> = least.into_iter().chain(most).collect();
            let holds = terms.iter().map(|term| &term.holds);
            let fails = terms.iter().map(|term| &term.fails);
            Some(Term::of(
                quote!(#(#holds)&&*),
                quote!(#receiver.is_nan() || #(#fails)||*),
            ))
        }
    };
    range.into_iter().chain(multiples).collect()
}

fn counted(rules: &[&RulePlan], receiver: &TokenStream) -> Vec<Term> {
    let mut least = None;
    let mut most = None;
    for rule in rules {
        match rule.limit {
            Limit::MinItems(limit) | Limit::MinProperties(limit) => least = Some(limit),
            Limit::MaxItems(limit) | Limit::MaxProperties(limit) => most = Some(limit),
            _ => {}
        }
    }
    let term = match (least, most) {
        (Some(1), None) => Some(Term::of(
            quote!(!#receiver.is_empty()),
            quote!(#receiver.is_empty()),
        )),
        (None, Some(0)) => Some(Term::of(
            quote!(#receiver.is_empty()),
            quote!(!#receiver.is_empty()),
        )),
        (least, most) => range(
            least.map(count),
            most.map(count),
            &quote!(&#receiver.len()),
            &quote!(#receiver.len()),
        ),
    };
    term.into_iter().collect()
}

/// The condition under which the number of `members` is not allowed.
pub(in crate::emit) fn count_condition(check: &Check) -> Option<TokenStream> {
    let rules: Vec<&RulePlan> = check.rules.iter().collect();
    let mut least = None;
    let mut most = None;
    for rule in rules {
        match rule.limit {
            Limit::MinProperties(limit) => least = Some(count(limit)),
            Limit::MaxProperties(limit) => most = Some(count(limit)),
            _ => {}
        }
    }
    range(least, most, &quote!(&members), &quote!(members)).map(|term| term.fails)
}
