//! The life of a server: start, wait until it is ready, answer, stop.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf, absolute};
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::account::Account;
use crate::config::Config;
use crate::error::{Error, at, while_trying};
use crate::folders::{self, Lock};
use crate::programs::Programs;
use crate::tied::Tied;
use crate::{cluster, orphan, query, shell, socket};

const PAUSE: Duration = Duration::from_millis(5);
/// Long enough to replay the write-ahead log that `max_wal_size` allows on a slow disk.
const START_PATIENCE: Duration = Duration::from_secs(120);
const STOP_PATIENCE: Duration = Duration::from_secs(30);
const QUOTED_LINES: usize = 12;

/// How a server goes down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shutdown {
    /// Ends all connections and writes everything: the next start has nothing to repair.
    Fast,
    /// Ends at once, as after a crash: the next start replays the log.
    Immediate,
}

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    config: Config,
    account: Account,
    programs: Programs,
    cluster: PathBuf,
    socket_folder: PathBuf,
    log: PathBuf,
    process: Option<Tied>,
    _lock: Lock,
}

impl Server {
    /// Starts the server of a data folder, which is made if missing, and waits until it answers.
    ///
    /// Blocks for milliseconds, a second when the database is new, longer after a crash.
    pub fn start(config: &Config) -> Result<Self, Error> {
        let mut config = config.clone();
        config.data_dir = absolute(&config.data_dir).map_err(at("find", &config.data_dir))?;
        let existing = config.data_dir.join("postgres/cluster");
        let programs = Programs::find(&config.programs_dir(), &existing)?;
        let account = Account::choose(&existing)?;
        let lock = Lock::take(&config.data_dir, &account)?;
        let home = folders::home(&config.data_dir, &account)?;
        let cluster = fs::canonicalize(&home).map_err(at("find", &home))?.join("cluster");
        cluster::ensure(&cluster, &config, &programs, &account)?;
        let socket_folder = socket::folder(&home, &account)?;
        let log = config.data_dir.join("postgres.log");
        let mut server = Self {
            config,
            account,
            programs,
            cluster,
            socket_folder,
            log,
            process: None,
            _lock: lock,
        };
        server.launch()?;
        Ok(server)
    }

    /// The URL of a database by unix socket, `postgres://mailroom@%2Fdata%2Fpostgres/<database>`, as libpq,
    /// tokio-postgres and diesel-async read it.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        socket::url(&self.socket_folder, cluster::USER, database)
    }

    /// Runs statements in a database, without their rows; for making databases before there is a pool.
    pub fn execute(&self, database: &str, statements: &str) -> Result<(), Error> {
        query::run(&self.socket_folder, database, statements)
    }

    /// Makes a database unless it exists.
    pub fn ensure_database(&self, name: &str) -> Result<(), Error> {
        let statement = format!("CREATE DATABASE \"{}\"", name.replace('"', "\"\""));
        match self.execute("postgres", &statement) {
            Err(Error::Refused { code, .. }) if code == "42P04" => Ok(()),
            outcome => outcome,
        }
    }

    /// Where a program of the same installation would be, such as `pgbench`; not every installation has them all.
    #[must_use]
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.named(name)
    }

    /// The full version of the server, as in `17.5`.
    #[must_use]
    pub fn version(&self) -> &str {
        self.programs.version()
    }

    /// The process id of the server, if it was not stopped.
    #[must_use]
    pub fn process_id(&self) -> Option<u32> {
        self.process.as_ref().map(|tied| tied.child.id())
    }

    /// Whether the server's process lives.
    pub fn is_running(&mut self) -> bool {
        self.process
            .as_mut()
            .is_some_and(|tied| matches!(tied.child.try_wait(), Ok(None)))
    }

    /// Stops and starts again under the same URL, also after the server was killed.
    pub fn restart(&mut self, how: Shutdown) -> Result<(), Error> {
        self.end(how)?;
        self.launch()
    }

    /// Stops cleanly: connections are closed, everything is written.
    pub fn stop(mut self) -> Result<(), Error> {
        self.end(Shutdown::Fast)
    }

    fn launch(&mut self) -> Result<(), Error> {
        orphan::clear(&self.cluster)?;
        let command = self.command()?;
        let process = Tied::spawn(command).map_err(while_trying("start the PostgreSQL server"))?;
        tracing::debug!(
            process = process.child.id(),
            version = self.programs.version(),
            "PostgreSQL starting"
        );
        self.process = Some(process);
        self.wait_until_ready()
    }

    fn command(&self) -> Result<Command, Error> {
        let mut options = OpenOptions::new();
        let log = options
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&self.log)
            .map_err(at("open", &self.log))?;
        let death_signal = if self.config.durable { "INT" } else { "QUIT" };
        let mut command = self.account.command(self.programs.postgres(), Some(death_signal));
        command.arg("-D").arg(&self.cluster);
        for (name, value) in self.config.all_settings() {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        command.args([
            "-c",
            "listen_addresses=",
            "-c",
            "port=5432",
            "-c",
            "unix_socket_permissions=0700",
        ]);
        command.arg("-c").arg(format!(
            "unix_socket_directories={}",
            socket::as_setting(&self.socket_folder)
        ));
        // A group of its own keeps Ctrl-C in the owner's terminal from stopping the database before its clients.
        command.process_group(0).stdout(Stdio::null()).stderr(log);
        Ok(command)
    }

    fn wait_until_ready(&mut self) -> Result<(), Error> {
        let start = Instant::now();
        while start.elapsed() < START_PATIENCE {
            if let Some(status) = self.exit_status()? {
                self.process = None;
                return Err(Error::Died {
                    status: status.to_string(),
                    log: last_lines(&self.log),
                });
            }
            if is_ready(&self.cluster, self.process_id()) {
                return Ok(());
            }
            sleep(PAUSE);
        }
        Err(Error::NotReady {
            seconds: START_PATIENCE.as_secs(),
            log: last_lines(&self.log),
        })
    }

    fn end(&mut self, how: Shutdown) -> Result<(), Error> {
        let signals: &[&str] = if how == Shutdown::Fast {
            &["INT", "QUIT", "KILL"]
        } else {
            &["QUIT", "KILL"]
        };
        for name in signals {
            let Some(process) = self.process_id() else { break };
            // An id is free for others as soon as its exit was read, so a dead child must not be signalled.
            if self.exit_status()?.is_none() {
                shell::signal(name, process).map_err(while_trying("signal the PostgreSQL server"))?;
            }
            if self.has_ended_soon()? {
                self.process = None;
            }
        }
        match self.process_id() {
            Some(process) => Err(Error::Stays {
                cluster: self.cluster.clone(),
                processes: process.to_string(),
            }),
            None => Ok(()),
        }
    }

    fn has_ended_soon(&mut self) -> Result<bool, Error> {
        let start = Instant::now();
        while start.elapsed() < STOP_PATIENCE {
            if self.exit_status()?.is_some() {
                return Ok(true);
            }
            sleep(PAUSE);
        }
        Ok(false)
    }

    fn exit_status(&mut self) -> Result<Option<ExitStatus>, Error> {
        let status = self.process.as_mut().map(|tied| tied.child.try_wait()).transpose();
        status
            .map(Option::flatten)
            .map_err(while_trying("look after the PostgreSQL server"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(error) = self.end(Shutdown::Fast) {
            tracing::error!(%error, "the PostgreSQL server could not be stopped");
        }
    }
}

/// PostgreSQL writes its state into the eighth line of its process id file.
fn is_ready(cluster: &Path, process: Option<u32>) -> bool {
    let written = fs::read_to_string(cluster.join("postmaster.pid")).unwrap_or_default();
    let mut lines = written.lines();
    let is_ours = lines.next().and_then(|id| id.trim().parse().ok()) == process;
    is_ours && lines.nth(6).is_some_and(|state| state.trim() == "ready")
}

fn last_lines(log: &Path) -> String {
    let text = fs::read(log)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .skip(lines.len().saturating_sub(QUOTED_LINES))
        .map(|line| format!("  {line}\n"))
        .collect()
}
