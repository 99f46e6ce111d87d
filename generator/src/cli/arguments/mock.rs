//! The arguments of `mock`.

use clap::Args;

use super::Input;

/// Serves a document on this machine, for people who write or test a client. Requests are held against the document: what
/// is wrong is answered 4xx with every violation. The rest is answered with the example of the document, or with a value
/// made of the schema; the same request always has the same answer.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  specsmith mock
  specsmith mock openapi.yaml
  specsmith mock openapi.json --port 0 --format json
  specsmith mock git:main:openapi.yaml --dynamic --seed 7
  curl https://example.com/openapi.json | specsmith mock - --cors
  curl http://127.0.0.1:4010/pets/1 -H 'Prefer: code=404'

Clients choose by `Prefer`: code=STATUS, example=NAME, dynamic=true. Ctrl-C ends the server.
Exits 2 when the document cannot be read, or nobody can listen there.")]
pub(in crate::cli) struct Mock {
    #[command(flatten)]
    pub(in crate::cli) input: Input,
    /// The port to listen at; 0 is any that is free.
    #[arg(long, default_value_t = 4010)]
    pub(in crate::cli) port: u16,
    /// The address to listen at. Others than this machine see the server only where it is another one.
    #[arg(long, default_value = "127.0.0.1")]
    pub(in crate::cli) host: String,
    /// Answer without looking at parameters, bodies and credentials.
    #[arg(long)]
    pub(in crate::cli) no_validate: bool,
    /// Make values though the document has examples.
    #[arg(long)]
    pub(in crate::cli) dynamic: bool,
    /// Other values, and other alternatives, for each number.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) seed: u64,
    /// Hold each answer back for so many milliseconds.
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pub(in crate::cli) delay: u64,
    /// Let web pages of any origin call.
    #[arg(long)]
    pub(in crate::cli) cors: bool,
}
