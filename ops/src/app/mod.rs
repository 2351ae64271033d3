//! Builds a running Mailroom out of its parts, and takes it down in order: workers, API, database.
//! End-to-end tests build the same app.

mod banner;
mod dashboard;
mod mail;
mod queue;
mod store;
mod web;

use std::net::SocketAddr;
use std::sync::Arc;

use activities::Context;
use anyhow::{Context as _, bail};
use api::{ApiState, Tokens};
use connectors::clock::Clock;
use connectors::model::{LanguageModel, OpenAi, TemplateDrafter, WithFallback};
use connectors::traces::Collector;
use domain::flows::{Queue, RETENTION};
use secrecy::ExposeSecret;
use storage::Database;
use storage::runs::Wake;
use tokio::net::TcpListener;
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;
use workflows::engine::{Concurrency, Workers, WorkersOptions, redis_wakes};
use workflows::flows::Retention;
use workflows::watchers::Watchers;

use crate::clock::clock;
use crate::config::{Config, Secrets};
use crate::traces::Traces;
use crate::vitals::Vitals;

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
    running: Running,
}

/// What runs on a database.
#[derive(Debug)]
struct Running {
    workers: Option<Workers>,
    watchers: Option<Watchers>,
    web: Option<Web>,
    health: Option<Web>,
    /// Tasks that tell others how this process does.
    watched: Vec<JoinHandle<()>>,
    wakes: UnboundedSender<Wake>,
}

/// Where a process answers requests, each with the port it has taken.
#[derive(Debug, Default)]
struct Listeners {
    web: Option<TcpListener>,
    health: Option<TcpListener>,
}

impl App {
    /// Starts everything and answers when it is ready.
    ///
    /// # Errors
    /// The first part that does not start; what was started before is taken down.
    pub async fn start(config: &Config, secrets: &Secrets, parts: &Parts) -> anyhow::Result<Self> {
        let mut listeners = Listeners::default();
        if parts.serves {
            listeners.web = Some(listen(config.listen).await?);
        }
        if let Some(address) = config.health_listen {
            listeners.health = Some(listen(address).await?);
        }
        let store = Store::open(config).await?;
        let started = Self::on(&store.database, config, secrets, parts, listeners).await;
        match started {
            Ok(running) => Ok(Self { store, running }),
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
        listeners: Listeners,
    ) -> anyhow::Result<Running> {
        bring_up(database, parts.migrates).await?;
        let clock = clock(config.test_clock.clone(), database).await?;
        let context = Context {
            database: database.clone(),
            mailboxes: Arc::new(mail::providers(config)?),
            model: model(config, clock.clone())?,
            clock,
            sealer: Arc::new(secrets.sealer.clone()),
        };
        let workers = workers(context.clone(), config, parts).await?;
        let wakes = match (&workers, &config.redis_url) {
            (Some(workers), _) => workers.wakes(),
            (None, Some(url)) => redis_wakes(url.expose_secret()).await?,
            (None, None) => bail!("without workers in this process, wake-ups need REDIS_URL"),
        };
        if parts.queues.contains(&RETENTION.queue)
            && let Some(wake) = Retention::ensure_started(&context).await?
        {
            // The workers are there: they were started above.
            let _stopping = wakes.send(wake);
        }
        let watchers = mail::watchers(&context, workers.as_ref(), &parts.queues);
        let redis = config.redis_url.clone().map(RedisCheck::new);
        let vitals = Vitals {
            database: database.clone(),
            redis: redis.clone(),
            data_dir: config.data_dir.clone(),
        };
        let mut watched = vec![vitals.keep_measuring()];
        watched.extend(traces(config, &context, workers.as_ref())?);
        let Listeners { web, health } = listeners;
        let url = own_url(config, web.as_ref().or(health.as_ref()))?;
        let state = state(context, &wakes, redis, config, secrets, &url);
        let on_its_port = |listener| Web::start(listener, api::health_router(state.clone()), state.live.clone());
        let health = health.map(on_its_port).transpose()?;
        let serve = |listener| Web::start(listener, api::router(state.clone()), state.live.clone());
        let web = web.map(serve).transpose()?;
        Ok(Running {
            workers,
            watchers,
            web,
            health,
            watched,
            wakes,
        })
    }

    /// The database.
    #[must_use]
    pub const fn database(&self) -> &Database {
        &self.store.database
    }

    /// Takes runs that were made ready, after their commit.
    #[must_use]
    pub const fn wakes(&self) -> &UnboundedSender<Wake> {
        &self.running.wakes
    }

    /// Where this process answers requests on this machine, such as `http://127.0.0.1:8001`.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        self.running.web.as_ref().map(|web| local_url(web.address()))
    }

    /// Where this process answers questions about its health alone, where it does.
    #[must_use]
    pub fn health_url(&self) -> Option<String> {
        self.running.health.as_ref().map(|web| local_url(web.address()))
    }

    /// Takes everything down: no run is begun any more, then no request, then the database ends cleanly.
    ///
    /// # Errors
    /// Where the database does not stop.
    pub async fn stop(self) -> anyhow::Result<()> {
        let Running {
            workers,
            watchers,
            web,
            health,
            watched,
            ..
        } = self.running;
        for task in watched {
            task.abort();
        }
        if let Some(watchers) = watchers {
            watchers.stop().await;
        }
        if let Some(workers) = workers {
            workers.stop().await;
        }
        for web in web.into_iter().chain(health) {
            web.stop().await;
        }
        self.store.close().await
    }
}

/// Traces are of runs, so that only a process with workers has any.
fn traces(config: &Config, context: &Context, workers: Option<&Workers>) -> anyhow::Result<Option<JoinHandle<()>>> {
    let (Some(url), Some(workers)) = (&config.traces_url, workers) else {
        return Ok(None);
    };
    let worker = workers.engine().worker().to_owned();
    let traces = Traces {
        database: context.database.clone(),
        collector: Collector::new(url, env!("CARGO_PKG_VERSION"), &worker)?,
        worker,
    };
    Ok(Some(traces.keep_telling(context.clock.clone())))
}

fn local_url(address: SocketAddr) -> String {
    match address.ip() {
        ip if ip.is_unspecified() => format!("http://localhost:{}", address.port()),
        _ => format!("http://{address}"),
    }
}

/// Where people reach this installation, as far as it is known.
fn own_url(config: &Config, listener: Option<&TcpListener>) -> std::io::Result<String> {
    match (&config.public_url, listener) {
        (Some(url), _) => Ok(url.clone()),
        (None, Some(listener)) => Ok(format!("http://{}", listener.local_addr()?)),
        (None, None) => Ok(format!("http://{}", config.listen)),
    }
}

fn state(
    context: Context,
    wakes: &UnboundedSender<Wake>,
    redis: Option<RedisCheck>,
    config: &Config,
    secrets: &Secrets,
    url: &str,
) -> ApiState {
    let Context {
        database,
        clock,
        mailboxes,
        sealer,
        ..
    } = context;
    let tokens = Tokens::new(&secrets.jwt);
    let mut state = ApiState::new(database, clock, wakes.clone(), tokens, mailboxes, sealer, url);
    state.trusts_forwarded_for = config.trusts_forwarded_for;
    state.frontend = Arc::new(dashboard::frontend());
    state.has_health_port = config.health_listen.is_some();
    state.maildir_root = config.maildir_root.as_deref().map(Into::into);
    state.autodetect = mail::autodetect(config);
    if let Some(redis) = redis {
        state.readiness.push(Arc::new(redis));
    }
    state
}

async fn workers(context: Context, config: &Config, parts: &Parts) -> anyhow::Result<Option<Workers>> {
    if parts.queues.is_empty() {
        return Ok(None);
    }
    let options = WorkersOptions {
        queues: parts.queues.clone(),
        concurrency: Concurrency {
            inbound: config.inbound_at_once,
            ..Concurrency::default()
        },
        redis_url: config.redis_url.as_ref().map(|url| url.expose_secret().to_owned()),
        ..WorkersOptions::default()
    };
    Ok(Some(
        Workers::start(context, workflows::flows::registry(), options).await?,
    ))
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

fn model(config: &Config, clock: Arc<dyn Clock>) -> anyhow::Result<Arc<dyn LanguageModel>> {
    let Some(settings) = &config.model else {
        return Ok(Arc::new(TemplateDrafter));
    };
    let model = Arc::new(OpenAi::with_clock(settings.clone(), clock)?);
    Ok(if config.falls_back_to_templates {
        Arc::new(WithFallback::new(model))
    } else {
        model
    })
}
