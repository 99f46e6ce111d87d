//! Applies the actions of overlays to a tree.

use serde_json::Value;

use super::merge::{Copied, Source, Written, conflict, merge, size};
use super::provenance::Provenance;
use super::read::{Action, Change};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, codes};
use crate::source::{Origin, pointer};

/// As many nodes as actions may add: a few that copy what others copied would fill any memory.
const MOST_NODES: usize = 5_000_000;

/// A tree while actions are applied to it.
pub(super) struct Applier<'t> {
    tree: &'t mut Value,
    provenance: &'t mut Provenance,
    added: usize,
}

impl<'t> Applier<'t> {
    pub(super) fn new(tree: &'t mut Value, provenance: &'t mut Provenance) -> Self {
        Self {
            tree,
            provenance,
            added: 0,
        }
    }

    /// Applies one action; what is wrong with it is reported, and it has then changed nothing.
    pub(super) fn apply(&mut self, action: &Action, diagnostics: &mut Diagnostics) {
        let done = match &action.change {
            Change::Remove => self.remove(action),
            Change::Update(value) => {
                let source = Written(action.origin.child("update"));
                self.update(action, value, &source)
            }
            Change::Copy(from, written) => self.copy(action, from, written),
        };
        if let Err(finding) = done {
            diagnostics.push(finding);
        }
    }

    /// The pointers of the nodes that an action is about, in the order of the document.
    fn targets(&self, action: &Action) -> Result<Vec<String>, Diagnostic> {
        let found = pointers(&action.target, self.tree);
        if found.is_empty() {
            let message = format!("nothing in the document matches `{}`", action.written);
            let help = "correct the target, or remove the action; names with `/` are written as `['/pets']`";
            return Err(finding(
                &codes::overlay::NO_EFFECT,
                &action.origin.child("target"),
                message,
                help,
            ));
        }
        Ok(found)
    }

    fn remove(&mut self, action: &Action) -> Result<(), Diagnostic> {
        let mut targets = self.targets(action)?;
        if targets.iter().any(String::is_empty) {
            return Err(finding(
                &codes::overlay::MISMATCH,
                &action.origin.child("target"),
                "the document as a whole cannot be removed".to_owned(),
                "select a part of it",
            ));
        }
        // From the last to the first, so that the places of the others stay what they are.
        targets.sort_by_cached_key(|target| order(target));
        for target in targets.iter().rev() {
            let (holder, last) = target.rsplit_once('/').unwrap_or(("", target));
            match self.tree.pointer_mut(holder) {
                Some(Value::Object(members)) => {
                    members.shift_remove(&*pointer::unescape(last));
                    self.provenance.forget(target);
                }
                Some(Value::Array(items)) => {
                    let index = last.parse().unwrap_or(items.len());
                    if index < items.len() {
                        items.remove(index);
                        self.provenance
                            .close_gap(holder, index, items.len() - index);
                    }
                }
                // It went with something that it was a part of.
                _ => {}
            }
        }
        Ok(())
    }

    fn copy(
        &mut self,
        action: &Action,
        from: &serde_json_path::JsonPath,
        written: &str,
    ) -> Result<(), Diagnostic> {
        let found = pointers(from, self.tree);
        let [only] = found.as_slice() else {
            let message = format!(
                "`{written}` selects {} nodes, and one can be copied",
                found.len()
            );
            let help = "select one node";
            return Err(finding(
                &codes::overlay::MISMATCH,
                &action.origin.child("copy"),
                message,
                help,
            ));
        };
        let value = self.tree.pointer(only).cloned().unwrap_or_default();
        let source = Copied(self.provenance.below(only));
        self.update(action, &value, &source)
    }

    fn update(
        &mut self,
        action: &Action,
        value: &Value,
        source: &dyn Source,
    ) -> Result<(), Diagnostic> {
        let targets = self.targets(action)?;
        self.added += size(value) * targets.len();
        if self.added > MOST_NODES {
            return Err(finding(
                &codes::syntax::TOO_LARGE,
                &action.origin,
                "the overlay makes the document too large".to_owned(),
                "share parts by `$ref` instead of copying them",
            ));
        }
        let name = match action.change {
            Change::Copy(..) => "copy",
            _ => "update",
        };
        for target in &targets {
            let Some(node) = self.tree.pointer(target) else {
                continue;
            };
            // To a list one item can be added by itself.
            let clash = if node.is_array() {
                None
            } else {
                conflict(node, value, "")
            };
            if let Some((rest, there, given)) = clash {
                let mut place = action.origin.child(name);
                if name == "update" {
                    place = Origin::new(place.file, format!("{}{rest}", place.pointer));
                }
                let message = format!(
                    "{given} cannot be merged into {there}, which stands at `#{target}{rest}`"
                );
                let help = "remove the node by an action before, or give it a value of its kind";
                return Err(finding(&codes::overlay::MISMATCH, &place, message, help)
                    .label(
                        &self.provenance.of(&format!("{target}{rest}")),
                        format!("{there} in the document"),
                    )
                    .in_file());
            }
        }
        for target in &targets {
            let Some(node) = self.tree.pointer_mut(target) else {
                continue;
            };
            match node {
                Value::Array(items) if !value.is_array() => {
                    self.provenance
                        .copy(&source.of(""), &format!("{target}/{}", items.len()));
                    items.push(value.clone());
                }
                node => merge(node, value, target, "", source, self.provenance),
            }
        }
        Ok(())
    }
}

fn pointers(path: &serde_json_path::JsonPath, tree: &Value) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for located in path.query_located(tree).dedup() {
        found.push(located.location().to_json_pointer());
    }
    found
}

/// Pointers in the order of the document, as far as lists are concerned.
fn order(pointer: &str) -> Vec<(usize, String)> {
    pointer::tokens(pointer)
        .map(|token| (token.parse().unwrap_or(0), token.into_owned()))
        .collect()
}

fn finding(code: &'static Code, origin: &Origin, message: String, help: &str) -> Diagnostic {
    Diagnostic::new(code, message).at(origin).help(help)
}
