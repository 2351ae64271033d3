//! What is wrong with the configuration, each as one line that names the setting and the way out.

use std::path::PathBuf;

/// A configuration that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// One value.
    #[error("{variable} {why}")]
    Value {
        /// Name of the environment variable, which stands for the line of the file too.
        variable: String,
        /// What it is and what it must be, readable after the name.
        why: String,
    },
    /// The file itself.
    #[error("the configuration file {} {why}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Settings without which a command makes no sense.
    #[error(
        "{command} needs {}; set {} (start needs none of them)",
        missing.join(", "),
        if missing.len() == 1 { "it" } else { "them" }
    )]
    Missing {
        /// The command.
        command: &'static str,
        /// Their names.
        missing: Vec<&'static str>,
    },
}

impl Wrong {
    /// A wrong value.
    pub fn value(variable: &str, why: impl Into<String>) -> Self {
        Self::Value {
            variable: variable.to_owned(),
            why: why.into(),
        }
    }
}
