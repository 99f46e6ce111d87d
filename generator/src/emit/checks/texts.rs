//! Checks that take no more than a call: the lengths and the formats of all texts in a value.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::method;
use crate::emit::syntax::{count, string};
use crate::rust::{Check, Field, Limit, Struct, Subject, Within};

/// What is demanded of every text in a value, where no more than that is to be checked.
pub(in crate::emit) struct Texts<'c> {
    demand: Demand,
    schema: &'c str,
    /// The way from the schema of the value to that of the texts.
    way: String,
}

enum Demand {
    Length(Option<u64>, Option<u64>),
    /// The format that the type stands for.
    Format,
}

impl<'c> Texts<'c> {
    /// The demand, if it is all there is, and one schema states it.
    pub(in crate::emit) fn of(check: &'c Check) -> Option<Self> {
        if !check.schemas.is_empty() || check.null.is_some() {
            return None;
        }
        let (inner, step) = match (&check.within, check.subject) {
            (None, Subject::Text) => return Self::with_length(check),
            (None, Subject::TextLike) => return Self::with_format(check),
            (Some(Within::Items(inner)), _) => (inner, "/items"),
            (Some(Within::Values(inner)), _) => (inner, "/additionalProperties"),
            (Some(Within::Some(inner)), _) => (inner, ""),
            _ => return None,
        };
        let mut texts = Self::of(inner).filter(|_| check.rules.is_empty())?;
        texts.way.insert_str(0, step);
        Some(texts)
    }

    fn with_length(check: &'c Check) -> Option<Self> {
        let schema = &check.rules.first()?.schema;
        let (mut least, mut most) = (None, None);
        for rule in &check.rules {
            let (bound, limit) = match &rule.limit {
                Limit::MinLength(limit) => (&mut least, *limit),
                Limit::MaxLength(limit) => (&mut most, *limit),
                _ => return None,
            };
            if rule.schema != *schema || bound.replace(limit).is_some() {
                return None;
            }
        }
        Some(Self {
            demand: Demand::Length(least, most),
            schema,
            way: String::new(),
        })
    }

    fn with_format(check: &'c Check) -> Option<Self> {
        let [rule] = check.rules.as_slice() else {
            return None;
        };
        matches!(rule.limit, Limit::Format(_)).then(|| Self {
            demand: Demand::Format,
            schema: &rule.schema,
            way: String::new(),
        })
    }

    /// The place of the schema of the object whose member `name` this is, if the schema of the member stands there.
    fn object(&self, name: &str) -> Option<&'c str> {
        let name = name.replace('~', "~0").replace('/', "~1");
        let member = self.schema.strip_suffix(self.way.as_str())?;
        member.strip_suffix(&format!("/properties/{name}"))
    }

    /// The check of the `value` at the place `at`.
    pub(in crate::emit) fn check(&self, value: &TokenStream, at: &TokenStream) -> TokenStream {
        let (at, schema) = (method(at), string(self.schema));
        let call = self.demand.call(&quote!(#value));
        quote!(#at.schema(#schema)#call)
    }

    /// The check of a member of an object whose schema stands at `object`.
    pub(in crate::emit) fn check_member(
        &self,
        object: Option<&str>,
        name: &str,
        value: &TokenStream,
    ) -> TokenStream {
        let wire = string(name);
        if object.is_some() && self.object(name) == object {
            let call = self.demand.call(&quote!(#wire, #value));
            quote!(object #call)
        } else {
            self.check(value, &quote!(&at.member(#wire)))
        }
    }
}

impl Demand {
    /// The call that checks it, with the `arguments` that come first.
    fn call(&self, arguments: &TokenStream) -> TokenStream {
        match *self {
            Self::Length(Some(least), None) => {
                let least = count(least);
                quote!(.min_length(#arguments, #least, out))
            }
            Self::Length(None, Some(most)) => {
                let most = count(most);
                quote!(.max_length(#arguments, #most, out))
            }
            Self::Length(least, most) => {
                let least = count(least.unwrap_or(0));
                let most = most.map_or_else(|| quote!(usize::MAX), count);
                quote!(.length(#arguments, #least, #most, out))
            }
            Self::Format => quote!(.format(#arguments, out)),
        }
    }
}

/// The place of the schema that most of the fields with a demand belong to, so that it is stated once.
pub(in crate::emit) fn object(plan: &Struct) -> Option<&str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let places: Vec<&str> = plan.fields.iter().filter_map(place_of).collect();
    for place in &places {
        *counts.entry(place).or_default() += 1;
    }
    // The first one, of several that are equally frequent.
    let mut places = places.into_iter();
    let first = places.next()?;
    Some(places.fold(first, |best, place| {
        if counts[place] > counts[best] {
            place
        } else {
            best
        }
    }))
}

/// The place of the schema whose member a field is.
fn place_of(field: &Field) -> Option<&str> {
    let texts = Texts::of(field.check.as_ref()?)?;
    texts.object(&field.wire)
}
