//! What every operation and every model builds upon; the same for all APIs.

pub mod answer;
pub mod answer_error;
pub mod auth;
pub mod calendar;
pub mod call;
pub mod check;
pub mod client;
pub mod date_time;
pub mod decode;
mod decode_std;
pub mod encode;
pub mod environment;
pub mod error;
pub mod oauth;
pub mod operation;
pub mod parameter;
mod parts;
pub mod percent;
pub mod report;
mod request;
pub mod retry;
pub mod rule;
pub mod secret;
pub mod transport;
pub mod validate;
pub mod violation;
