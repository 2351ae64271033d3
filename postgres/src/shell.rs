//! Small questions answered by the system's own programs, where std would need unsafe code.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The first line a program prints, if it succeeds.
pub(crate) fn first_line(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|out| out.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().map(str::to_owned)
}

/// Where the shell finds a program.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    first_line(Command::new("sh").args(["-c", "command -v \"$0\"", program]))
        .map(PathBuf::from)
        .filter(|p| p.is_absolute())
}

/// Sends a signal by name (`INT`); a process that is gone is no error.
pub(crate) fn signal(name: &str, process: u32) -> io::Result<()> {
    let script = "kill -s \"$0\" \"$1\"";
    Command::new("sh")
        .args(["-c", script, name, &process.to_string()])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map(drop)
}
