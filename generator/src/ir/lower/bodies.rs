//! Lowers request bodies.

use super::docs;
use super::operations::{Operations, Refused};
use super::types::child;
use crate::diagnostic::codes;
use crate::ir::api::{Body, Docs};
use crate::ir::types::NamePath;
use crate::model;

impl Operations<'_, '_, '_> {
    pub(super) fn body(
        &mut self,
        body: &model::RequestBody,
        base: &NamePath,
    ) -> Result<Body, Refused> {
        let name = child(base, "request");
        let media = self.media(&body.content, &name);
        if media.is_empty() {
            return Err(self.refuse(
                &body.origin,
                &codes::generation::UNSUPPORTED_MEDIA_TYPE,
                "this operation sends no media type that is supported so far",
            ));
        }
        for media in &media {
            self.lowerer.report_bare_rules(media.ty);
        }
        Ok(Body {
            required: body.required,
            docs: Docs {
                description: body.description.clone(),
                examples: body
                    .content
                    .iter()
                    .flat_map(|media| docs::values(&media.examples))
                    .collect(),
                ..Docs::default()
            },
            media,
        })
    }
}
