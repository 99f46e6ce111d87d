//! The answers that an operation declares, and which of them an answer is.

/// One of the answers that an operation declares: statuses, media type, and how such a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// A status; or 1 to 5 for all statuses of a class; or 0 for all that nothing else stands for.
    pub status: u16,
    /// The media type in lower case, perhaps with `*`; empty when the document describes no body.
    pub media_type: &'static str,
    /// How the body is read.
    pub form: Form,
}

/// How a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Not at all.
    Empty,
    /// As JSON.
    Json,
    /// As text.
    Text,
    /// As it comes: whoever reads the answer reads the body from the connection.
    Stream,
}

impl Choice {
    /// No body.
    #[must_use]
    pub const fn empty(status: u16) -> Self {
        Self::new(status, "", Form::Empty)
    }

    /// JSON.
    #[must_use]
    pub const fn json(status: u16, media_type: &'static str) -> Self {
        Self::new(status, media_type, Form::Json)
    }

    /// Text.
    #[must_use]
    pub const fn text(status: u16, media_type: &'static str) -> Self {
        Self::new(status, media_type, Form::Text)
    }

    /// Bytes, events or lines.
    #[must_use]
    pub const fn stream(status: u16, media_type: &'static str) -> Self {
        Self::new(status, media_type, Form::Stream)
    }

    /// A body that is left as it is.
    #[must_use]
    pub const fn unread(status: u16, media_type: &'static str) -> Self {
        Self::new(status, media_type, Form::Empty)
    }

    const fn new(status: u16, media_type: &'static str, form: Form) -> Self {
        Self {
            status,
            media_type,
            form,
        }
    }

    /// How well the choice fits a media type; 0 when it does not.
    fn rank(&self, media_type: &str) -> u8 {
        let range = self.media_type.strip_suffix('*').unwrap_or("?");
        if self.media_type == media_type {
            5
        } else if self.form == Form::Json && is_json(media_type) {
            4
        } else if range.ends_with('/') && media_type.starts_with(range) {
            3
        } else if self.media_type == "*/*" {
            2
        } else {
            u8::from(self.form == Form::Text && media_type.starts_with("text/"))
        }
    }
}

/// The choice that an answer is: by its exact status, else by the class of its status, else by the choice that stands
/// for the rest; then by its media type.
///
/// A status that nothing stands for is read as the first choice when `any_status` is set. A status with one choice
/// only is that choice, whatever the media type.
#[must_use]
pub fn choose(
    choices: &[Choice],
    status: u16,
    media_type: &str,
    any_status: bool,
) -> Option<usize> {
    let declared = [status, status / 100, 0]
        .into_iter()
        .find(|status| choices.iter().any(|choice| choice.status == *status));
    let first = choices.first().filter(|_| any_status);
    let status = declared.or(first.map(|choice| choice.status))?;
    let mut best: Option<(usize, u8)> = None;
    let mut count = 0;
    for (index, choice) in choices.iter().enumerate() {
        if choice.status == status {
            count += 1;
            let rank = choice.rank(media_type);
            if best.is_none_or(|(_, best)| rank > best) {
                best = Some((index, rank));
            }
        }
    }
    let (best, rank) = best?;
    if rank > 0 || count == 1 || media_type.is_empty() {
        return Some(best);
    }
    // Bytes are bytes, whatever the server calls them.
    choices
        .iter()
        .position(|choice| choice.status == status && choice.form == Form::Stream)
}

/// Whether a media type is JSON: `application/json`, or anything with the suffix `+json` (RFC 6839, 3.1).
#[must_use]
pub fn is_json(media_type: &str) -> bool {
    matches!(media_type, "application/json" | "text/json") || media_type.ends_with("+json")
}
