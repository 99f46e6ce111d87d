//! What findings look like to machines, and where they are.

mod inputs;
mod places;
mod sarif;
mod suite;
mod uses;
