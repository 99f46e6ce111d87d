//! Mistakes in what a document means that no client is made wrong by: examples, names, scopes, links.
//!
//! What the grammar refuses is found by `document`, references by `model`, and what changes the client by `ir`; this is
//! for `specsmith validate` alone.

mod advice;
mod document;
mod examples;
mod impossible;
mod operation_ids;
mod operations;
mod schemas;
mod target;

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::model::Model;

/// Looks through a document whose references have been resolved. Call it behind [`ir::lower`](crate::ir::lower), so that
/// what that has found is not said twice.
pub fn check(document: &Document, model: &Model, diagnostics: &mut Diagnostics) {
    document::check(document, diagnostics);
    operations::check(document, diagnostics);
    schemas::check(document, model, diagnostics);
    examples::check(document, model, diagnostics);
}
