//! What can be looked at without the database: configuration, data folder, queue, language model.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use connectors::model::OpenAi;

use super::Finding;
use crate::app::RedisCheck;
use crate::config::Config;

/// Emails in work that a connection serves without making them wait.
const CONNECTIONS_SHARED_BY: usize = 32;

pub(super) fn configuration(config: &Config) -> Finding {
    let missing = config.missing_shared();
    if missing.is_empty() {
        return Finding::good("configuration", "complete, also for api and work on several machines");
    }
    Finding::good(
        "configuration",
        format!("readable; embedded instead of {}", missing.join(", ")),
    )
}

pub(super) fn work(config: &Config) -> Finding {
    let text = format!(
        "up to {} emails at once (INBOUND_AT_ONCE) over {} database connections (DATABASE_CONNECTIONS)",
        config.inbound_at_once, config.database_connections
    );
    if config.inbound_at_once > config.database_connections * CONNECTIONS_SHARED_BY {
        return Finding::warn(
            "work",
            format!("{text}; they will wait for connections, allow more of these"),
        );
    }
    Finding::good("work", text)
}

pub(super) fn data_folder(config: &Config) -> Finding {
    const PART: &str = "data folder";
    let folder = &config.data_dir;
    if !folder.is_dir() {
        return Finding::warn(
            PART,
            format!("{} does not exist yet; the first start makes it", folder.display()),
        );
    }
    let probe = folder.join(".doctor");
    if let Err(error) = fs::write(&probe, b"").and_then(|()| fs::remove_file(&probe)) {
        let folder = folder.display();
        return Finding::fail(
            PART,
            format!("{folder} cannot be written ({error}); give it to the user of mailroom"),
        );
    }
    let secrets = folder.join("secrets.toml");
    let is_open = fs::metadata(&secrets).is_ok_and(|found| found.permissions().mode() & 0o077 != 0);
    if is_open {
        return Finding::fail(
            PART,
            format!("others can read {0}; run chmod 600 {0}", secrets.display()),
        );
    }
    Finding::good(PART, folder.display().to_string())
}

pub(super) async fn queue(config: &Config) -> Finding {
    const PART: &str = "queue";
    let Some(url) = &config.redis_url else {
        return Finding::good(PART, "in the process, which serves one machine");
    };
    match RedisCheck::new(url.clone()).version().await {
        Ok(version) => Finding::good(PART, format!("Redis {version} answers")),
        Err(why) => Finding::fail(
            PART,
            format!("{why}; start it or correct REDIS_URL (no mail is lost meanwhile)"),
        ),
    }
}

pub(super) async fn model(config: &Config) -> Finding {
    const PART: &str = "drafts";
    let Some(settings) = &config.model else {
        return Finding::warn(
            PART,
            "come from templates; set GROQ_API_KEY or LLM_BASE_URL for a language model",
        );
    };
    let model = match OpenAi::new(settings.clone()) {
        Ok(model) => model,
        Err(error) => return Finding::fail(PART, error.to_string()),
    };
    match model.check().await {
        Ok(()) => Finding::good(PART, format!("{} at {} answers", settings.model, settings.base_url)),
        Err(error) => {
            let meanwhile = if config.falls_back_to_templates {
                "come from templates"
            } else {
                "wait"
            };
            let cause = std::error::Error::source(&error)
                .map(|cause| format!(": {cause}"))
                .unwrap_or_default();
            Finding::fail(PART, format!("{error}{cause}; drafts {meanwhile} until then"))
        }
    }
}
