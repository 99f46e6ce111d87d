//! What findings look like to machines, and where they are.

mod places;
mod sarif;
