//! What an owner says about its server.

use std::path::PathBuf;

/// Where the server lives and how careful it is.
#[derive(Debug, Clone)]
pub struct Config {
    /// The owner's data folder; the server keeps to `postgres`, `postgres.lock` and `postgres.log` in it.
    pub data_dir: PathBuf,
    /// Whether a commit survives a power cut; `false` is for tests. It survives a killed server in any case.
    pub durable: bool,
    /// Server settings by name, stronger than those of the crate and of `postgresql.conf`.
    pub settings: Vec<(String, String)>,
    /// A folder of unpacked PostgreSQL programs to use where none are installed; `postgresql` in the data folder
    /// unless given.
    pub programs: Option<PathBuf>,
    /// A folder that keeps a new cluster for copying, because `initdb` takes a second.
    pub templates: Option<PathBuf>,
}

impl Config {
    /// A durable server with settings for a small machine.
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            durable: true,
            settings: Vec::new(),
            programs: None,
            templates: None,
        }
    }

    /// The settings given to the server, the later ones winning.
    pub(crate) fn all_settings(&self) -> Vec<(String, String)> {
        let sync = if self.durable { "on" } else { "off" };
        SMALL
            .iter()
            .chain(&[("fsync", sync), ("full_page_writes", sync)])
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .chain(self.settings.iter().cloned())
            .collect()
    }

    pub(crate) fn programs_dir(&self) -> PathBuf {
        self.programs
            .clone()
            .unwrap_or_else(|| self.data_dir.join("postgresql"))
    }
}

/// `log` ranks above `error` in the server's log: refused statements, which may quote mail, stay out of it.
const SMALL: &[(&str, &str)] = &[
    ("log_min_messages", "log"),
    ("log_checkpoints", "off"),
    ("log_timezone", "UTC"),
    ("timezone", "UTC"),
    ("shared_buffers", "256MB"),
    ("max_connections", "100"),
    ("max_wal_size", "1GB"),
    ("min_wal_size", "32MB"),
    ("jit", "off"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_settings_come_after_the_defaults() {
        let mut config = Config::new("data");
        config.settings.push(("shared_buffers".into(), "1GB".into()));

        let settings = config.all_settings();

        assert_eq!(settings.last(), Some(&("shared_buffers".into(), "1GB".into())));
        assert!(settings.contains(&("fsync".into(), "on".into())));
    }
}
