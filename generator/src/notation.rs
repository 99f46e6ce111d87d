//! A document as it is written: a tree that knows comments, order, quotes and blocks, so that parts of a document can
//! be moved, put in order and written again without losing what people wrote around them.

mod block;
mod gap;
mod json;
mod merge;
mod navigate;
mod node;
mod plain;
mod print;
mod quote;
mod read;
mod reconcile;
mod scalar;
mod style;
mod value;
mod write_json;
mod write_yaml;
mod yaml;

pub use node::{Comments, Entry, Key, Node, Scalar, ScalarStyle, Written};
pub use print::{print, print_checked};
pub use read::{Unreadable, read};
pub use style::Style;
