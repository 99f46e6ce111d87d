//! The runtime of emitted crates, part by part, through what the emitted client makes public.

mod check;
mod choice;
mod date_time;
mod decode;
mod encode;
mod parameter;
mod place;
mod report;
mod retry_after;
