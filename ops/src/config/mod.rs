//! The configuration: one typed tree, read once, checked as a whole. Nothing else reads the environment.
//! Order: command line, environment, TOML file (`--config` or `MAILROOM_CONFIG`), default.

mod check;
mod memory;
mod secrets;
mod settings;
mod wrong;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use connectors::egress::Egress;
use connectors::model::{OpenAiSettings, Price};
use connectors::sealing::{Sealer, SealingKey};
use secrecy::SecretString;

pub use secrets::{Kept, Secrets};
pub use settings::{Settings, variable_of};
pub use wrong::Wrong;

const DEFAULT_PORT: u32 = 8001;
const DEFAULT_CONNECTIONS: u32 = 20;
/// Tokens of an answer of the model.
const DEFAULT_TOKENS: u32 = 1_500;
const DEFAULT_MODEL: &str = "llama-3.3-70b-versatile";
const GROQ_URL: &str = "https://api.groq.com/openai/v1";
/// No setting: neither file nor help names it.
const TEST_CLOCK: &str = "MAILROOM_TEST_CLOCK";
/// Below the 30 s after which an activity times out, so that the cause is told.
const MODEL_TIMEOUT: Duration = Duration::from_secs(25);

/// What a process is for; it decides on defaults alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Everything on one machine.
    Start,
    /// Everything on one machine, with the sample company.
    Demo,
    /// One of several machines.
    Split,
}

/// Everything a process is told from outside.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder of everything that is kept outside the database.
    pub data_dir: PathBuf,
    /// Folder below which everybody may connect Maildir folders.
    pub maildir_root: Option<PathBuf>,
    /// Networks in which people may connect mail servers.
    pub egress: Egress,
    /// Where API and dashboard listen.
    pub listen: SocketAddr,
    /// Where health and metrics are answered alone.
    pub health_listen: Option<SocketAddr>,
    /// Where people reach them.
    pub public_url: Option<String>,
    /// Whether `X-Forwarded-For` is believed.
    pub trusts_forwarded_for: bool,
    /// PostgreSQL; a private server without it.
    pub database_url: Option<SecretString>,
    /// Connections to it at most.
    pub database_connections: usize,
    /// Emails worked on at the same time.
    pub inbound_at_once: usize,
    /// Redis; wake-ups stay in the process without it.
    pub redis_url: Option<SecretString>,
    /// Signs tokens; generated without it.
    pub jwt_secret: Option<SecretString>,
    /// Seals secrets at rest; generated without it.
    pub sealer: Option<Sealer>,
    /// The language model; the template drafter without it.
    pub model: Option<OpenAiSettings>,
    /// Whether drafts come from templates while the model is down, rather than wait.
    pub falls_back_to_templates: bool,
    /// OAuth client of Google.
    pub google: Option<OAuthClient>,
    /// OAuth client of Microsoft.
    pub microsoft: Option<OAuthClient>,
    /// Certificates that mail servers may be signed by, beside the usual authorities.
    pub extra_root_certificates: Option<PathBuf>,
    /// The log.
    pub log: Log,
    /// Seals backups; they are readable without it.
    pub backup_key: Option<SealingKey>,
    /// Where traces go, as OTLP over HTTP.
    pub traces_url: Option<String>,
    /// File by which a test moves the clock of this process.
    pub test_clock: Option<PathBuf>,
}

/// What an OAuth provider knows this installation by.
#[derive(Clone, Debug)]
pub struct OAuthClient {
    /// Its id.
    pub id: String,
    /// Its secret.
    pub secret: SecretString,
    /// Where tokens are traded.
    pub token_url: String,
    /// Where people come back to; below the public URL without it.
    pub redirect_uri: Option<String>,
    /// The tenant, where the provider has such.
    pub tenant: Option<String>,
}

/// What is logged, and how.
#[derive(Clone, Debug)]
pub struct Log {
    /// A JSON object a line instead of text.
    pub is_json: bool,
    /// Directives of `tracing`.
    pub filter: Option<String>,
}

impl Config {
    /// Reads file and environment, lets the command line win, and checks the whole.
    ///
    /// # Errors
    /// The first thing that is wrong.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn load(file: Option<PathBuf>, flags: &[(&str, String)], purpose: Purpose) -> Result<Self, Wrong> {
        let environment: BTreeMap<String, OsString> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
            .collect();
        let named = environment
            .get("MAILROOM_CONFIG")
            .filter(|path| !path.is_empty())
            .map(PathBuf::from);
        let mut settings = Settings::gather(file.or(named).as_deref(), &environment)?;
        for (name, value) in flags {
            settings.set(name, value);
        }
        let home = environment.get("XDG_DATA_HOME").map(PathBuf::from);
        let home = home.or_else(|| Some(PathBuf::from(environment.get("HOME")?).join(".local/share")));
        let mut config = Self::check(&settings, purpose, &default_folder(home, purpose))?;
        config.test_clock = test_clock(environment.get(TEST_CLOCK), cfg!(debug_assertions))?;
        Ok(config)
    }

    /// Checks settings; `default_folder` is the data folder unless one is given.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(settings: &Settings, purpose: Purpose, default_folder: &std::path::Path) -> Result<Self, Wrong> {
        let local = if purpose == Purpose::Split {
            Ipv4Addr::UNSPECIFIED
        } else {
            Ipv4Addr::LOCALHOST
        };
        let bind = check::address("bind", settings.bind.as_deref(), IpAddr::V4(local))?;
        let port = check::number("port", settings.port.as_deref(), DEFAULT_PORT, (0, u32::from(u16::MAX)))?;
        let connections = settings.database_connections.as_deref();
        let connections = check::number("database_connections", connections, DEFAULT_CONNECTIONS, (2, 1_000))?;
        let at_once = settings.inbound_at_once.as_deref();
        let usual = usual_inbound_at_once(memory::megabytes(), connections);
        let inbound_at_once = check::number("inbound_at_once", at_once, usual, (1, 1_000))?;
        let public_url = check::url("public_url", settings.public_url.as_deref(), &["https", "http"])?;
        let database_url = settings.database_url.as_deref();
        let redis_url = settings.redis_url.as_deref();
        Ok(Self {
            data_dir: settings
                .data_dir
                .as_ref()
                .map_or_else(|| default_folder.to_owned(), PathBuf::from),
            maildir_root: check::folder("maildir_root", settings.maildir_root.as_deref())?,
            egress: match &settings.allowed_networks {
                None if purpose == Purpose::Demo => Egress::with_loopback(),
                networks => Egress::within(check::networks("allowed_networks", networks.as_deref())?),
            },
            listen: SocketAddr::new(bind, u16::try_from(port).unwrap_or_default()),
            health_listen: health_listen(settings, bind)?,
            public_url: public_url.map(|url| url.trim_end_matches('/').to_owned()),
            trusts_forwarded_for: check::flag("trust_forwarded_for", settings.trust_forwarded_for.as_deref())?,
            database_url: check::url("database_url", database_url, &["postgres", "postgresql"])?.map(Into::into),
            database_connections: usize::try_from(connections).unwrap_or_default(),
            inbound_at_once: usize::try_from(inbound_at_once).unwrap_or_default(),
            redis_url: check::url("redis_url", redis_url, &["redis", "rediss"])?.map(Into::into),
            jwt_secret: check::long_secret("jwt_secret", settings.jwt_secret.as_deref())?,
            sealer: check::sealer(
                settings.encryption_key.as_deref(),
                settings.encryption_key_previous.as_deref(),
            )?,
            model: model(settings)?,
            falls_back_to_templates: check::choice(
                "llm_fallback",
                settings.llm_fallback.as_deref(),
                false,
                &[("wait", false), ("templates", true)],
            )?,
            google: google(settings)?,
            microsoft: microsoft(settings)?,
            extra_root_certificates: settings.extra_root_certificates.as_ref().map(PathBuf::from),
            log: log(settings, purpose)?,
            backup_key: check::sealing_key("backup_key", settings.backup_key.as_deref())?,
            traces_url: traces_url(settings)?,
            test_clock: None,
        })
    }

    /// Names of the settings not given that processes on several machines must share.
    #[must_use]
    pub fn missing_shared(&self) -> Vec<&'static str> {
        let four = [
            ("DATABASE_URL", self.database_url.is_some()),
            ("REDIS_URL", self.redis_url.is_some()),
            ("JWT_SECRET", self.jwt_secret.is_some()),
            ("ENCRYPTION_KEY", self.sealer.is_some()),
        ];
        four.into_iter()
            .filter(|(_, is_given)| !is_given)
            .map(|(name, _)| name)
            .collect()
    }
}

fn health_listen(settings: &Settings, bind: IpAddr) -> Result<Option<SocketAddr>, Wrong> {
    let Some(written) = settings.health_port.as_deref() else {
        return Ok(None);
    };
    let port = check::number("health_port", Some(written), 0, (0, u32::from(u16::MAX)))?;
    Ok(Some(SocketAddr::new(bind, u16::try_from(port).unwrap_or_default())))
}

/// Only a build for tests lets its clock be moved; an installation refuses to start rather than go by a wrong one.
fn test_clock(file: Option<&OsString>, is_test_build: bool) -> Result<Option<PathBuf>, Wrong> {
    if file.is_some() && !is_test_build {
        return Err(Wrong::value(
            TEST_CLOCK,
            "is set, but only a debug build lets tests move its clock",
        ));
    }
    Ok(file.map(PathBuf::from))
}

/// An email in work takes less than half a megabyte, and a connection for a small part of its time.
fn usual_inbound_at_once(megabytes: Option<u64>, connections: u32) -> u32 {
    let by_memory = megabytes.map_or(64, |megabytes| u32::try_from(megabytes / 8).unwrap_or(u32::MAX));
    by_memory.min(connections.saturating_mul(16)).clamp(16, 256)
}

fn default_folder(home: Option<PathBuf>, purpose: Purpose) -> PathBuf {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let folder = match home {
        Some(home) if !is_root => home.join("mailroom"),
        _ => PathBuf::from("/var/lib/mailroom"),
    };
    if purpose == Purpose::Demo {
        folder.join("demo")
    } else {
        folder
    }
}

fn model(settings: &Settings) -> Result<Option<OpenAiSettings>, Wrong> {
    let base_url = check::url("llm_base_url", settings.llm_base_url.as_deref(), &["https", "http"])?;
    let (base_url, api_key) = match (base_url, &settings.groq_api_key, &settings.llm_api_key) {
        (Some(base_url), _, key) => (base_url, key),
        (None, groq @ Some(_), _) => (GROQ_URL.to_owned(), groq),
        (None, None, Some(_)) => {
            return Err(check::wrong(
                "llm_api_key",
                "is set, but LLM_BASE_URL is not; set it, or GROQ_API_KEY instead",
            ));
        }
        (None, None, None) => return Ok(None),
    };
    Ok(Some(OpenAiSettings {
        base_url,
        api_key: api_key.as_deref().map(Into::into),
        model: settings.llm_model.clone().unwrap_or_else(|| DEFAULT_MODEL.to_owned()),
        timeout: MODEL_TIMEOUT,
        price: price(settings)?,
        max_tokens: check::number(
            "llm_max_tokens",
            settings.llm_max_tokens.as_deref(),
            DEFAULT_TOKENS,
            (200, 100_000),
        )?,
        reasoning_tokens: match settings.llm_reasoning_tokens.as_deref() {
            Some(written) => Some(check::number("llm_reasoning_tokens", Some(written), 0, (0, 1_000_000))?),
            None => None,
        },
    }))
}

/// The address as OpenTelemetry means it: that of the collector, below which each signal has its own.
fn traces_url(settings: &Settings) -> Result<Option<String>, Wrong> {
    let name = "otel_exporter_otlp_endpoint";
    let collector = check::url(
        name,
        settings.otel_exporter_otlp_endpoint.as_deref(),
        &["http", "https"],
    )?;
    Ok(collector.map(|url| format!("{}/v1/traces", url.trim_end_matches('/'))))
}

fn price(settings: &Settings) -> Result<Option<Price>, Wrong> {
    let (prompt, completion) = (&settings.llm_prompt_price, &settings.llm_completion_price);
    let prompt = check::amount("llm_prompt_price", prompt.as_deref())?;
    let completion = check::amount("llm_completion_price", completion.as_deref())?;
    match (prompt, completion) {
        (Some(prompt), Some(completion)) => Ok(Some(Price { prompt, completion })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(check::wrong(
            "llm_completion_price",
            "is missing beside LLM_PROMPT_PRICE",
        )),
        (None, Some(_)) => Err(check::wrong(
            "llm_prompt_price",
            "is missing beside LLM_COMPLETION_PRICE",
        )),
    }
}

fn google(settings: &Settings) -> Result<Option<OAuthClient>, Wrong> {
    let redirect_uri = check::url(
        "google_redirect_uri",
        settings.google_redirect_uri.as_deref(),
        &["https", "http"],
    )?;
    let token_url = check::url(
        "google_token_url",
        settings.google_token_url.as_deref(),
        &["https", "http"],
    )?;
    let places = Places {
        token_url: token_url.unwrap_or_else(|| "https://oauth2.googleapis.com/token".to_owned()),
        redirect_uri,
        tenant: None,
    };
    let given = (&settings.google_client_id, &settings.google_client_secret);
    client(("google_client_id", "google_client_secret"), given, places)
}

fn microsoft(settings: &Settings) -> Result<Option<OAuthClient>, Wrong> {
    let redirect_uri = settings.microsoft_redirect_uri.as_deref();
    let redirect_uri = check::url("microsoft_redirect_uri", redirect_uri, &["https", "http"])?;
    let tenant = settings
        .microsoft_tenant_id
        .clone()
        .unwrap_or_else(|| "common".to_owned());
    let token_url = settings.microsoft_token_url.as_deref();
    let token_url = check::url("microsoft_token_url", token_url, &["https", "http"])?;
    let usual = || format!("https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token");
    let places = Places {
        token_url: token_url.unwrap_or_else(usual),
        redirect_uri,
        tenant: Some(tenant),
    };
    let given = (&settings.microsoft_client_id, &settings.microsoft_client_secret);
    client(("microsoft_client_id", "microsoft_client_secret"), given, places)
}

/// Where an OAuth provider is met.
struct Places {
    token_url: String,
    redirect_uri: Option<String>,
    tenant: Option<String>,
}

fn client(
    names: (&str, &str),
    given: (&Option<String>, &Option<String>),
    places: Places,
) -> Result<Option<OAuthClient>, Wrong> {
    let lonely = |name: &str, other: &str| check::wrong(name, format!("is set, but {} is not", variable_of(other)));
    match given {
        (None, None) => Ok(None),
        (Some(_), None) => Err(lonely(names.0, names.1)),
        (None, Some(_)) => Err(lonely(names.1, names.0)),
        (Some(id), Some(secret)) => Ok(Some(OAuthClient {
            id: id.clone(),
            secret: secret.as_str().into(),
            token_url: places.token_url,
            redirect_uri: places.redirect_uri,
            tenant: places.tenant,
        })),
    }
}

fn log(settings: &Settings, purpose: Purpose) -> Result<Log, Wrong> {
    let is_json = check::choice(
        "log_format",
        settings.log_format.as_deref(),
        false,
        &[("text", false), ("json", true)],
    )?;
    let filter = settings
        .log
        .clone()
        .or_else(|| (purpose == Purpose::Demo).then(|| "warn".to_owned()));
    Ok(Log { is_json, filter })
}

#[cfg(test)]
mod tests;
