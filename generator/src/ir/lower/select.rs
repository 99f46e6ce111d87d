//! Which operations the configuration asks for.

use std::collections::BTreeSet;

use super::operations::name_of;
use crate::config::{Operations, SelectBy, Selector};
use crate::diagnostic::{Diagnostic, Diagnostics, codes, suggestion};
use crate::model::{Model, Operation};

/// The operations of a model that are emitted.
pub(super) struct Selection<'m> {
    /// These, in document order.
    pub operations: Vec<&'m Operation>,
    /// The webhooks that are, by the same rules.
    pub webhooks: Vec<&'m Operation>,
    /// How many the configuration excludes.
    pub excluded: usize,
}

/// Selects operations; a selector that matches none is reported.
pub(super) fn select<'m>(
    model: &'m Model,
    wanted: &Operations,
    diagnostics: &mut Diagnostics,
) -> Selection<'m> {
    for selector in wanted.include.iter().chain(&wanted.exclude) {
        let mut operations = model.operations.iter().chain(&model.webhooks);
        if !operations.any(|operation| matches(selector, operation)) {
            diagnostics.push(unmatched(model, selector));
        }
    }
    let is_wanted = |operation: &&Operation| {
        let any = |list: &[Selector]| list.iter().any(|selector| matches(selector, operation));
        (wanted.include.is_empty() || any(&wanted.include)) && !any(&wanted.exclude)
    };
    let operations: Vec<&Operation> = model.operations.iter().filter(is_wanted).collect();
    Selection {
        excluded: model.operations.len() - operations.len(),
        operations,
        webhooks: model.webhooks.iter().filter(is_wanted).collect(),
    }
}

fn matches(selector: &Selector, operation: &Operation) -> bool {
    words(selector.by, operation)
        .iter()
        .any(|word| selector.matches(word))
}

/// What a selector looks at.
fn words(by: SelectBy, operation: &Operation) -> Vec<String> {
    match by {
        SelectBy::Tag => operation.tags.clone(),
        SelectBy::Path => vec![operation.path.clone()],
        SelectBy::Id => vec![name_of(operation)],
    }
}

fn unmatched(model: &Model, selector: &Selector) -> Diagnostic {
    let noun = selector.by.noun();
    let pattern = &selector.pattern;
    let mut diagnostic = Diagnostic::new(
        &codes::config::UNMATCHED_SELECTOR,
        format!("no operation has a {noun} that matches `{pattern}`"),
    );
    if let Some((file, span)) = &selector.place {
        diagnostic = diagnostic.at_span(*file, span.clone());
    }
    let all = |by: SelectBy| -> BTreeSet<String> {
        let operations = model.operations.iter();
        operations
            .flat_map(|operation| words(by, operation))
            .collect()
    };
    let known = all(selector.by);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    if let Some(meant) = suggestion::closest(pattern, known.iter().copied()) {
        return diagnostic.help(format!("did you mean `{meant}`?"));
    }
    let elsewhere = SelectBy::ALL
        .into_iter()
        .find(|by| all(*by).iter().any(|word| selector.matches(word)));
    if let Some(by) = elsewhere {
        let noun = by.noun();
        return diagnostic.help(format!("select by {noun}: that is what it matches"));
    }
    match known.as_slice() {
        [] => diagnostic.help(format!("no operation of the document has a {noun}")),
        some if some.len() <= 12 => {
            diagnostic.help(format!("the document has `{}`", some.join("`, `")))
        }
        _ => diagnostic.help(format!("take the {noun} as the document has it; `*` stands for anything without a `/`, `**` for anything")),
    }
}
