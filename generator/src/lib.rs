//! Turns an `OpenAPI` document into a Rust client crate.

pub mod config;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod ir;
pub mod model;
pub mod output;
pub mod rust;
pub mod source;
pub mod wire;
