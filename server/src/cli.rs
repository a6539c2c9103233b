//! The command line: `prassi serve`, `prassi import`, `prassi check`, `prassi user`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use app::accounts::form::{Email, Secret};
use app::accounts::model::Role;
use app::accounts::own::PASSWORD_LEAST;
use app::observatory::model::CheckResult;
use app::registry::curation::imports::DifferenceKind;
use chrono::Utc;
use clap::{Parser, Subcommand};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::accounts::trail::{Broken, verify};
use crate::accounts::{
    DemoAccount, NewPerson, NewPersonError, check_person, create_person, demo_accounts, first_link, invitation_link,
};
use crate::clock::Clock;
use crate::config::{Config, ConfigError, Lookup, log_filter, pretended_time, real_time};
use crate::db::{Database, DatabaseError};
use crate::http::{self, AccessError, AppState, TimeLimits, router};
use crate::import::{self, Files, ImportError, Outcome};
use crate::jobs::Jobs;
use crate::mail::{Post, Sender};
use crate::rooms::{OpenError, Rooms};

/// How deep the threads of the program may go: the database asks for ten megabytes, and pages are drawn part within part.
pub const STACK_BYTES: usize = 10 * 1024 * 1024;

/// How often a server looks whether somebody changed the data.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);

/// How often a server forgets sessions that are over, and reminds people of what is due.
const TIDY_EVERY: Duration = Duration::from_mins(1);

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
    Check {
        /// Follow the audit trail instead, from its first event to its last, and name the first link that does not hold.
        #[arg(long)]
        audit: bool,
    },
    /// Look after the accounts of people.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Create an account; its password is the first line of the standard input. With --link nobody types one here.
    Create {
        /// Print a link instead, by which the person chooses a password: it works once, within seven days.
        #[arg(long)]
        link: bool,
        /// What the person may do: contributor, referent, curator or administrator.
        #[arg(long, value_parser = role)]
        role: Role,
        /// The e-mail address, with which the person signs in.
        #[arg(long, value_parser = email)]
        email: Email,
        /// The name that others see.
        #[arg(long)]
        name: String,
        /// The slug of the entity that a contributor or referent works for.
        #[arg(long)]
        entity: Option<String>,
    },
}

fn role(word: &str) -> Result<Role, String> {
    let words = Role::ALL.map(Role::word).join(", ");
    Role::from_word(word).ok_or_else(|| format!("it is none of {words}"))
}

fn email(text: &str) -> Result<Email, String> {
    Email::parse(text).ok_or_else(|| "it is no e-mail address".to_owned())
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
    /// The rooms do not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Something does not say who may ask for it.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// There is no new account.
    #[error(transparent)]
    NewPerson(#[from] NewPersonError),
    /// The checks could not run.
    #[error("the checks could not run: {0}")]
    Check(#[from] app::error::AppError),
    /// The audit trail is not as it was written.
    #[error("the audit trail is broken: {0}")]
    Trail(#[from] Broken),
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
        Command::Serve { demo } => serve(config, clock(demo, &environment)?, demo).await,
        Command::Import { folder, check } => {
            let database = Database::open(&config.database).await?;
            let files = Files::from_folder(&folder, &import::tables())
                .map_err(|cause| Failure::Io { what: folder.display().to_string(), cause })?;
            let outcome = import_files(&database, &files, check).await?;
            if check {
                print_kept(&database, &files).await?;
            }
            let verb = if check { "would be" } else { "were" };
            println!(
                "{} records {verb} written, {} removed; {} are as in the files",
                outcome.written, outcome.removed, outcome.unchanged
            );
            Ok(())
        }
        Command::Check { audit: true } => check_trail(&Database::open(&config.database).await?).await,
        Command::Check { audit: false } => {
            let database = Database::open(&config.database).await?;
            load_seeds_once(&database).await?;
            print_checks(&database).await
        }
        Command::User { command: UserCommand::Create { link, role, email, name, entity } } => {
            let database = Database::open(&config.database).await?;
            let person = NewPerson { email, name, role, entity };
            if link {
                check_person(&database, &person).await?;
                println!("{}", invitation_link(&database, config.web.origin(), &person, Utc::now()).await?);
            } else {
                create_person(&database, &person, &read_password()?, Utc::now()).await?;
                println!("{} can sign in as {}", person.email.as_str(), person.role.word());
            }
            Ok(())
        }
    }
}

/// The password of a new account, as somebody types it or a file says it.
fn read_password() -> Result<Secret, Failure> {
    eprintln!("Password, at least {PASSWORD_LEAST} characters, then return:");
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line);
    read.map_err(|cause| Failure::Io { what: "the password cannot be read".into(), cause })?;
    Ok(Secret(line.trim_end_matches(['\r', '\n']).to_owned()))
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

/// Prints which records stay as somebody edited them on the pages, although the files say something else.
async fn print_kept(database: &Database, files: &Files) -> Result<(), Failure> {
    let plan = import::plan(database, files, &import::tables()).await?;
    for one in plan.differences(database).await?.iter().filter(|one| one.kind == DifferenceKind::Kept) {
        let fields: Vec<&str> = one.fields.iter().map(|field| field.name.as_str()).collect();
        println!("{} {} stays as it was edited on the pages: {}", one.table, one.id, fields.join(", "));
    }
    Ok(())
}

/// An empty database gets the five documents, by the same way as anybody's data.
async fn load_seeds_once(database: &Database) -> Result<(), Failure> {
    if database.revision().await?.revision == 0 {
        let outcome = import::import(database, &Files::embedded(), &import::tables(), false, &|_, _| {}).await?;
        tracing::info!(records = outcome.written, "the five documents were loaded");
    }
    Ok(())
}

async fn serve(config: Config, clock: Clock, demo: bool) -> Result<(), Failure> {
    let database = Database::open(&config.database).await?;
    load_seeds_once(&database).await?;
    offer_accounts(&database, &config, clock, demo).await?;
    let rooms = Rooms::open(&database, config.index_dir.as_deref(), clock, config.web.origin()).await?;
    let rooms = rooms.keeping_files_in(&config.files_dir);
    let listen = config.web.listen;
    let address = config.web.origin().to_owned();
    let sender =
        Sender::new(database.clone(), Post::new(&config.mail)?, config.mail.from, config.web.public_url.clone());
    let state = AppState::new(config.web, rooms, database, clock);
    let routes = router(state.clone())?;
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|cause| Failure::Io { what: format!("cannot listen at {listen}"), cause })?;
    let following = tokio::spawn(follow(state.clone()));
    let jobs = Jobs::start(sender, clock);
    println!("Prassi is at {address}");
    http::serve(listener, routes, TimeLimits::default(), asked_to_stop()).await;
    jobs.stop().await;
    following.abort();
    // It ends by being stopped. Nobody holds the database any longer then, so that the engine closes it.
    let _stopped = following.await;
    Ok(())
}

/// Prints how the first people get in: demo accounts, only where nobody else can connect, or a link for the first
/// administrator.
async fn offer_accounts(database: &Database, config: &Config, clock: Clock, demo: bool) -> Result<(), Failure> {
    if demo && config.web.listen.ip().is_loopback() {
        for DemoAccount { role, email, password, factor } in demo_accounts(database, clock.now()).await? {
            println!("Demo {}: {} with the password {}", role.word(), email.as_str(), password.0);
            if let Some((secret, recovery)) = factor {
                let codes: Vec<&str> = recovery.iter().map(|code| code.0.as_str()).collect();
                println!("  second factor {}, or once each: {}", secret.0, codes.join(" "));
            }
        }
    } else if let Some(link) = first_link(database, config.web.origin(), clock.now()).await? {
        println!("Nobody has an account yet. The first administrator gets one here, once, within a day:\n{link}");
    }
    Ok(())
}

/// Publishes what is to be published by now, and keeps what is derived from the data in step with them, whoever changes
/// them.
async fn follow(state: AppState) {
    let mut clock = tokio::time::interval(FOLLOW_EVERY);
    let mut broom = tokio::time::interval(TIDY_EVERY);
    loop {
        tokio::select! {
            _ = clock.tick() => {
                state.rooms.desk.publish_what_is_due().await;
                state.follow().await;
            }
            _ = broom.tick() => {
                state.sessions.tidy().await;
                state.rooms.reminders.remind().await;
                state.rooms.in_use.ask_what_is_due().await;
            }
        }
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

/// Follows the audit trail to its end, and prints where that is.
async fn check_trail(database: &Database) -> Result<(), Failure> {
    let intact = verify(database).await??;
    println!("the audit trail holds: {} events, the last one {}", intact.events, intact.digest);
    Ok(())
}

async fn print_checks(database: &Database) -> Result<(), Failure> {
    let rooms = Rooms::open(database, None, Clock::default(), "").await?;
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
    use crate::beginning::empty_database;
    use crate::change::{Actor, Change, EventKind, Subject};

    /// What `prassi serve` says of the time with these arguments and `PRASSI_NOW`.
    fn time(arguments: &[&str], now: Option<&str>) -> Result<Clock, String> {
        let arguments = Arguments::try_parse_from(["prassi", "serve"].iter().chain(arguments)).expect("arguments");
        let Command::Serve { demo } = arguments.command else { panic!("another command") };
        clock(demo, &|name| now.filter(|_| name == "PRASSI_NOW").map(str::to_owned)).map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn a_broken_trail_ends_the_check_with_the_link_that_broke() {
        let database = empty_database().await;
        let mut change = Change::new(Actor::nobody(), Clock::default().now());
        change.event(EventKind::Imported, &Subject::new("source", "peg"), None, None);
        change.commit(&database).await.expect("a change");
        check_trail(&database).await.expect("a trail as it was written");
        let tamper = "REMOVE EVENT append_only ON audit_event; UPDATE audit_event:1 SET subject_id = 'altro';";
        database.write(tamper, surrealdb::types::Object::new()).await.expect("a change behind the program's back");
        let failure = check_trail(&database).await.expect_err("a broken trail");
        assert_eq!(failure.to_string(), "the audit trail is broken: event 1 is not what was written");
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
