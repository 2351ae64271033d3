//! Whom the server runs as: the owner itself, or an unprivileged user when the owner is root, which PostgreSQL
//! refuses.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, at};
use crate::shell;

/// Root's server runs as this user, and never as one that other services share, who could then read its files.
const OWN_USER: &str = "postgres";

/// The user of the server and how to become it.
#[derive(Debug)]
pub(crate) struct Account {
    user: u32,
    group: u32,
    is_switch: bool,
    setpriv: Option<PathBuf>,
}

impl Account {
    /// Chooses the user; a cluster that is there already decides by its owner.
    pub(crate) fn choose(cluster: &Path) -> Result<Self, Error> {
        let setpriv = shell::on_path("setpriv");
        let own = number("-u", None).zip(number("-g", None)).ok_or(Error::NoAccount)?;
        if own.0 != 0 {
            return Ok(Self {
                user: own.0,
                group: own.1,
                is_switch: false,
                setpriv,
            });
        }
        if setpriv.is_none() {
            return Err(Error::NoSetpriv);
        }
        let owner = fs::metadata(cluster)
            .ok()
            .map(|found| (found.uid(), found.gid()))
            .filter(|owner| owner.0 != 0);
        let (user, group) = owner
            .or_else(|| number("-u", Some(OWN_USER)).zip(number("-g", Some(OWN_USER))))
            .ok_or(Error::NoAccount)?;
        Ok(Self {
            user,
            group,
            is_switch: true,
            setpriv,
        })
    }

    pub(crate) fn is_switch(&self) -> bool {
        self.is_switch
    }

    pub(crate) fn user(&self) -> u32 {
        self.user
    }

    /// A command run as this user with an environment of its own: the owner's may hold secrets.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>, death_signal: Option<&str>) -> Command {
        let mut command = match &self.setpriv {
            Some(setpriv) if self.is_switch || death_signal.is_some() => {
                let mut command = Command::new(setpriv);
                if self.is_switch {
                    command.args([
                        "--reuid",
                        &self.user.to_string(),
                        "--regid",
                        &self.group.to_string(),
                        "--clear-groups",
                    ]);
                }
                if let Some(signal) = death_signal {
                    command.args(["--pdeathsig", signal]);
                }
                command.arg("--").arg(program);
                command
            }
            _ => Command::new(program),
        };
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("LC_ALL", "C.UTF-8");
        command.current_dir("/").stdin(Stdio::null());
        command
    }

    /// Whether this user may pass through a folder, parents included.
    pub(crate) fn can_enter(&self, folder: &Path) -> bool {
        let mut probe = self.command("sh", None);
        probe.args(["-c", "cd \"$0\""]).arg(folder).stderr(Stdio::null());
        probe.status().is_ok_and(|status| status.success())
    }

    /// Gives a folder to this user, if it is another one than the owner.
    pub(crate) fn give(&self, path: &Path) -> Result<(), Error> {
        if !self.is_switch {
            return Ok(());
        }
        chown(path, Some(self.user), Some(self.group)).map_err(at("give away", path))
    }
}

fn number(flag: &str, name: Option<&str>) -> Option<u32> {
    shell::first_line(Command::new("id").arg(flag).args(name))?.parse().ok()
}
