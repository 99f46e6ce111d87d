//! Where schemas stand in the document.

use std::fmt::Write as _;

use super::validate::push_token;

/// The place of a schema, kept on the stack while a value is checked; it becomes a pointer when something violates the
/// schema.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// The place itself, as a URI fragment with a JSON Pointer.
    Whole(&'static str),
    /// What a keyword of the schema at another place holds.
    Of(&'a Place<'a>, &'static str),
    /// The schema of a member of the object at another place.
    Member(&'a Place<'a>, &'static str),
    /// What a keyword of the schema at another place holds at a position.
    Numbered(&'a Place<'a>, &'static str, usize),
}

impl Place<'_> {
    /// The place of the schema that `keyword` holds for the parts of a value. One that was given as a whole is that of
    /// the parts already.
    #[must_use]
    pub const fn of_parts(&self, keyword: &'static str) -> Place<'_> {
        match self {
            Self::Whole(place) => Place::Whole(place),
            _ => Place::Of(self, keyword),
        }
    }

    /// About as many bytes as the place takes.
    const fn length(&self) -> usize {
        match self {
            Self::Whole(place) => place.len(),
            Self::Of(outer, keyword) => outer.length() + 1 + keyword.len(),
            Self::Member(outer, name) => outer.length() + 12 + name.len(),
            Self::Numbered(outer, keyword, _) => outer.length() + 4 + keyword.len(),
        }
    }

    /// The place as a URI fragment.
    pub(super) fn to_text(self) -> String {
        let mut text = String::with_capacity(self.length());
        self.write(&mut text);
        text
    }

    /// Adds the place, as a URI fragment, to `text`.
    fn write(&self, text: &mut String) {
        match self {
            Self::Whole(place) => text.push_str(place),
            Self::Of(outer, keyword) => {
                outer.write(text);
                text.push('/');
                text.push_str(keyword);
            }
            Self::Member(outer, name) => {
                outer.write(text);
                text.push_str("/properties/");
                push_token(name, text);
            }
            Self::Numbered(outer, keyword, index) => {
                outer.write(text);
                // Writing to a string does not fail.
                let _ = write!(text, "/{keyword}/{index}");
            }
        }
    }
}
