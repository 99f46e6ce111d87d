//! OpenAPI Overlay documents (Overlay Specification 1.0 and 1.1): changes to a document that is somebody else's.
//!
//! An overlay is a list of actions, each with a target: a `JSONPath` (RFC 9535) that selects nodes of the document's tree.
//! They are applied before anything is checked, so that the document with its overlays is what has to be right. Nodes
//! that come from an overlay keep their place in it, and whatever is said about them is shown there.

mod apply;
mod changes;
mod compare;
mod list;
mod merge;
mod provenance;
mod read;

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, SourceMap};
use apply::Applier;
pub use changes::changes;
pub use compare::compare;
use provenance::Provenance;

/// Applies overlays to the tree of the document in `file`, one after the other. An action that selects nothing is
/// reported; after a mistake in an overlay the rest of it is passed over.
pub fn apply(
    sources: &mut SourceMap,
    file: FileId,
    tree: &mut Value,
    overlays: &[FileId],
    diagnostics: &mut Diagnostics,
) {
    let mut provenance = Provenance::new(file);
    for overlay in overlays {
        let Some(actions) = read::read(sources, *overlay, file, diagnostics) else {
            continue;
        };
        let mut applier = Applier::new(tree, &mut provenance);
        for action in &actions {
            applier.apply(action, diagnostics);
        }
    }
    sources.add_grafts(file, provenance.finish());
}
