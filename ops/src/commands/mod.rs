//! The command line: one file per command. What goes wrong is told in one line on stderr; a wrong configuration
//! ends with status 2, everything else with 1.

mod admin;
mod api;
mod backup;
mod bench;
mod demo;
mod doctor;
mod ending;
mod inspect;
mod keys;
mod migrate;
mod openapi;
mod restore;
mod start;
mod version;
mod work;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::{Config, Purpose, Wrong};

const WRONG_CONFIGURATION: u8 = 2;

#[derive(Debug, Parser)]
#[command(name = "mailroom", version, about = "Email assistant and CRM of one's own.", after_help = SETTINGS)]
struct CommandLine {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Flags of every command; each wins over its environment variable.
#[derive(Clone, Debug, Args)]
struct Globals {
    /// TOML file with settings, also by `MAILROOM_CONFIG`.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of everything kept outside the database, also by `MAILROOM_DATA_DIR`.
    #[arg(long, global = true, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// Address to listen at, also by BIND; 127.0.0.1 for start and demo.
    #[arg(long, global = true, value_name = "ADDRESS")]
    bind: Option<String>,
    /// Port to listen at, also by PORT; 8001 by default.
    #[arg(long, global = true)]
    port: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run everything in one process (the default).
    Start,
    /// Answer requests only; needs `DATABASE_URL`, `REDIS_URL`, `JWT_SECRET` and `ENCRYPTION_KEY`.
    Api,
    /// Work on queues only; needs the same four.
    Work(work::Arguments),
    /// Bring the database up to date.
    Migrate,
    /// Write the whole installation into one file; sealed where `BACKUP_KEY` is set.
    Backup(backup::Arguments),
    /// Read such a file into an empty installation.
    Restore(restore::Arguments),
    /// Manage people from the command line.
    #[command(subcommand)]
    Admin(admin::Command),
    /// Replace the key that seals the secrets of mailboxes.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Run everything with a sample company and a week of its mail.
    Demo(demo::Arguments),
    /// Check configuration, database, queue, mailboxes and runs.
    Doctor,
    /// Measure what a workflow costs here, beside what PostgreSQL itself can do.
    Bench(bench::Arguments),
    /// Show how a message is read; needs no database.
    Inspect(inspect::Arguments),
    /// Print the description of the API.
    Openapi,
    /// Print the version.
    Version,
}

const SETTINGS: &str = "\
Settings come from flags, environment variables, or a TOML file with the same names in small letters:
DATABASE_URL, REDIS_URL, JWT_SECRET, ENCRYPTION_KEY, ENCRYPTION_KEY_PREVIOUS, PUBLIC_URL, BIND, PORT, HEALTH_PORT,
MAILROOM_DATA_DIR, GROQ_API_KEY,
LLM_BASE_URL, LLM_API_KEY, LLM_MODEL, LLM_FALLBACK, LLM_PROMPT_PRICE, LLM_COMPLETION_PRICE,
LLM_MAX_TOKENS, LLM_REASONING_TOKENS,
GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_REDIRECT_URI, GOOGLE_TOKEN_URL,
MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET, MICROSOFT_TENANT_ID, MICROSOFT_REDIRECT_URI, MICROSOFT_TOKEN_URL,
LOG_FORMAT, RUST_LOG, BACKUP_KEY, OTEL_EXPORTER_OTLP_ENDPOINT.";

/// Runs the command of this process's arguments.
pub async fn run() -> ExitCode {
    let CommandLine { globals, command } = CommandLine::parse();
    let ended = match command.unwrap_or(Command::Start) {
        Command::Start => start::run(&globals).await,
        Command::Api => api::run(&globals).await,
        Command::Work(arguments) => work::run(&globals, arguments).await,
        Command::Migrate => migrate::run(&globals).await,
        Command::Backup(arguments) => backup::run(&globals, arguments).await,
        Command::Restore(arguments) => restore::run(&globals, arguments).await,
        Command::Admin(command) => admin::run(&globals, command).await,
        Command::Keys(command) => keys::run(&globals, command).await,
        Command::Demo(arguments) => demo::run(&globals, arguments).await,
        Command::Doctor => doctor::run(&globals).await,
        Command::Bench(arguments) => bench::run(&globals, arguments).await,
        Command::Inspect(arguments) => inspect::run(arguments),
        Command::Openapi => openapi::run(),
        Command::Version => version::run(),
    };
    ended.unwrap_or_else(|error| {
        eprintln!("mailroom: {error:#}");
        if error.is::<Wrong>() {
            ExitCode::from(WRONG_CONFIGURATION)
        } else {
            ExitCode::FAILURE
        }
    })
}

impl Globals {
    /// The configuration, checked; the log starts with it.
    fn configuration(&self, purpose: Purpose) -> Result<Config, Wrong> {
        let mut flags = Vec::new();
        if let Some(folder) = &self.data_dir {
            flags.push(("data_dir", folder.to_string_lossy().into_owned()));
        }
        flags.extend(self.bind.clone().map(|bind| ("bind", bind)));
        flags.extend(self.port.clone().map(|port| ("port", port)));
        let config = Config::load(self.config.clone(), &flags, purpose)?;
        crate::log::start(&config.log)?;
        Ok(config)
    }
}
