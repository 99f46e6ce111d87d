//! Prints what authorises calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::checks::Constants;
use super::imports::Imports;
use super::syntax::string;
use crate::rust::{Group, Operation, SecurityAlternatives};

/// The security requirements of a group of operations: those that most of them have stand in a constant.
pub(super) struct Security<'p> {
    shared: Option<&'p SecurityAlternatives>,
}

impl<'p> Security<'p> {
    /// Finds what several operations share; the first of what is shared equally often.
    pub(super) fn of(group: &'p Group, constants: &mut Constants) -> Self {
        let all = || group.operations.iter().map(|operation| &operation.security);
        let mut shared = None;
        let mut most = 1;
        for security in all().filter(|security| !security.is_empty()) {
            let count = all().filter(|other| *other == security).count();
            if count > most {
                (shared, most) = (Some(security), count);
            }
        }
        if shared.is_some() {
            constants.reserve("SECURITY");
        }
        Self { shared }
    }

    /// The constant, if there is one.
    pub(super) fn constant(&self, imports: &mut Imports) -> Option<TokenStream> {
        let alternatives = alternatives(self.shared?, imports);
        Some(quote!(const SECURITY: &[SecurityRequirement] = &[#alternatives];))
    }

    /// The requirements of an operation, as an expression.
    pub(super) fn of_operation(&self, operation: &Operation, imports: &mut Imports) -> TokenStream {
        if self.shared == Some(&operation.security) {
            return quote!(SECURITY);
        }
        let alternatives = alternatives(&operation.security, imports);
        quote!(&[#alternatives])
    }
}

fn alternatives(security: &SecurityAlternatives, imports: &mut Imports) -> TokenStream {
    if security.is_empty() {
        return TokenStream::new();
    }
    imports.runtime("operation", "SecurityRequirement");
    let alternatives = security.iter().map(|alternative| {
        let schemes = alternative.iter().map(|(name, scopes)| {
            let name = string(name);
            let scopes = scopes.iter().map(|scope| string(scope));
            quote!((#name, &[#(#scopes),*]))
        });
        quote!(SecurityRequirement { schemes: &[#(#schemes),*] })
    });
    quote!(#(#alternatives),*)
}
