//! Builds a running Mailroom out of its parts, and takes it down in order: workers, API, database.
//! End-to-end tests build the same app.

mod banner;
mod queue;
mod store;
mod web;
mod workers;

use std::sync::Arc;

use activities::Context;
use anyhow::{Context as _, bail};
use api::{ApiState, Tokens};
use connectors::clock::{Clock, SystemClock};
use connectors::mailbox::Providers;
use connectors::model::{LanguageModel, OpenAi, TemplateDrafter};
use domain::flows::Queue;
use storage::Database;
use storage::runs::Wake;
use tokio::net::TcpListener;
use tokio::sync::mpsc::UnboundedSender;

use crate::config::{Config, Secrets};
use workers::Workers;

pub use banner::banner;
pub use queue::RedisCheck;
pub use store::Store;
pub use web::{Web, listen};

/// What a process does.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Whether it answers requests.
    pub serves: bool,
    /// The queues it works on; none where it only serves.
    pub queues: Vec<Queue>,
    /// Whether it brings the database up to date first; otherwise an old one is refused.
    pub migrates: bool,
}

impl Parts {
    /// Everything in one process.
    #[must_use]
    pub fn all() -> Self {
        Self {
            serves: true,
            queues: Queue::ALL.to_vec(),
            migrates: true,
        }
    }
}

/// A running process.
#[derive(Debug)]
pub struct App {
    store: Store,
    workers: Option<Workers>,
    web: Option<Web>,
    wakes: UnboundedSender<Wake>,
}

impl App {
    /// Starts everything and answers when it is ready.
    ///
    /// # Errors
    /// The first part that does not start; what was started before is taken down.
    pub async fn start(config: &Config, secrets: &Secrets, parts: &Parts) -> anyhow::Result<Self> {
        let listener = if parts.serves {
            Some(listen(config.listen).await?)
        } else {
            None
        };
        let store = Store::open(config).await?;
        let started = Self::on(&store.database, config, secrets, parts, listener).await;
        match started {
            Ok((workers, web, wakes)) => Ok(Self {
                store,
                workers,
                web,
                wakes,
            }),
            Err(error) => {
                store.close().await?;
                Err(error)
            }
        }
    }

    async fn on(
        database: &Database,
        config: &Config,
        secrets: &Secrets,
        parts: &Parts,
        listener: Option<TcpListener>,
    ) -> anyhow::Result<(Option<Workers>, Option<Web>, UnboundedSender<Wake>)> {
        bring_up(database, parts.migrates).await?;
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let context = Context {
            database: database.clone(),
            clock: clock.clone(),
            mailboxes: Arc::new(Providers),
            model: model(config)?,
            sealer: Arc::new(secrets.sealer.clone()),
        };
        let workers = Workers::start(context, workflows::flows::registry(), &parts.queues);
        let wakes = workers.wakes();
        let web = match listener {
            None => None,
            Some(listener) => {
                let url = match &config.public_url {
                    Some(url) => url.clone(),
                    None => format!("http://{}", listener.local_addr()?),
                };
                let mut state = ApiState::new(database.clone(), clock, wakes.clone(), Tokens::new(&secrets.jwt), &url);
                state.trusts_forwarded_for = config.trusts_forwarded_for;
                if let Some(url) = &config.redis_url {
                    state.readiness.push(Arc::new(RedisCheck::new(url.clone())));
                }
                Some(Web::start(listener, api::router(state))?)
            }
        };
        Ok((Some(workers), web, wakes))
    }

    /// The database.
    #[must_use]
    pub const fn database(&self) -> &Database {
        &self.store.database
    }

    /// Takes runs that were made ready, after their commit.
    #[must_use]
    pub const fn wakes(&self) -> &UnboundedSender<Wake> {
        &self.wakes
    }

    /// Where this process answers requests on this machine, such as `http://127.0.0.1:8001`.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        let address = self.web.as_ref()?.address();
        let host = if address.ip().is_unspecified() {
            "localhost".to_owned()
        } else {
            address.ip().to_string()
        };
        Some(format!("http://{host}:{}", address.port()))
    }

    /// Takes everything down: no run is begun any more, then no request, then the database ends cleanly.
    ///
    /// # Errors
    /// Where the database does not stop.
    pub async fn stop(self) -> anyhow::Result<()> {
        if let Some(workers) = self.workers {
            workers.stop().await;
        }
        if let Some(web) = self.web {
            web.stop().await;
        }
        self.store.close().await
    }
}

async fn bring_up(database: &Database, migrates: bool) -> anyhow::Result<()> {
    if migrates {
        return database
            .migrate()
            .await
            .context("the database could not be brought up to date");
    }
    let pending = database.pending_migrations().await?;
    if let Some(first) = pending.first() {
        bail!(
            "the database lacks {} migrations, {first} first; run `mailroom migrate`",
            pending.len()
        );
    }
    Ok(())
}

fn model(config: &Config) -> anyhow::Result<Arc<dyn LanguageModel>> {
    Ok(match &config.model {
        Some(settings) => Arc::new(OpenAi::new(settings.clone())?),
        None => Arc::new(TemplateDrafter),
    })
}
