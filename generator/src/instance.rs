//! Values held against schemas of the document, for everything that looks at values without making Rust of them.
//!
//! [`Instances::misfit`] tells the first reason why a value does not fit, and gives the benefit of the doubt: it is for
//! what a document says of itself. [`Instances::misfits`] tells all of them, and looks at formats, at `unevaluatedItems`
//! and `unevaluatedProperties`, and at whether exactly one alternative of a `oneOf` fits: it is for what travels.

mod check;
mod evaluated;
mod formats;
mod misfit;
mod number;
mod patterns;
mod schemas;

pub use check::{Direction, Instances};
pub use formats::has_format;
pub use misfit::Misfit;
pub use patterns::Patterns;
pub use schemas::{integer_range, types};
