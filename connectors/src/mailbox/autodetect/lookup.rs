//! Asking the domain name system and the web.

use std::fmt::Debug;
use std::time::Duration;

use async_trait::async_trait;
use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::RData;
use reqwest::Client;
use reqwest::redirect::Policy;

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

/// The web, over HTTPS alone.
#[derive(Clone, Debug)]
pub struct Website(Client);

impl Website {
    /// Prepares the client; no call is made.
    pub fn new() -> Result<Self, Error> {
        let client = Client::builder()
            .https_only(true)
            .timeout(PAGE_LIMIT)
            .redirect(Policy::limited(REDIRECTS))
            .build();
        client.map(Self).map_err(|error| Error::Invalid {
            what: format!("the client that looks for mail configurations cannot be made: {error}"),
        })
    }
}

#[async_trait]
impl Web for Website {
    async fn get(&self, url: &str) -> Result<Option<String>, Error> {
        let what = "the mail configuration";
        let response = self.0.get(url).send().await;
        let response = response.map_err(|error| http::unanswered(error, what))?;
        if !response.status().is_success() {
            return Ok(None);
        }
        let body = http::body(response, PAGE_BYTES, what).await?;
        Ok(String::from_utf8(body).ok())
    }
}
