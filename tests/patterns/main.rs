//! Patterns: what they are read as, and whether the plans decide as the engines they were written for.

#[path = "../../generator/runtime/engine.rs"]
mod engine;
#[path = "../../generator/runtime/pattern.rs"]
mod runtime;

mod dialects;
mod hostile;
mod notes;
mod product_code;
mod shared;
mod stepper;
mod survey;
