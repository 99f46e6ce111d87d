use super::rule::Rule;
use super::target::Target;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Version};
use crate::edit::Change;
use crate::source::{Origin, Places};

/// Where rules put what they find.
pub(super) struct Found<'d> {
    pub(super) document: &'d Document,
    /// Where what stands in other files would stand if all were one.
    pub(super) places: Places,
    pub(super) target: Target,
    /// The rule that is at work.
    pub(super) rule: &'static Rule,
    pub(super) list: Vec<Finding>,
}

/// A finding, before it is known what reaches its place.
pub(super) struct Finding {
    pub(super) diagnostic: Diagnostic,
    pub(super) origin: Origin,
    pub(super) only: Option<Direction>,
    pub(super) changes: Vec<Change>,
}

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// From the client to the server, and never back.
    Request,
    /// From the server to the client, and never back.
    Response,
}

impl Found<'_> {
    /// Whether a component stands at a place, in whichever file that is.
    pub(super) fn is_component(&self, origin: &Origin) -> bool {
        let place = self.places.settle(origin);
        let section = place.parent().and_then(|section| section.parent());
        section.is_some_and(|holder| &*holder.pointer == "/components")
    }

    /// The version of the document.
    pub(super) fn version(&self) -> Version {
        self.document.version()
    }

    /// The name that a type or a value gets in the client.
    pub(super) fn type_name(&self, name: &str) -> String {
        (self.target.type_name)(name)
    }

    /// The name that a member, a method or an argument gets in the client.
    pub(super) fn field_name(&self, name: &str) -> String {
        (self.target.field_name)(name)
    }

    /// A finding at the value of a node.
    pub(super) fn at(&mut self, origin: Origin, message: impl Into<String>) -> &mut Finding {
        let diagnostic = Diagnostic::new(self.rule.code, message).at(&origin);
        self.push(diagnostic, origin)
    }

    /// A finding at the key of a member.
    pub(super) fn at_key(&mut self, origin: Origin, message: impl Into<String>) -> &mut Finding {
        let diagnostic = Diagnostic::new(self.rule.code, message).at_key(&origin);
        self.push(diagnostic, origin)
    }

    fn push(&mut self, diagnostic: Diagnostic, origin: Origin) -> &mut Finding {
        self.list.push(Finding {
            diagnostic,
            origin,
            only: None,
            changes: Vec::new(),
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }
}

impl Finding {
    /// Says what to do.
    pub(super) fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.diagnostic = self.diagnostic.clone().help(text);
        self
    }

    /// Shows another node beside.
    pub(super) fn label(&mut self, origin: &Origin, text: impl Into<String>) -> &mut Self {
        self.diagnostic = self.diagnostic.clone().label(origin, text);
        self
    }

    /// Counts only where values go this way alone.
    pub(super) fn only(&mut self, direction: Direction) -> &mut Self {
        self.only = Some(direction);
        self
    }

    /// What mends it.
    pub(super) fn fix(&mut self, change: Change) -> &mut Self {
        self.changes.push(change);
        self
    }
}
