//! When a call is tried again, and how long it waits before that.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, RETRY_AFTER};

use super::answer::{Answer, BodyEnd};
use super::calendar;
use super::error::Error;

/// How calls are retried.
///
/// What is tried again:
///
/// | | idempotent (`GET`, `PUT`, `DELETE`, …) | creates (`POST` and everything else) |
/// |---|---|---|
/// | no connection could be established | yes | yes |
/// | 429 | yes | yes |
/// | 503 with `Retry-After` | yes | yes |
/// | 408, 500, 502, 503, 504 | yes | only with [`creates`](Self::creates) |
/// | connection lost, timeout, answer cut short | yes | only with [`creates`](Self::creates) |
///
/// So a create is retried only where the first try cannot have taken effect: a lost reply never makes a
/// second thing. Before a retry the client waits for as long as `Retry-After-Ms` or `Retry-After`
/// (seconds or a date) says, or else for a random time up to [`initial`](Self::initial), doubled with
/// every retry, up to [`maximum`](Self::maximum). When the server asks for a wait of more than 60 s, the
/// call is not retried, and the answer is returned as an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How many times a call is tried again; 2 by default.
    pub retries: u32,
    /// Whether creates are retried like idempotent calls; `false` by default.
    pub creates: bool,
    /// Upper bound of the wait before the first retry; 500 ms by default.
    pub initial: Duration,
    /// Upper bound of the wait before any retry that the server sets no time for; 8 s by default.
    pub maximum: Duration,
}

impl RetryPolicy {
    /// The longest wait of all; when a server asks for a longer one, its answer is returned as an error.
    pub const LONGEST_WAIT: Duration = Duration::from_secs(60);

    /// How long to wait before trying again after `outcome`, or `None` when it is to be returned.
    /// `tries` is the number of tries so far, from 1.
    pub(crate) fn wait(
        &self,
        outcome: &Result<Answer, Error>,
        tries: u32,
        idempotent: bool,
    ) -> Option<Duration> {
        if tries > self.retries {
            return None;
        }
        let repeatable = idempotent || self.creates;
        let asked = match outcome {
            Ok(answer) => {
                let asked = retry_after(&answer.headers, SystemTime::now());
                if !is_transient(answer, repeatable, asked.is_some()) {
                    return None;
                }
                asked
            }
            Err(Error::Connection(error)) if repeatable || !error.is_established() => None,
            Err(Error::Timeout(_)) if repeatable => None,
            Err(_) => return None,
        };
        match asked {
            Some(wait) => (wait <= Self::LONGEST_WAIT).then_some(wait),
            None => Some(self.backoff(tries)),
        }
    }

    /// Exponential back-off with full jitter.
    fn backoff(&self, tries: u32) -> Duration {
        let factor = 1_u32.checked_shl(tries - 1).unwrap_or(u32::MAX);
        let bound = self.initial.saturating_mul(factor);
        let bound = bound.min(self.maximum).min(Self::LONGEST_WAIT);
        bound.mul_f64(random())
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            retries: 2,
            creates: false,
            initial: Duration::from_millis(500),
            maximum: Duration::from_secs(8),
        }
    }
}

/// Whether trying again can help; `repeatable` when a second request does no harm.
fn is_transient(answer: &Answer, repeatable: bool, asked: bool) -> bool {
    match answer.status {
        StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::SERVICE_UNAVAILABLE => repeatable || asked,
        StatusCode::REQUEST_TIMEOUT
        | StatusCode::INTERNAL_SERVER_ERROR
        | StatusCode::BAD_GATEWAY
        | StatusCode::GATEWAY_TIMEOUT => repeatable,
        status => status.is_success() && answer.end == BodyEnd::Lost && repeatable,
    }
}

/// Whether the request behind `outcome` may have taken effect: then it is not retried for a create.
pub(crate) fn is_doubtful(outcome: &Result<Answer, Error>) -> bool {
    match outcome {
        Ok(answer) => {
            let asked = retry_after(&answer.headers, SystemTime::now()).is_some();
            !is_transient(answer, false, asked)
        }
        Err(Error::Connection(error)) => error.is_established(),
        Err(_) => true,
    }
}

/// How long the server asks to wait: `Retry-After-Ms` in milliseconds, or `Retry-After` in seconds or as
/// a date (RFC 9110, 10.2.3). A date that is past means no wait; what cannot be read is ignored.
#[must_use]
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name| {
        let value = headers.get(name)?.to_str().ok()?;
        Some(value.trim())
    };
    if let Some(wait) = text("retry-after-ms").and_then(|text| seconds(text, 1_000.0)) {
        return Some(wait);
    }
    let text = text(RETRY_AFTER.as_str())?;
    seconds(text, 1.0).or_else(|| {
        let then = u64::try_from(calendar::http_date(text)?).ok()?;
        let then = UNIX_EPOCH.checked_add(Duration::from_secs(then))?;
        Some(then.duration_since(now).unwrap_or_default())
    })
}

/// A plain decimal number in units of `1 / per_second`.
fn seconds(text: &str, per_second: f64) -> Option<Duration> {
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = text.parse().ok().filter(|_| plain)?;
    // A number too great for a duration asks for a wait without end.
    Some(Duration::try_from_secs_f64(number / per_second).unwrap_or(Duration::MAX))
}

/// A random number from 0 to 1. The hasher's keys are random, which is enough to spread retries.
fn random() -> f64 {
    let bits = u32::try_from(RandomState::new().hash_one(()) >> 32).unwrap_or(u32::MAX);
    f64::from(bits) / f64::from(u32::MAX)
}
