//! What a start says: where to go, and which parts are embedded and where they keep what they know.

use super::App;
use super::queue::RedisCheck;
use crate::config::{Config, Secrets};

/// The lines shown when a process is ready.
pub async fn banner(config: &Config, secrets: &Secrets, app: &App) -> String {
    let url = app.url();
    let folder = config.data_dir.display();
    let database = match config.database_url {
        Some(_) => "DATABASE_URL".to_owned(),
        None => format!("embedded, PostgreSQL of its own in {folder}/postgres"),
    };
    let queue = match &config.redis_url {
        Some(url) => match RedisCheck::new(url.clone()).version().await {
            Ok(_) => "REDIS_URL".to_owned(),
            Err(why) => format!(
                "REDIS_URL, but {why}; until it does, work that other processes start is found within seconds instead of at \
                 once"
            ),
        },
        None => "embedded, in this process".to_owned(),
    };
    let keys = match secrets.are_kept {
        true => format!("generated, kept in {folder}/secrets.toml (back this file up)"),
        false => "JWT_SECRET and ENCRYPTION_KEY".to_owned(),
    };
    let model = match &config.model {
        Some(model) => model.model.clone(),
        None => "embedded, drafts from templates (set GROQ_API_KEY or LLM_BASE_URL for a language model)".to_owned(),
    };
    let listen = match config.listen.ip() {
        ip if ip.is_loopback() => " (this machine only; --bind 0.0.0.0 opens it)",
        _ => "",
    };
    let mut lines = vec![format!("Mailroom {}", env!("CARGO_PKG_VERSION"))];
    if let Some(url) = &url {
        let public = config.public_url.as_ref().unwrap_or(url);
        lines.push(format!("  open      {public}{listen}"));
    }
    if let Some(url) = app.health_url() {
        lines.push(format!("  health    {url}/api/health/ready and /metrics"));
    }
    lines.push(format!("  database  {database}"));
    lines.push(format!("  queue     {queue}"));
    lines.push(format!("  secrets   {keys}"));
    lines.push(format!("  drafts    {model}"));
    lines.join("\n")
}
