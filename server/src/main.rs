//! Prassi: the program. Everything it does is a subcommand.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    server::cli::run().await
}
