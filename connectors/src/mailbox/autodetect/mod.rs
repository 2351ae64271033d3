//! Finding the servers of an address: known providers first, then what its domain publishes over HTTPS and in DNS.

mod autoconfig;
mod known;
mod lookup;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use serde::Serialize;
use tokio::time::timeout;

use super::imap::ImapSettings;
use super::net::{Security, Server};
use crate::Error;
use crate::egress::Egress;

pub use lookup::{Dns, DomainNames, Srv, Web, Website};

const LOOKUP_LIMIT: Duration = Duration::from_secs(3);

/// Looks servers up; by default among the known providers alone.
#[derive(Clone, Debug, Default)]
pub struct Autodetect(Option<World>);

#[derive(Clone, Debug)]
struct World {
    dns: Arc<dyn Dns>,
    web: Arc<dyn Web>,
}

/// Servers that were found for an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Detected {
    /// How the mailbox would be reached.
    pub settings: ImapSettings,
    /// The provider's name, where it is known.
    pub provider: Option<String>,
    /// Whether the provider takes no password but one made for an application.
    pub needs_app_password: bool,
    /// Where the provider says how such a password is made.
    pub help: Option<String>,
    /// Whether a forged answer of DNS could have named these servers: a person must confirm them.
    pub needs_confirmation: bool,
}

impl Autodetect {
    /// Asks the domain name system of this machine, and the web in these networks.
    pub fn real(egress: Egress) -> Result<Self, Error> {
        Ok(Self::new(
            Arc::new(DomainNames::new()?),
            Arc::new(Website::new(egress)?),
        ))
    }

    /// Asks these.
    #[must_use]
    pub fn new(dns: Arc<dyn Dns>, web: Arc<dyn Web>) -> Self {
        Self(Some(World { dns, web }))
    }

    /// The servers of an address; `None` where nobody tells.
    pub async fn find(&self, email: &str) -> Option<Detected> {
        let email = email.trim().to_lowercase();
        let domain = email.rsplit('@').next().filter(|domain| is_host(domain))?;
        if let Some(known) = known::by_domain(domain) {
            return Some(known.detected());
        }
        let world = self.0.as_ref()?;
        let (published, exchange, records) = tokio::join!(
            world.published(&email, domain, domain),
            world.exchange(&email, domain),
            world.records(domain)
        );
        published.or(exchange).or(records)
    }
}

/// Whether a provider is known to file sent mail by itself, or not to.
pub(super) fn files_sent(server: &Server) -> Option<bool> {
    known::by_server(server)?.files_sent()
}

/// Whether a provider takes no password but one made for an application.
pub(super) fn needs_app_password(server: &Server) -> bool {
    known::by_server(server).is_some_and(known::Known::needs_app_password)
}

impl World {
    /// What a domain publishes in the way that Thunderbird reads.
    async fn published(&self, email: &str, domain: &str, host: &str) -> Option<Detected> {
        let first = format!("https://autoconfig.{host}/mail/config-v1.1.xml");
        let first = Url::parse_with_params(&first, [("emailaddress", email)]).ok()?;
        let second = format!("https://{host}/.well-known/autoconfig/mail/config-v1.1.xml");
        let (first, second) = tokio::join!(self.page(first.as_str()), self.page(&second));
        let read = |page: Option<String>| autoconfig::read(&page?, email, domain);
        read(first).or_else(|| read(second))
    }

    async fn page(&self, url: &str) -> Option<String> {
        let answer = timeout(LOOKUP_LIMIT, self.web.get(url)).await.ok()?;
        answer
            .inspect_err(|error| tracing::debug!(%error, "no mail configuration"))
            .ok()?
    }

    /// Whoever takes the mail of the domain may be a known provider, or publish its servers itself.
    async fn exchange(&self, email: &str, domain: &str) -> Option<Detected> {
        let exchanges = timeout(LOOKUP_LIMIT, self.dns.mx(domain)).await.ok()?.ok()?;
        if let Some(known) = exchanges.iter().find_map(|host| known::by_exchange(host)) {
            return Some(known.detected());
        }
        let (_, parent) = exchanges.first()?.split_once('.')?;
        let parent = parent.trim_end_matches('.');
        if parent == domain || !is_host(parent) {
            return None;
        }
        let found = self.published(email, domain, parent).await?;
        Some(Detected {
            needs_confirmation: true,
            ..found
        })
    }

    /// Service records (RFC 6186, RFC 8314).
    async fn records(&self, domain: &str) -> Option<Detected> {
        let (imaps, imap, submissions, submission) = tokio::join!(
            self.record(domain, "imaps", Security::Tls),
            self.record(domain, "imap", Security::Starttls),
            self.record(domain, "submissions", Security::Tls),
            self.record(domain, "submission", Security::Starttls)
        );
        let (imap, smtp) = (imaps.or(imap)?, submissions.or(submission)?);
        let is_inside = |server: &Server| server.host == domain || server.host.ends_with(&format!(".{domain}"));
        Some(Detected {
            needs_confirmation: !is_inside(&imap) || !is_inside(&smtp),
            settings: ImapSettings::new(imap, smtp),
            provider: None,
            needs_app_password: false,
            help: None,
        })
    }

    async fn record(&self, domain: &str, service: &str, security: Security) -> Option<Server> {
        let asked = timeout(LOOKUP_LIMIT, self.dns.srv(&format!("_{service}._tcp.{domain}"))).await;
        let mut records = asked.ok()?.ok()?;
        records.sort_by_key(|record| (record.priority, std::cmp::Reverse(record.weight)));
        let record = records.into_iter().next()?;
        let host = record.target.trim_end_matches('.').to_lowercase();
        is_host(&host).then_some(Server {
            host,
            port: record.port,
            security,
        })
    }
}

/// A name with a dot that cannot be anything but a host.
fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && label
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    };
    name.contains('.') && name.len() <= 253 && name.split('.').all(is_label)
}
