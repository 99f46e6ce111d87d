//! What an operation is, as data.

use super::answer_error::ErrorBody;
use super::parameter::Parameter;
use super::reader::Read;
use super::validate::Violations;

/// An operation of the document; implemented by one marker type each.
pub trait Operation: 'static {
    /// What a successful answer holds.
    type Output: Send + 'static;

    /// How it is read.
    type Reader: Read<Self::Output>;

    /// What a failure holds, as far as the document says; see
    /// [`StatusError::body_of`](super::answer_error::StatusError::body_of).
    type Error: ErrorBody;

    /// The operation as data.
    const OPERATION: &'static OperationInfo;

    /// Where the operation is served, if not where the client calls; possibly relative to that.
    const SERVER: Option<&'static str> = None;

    /// Adds to `out` what an answer violates beyond what its type checks by itself: the rules of a list, a map or a
    /// text that is all of it. Does nothing by default.
    fn validate(output: &Self::Output, out: &mut Violations) {
        let _ = (output, out);
    }
}

/// An operation as data.
#[derive(Debug)]
pub struct OperationInfo {
    /// The operationId.
    pub id: &'static str,
    /// The HTTP method, such as `POST`.
    pub method: &'static str,
    /// The path below the base URL, with `{name}` where a parameter goes.
    pub path: &'static str,
    /// The parameters in path, query, headers and cookies.
    pub parameters: &'static [Parameter],
    /// The alternatives of what authorises a call; empty when nothing is asked for.
    pub security: &'static [SecurityRequirement],
    /// The media types that the operation answers with, for the `Accept` header.
    pub accept: &'static str,
    /// Whether a second call changes nothing, so that it can be retried when an answer was lost.
    pub idempotent: bool,
}

/// One alternative of what authorises a call: all of its schemes together. No scheme at all means that
/// a call without credentials is allowed.
#[derive(Debug)]
pub struct SecurityRequirement {
    /// The names of the security schemes, each with the scopes it has to have.
    pub schemes: &'static [(&'static str, &'static [&'static str])],
}
