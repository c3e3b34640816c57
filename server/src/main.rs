//! Reads the command and calls it.

use clap::Parser;
use server::command::{Command, run};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<()> {
    // Two providers could be linked one day; which one encrypts is said here, before any use.
    drop(rustls::crypto::ring::default_provider().install_default());
    let command = Command::parse();
    command.start_logs();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(run(command))
}
