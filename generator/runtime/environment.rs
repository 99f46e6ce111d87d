//! Settings from environment variables.

use std::env::VarError;

use super::error::Error;

/// The value of the variable `name`; `None` when it is not set or empty.
///
/// # Errors
/// [`Error::Configuration`] when the value is not Unicode.
pub fn variable(name: &str) -> Result<Option<String>, Error> {
    match std::env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(Error::configuration(format!(
            "the environment variable {name} is not Unicode"
        ))),
    }
}

/// The values of two variables that belong together; `None` when neither is set.
///
/// # Errors
/// [`Error::Configuration`] when one is set without the other, or a value is not Unicode.
pub fn pair(first: &str, second: &str) -> Result<Option<(String, String)>, Error> {
    let (set, missing) = match (variable(first)?, variable(second)?) {
        (Some(one), Some(two)) => return Ok(Some((one, two))),
        (None, None) => return Ok(None),
        (Some(_), None) => (first, second),
        (None, Some(_)) => (second, first),
    };
    Err(Error::configuration(format!(
        "the environment variable {set} is set, {missing} is not; set both"
    )))
}

/// The error of a client that is set up from the environment and finds no credentials there.
#[must_use]
pub fn no_credentials(hint: &str) -> Error {
    Error::configuration(format!("no credentials in the environment: set {hint}"))
}
