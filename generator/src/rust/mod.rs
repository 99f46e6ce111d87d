//! Every decision about Rust, as plain data.

pub mod markdown;
