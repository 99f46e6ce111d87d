//! Answers that lead elsewhere.

use reqwest::header::LOCATION;

use super::answer::Arrival;
use super::decode::DecodeError;
use super::reader::Read;

/// Where a redirect leads to; it has not been followed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Redirect {
    /// The header `Location`: a URL, or a reference that is relative to the URL of the call. A redirect that says nothing
    /// has none, and neither has a success.
    pub location: Option<String>,
}

/// A redirect is the answer.
#[derive(Debug)]
pub struct Redirects;

impl Read<Redirect> for Redirects {
    const REDIRECTS: bool = true;

    fn read(arrival: &mut Arrival) -> Result<Redirect, DecodeError> {
        let Some(value) = arrival.answer.headers.get(LOCATION) else {
            return Ok(Redirect { location: None });
        };
        match value.to_str() {
            Ok(location) => Ok(Redirect {
                location: Some(location.to_owned()),
            }),
            Err(_) => Err(DecodeError::because("a URL", "other characters").within("Location")),
        }
    }
}
