//! Generates the client.

fn main() -> Result<(), specsmith::BuildError> {
    specsmith::build("notes.yaml")
}
