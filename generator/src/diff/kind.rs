use super::change::{Bump, Directions, Wire};
use crate::diagnostic::Code;

/// A kind of change, with what it does.
#[derive(Debug)]
pub struct Kind {
    /// Its name, and why it matters.
    pub code: &'static Code,
    /// What it does to those who send.
    pub request: Wire,
    /// What it does to those who receive.
    pub response: Wire,
    /// What it does where nothing travels.
    pub neither: Wire,
    /// What it does to the emitted crate, where nothing more is known.
    pub rust: Bump,
}

impl Kind {
    /// What a change of this kind does where it travels in these directions.
    #[must_use]
    pub fn wire(&self, directions: Directions) -> Wire {
        let mut wire = self.neither;
        if directions.request {
            wire = wire.max(self.request);
        }
        if directions.response {
            wire = wire.max(self.response);
        }
        wire
    }
}
