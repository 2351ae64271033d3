//! The binary under test, in an environment of its own.

#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses a part")]

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The program with nothing in its environment but what it needs to find others.
pub(crate) fn mailroom(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailroom"));
    command.args(arguments).env_clear().current_dir(std::env::temp_dir());
    for name in ["PATH", "HOME"] {
        if let Some(value) = inherited(name) {
            command.env(name, value);
        }
    }
    command
}

/// A variable of the environment the tests run in.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
pub(crate) fn inherited(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Runs it to its end with text on standard input.
pub(crate) fn output(command: &mut Command, input: &str) -> Output {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        let _the_program_may_not_read = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

/// A data folder that the database's own user may enter, also under root.
pub(crate) fn data_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    open(folder.path());
    folder
}

fn open(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o711)).expect("permissions");
}
