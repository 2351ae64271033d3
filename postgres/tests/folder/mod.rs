//! Folders and configurations for the tests of the server.

use std::fs::Permissions;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use private_postgres::Config;
use tempfile::TempDir;

/// A temporary folder other users may pass through, as root's server has to.
pub(crate) fn open_folder() -> TempDir {
    folder(0o711)
}

pub(crate) fn folder(mode: u32) -> TempDir {
    let mut builder = tempfile::Builder::new();
    builder
        .permissions(Permissions::from_mode(mode))
        .tempdir()
        .expect("a temporary folder can be made")
}

/// A careless server; root's are copied from a template, which another user could not write.
pub(crate) fn config(data_dir: &Path) -> Config {
    let templates = Path::new(env!("CARGO_TARGET_TMPDIR")).join("templates");
    Config {
        durable: false,
        templates: is_root().then_some(templates),
        ..Config::new(data_dir)
    }
}

pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}
