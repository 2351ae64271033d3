//! One process of an installation, as a machine would run it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, ExitStatus, Stdio};

use private_postgres::Tied;

use crate::support::inherited;

/// The last line of what a process says when it is ready.
const READY: &str = "  drafts ";

/// A running `mailroom`, killed with this value or this process.
pub(crate) struct Process {
    tied: Tied,
    /// Kept open: a process that may not speak any more ends.
    _stdout: BufReader<ChildStdout>,
    log: PathBuf,
    name: String,
    url: Option<String>,
    health_url: Option<String>,
}

impl Process {
    /// Starts it and waits until it is ready.
    pub(crate) fn start(arguments: &[&str], environment: &[(&str, String)], log: &Path) -> Self {
        let mut command = Command::new("setpriv");
        command
            .args(["--pdeathsig", "KILL", "--", env!("CARGO_BIN_EXE_mailroom")])
            .args(arguments);
        command
            .env_clear()
            .envs(environment.iter().map(|(name, value)| (*name, value)));
        command.env("PATH", inherited("PATH").unwrap_or_default());
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        command.stderr(File::create(log).expect("a log can be written"));
        let mut tied = Tied::spawn(command).expect("setpriv of util-linux runs");
        let mut stdout = BufReader::new(tied.child.stdout.take().expect("standard output"));
        let (mut url, mut health_url) = (None, None);
        loop {
            let mut line = String::new();
            stdout.read_line(&mut line).expect("standard output can be read");
            assert!(!line.is_empty(), "{arguments:?} does not start:\n{}", text(log));
            if let Some(open) = line.strip_prefix("  open ") {
                url = open.split_whitespace().next().map(str::to_owned);
            }
            if let Some(health) = line.strip_prefix("  health ") {
                health_url = health.trim_start().split("/api").next().map(str::to_owned);
            }
            if line.starts_with(READY) {
                break;
            }
        }
        Self {
            tied,
            _stdout: stdout,
            log: log.to_owned(),
            name: log
                .file_stem()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            url,
            health_url,
        }
    }

    /// Where it answers requests.
    pub(crate) fn url(&self) -> &str {
        self.url.as_deref().expect("it answers requests")
    }

    /// Where it answers questions about its health alone.
    pub(crate) fn health_url(&self) -> &str {
        self.health_url.as_deref().expect("it has a port for its health")
    }

    /// What its log and its clock are named after.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn id(&self) -> u32 {
        self.tied.child.id()
    }

    /// Ends it as a power cut does.
    pub(crate) fn kill(&mut self) {
        self.tied.child.kill().expect("own processes can be killed");
        self.tied.child.wait().expect("own processes can be waited for");
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn terminate(mut self) -> ExitStatus {
        self.ask_to_end();
        self.tied.child.wait().expect("own processes can be waited for")
    }

    /// Asks it to end.
    pub(crate) fn ask_to_end(&self) {
        let asked = Command::new("kill")
            .args(["-TERM", &self.id().to_string()])
            .status()
            .expect("kill runs");
        assert!(asked.success(), "the process is there");
    }

    /// Most memory it ever had, in megabytes.
    pub(crate) fn most_memory(&self) -> u64 {
        let status = text(Path::new(&format!("/proc/{}/status", self.id())));
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.expect("the system tells the memory of a process") / 1024
    }

    /// What it logged.
    pub(crate) fn log(&self) -> String {
        text(&self.log)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if matches!(self.tied.child.try_wait(), Ok(None)) {
            self.kill();
        }
    }
}

fn text(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| format!("{}: {error}", file.display()))
}
