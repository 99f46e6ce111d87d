//! Calls operations, and prints before each call the request that it has to make. Panics where a call does not end as it
//! should.

mod parameters;
mod security;
mod servers;

use std::env;

/// Says what the next request has to be: its first line, and the headers that count, each on a line of its own.
fn expect(request: &str) {
    println!("{request}\n");
}

/// What a call violates, by place: it must not be sent.
macro_rules! refused {
    ($call:expr) => {{
        let error = $call.await.expect_err("a request that is not valid");
        let violations = error.violations().expect("it violates the document");
        let places = violations
            .iter()
            .map(|violation| violation.pointer().to_owned());
        places.collect::<Vec<_>>()
    }};
}
use refused;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = env::args().nth(1).unwrap_or_default();
    parameters::styles(&url).await.expect("successes");
    parameters::content(&url).await.expect("successes");
    parameters::swagger(&url).await.expect("successes");
    security::all(&url).await.expect("successes");
    servers::all(&url).await.expect("successes");
}
