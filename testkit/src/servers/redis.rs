//! Redis on a loopback port, without persistence: a restart loses everything, as it may.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

use private_postgres::Tied;

use super::folder::Folder;
use super::port::free_ports;

const PATIENCE: Duration = Duration::from_secs(10);

/// A Redis server that ends with this value or this process.
#[derive(Debug)]
pub struct Redis {
    port: u16,
    process: Mutex<Option<Tied>>,
    folder: Folder,
}

impl Redis {
    /// Starts a server, or nothing where Redis is not installed.
    ///
    /// # Panics
    /// If Redis is installed but does not start.
    #[must_use]
    pub fn start() -> Option<Self> {
        Command::new("redis-server")
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .ok()?;
        let folder = Folder::new();
        let started = free_ports().find_map(|port| Some((port, launch(port, folder.path())?)));
        let (port, process) = started.expect("redis-server starts on a free port");
        Some(Self {
            port,
            process: Mutex::new(Some(process)),
            folder,
        })
    }

    /// The URL of the server, the same after a restart.
    #[must_use]
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Forgets all keys, as FLUSHALL does.
    ///
    /// # Panics
    /// If the server does not answer.
    pub fn flush(&self) {
        let answer = ask(self.port, "FLUSHALL");
        assert!(answer.is_some_and(|answer| answer.starts_with("+OK")), "Redis flushes");
    }

    /// Ends the server at once and leaves it down.
    ///
    /// # Panics
    /// If the process cannot be ended.
    pub fn kill(&self) {
        end(&mut self.process.lock().expect("no test panics inside"));
    }

    /// Ends the server, if it runs, and starts an empty one under the same URL.
    ///
    /// # Panics
    /// If it does not come back.
    pub fn restart(&self) {
        let mut process = self.process.lock().expect("no test panics inside");
        end(&mut process);
        *process = Some(launch(self.port, self.folder.path()).expect("redis-server starts on its port again"));
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        if let Ok(process) = self.process.get_mut() {
            end(process);
        }
    }
}

fn end(process: &mut Option<Tied>) {
    if let Some(mut tied) = process.take() {
        tied.child.kill().expect("own processes can be killed");
        tied.child.wait().expect("own processes can be waited for");
    }
}

/// Returns nothing if the server ends at once, as it does when the port was taken meanwhile.
fn launch(port: u16, folder: &Path) -> Option<Tied> {
    let mut command = Command::new("setpriv");
    command.args([
        "--pdeathsig",
        "KILL",
        "--",
        "redis-server",
        "--bind",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    command.args(["--save", "", "--appendonly", "no", "--dir"]).arg(folder);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut tied = Tied::spawn(command).expect("setpriv of util-linux runs");
    // Another test may have won the port: what answers there must be this very process.
    let own = format!("process_id:{}\r\n", tied.child.id());
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if tied
            .child
            .try_wait()
            .expect("own processes can be looked after")
            .is_some()
        {
            return None;
        }
        if ask(port, "INFO server").is_some_and(|answer| answer.contains(&own)) {
            return Some(tied);
        }
        sleep(Duration::from_millis(5));
    }
    panic!("redis-server does not answer on port {port}");
}

/// Sends an inline command and returns the answer.
fn ask(port: u16, command: &str) -> Option<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(format!("{command}\r\nQUIT\r\n").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}
