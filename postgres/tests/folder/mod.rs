//! Folders and configurations for the tests of the server.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use private_postgres::Config;
use tempfile::TempDir;

const MEMORY: &str = "/dev/shm";

/// A temporary folder other users may pass through, as root's server has to.
pub(crate) fn open_folder() -> TempDir {
    folder(0o711)
}

pub(crate) fn folder(mode: u32) -> TempDir {
    let mut builder = tempfile::Builder::new();
    let builder = builder.permissions(Permissions::from_mode(mode));
    let folder = if has_room_in_memory() {
        builder.tempdir_in(MEMORY)
    } else {
        builder.tempdir()
    };
    folder.expect("a temporary folder can be made")
}

/// A cluster is a thousand files, which some disks take a second for; containers often have 64 MB of this.
fn has_room_in_memory() -> bool {
    let free = Command::new("df").args(["-k", "--output=avail", MEMORY]).output();
    let free = free
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    free.lines()
        .nth(1)
        .and_then(|kilobytes| kilobytes.trim().parse::<u64>().ok())
        .is_some_and(|free| free > 2 << 20)
}

/// A careless server, copied from a template; its programs are the installed ones or those `make test` unpacked.
pub(crate) fn config(data_dir: &Path) -> Config {
    Config {
        durable: false,
        templates: Some(Path::new(env!("CARGO_TARGET_TMPDIR")).join("templates")),
        programs: Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/postgresql")),
        ..Config::new(data_dir)
    }
}
