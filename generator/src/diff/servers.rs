use super::change::Directions;
use super::kinds;
use super::walk::{Found, Walk};
use crate::model::{Server, ServerVariable};
use crate::source::Origin;

impl Walk<'_> {
    /// Servers of the document, of a path or of an operation, which is then told.
    pub(super) fn servers(
        &mut self,
        old: &[Server],
        new: &[Server],
        what: &str,
        operation: Option<usize>,
    ) {
        let mut gone = Vec::new();
        let mut added: Vec<&Server> = new.iter().collect();
        for before in old {
            let place = added.iter().position(|after| after.url == before.url);
            match place.map(|place| added.remove(place)) {
                Some(after) => self.variables(before, after, operation),
                None => gone.push(before),
            }
        }
        let place = |servers: &[&Server]| servers.first().map(|server| server.origin.clone());
        let urls = |servers: &[&Server]| {
            let urls: Vec<&str> = servers.iter().map(|server| &*server.url).collect();
            format!("`{}`", urls.join("`, `"))
        };
        let message = match (&gone[..], &added[..]) {
            ([], []) => return,
            ([], added) => format!("{what} is at {} as well", urls(added)),
            (gone, []) => format!("{what} is no longer at {}", urls(gone)),
            (gone, added) => format!("{what} is at {} and was at {}", urls(added), urls(gone)),
        };
        self.server(message, place(&gone), place(&added), operation);
    }

    fn variables(&mut self, old: &Server, new: &Server, operation: Option<usize>) {
        let values = |variable: &ServerVariable| {
            let mut values = variable.values.clone();
            values.sort_unstable();
            values
        };
        for after in &new.variables {
            let before = old.variables.iter().find(|own| own.name == after.name);
            let Some(before) = before else { continue };
            let name = &after.name;
            let message = if before.default != after.default {
                let (after, before) = (&after.default, &before.default);
                format!(
                    "`{name}` of the server `{}` is `{after}` and was `{before}`",
                    new.url
                )
            } else if values(before) != values(after) {
                format!("`{name}` of the server `{}` has other values", new.url)
            } else {
                continue;
            };
            let place = |server: &Server| server.origin.child("variables").child(name);
            self.server(message, Some(place(old)), Some(place(new)), operation);
        }
    }

    fn server(
        &mut self,
        message: String,
        old: Option<Origin>,
        new: Option<Origin>,
        operation: Option<usize>,
    ) {
        let found = Found::new(&kinds::SERVERS_CHANGED, message).at(old, new);
        match operation {
            Some(index) => self.keep(found, index, Directions::NONE),
            None => self.keep_general(found),
        }
    }
}
