//! A language model that answers by a script, faults included: aimock of npm, from `testkit/servers/aimock`.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use private_postgres::Tied;

use super::folder::Folder;
use super::port::free_ports;

const PATIENCE: Duration = Duration::from_secs(20);
const PROGRAM: &str = "../data/tools/aimock/node_modules/@copilotkit/aimock/dist/cli.js";

/// A model that ends with this value or this process.
#[derive(Debug)]
pub struct Aimock {
    port: u16,
    process: Tied,
    _folder: Folder,
}

impl Aimock {
    /// Starts a model that follows the fixtures (JSON), or nothing where it or Node is not installed.
    ///
    /// # Panics
    /// If it is installed but does not start.
    #[must_use]
    pub fn start(fixtures: &str) -> Option<Self> {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join(PROGRAM);
        let has_node = Command::new("node")
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .is_ok();
        if !program.is_file() || !has_node {
            return None;
        }
        let folder = Folder::new();
        let script = folder.path().join("fixtures.json");
        fs::write(&script, fixtures).expect("the folder can be written to");
        let mut ports = free_ports();
        let started = ports.find_map(|port| Some((port, launch(port, &program, &script)?)));
        let (port, process) = started.expect("aimock starts on a free port");
        Some(Self {
            port,
            process,
            _folder: folder,
        })
    }

    /// The address before `/chat/completions`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.port)
    }
}

impl Drop for Aimock {
    fn drop(&mut self) {
        let _dead_already = self.process.child.kill();
        let _waited_for_already = self.process.child.wait();
    }
}

/// Returns nothing if the server ends at once, as it does when the port was taken meanwhile.
fn launch(port: u16, program: &Path, script: &Path) -> Option<Tied> {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--", "node"]).arg(program);
    command.args([
        "--host",
        "127.0.0.1",
        "--port",
        &port.to_string(),
        "--strict",
        "--log-level",
        "silent",
        "--fixtures",
    ]);
    command.arg(script);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut tied = Tied::spawn(command).expect("setpriv of util-linux runs");
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let ended = tied.child.try_wait().expect("own processes can be looked after");
        if ended.is_some() {
            return None;
        }
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Some(tied);
        }
        sleep(Duration::from_millis(10));
    }
    panic!("aimock does not answer on port {port}");
}
