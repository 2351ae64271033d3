//! Every setting as it is written: an environment variable in capitals, or the same name in small letters in the
//! TOML file. Nothing is checked here; `Config` says what is wrong with a value.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use super::Wrong;

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The settings that were given; those left out take their defaults.
        #[derive(Clone, Default)]
        pub struct Settings {
            $($(#[$doc])* pub $name: Option<String>,)*
        }

        impl Settings {
            /// Names as the file writes them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            fn place(&mut self, name: &str) -> Option<&mut Option<String>> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)*
                    _ => None,
                }
            }
        }
    };
}

settings! {
    /// PostgreSQL, `postgres://user:password@host/database`; a private server in the data folder without it.
    database_url,
    /// Connections to PostgreSQL at most, 20 by default.
    database_connections,
    /// Emails that one process works on at the same time; by default as many as memory and connections allow, 256 at
    /// most. Most of that time is waiting for the language model, which costs nothing.
    inbound_at_once,
    /// Redis that carries wake-ups between processes, `redis://host:6379`; they stay in the process without it.
    redis_url,
    /// Signs the tokens of signed-in people, at least 32 bytes.
    jwt_secret,
    /// Seals tokens and passwords of mailboxes: 32 bytes as 64 hexadecimal digits or base64.
    encryption_key,
    /// Keys that older secrets were sealed under, separated by commas.
    encryption_key_previous,
    /// Folder of everything that is kept outside the database.
    data_dir,
    /// Folder below which everybody has one, named by their id, whose Maildir folders they may connect; only super admins
    /// may connect any without it.
    maildir_root,
    /// Networks beside the internet in which people may connect mail servers, such as `10.0.0.0/8, 192.168.1.5`; super
    /// admins may connect any. This machine's own for `demo`.
    allowed_networks,
    /// Address to listen at: 127.0.0.1 for `start` and `demo`, 0.0.0.0 for `api`.
    bind,
    /// Port of API and dashboard, 8001 by default; 0 takes a free one.
    port,
    /// A port of its own for health and metrics, which `work` answers on no other; none by default. Where it is set,
    /// metrics are answered on no other port.
    health_port,
    /// Where people reach this installation, such as `https://mail.example.org`.
    public_url,
    /// Whether a proxy in front names the client in `X-Forwarded-For`: `true` or `false`.
    trust_forwarded_for,
    /// OAuth client of Google.
    google_client_id,
    /// Its secret.
    google_client_secret,
    /// Its callback, `<PUBLIC_URL>/api/oauth/google/callback` by default.
    google_redirect_uri,
    /// Where its tokens are traded, Google's own address by default.
    google_token_url,
    /// OAuth client of Microsoft.
    microsoft_client_id,
    /// Its secret.
    microsoft_client_secret,
    /// Its tenant, `common` by default.
    microsoft_tenant_id,
    /// Its callback, `<PUBLIC_URL>/api/oauth/microsoft/callback` by default.
    microsoft_redirect_uri,
    /// Where its tokens are traded, the tenant's own address by default.
    microsoft_token_url,
    /// Key of Groq, whose address is then the default of `llm_base_url`.
    groq_api_key,
    /// A language model with the chat completions API, such as `http://localhost:11434/v1`.
    llm_base_url,
    /// Its key, where it needs one.
    llm_api_key,
    /// Its name, `llama-3.3-70b-versatile` by default.
    llm_model,
    /// What drafts do while it is down: `wait`, the default, or `templates`, which drafts offline meanwhile.
    llm_fallback,
    /// What a million tokens cost that it reads, in any currency; without both prices cost stays unknown.
    llm_prompt_price,
    /// What a million tokens cost that it writes.
    llm_completion_price,
    /// The most tokens that its answer may have, 1500 by default; doubled once for an answer that is cut off.
    llm_max_tokens,
    /// The most tokens that it may think beside its answer; only for reasoning models.
    llm_reasoning_tokens,
    /// File of certificates in PEM that mail servers may be signed by, beside the usual authorities.
    extra_root_certificates,
    /// Seals what `backup` writes and opens what `restore` reads: 32 bytes as 64 hexadecimal digits or base64.
    backup_key,
    /// Collector that takes traces as OTLP over HTTP, such as `http://localhost:4318`; none are made without it.
    otel_exporter_otlp_endpoint,
    /// Form of the log on stderr: `text` or `json`.
    log_format,
    /// What is logged, in the words of `tracing`, such as `info` or `warn,api=debug`.
    log,
}

impl Settings {
    /// Reads the file, then the environment, which wins; an empty variable counts as left out.
    ///
    /// # Errors
    /// The file that cannot be read, the setting that is unknown, or the variable that is no text.
    pub fn gather(file: Option<&Path>, environment: &BTreeMap<String, OsString>) -> Result<Self, Wrong> {
        let mut settings = Self::default();
        if let Some(path) = file {
            settings.read_file(path)?;
        }
        for name in Self::NAMES {
            let variable = variable_of(name);
            let Some(value) = environment.get(&variable).filter(|value| !value.is_empty()) else {
                continue;
            };
            let text = value
                .to_str()
                .ok_or_else(|| Wrong::value(&variable, "is not UTF-8 text"))?;
            settings.set(name, text);
        }
        Ok(settings)
    }

    /// Sets one by its name; unknown names change nothing.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(place) = self.place(name) {
            *place = Some(value.to_owned());
        }
    }

    fn read_file(&mut self, path: &Path) -> Result<(), Wrong> {
        let wrong = |why: String| Wrong::File {
            path: path.to_owned(),
            why,
        };
        let text = std::fs::read_to_string(path).map_err(|error| wrong(format!("cannot be read: {error}")))?;
        // The parser's message may quote the line, and the line a secret: only the place is told.
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            wrong(format!("is not TOML at line {}", before.lines().count().max(1)))
        })?;
        for (name, value) in table {
            let place = self
                .place(&name)
                .ok_or_else(|| wrong(format!("has the unknown setting {name}")))?;
            *place = Some(match value {
                toml::Value::String(text) => text,
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(flag) => flag.to_string(),
                _ => return Err(wrong(format!("gives {name} neither as text nor as a number"))),
            });
        }
        Ok(())
    }
}

/// The environment variable of a setting: the name in capitals but for two that have a usual one.
#[must_use]
pub fn variable_of(name: &str) -> String {
    match name {
        "data_dir" => "MAILROOM_DATA_DIR".to_owned(),
        "log" => "RUST_LOG".to_owned(),
        _ => name.to_uppercase(),
    }
}
