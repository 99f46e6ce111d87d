//! Turns an `OpenAPI` document into a Rust client crate.
