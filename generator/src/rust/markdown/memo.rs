//! What has been read already: the parameters of an API are described in the same words again and again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::Settled;

thread_local! {
    static KNOWN: RefCell<Option<HashMap<String, Rc<Settled>>>> = const { RefCell::new(None) };
}

/// As long as it lives, this thread keeps what it has read.
#[derive(Debug)]
pub(in crate::rust) struct Memo(());

impl Memo {
    /// Begins with nothing.
    pub(in crate::rust) fn begin() -> Self {
        KNOWN.set(Some(HashMap::new()));
        Self(())
    }
}

impl Drop for Memo {
    fn drop(&mut self) {
        KNOWN.set(None);
    }
}

/// What is known of `markdown`, or else what `read` makes of it.
pub(super) fn recall(markdown: &str, read: impl FnOnce() -> Settled) -> Rc<Settled> {
    let known = KNOWN.with_borrow(|known| known.as_ref()?.get(markdown).cloned());
    if let Some(settled) = known {
        return settled;
    }
    let settled = Rc::new(read());
    KNOWN.with_borrow_mut(|known| {
        if let Some(known) = known {
            known.insert(markdown.to_owned(), Rc::clone(&settled));
        }
    });
    settled
}
