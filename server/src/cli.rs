//! The command line: `prassi serve`, `prassi import`, `prassi check`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use app::observatory::model::CheckResult;
use clap::{Parser, Subcommand};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::catalogue::CatalogueError;
use crate::clock::Clock;
use crate::config::{Config, ConfigError, Lookup, log_filter, pretended_time, real_time};
use crate::db::{Database, DatabaseError};
use crate::http::{self, AppState, TimeLimits, router};
use crate::import::{self, Files, ImportError, Outcome};
use crate::rooms::Rooms;

/// How often a server looks whether somebody changed the data.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);

/// The public portal where Italian municipalities show, find and copy innovative practices.
#[derive(Debug, Parser)]
#[command(name = "prassi", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the portal. On an empty database the five documents are loaded first.
    Serve {
        /// Believe `PRASSI_NOW`, for demonstrations.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database to what a folder of seeds says, or only report what is wrong with it.
    Import {
        /// The folder: it holds manifest.toml, sources.toml and a folder for each room.
        folder: PathBuf,
        /// Only report mistakes and what would change.
        #[arg(long)]
        check: bool,
    },
    /// Recompute whatever the sources' figures allow, and print what agrees and what does not.
    Check,
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
    /// The search index cannot be kept.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// The checks could not run.
    #[error("the checks could not run: {0}")]
    Check(#[from] app::error::AppError),
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
    match carry_out(Arguments::parse().command).await {
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
    let environment = |name: &str| std::env::var(name).ok();
    let filter: EnvFilter = log_filter(&environment)?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let config = Config::from_lookup(&environment)?;
    match command {
        Command::Serve { demo } => serve(config, clock(demo, &environment)?).await,
        Command::Import { folder, check } => {
            let database = Database::open(&config.database).await?;
            let files = Files::from_folder(&folder, &import::tables())
                .map_err(|cause| Failure::Io { what: folder.display().to_string(), cause })?;
            let outcome = import_files(&database, &files, check).await?;
            let verb = if check { "would be" } else { "were" };
            println!(
                "{} records {verb} written, {} removed; {} are as in the files",
                outcome.written, outcome.removed, outcome.unchanged
            );
            Ok(())
        }
        Command::Check => {
            let database = Database::open(&config.database).await?;
            load_seeds_once(&database).await?;
            print_checks(&database).await
        }
    }
}

/// The time to serve by: a demonstration's may be pretended, any other is the machine's.
fn clock(demo: bool, lookup: Lookup) -> Result<Clock, ConfigError> {
    if demo {
        Ok(pretended_time(lookup)?.map_or_else(Clock::default, Clock::pretending))
    } else {
        real_time(lookup).map(|()| Clock::default())
    }
}

async fn import_files(database: &Database, files: &Files, check: bool) -> Result<Outcome, ImportError> {
    let progress = |done: usize, total: usize| eprintln!("{done} of {total} records written");
    import::import(database, files, &import::tables(), check, &progress).await
}

/// An empty database gets the five documents, by the same way as anybody's data.
async fn load_seeds_once(database: &Database) -> Result<(), Failure> {
    if database.revision().await?.revision == 0 {
        let outcome = import::import(database, &Files::embedded(), &import::tables(), false, &|_, _| {}).await?;
        tracing::info!(records = outcome.written, "the five documents were loaded");
    }
    Ok(())
}

async fn serve(config: Config, clock: Clock) -> Result<(), Failure> {
    let database = Database::open(&config.database).await?;
    load_seeds_once(&database).await?;
    let rooms = Rooms::open(&database, config.index_dir.as_deref(), clock).await?;
    let listen = config.web.listen;
    let address = config.web.origin().to_owned();
    let state = AppState::new(config.web, rooms, database, clock);
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|cause| Failure::Io { what: format!("cannot listen at {listen}"), cause })?;
    let following = tokio::spawn(follow(state.clone()));
    println!("Prassi is at {address}");
    http::serve(listener, router(state), TimeLimits::default(), asked_to_stop()).await;
    following.abort();
    // It ends by being stopped. Nobody holds the database any longer then, so that the engine closes it.
    let _stopped = following.await;
    Ok(())
}

/// Keeps what is derived from the data in step with them, whoever changes them.
async fn follow(state: AppState) {
    let mut clock = tokio::time::interval(FOLLOW_EVERY);
    loop {
        clock.tick().await;
        state.follow().await;
    }
}

async fn asked_to_stop() {
    let interrupted = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "interrupts cannot be heard");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(error) => {
                tracing::warn!(%error, "the signal to stop cannot be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

async fn print_checks(database: &Database) -> Result<(), Failure> {
    let rooms = Rooms::open(database, None, Clock::default()).await?;
    let checks = rooms.observatory.all_checks().await?;
    let width = checks.iter().map(|check| check.id.chars().count()).max().unwrap_or(0);
    for check in &checks {
        let reason = check.reason.as_ref().map(|reason| format!(" ({})", reason.it)).unwrap_or_default();
        let values = match check.result {
            CheckResult::Disagrees => format!("{} ≠ {}", check.stated, check.computed),
            CheckResult::Agrees | CheckResult::CannotBeComputed => check.stated.clone(),
        };
        println!("{:18} {:width$} {values}{reason}", check.result.word(), check.id);
    }
    for result in CheckResult::ALL {
        println!("{:18} {}", result.word(), checks.iter().filter(|check| check.result == *result).count());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `prassi serve` says of the time with these arguments and `PRASSI_NOW`.
    fn time(arguments: &[&str], now: Option<&str>) -> Result<Clock, String> {
        let arguments = Arguments::try_parse_from(["prassi", "serve"].iter().chain(arguments)).expect("arguments");
        let Command::Serve { demo } = arguments.command else { panic!("another command") };
        clock(demo, &|name| now.filter(|_| name == "PRASSI_NOW").map(str::to_owned)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_command_line_makes_sense() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn only_a_demonstration_may_pretend_a_time() {
        let now = "2024-05-02T09:00:00";
        let year = |clock: Clock| chrono::Datelike::year(&clock.today());
        assert_eq!(time(&["--demo"], Some(now)).map(year), Ok(2024));
        let refused = time(&[], Some(now)).map(year);
        assert_eq!(refused, Err(format!("PRASSI_NOW={now}: only believed with --demo; leave it out to serve")));
    }

    #[test]
    fn without_a_pretended_time_the_machine_tells_it() {
        let year = |clock: Clock| chrono::Datelike::year(&clock.today());
        let machine = Ok(year(Clock::default()));
        assert_eq!(time(&[], None).map(year), machine);
        assert_eq!(time(&["--demo"], None).map(year), machine);
    }
}
