//! Further stacks, so that no value is too deep for the walk of schemas.

use std::{panic, thread};

/// The size of a further stack in bytes, of which only what is used takes memory.
const STACK: usize = 4 << 20;

/// Walks on in a thread of its own, which nothing waits beside, or here where there can be none.
pub(super) fn on_a_further_stack(walk: &mut (dyn FnMut() + Send)) {
    let further = &mut *walk;
    let ended = thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK);
        let thread = builder.spawn_scoped(scope, further);
        thread.map(thread::ScopedJoinHandle::join)
    });
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(payload)) => panic::resume_unwind(payload),
        Err(_) => walk(),
    }
}
