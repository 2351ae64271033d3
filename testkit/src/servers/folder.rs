//! Folders for servers, in memory where there is room, removed when the process ends, however it ends.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

const PREFIX: &str = "mailroom-tests-";
const MEMORY: &str = "/dev/shm";
const ROOM_KILOBYTES: u64 = 4 << 20;

/// A folder that another user may enter, because root's PostgreSQL runs as one.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    _janitor: Child,
}

impl Folder {
    pub(super) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let base = if has_room_in_memory() {
            PathBuf::from(MEMORY)
        } else {
            std::env::temp_dir()
        };
        remove_those_of_the_dead(&base);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = base.join(format!("{PREFIX}{}-{number}", std::process::id()));
        DirBuilder::new()
            .mode(0o711)
            .create(&path)
            .expect("a temporary folder can be made");
        let janitor = janitor(&path);
        Self {
            path,
            _janitor: janitor,
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// A shell that waits for its input to end, which is when this process dies or drops it, and then cleans up.
fn janitor(folder: &Path) -> Child {
    let script = "cat >/dev/null; for _ in 1 2 3 4 5; do rm -rf \"$0\" && exit; sleep 1; done";
    let mut command = Command::new("sh");
    command
        .args(["-c", script])
        .arg(folder)
        .process_group(0)
        .current_dir("/");
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().expect("sh runs")
}

/// A new cluster is a thousand files, which takes some disks a second. Containers often have 64 MB of memory here.
fn has_room_in_memory() -> bool {
    let free = Command::new("df")
        .args(["-k", "--output=avail", MEMORY])
        .stderr(Stdio::null())
        .output();
    let free = free
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let free = free.lines().nth(1).and_then(|kilobytes| kilobytes.trim().parse().ok());
    free.is_some_and(|kilobytes: u64| kilobytes >= ROOM_KILOBYTES)
}

/// A janitor may have been killed together with its process.
fn remove_those_of_the_dead(base: &Path) {
    for entry in fs::read_dir(base).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let process = name
            .to_str()
            .and_then(|name| name.strip_prefix(PREFIX)?.split('-').next());
        if process.is_some_and(|process| Path::new("/proc/self").exists() && !Path::new("/proc").join(process).exists())
        {
            let _belongs_to_another_user = fs::remove_dir_all(entry.path());
        }
    }
}
