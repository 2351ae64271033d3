//! Running servers as an ordinary user: as oneself, or as nobody where oneself is root.

use std::path::Path;
use std::process::Command;

/// Who servers run as.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) user: String,
    pub(super) group: String,
    is_other: bool,
}

impl Person {
    /// The user of this process, or nobody instead of root.
    pub(super) fn ordinary() -> Self {
        let user = say("id", &["-un"]);
        let is_other = user == "root";
        let user = if is_other { "nobody".to_owned() } else { user };
        let group = say("id", &["-gn", &user]);
        Self { user, group, is_other }
    }

    /// A command that ends with the thread that spawns it, by `signal`, and gains no rights.
    pub(super) fn command(&self, signal: &str, program: &str) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", signal, "--no-new-privs"]);
        if self.is_other {
            command.args(["--reuid", &self.user, "--regid", &self.group, "--clear-groups"]);
        }
        command.args(["--", program]);
        command
    }

    /// Gives a folder and what lies in it to the person.
    pub(super) fn own(&self, folder: &Path) {
        if self.is_other {
            let mut chown = Command::new("chown");
            let status = chown
                .args(["-R", &format!("{}:{}", self.user, self.group)])
                .arg(folder)
                .status();
            assert!(status.is_ok_and(|status| status.success()), "root may give files away");
        }
    }
}

fn say(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .expect("coreutils are installed");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
