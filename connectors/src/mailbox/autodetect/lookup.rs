//! Asking the domain name system and the web.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::RData;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

use crate::egress::Egress;
use crate::{Error, http};

const PAGE_BYTES: usize = 64 << 10;
const PAGE_LIMIT: Duration = Duration::from_secs(4);
const REDIRECTS: usize = 3;

/// A service record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Srv {
    /// Lower comes first.
    pub priority: u16,
    /// Among equals, higher comes first.
    pub weight: u16,
    /// Its port.
    pub port: u16,
    /// Its host, `.` where there is no such service.
    pub target: String,
}

/// The domain name system.
#[async_trait]
pub trait Dns: Send + Sync + Debug {
    /// The service records of a name; none is no error.
    async fn srv(&self, name: &str) -> Result<Vec<Srv>, Error>;

    /// The hosts that take the mail of a domain, most preferred first; none is no error.
    async fn mx(&self, domain: &str) -> Result<Vec<String>, Error>;
}

/// The web.
#[async_trait]
pub trait Web: Send + Sync + Debug {
    /// A page; `None` where there is none.
    async fn get(&self, url: &str) -> Result<Option<String>, Error>;
}

/// The domain name system as this machine is set up to ask it.
#[derive(Clone)]
pub struct DomainNames(TokioResolver);

impl DomainNames {
    /// Reads the machine's configuration; nothing is asked yet.
    pub fn new() -> Result<Self, Error> {
        let resolver = TokioResolver::builder_tokio().and_then(|builder| builder.build());
        resolver.map(Self).map_err(|error| Error::Invalid {
            what: format!("this machine's name resolution cannot be read: {error}"),
        })
    }
}

impl Debug for DomainNames {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DomainNames")
    }
}

#[async_trait]
impl Dns for DomainNames {
    async fn srv(&self, name: &str) -> Result<Vec<Srv>, Error> {
        let found = match self.0.srv_lookup(format!("{name}.")).await {
            Ok(found) => found,
            Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
            Err(error) => return Err(unanswered(name, error)),
        };
        let read = |data: &RData| match data {
            RData::SRV(record) => Some(Srv {
                priority: record.priority,
                weight: record.weight,
                port: record.port,
                target: record.target.to_ascii(),
            }),
            _ => None,
        };
        Ok(found.answers().iter().filter_map(|record| read(&record.data)).collect())
    }

    async fn mx(&self, domain: &str) -> Result<Vec<String>, Error> {
        let found = match self.0.mx_lookup(format!("{domain}.")).await {
            Ok(found) => found,
            Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
            Err(error) => return Err(unanswered(domain, error)),
        };
        let read = |data: &RData| match data {
            RData::MX(record) => Some((record.preference, record.exchange.to_ascii())),
            _ => None,
        };
        let mut hosts: Vec<_> = found.answers().iter().filter_map(|record| read(&record.data)).collect();
        hosts.sort();
        Ok(hosts.into_iter().map(|(_, host)| host).collect())
    }
}

fn unanswered(name: &str, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Unavailable {
        what: format!("the domain name {name}"),
        source: Box::new(error),
    }
}

/// The web, over HTTPS alone, in networks that may be called.
#[derive(Clone, Debug)]
pub struct Website {
    client: Client,
    egress: Egress,
}

impl Website {
    /// Prepares the client; no call is made.
    pub fn new(egress: Egress) -> Result<Self, Error> {
        let asked = egress.clone();
        let redirect = Policy::custom(move |attempt| match attempt.previous().len() {
            ..=REDIRECTS if may_be_called(&asked, attempt.url()) => attempt.follow(),
            _ => attempt.stop(),
        });
        let client = Client::builder()
            .https_only(true)
            .timeout(PAGE_LIMIT)
            .redirect(redirect)
            .dns_resolver(Arc::new(Names(egress.clone())))
            .no_proxy()
            .build();
        let client = client.map_err(|error| Error::Invalid {
            what: format!("the client that looks for mail configurations cannot be made: {error}"),
        })?;
        Ok(Self { client, egress })
    }
}

/// Whether a URL names no address that may not be called; names are looked at when they are resolved.
fn may_be_called(egress: &Egress, url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host.parse().map_or(true, |address| egress.allows(address))
}

/// Names as they are resolved for the web.
#[derive(Clone, Debug)]
struct Names(Egress);

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let egress = self.0.clone();
        Box::pin(async move {
            let found = egress.resolve(name.as_str(), 0).await?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[async_trait]
impl Web for Website {
    async fn get(&self, url: &str) -> Result<Option<String>, Error> {
        let what = "the mail configuration";
        if !Url::parse(url).is_ok_and(|url| may_be_called(&self.egress, &url)) {
            return Ok(None);
        }
        let response = self.client.get(url).send().await;
        let response = response.map_err(|error| http::unanswered(error, what))?;
        if !response.status().is_success() {
            return Ok(None);
        }
        let body = http::body(response, PAGE_BYTES, what).await?;
        Ok(String::from_utf8(body).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_page_of_a_closed_network_is_not_asked_for() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let web = Website::new(Egress::default()).unwrap();

        for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]", "2130706433"] {
            let page = web.get(&format!("https://{host}:{port}/")).await;
            assert!(!matches!(page, Ok(Some(_))), "{host}");
        }

        let called = tokio::time::timeout(Duration::from_millis(50), listener.accept()).await;
        assert!(called.is_err(), "nobody called");
    }
}
