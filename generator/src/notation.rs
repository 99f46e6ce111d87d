//! A document as it is written: a tree that knows comments, order, quotes and blocks, so that parts of a document can
//! be moved, put in order and written again without losing what people wrote around them.

mod merge;
mod navigate;
mod node;
mod plain;
mod value;

pub use node::{Comments, Entry, Key, Node, Scalar, ScalarStyle, Written};
