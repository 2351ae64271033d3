//! Looks at every part of an installation and says of each whether it works and, where not, what to do.

mod database;
mod finding;
mod surroundings;

pub use finding::{Finding, Grade};

use crate::app::Store;
use crate::config::{Config, Wrong};

/// Everything that was found, in the order in which the parts need each other.
pub async fn examine(config: Result<Config, Wrong>) -> Vec<Finding> {
    let config = match config {
        Ok(config) => config,
        Err(wrong) => return vec![Finding::fail("configuration", wrong.to_string())],
    };
    let mut findings = vec![surroundings::configuration(&config), surroundings::data_folder(&config)];
    findings.push(surroundings::work(&config));
    findings.push(surroundings::queue(&config).await);
    findings.push(surroundings::model(&config).await);
    match Store::join(&config).await {
        Ok(store) => {
            findings.extend(database::examine(&store).await);
            if let Err(error) = store.close().await {
                findings.push(Finding::fail("database", format!("{error:#}")));
            }
        }
        Err(error) => findings.push(Finding::fail("database", format!("{error:#}"))),
    }
    findings
}
