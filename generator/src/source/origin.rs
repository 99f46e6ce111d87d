use std::sync::Arc;

use super::{FileId, pointer};

/// A node of a document: the file that it stands in, and its JSON Pointer there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// RFC 6901, without a leading `#`; empty for the whole document.
    pub pointer: Arc<str>,
}

impl Origin {
    /// A node of `file` by its pointer.
    #[must_use]
    pub fn new(file: FileId, pointer: impl Into<Arc<str>>) -> Self {
        Self {
            file,
            pointer: pointer.into(),
        }
    }

    /// The whole document in `file`.
    #[must_use]
    pub fn root(file: FileId) -> Self {
        Self::new(file, "")
    }

    /// The member `token` of this object; `~` and `/` are escaped here.
    #[must_use]
    pub fn child(&self, token: &str) -> Self {
        let mut pointer = String::with_capacity(self.pointer.len() + token.len() + 1);
        pointer.push_str(&self.pointer);
        pointer::push(&mut pointer, token);
        Self::new(self.file, pointer)
    }

    /// The element `index` of this array.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self::new(self.file, format!("{}/{index}", self.pointer))
    }

    /// The object or array that holds this node; `None` for the whole document.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.pointer.rsplit_once('/')?;
        Some(Self::new(self.file, parent))
    }

    /// The name of the member or the index of the element that this node is, unescaped; `None` for the whole document.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        let (_, token) = self.pointer.rsplit_once('/')?;
        Some(pointer::unescape(token).into_owned())
    }

    /// All tokens from the root to this node, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = std::borrow::Cow<'_, str>> {
        pointer::tokens(&self.pointer)
    }

    /// Whether this is a node, or stands in it.
    #[must_use]
    pub fn is_within(&self, holder: &Self) -> bool {
        let rest = self.pointer.strip_prefix(&*holder.pointer);
        self.file == holder.file
            && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}
