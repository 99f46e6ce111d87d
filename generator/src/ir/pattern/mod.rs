//! Patterns: from the text in a document to a plan that runs without a regex engine.
//!
//! Documents should hold ECMA-262; they also hold Java, PCRE, Python and .NET. A pattern is read in its
//! likeliest dialect ([`read`]), brought to sets of characters ([`Node`]), and lowered to the cheapest
//! thing that decides it ([`Lowered`]). Nothing here knows of documents or of emitted code.

mod alphabet;
mod anchors;
mod backtrack;
mod determinize;
mod dfa;
mod dialect;
mod formula;
mod hash;
mod lower;
mod markers;
mod minimize;
mod node;
mod parse;
mod portable;
mod program;
mod property;
mod read;
mod sample;
mod sequence;
mod set;
mod simplify;
mod split;
mod table;

pub use dfa::{ALWAYS, Dfa, FIRST, NEVER, State};
pub use dialect::Dialect;
pub use lower::{Engine, Lowered, Run};
pub use node::Node;
pub use read::{Anchoring, Note, NoteCode, Reading, Refusal, portable, read};
pub use sequence::Sequence;
pub use set::ClassSet;
pub use table::Table;
