//! Prassi: the program. Everything it does is a subcommand.

use std::process::ExitCode;

use server::cli::{self, STACK_BYTES};
use tikv_jemallocator::Jemalloc;
use tokio::runtime::Builder;

#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

fn main() -> ExitCode {
    match Builder::new_multi_thread().enable_all().thread_stack_size(STACK_BYTES).build() {
        Ok(threads) => threads.block_on(cli::run()),
        Err(error) => {
            eprintln!("prassi: the machine gives no threads: {error}");
            ExitCode::FAILURE
        }
    }
}
