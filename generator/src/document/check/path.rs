use std::collections::HashMap;

use crate::source::pointer;

/// From the pointer of a node in the tree to its pointer in the text.
pub(in crate::document) type Moves = HashMap<String, String>;

/// The way to a node, kept on the stack: a pointer is made of it only when there is something to say.
#[derive(Clone, Copy)]
pub(in crate::document) enum Path<'p> {
    /// Where the walk starts: in the text, and in the tree.
    Start(&'p str, &'p str),
    Key(&'p Path<'p>, &'p str),
    /// An element, with its index in the text and its index in the tree.
    Index(&'p Path<'p>, usize, usize),
}

impl<'p> Path<'p> {
    /// The pointer in the text.
    pub(in crate::document) fn written(&self) -> String {
        let mut out = String::new();
        self.push(&mut out, true);
        out
    }

    /// The pointer in the tree.
    pub(in crate::document) fn tree(&self) -> String {
        let mut out = String::new();
        self.push(&mut out, false);
        out
    }

    fn push(&self, out: &mut String, written: bool) {
        match self {
            Self::Start(text, tree) => out.push_str(if written { text } else { tree }),
            Self::Key(parent, key) => {
                parent.push(out, written);
                pointer::push(out, key);
            }
            Self::Index(parent, text, tree) => {
                parent.push(out, written);
                pointer::push(out, &(if written { text } else { tree }).to_string());
            }
        }
    }

    /// The name of the member that this node is.
    pub(in crate::document) fn key(&self) -> Option<&'p str> {
        if let Self::Key(_, key) = self {
            Some(key)
        } else {
            None
        }
    }

    /// The node that holds this one.
    pub(in crate::document) fn parent(&self) -> Option<&'p Path<'p>> {
        match self {
            Self::Start(..) => None,
            Self::Key(parent, _) | Self::Index(parent, ..) => Some(parent),
        }
    }
}
