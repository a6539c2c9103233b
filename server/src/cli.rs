//! The command line: `prassi serve`, `import`, `check`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::{Config, ConfigError};
use crate::db::{Database, DatabaseError};
use crate::import::{self, Files, ImportError, Outcome};

/// The public portal where Italian municipalities show, find and copy innovative practices.
#[derive(Debug, Parser)]
#[command(name = "prassi", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring the database to what a folder of seeds says, or only report what is wrong with it.
    Import {
        /// The folder: it holds manifest.toml, sources.toml and a folder for each room.
        folder: PathBuf,
        /// Only report mistakes and what would change.
        #[arg(long)]
        check: bool,
    },
}

/// Why the program stops. Each text is one line for whoever runs it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The environment says something that makes no sense.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// Nothing was imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A file or an address cannot be used.
    #[error("{what}: {cause}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system says.
        cause: std::io::Error,
    },
}

/// Runs the program with the arguments and the environment of this process.
pub async fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_env("PRASSI_LOG").unwrap_or_else(|_| EnvFilter::new("info,surrealdb=warn,tantivy=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match carry_out(arguments.command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Failure::Import(ImportError::Mistakes(mistakes)) = &failure {
                for mistake in mistakes {
                    eprintln!("{mistake}");
                }
            }
            eprintln!("prassi: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn carry_out(command: Command) -> Result<(), Failure> {
    let config = Config::from_environment()?;
    match command {
        Command::Import { folder, check } => {
            let database = Database::open(&config.database).await?;
            let outcome = import_folder(&database, &folder, check).await?;
            let verb = if check { "would be" } else { "were" };
            println!(
                "{} records {verb} written, {} removed; {} are as in the files",
                outcome.written, outcome.removed, outcome.unchanged
            );
            Ok(())
        }
    }
}

async fn import_folder(database: &Database, folder: &Path, check: bool) -> Result<Outcome, Failure> {
    let tables = import::tables();
    let files = Files::from_folder(folder, &tables)
        .map_err(|cause| Failure::Io { what: folder.display().to_string(), cause })?;
    let progress = |done: usize, total: usize| eprintln!("{done} of {total} records written");
    Ok(import::import(database, &files, &tables, check, &progress).await?)
}
