use crate::diagnostic::Diagnostics;
use crate::source::Origin;

/// What some rules have to know of the clients that are made of documents; handed in by those who know how that is done.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The name that a type or a value gets.
    pub type_name: fn(&str) -> String,
    /// The name that a member, a method or an argument gets.
    pub field_name: fn(&str) -> String,
    /// Says what is to be said about the pattern of a schema.
    pub read_pattern: fn(&str, &Origin, &mut Diagnostics),
}
