//! Waiting for new mail: this process holds a connection to the server of every mailbox it has a lease on, and has a
//! mailbox read as soon as its server tells of a change. It only signals; polling finds whatever is missed here.

use std::collections::HashMap;
use std::time::Duration;

use activities::{Context, accounts};
use domain::backoff::Backoff;
use domain::flows::SYNC_MAILBOX;
use domain::ids::AccountId;
use storage::runs::{self, Wake};
use storage::watches::{self, Watched};
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

/// Longest pause before a server that could not be reached is tried again.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);
/// Until a server that tells nothing by itself is asked again whether it does.
const WITHOUT_NEWS: Duration = Duration::from_secs(60 * 60);
const FAREWELL: Duration = Duration::from_secs(3);

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How the watchers of a process are set up.
#[derive(Clone, Debug)]
pub struct WatchersOptions {
    /// Name of this process, unique among all.
    pub name: String,
    /// Mailboxes that one process waits for at most.
    pub most: usize,
    /// Between looks for mailboxes that nobody waits for.
    pub every: Duration,
    /// Before a server that could not be reached is tried again; it doubles with every failure.
    pub pause: Duration,
}

impl WatchersOptions {
    /// The usual way, under a name.
    #[must_use]
    pub const fn named(name: String) -> Self {
        Self {
            name,
            most: 500,
            every: Duration::from_secs(5),
            pause: Duration::from_secs(5),
        }
    }
}

/// What waits for new mail in this process.
#[derive(Debug)]
pub struct Watchers {
    stopping: CancellationToken,
    keeper: JoinHandle<()>,
}

impl Watchers {
    /// Starts to wait; runs to be woken go into `wakes`.
    #[must_use]
    pub fn start(context: Context, wakes: UnboundedSender<Wake>, options: WatchersOptions) -> Self {
        let stopping = CancellationToken::new();
        let keeper = Keeper {
            context,
            wakes,
            options,
            watching: HashMap::new(),
        };
        Self {
            keeper: tokio::spawn(keeper.keep(stopping.clone())),
            stopping,
        }
    }

    /// Ends all connections and leaves the mailboxes to other processes.
    pub async fn stop(self) {
        self.stopping.cancel();
        if timeout(FAREWELL, self.keeper).await.is_err() {
            tracing::warn!("watchers did not stop in time");
        }
    }
}

struct Keeper {
    context: Context,
    wakes: UnboundedSender<Wake>,
    options: WatchersOptions,
    watching: HashMap<AccountId, AbortOnDropHandle<()>>,
}

impl Keeper {
    async fn keep(mut self, stopping: CancellationToken) {
        let mut ticks = tokio::time::interval(self.options.every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while stopping.run_until_cancelled(ticks.tick()).await.is_some() {
            if let Err(error) = self.turn().await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "mailboxes to wait for not looked up"
                );
            }
        }
        self.watching.clear();
        if let Err(error) = self.leave().await {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "watched mailboxes not given back"
            );
        }
    }

    /// Goes on with the mailboxes still leased, and takes more.
    async fn turn(&mut self) -> storage::Result<()> {
        let connection = self.context.database.connection().await?;
        let kept = watches::renew(&connection, &self.options.name).await?;
        self.watching.retain(|account, _| kept.contains(account));
        let room = self.options.most.saturating_sub(self.watching.len());
        let claimed = watches::claim(&connection, &self.options.name, i64::try_from(room).unwrap_or(0)).await?;
        for watched in claimed {
            let watcher = Watcher {
                context: self.context.clone(),
                wakes: self.wakes.clone(),
                watched,
            };
            let task = tokio::spawn(watcher.watch(Backoff::new(self.options.pause, LONGEST_PAUSE)));
            self.watching.insert(watched.account, AbortOnDropHandle::new(task));
        }
        Ok(())
    }

    async fn leave(&self) -> storage::Result<()> {
        let connection = self.context.database.connection().await?;
        watches::release(&connection, &self.options.name).await
    }
}

/// Waits for one mailbox.
struct Watcher {
    context: Context,
    wakes: UnboundedSender<Wake>,
    watched: Watched,
}

impl Watcher {
    /// Waits for ever, with growing pauses while the server cannot be reached.
    async fn watch(self, pauses: Backoff) {
        let mut failures = 0_u32;
        loop {
            match self.listen(&mut failures).await {
                Ok(()) => sleep(WITHOUT_NEWS).await,
                Err(error) => {
                    tracing::debug!(account = %self.watched.account, error = &*error, "not told of new mail");
                    failures = failures.saturating_add(1);
                    sleep(pauses.after(failures).mul_f64(rand::random_range(0.75..1.25))).await;
                }
            }
        }
    }

    /// Signals at the start, since anything may have come before, and at every change; returns where the server
    /// tells nothing by itself.
    async fn listen(&self, failures: &mut u32) -> Result<(), Failure> {
        let connection = self.context.database.connection().await?;
        let account = storage::accounts::get(&connection, self.watched.workspace, self.watched.account).await?;
        drop(connection);
        let mailbox = accounts::open(&self.context, &account).await?;
        let Some(mut watch) = mailbox.watch().await? else {
            return Ok(());
        };
        *failures = 0;
        loop {
            self.signal().await?;
            watch.changed().await?;
        }
    }

    /// Has the mailbox read now, or once more where it is being read: that may have looked before the mail came.
    async fn signal(&self) -> Result<(), Failure> {
        let tx = self.context.database.begin().await?;
        let now = self.context.clock.now();
        let told = runs::hurry_subject(tx.conn(), SYNC_MAILBOX, self.watched.account.0, now).await?;
        tx.commit().await?;
        if let Some(wake) = told.flatten() {
            // A closed channel means the process stops; the sweeper of another finds the run.
            let _stopping = self.wakes.send(wake);
        }
        Ok(())
    }
}
