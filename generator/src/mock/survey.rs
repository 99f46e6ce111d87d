//! What cannot be served as the document has it, told before the first request.

use std::collections::HashSet;
use std::sync::Arc;

use super::content::{self, Choice, NoBody};
use super::make::{Maker, Taste};
use super::media::{Kind, kind};
use super::routes::Routes;
use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::instance::{Direction, Patterns};
use crate::model::{MediaType, Model, Operation};
use crate::source::Origin;

/// Looks for what cannot be served.
pub(super) fn survey(
    model: &Model,
    routes: &Routes,
    patterns: &Arc<Patterns>,
    diagnostics: &mut Diagnostics,
) {
    for (operation, first) in &routes.shadowed {
        let (operation, first) = (&model.operations[*operation], &model.operations[*first]);
        diagnostics.push(
            Diagnostic::new(
                &codes::mock::SHADOWED,
                format!("`{} {}` is never called", operation.method, operation.path),
            )
            .at_key(&operation.origin)
            .label(
                &first.origin,
                "requests that look alike are for this operation",
            )
            .help("tell the two apart by their paths"),
        );
    }
    let taste = Taste::default();
    let mut maker = Maker::new(model, Arc::clone(patterns), taste, Direction::Response);
    let mut seen: HashSet<&Origin> = HashSet::new();
    for operation in &model.operations {
        for (_, response) in &operation.responses {
            for media in &response.content {
                if seen.insert(&media.origin) {
                    of_answer(model, &mut maker, media, diagnostics);
                }
            }
        }
        of_request(operation, &mut seen, diagnostics);
    }
}

fn of_answer(
    model: &Model,
    maker: &mut Maker<'_>,
    media: &MediaType,
    diagnostics: &mut Diagnostics,
) {
    let choice = Choice {
        example: None,
        made: false,
    };
    let finding = match content::body(model, maker, media, &media.name, choice) {
        Ok(body) if body.fits => return,
        Ok(_) => Diagnostic::new(
            &codes::mock::UNFIT,
            "no value is found that fits this schema: answers have one that does not",
        )
        .help("give the media type an `example`, or correct what the schema asks for"),
        Err(NoBody::Endless) => Diagnostic::new(
            &codes::mock::UNFIT,
            "no value is found that fits this schema: the answer is 501",
        )
        .help("give the media type an `example`, or correct what the schema asks for"),
        Err(NoBody::Unwritten) => Diagnostic::new(
            &codes::mock::UNWRITTEN,
            format!("bodies of `{}` are not made: the answer is 501", media.name),
        )
        .help("give the media type an `example`"),
        Err(NoBody::Example(_)) => return,
    };
    diagnostics.push(finding.at(&media.origin));
}

fn of_request<'m>(
    operation: &'m Operation,
    seen: &mut HashSet<&'m Origin>,
    diagnostics: &mut Diagnostics,
) {
    for media in operation.request_body.iter().flat_map(|body| &body.content) {
        let unread = matches!(kind(&media.name), Kind::Xml | Kind::Yaml | Kind::Events);
        if unread && media.schema.is_some() && seen.insert(&media.origin) {
            let message = format!("bodies of `{}` are taken as they are", media.name);
            diagnostics.push(
                Diagnostic::new(&codes::mock::UNREAD, message)
                    .at(&media.origin)
                    .help("send JSON where the service takes it, too"),
            );
        }
    }
}
