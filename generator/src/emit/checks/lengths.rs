//! Lengths of texts: the checks that take no more than a call.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::syntax::{count, string};
use crate::rust::{Check, Limit, Subject, Within};

/// How long every text in a value may be, where no more than that is to be checked.
pub(in crate::emit) struct Lengths<'c> {
    least: Option<u64>,
    most: Option<u64>,
    schema: &'c str,
}

impl<'c> Lengths<'c> {
    /// The lengths, if they are all there is, and one schema states them.
    pub(in crate::emit) fn of(check: &'c Check) -> Option<Self> {
        if !check.schemas.is_empty() || check.null.is_some() {
            return None;
        }
        match (&check.within, check.subject) {
            (None, Subject::Text) => Self::of_text(check),
            (Some(Within::Items(inner) | Within::Values(inner) | Within::Some(inner)), _)
                if check.rules.is_empty() =>
            {
                Self::of(inner)
            }
            _ => None,
        }
    }

    fn of_text(check: &'c Check) -> Option<Self> {
        let mut lengths = Self {
            least: None,
            most: None,
            schema: &check.rules.first()?.schema,
        };
        for rule in &check.rules {
            let (bound, limit) = match &rule.limit {
                Limit::MinLength(limit) => (&mut lengths.least, *limit),
                Limit::MaxLength(limit) => (&mut lengths.most, *limit),
                _ => return None,
            };
            if rule.schema != lengths.schema || bound.replace(limit).is_some() {
                return None;
            }
        }
        Some(lengths)
    }

    /// The arguments that state them.
    pub(in crate::emit) fn arguments(&self) -> TokenStream {
        let least = count(self.least.unwrap_or(0));
        let most = self.most.map_or_else(|| quote!(usize::MAX), count);
        let schema = string(self.schema);
        quote!(#least, #most, #schema)
    }
}
