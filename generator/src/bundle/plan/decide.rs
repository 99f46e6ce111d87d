//! What references say in the bundle.

use super::{Action, Planner};
use crate::diagnostic::codes::reference::{LEADS_OUT, LOST_DYNAMIC_ANCHOR};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::uri::{fragment, rebased};
use crate::document::{Place, Placed, Reference, ReferenceForm};
use crate::source::Origin;

impl Planner<'_> {
    /// Says what becomes of every reference.
    pub(super) fn decide(&mut self, diagnostics: &mut Diagnostics) {
        for reference in self.links.references {
            let place = &reference.place;
            let way = self.links.way(place.file).to_owned();
            let way = way.as_str();
            let action = match (reference.form, &reference.target) {
                (ReferenceForm::Url, _) => self.rebased(way, &reference.text),
                // Where an API is has nothing to do with the folder that its description is written to.
                (ReferenceForm::Server, _) => rebased(way, &reference.text).map(Action::Text),
                (ReferenceForm::Identity, _) => {
                    // All references are pointers from the root now, which an `$id` would give another start.
                    (place.file != self.written.root()).then_some(Action::Remove)
                }
                (ReferenceForm::Loose, _) => {
                    if place.file == self.written.root() || self.plan.placement.is_within(place) {
                        diagnostics.push(leads_out(reference));
                    }
                    self.rebased(way, &reference.text)
                }
                (_, Ok(target)) => self.action(reference, target, way, diagnostics),
                (_, Err(_)) => None,
            };
            if let Some(action) = action {
                let is_url = matches!(reference.form, ReferenceForm::Url | ReferenceForm::Server);
                self.plan.rebased += usize::from(is_url);
                self.plan.actions.insert(place.clone(), action);
            }
        }
    }

    /// A relative URL of a file, from where the bundle is written.
    fn rebased(&self, way: &str, url: &str) -> Option<Action> {
        let new = rebased(&format!("{}{way}", self.home), url);
        new.filter(|new| new != url).map(Action::Text)
    }

    fn action(
        &self,
        reference: &Reference,
        target: &Origin,
        way: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Action> {
        let root = self.written.root();
        let place = &reference.place;
        let end = self.links.end(target);
        if reference.form == ReferenceForm::Inserted {
            return Some(Action::Put(end));
        }
        // What identifies a part of the first file still does.
        if target.file == root && (place.file == root || self.written.is_by_id(reference)) {
            return None;
        }
        if let Some(Placed {
            place: Place::Held(holder),
            ..
        }) = self.plan.placement.part(&end)
            && place.parent().as_ref() == Some(holder)
        {
            return Some(Action::Put(end));
        }
        // What only refers to something else can stay where it stands in a part.
        let stays = self.plan.placement.is_within(target);
        let meant = if stays { target } else { &end };
        let Some(pointer) = self.plan.placement.locate(meant) else {
            // An operation of another API, which nothing of a document of 3.0 can hold.
            if place.file == root || self.plan.placement.is_within(place) {
                diagnostics.push(leads_out(reference));
            }
            return self.rebased(way, &reference.text);
        };
        match reference.form {
            ReferenceForm::Security => {
                let name = Origin::new(root, pointer).last()?;
                Some(Action::Rename(name))
            }
            ReferenceForm::Dynamic => self.dynamic(reference, &end, &pointer, diagnostics),
            _ => Some(Action::Text(fragment(&pointer))),
        }
    }

    /// A dynamic reference stays one where the name that it follows is given once.
    fn dynamic(
        &self,
        reference: &Reference,
        end: &Origin,
        pointer: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Action> {
        let (_, name) = reference.text.split_once('#')?;
        let anchor = self.written.get(end)?.get("$dynamicAnchor");
        if anchor.and_then(|anchor| anchor.as_str()) != Some(name) {
            return Some(Action::Text(fragment(pointer)));
        }
        if self.written.count_anchors(name) == 1 {
            return Some(Action::Text(format!("#{name}")));
        }
        diagnostics.push(
            Diagnostic::new(
                &LOST_DYNAMIC_ANCHOR,
                format!("several files have a `$dynamicAnchor` named `{name}`"),
            )
            .at(&reference.place)
            .in_text()
            .help("give the anchors names of their own, or refer by `$ref`"),
        );
        Some(Action::Text(fragment(pointer)))
    }
}

fn leads_out(reference: &Reference) -> Diagnostic {
    Diagnostic::new(
        &LEADS_OUT,
        format!("`{}` still leads to another file", reference.text),
    )
    .at(&reference.place)
    .in_text()
    .help("nothing in a document can hold what it leads to: keep that file beside the bundle")
}
