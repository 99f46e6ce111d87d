//! What findings look like to machines, and where they are.

mod formats;
mod inputs;
mod places;
mod rules;
mod sarif;
mod suite;
mod uses;
