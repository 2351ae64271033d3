//! Live updates: what changed anywhere is told to the streams of those who may see it.
//!
//! One connection listens for the process, opened when the first stream is; each stream filters for its person.

mod admission;
pub(crate) mod events;
pub(crate) mod touched;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::ids::UserId;
use storage::Database;
use storage::changes::{Change, Listener, list_seers};
use tokio::sync::{broadcast, watch};

use crate::{Code, Problem};

/// News that a slow stream may lag behind before it is told to read everything anew.
const BACKLOG: usize = 1024;
const STREAMS_OF_PERSON: usize = 10;
const STREAMS: usize = 2000;
/// How often a stream looks whether its person may still watch.
const RECHECK: Duration = Duration::from_secs(30);
const RECONNECT_PAUSE: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_secs(5);

/// Something to tell.
#[derive(Clone, Debug)]
enum News {
    /// A change, and who may see it; everybody in the workspace for `None`.
    Change(Change, Option<Arc<[UserId]>>),
    /// Changes were missed.
    Reset,
}

/// What the process is: not listening yet, listening, or stopping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Deaf,
    Listening,
    Closed,
}

/// The streams of this process. Cheap to clone.
#[derive(Clone)]
pub struct Live {
    hub: Arc<Hub>,
    recheck: Duration,
}

struct Hub {
    database: Database,
    news: broadcast::Sender<News>,
    phase: watch::Sender<Phase>,
    streams: Mutex<HashMap<UserId, usize>>,
    listening: Mutex<bool>,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Live")
    }
}

impl Live {
    /// Prepares the streams; nothing is connected yet.
    #[must_use]
    pub fn new(database: Database) -> Self {
        let hub = Hub {
            database,
            news: broadcast::Sender::new(BACKLOG),
            phase: watch::Sender::new(Phase::Deaf),
            streams: Mutex::default(),
            listening: Mutex::new(false),
        };
        Self {
            hub: Arc::new(hub),
            recheck: RECHECK,
        }
    }

    /// The same, looking that often whether people may still watch.
    #[must_use]
    pub fn rechecking_every(self, recheck: Duration) -> Self {
        Self { recheck, ..self }
    }

    /// Ends all streams, so that the process can stop.
    pub fn close(&self) {
        self.hub.phase.send_replace(Phase::Closed);
    }

    /// Opens a stream of a person; from now on no change is missed.
    async fn join(&self, user: UserId) -> Result<Seat, Problem> {
        let seat = Seat::take(&self.hub, user)?;
        self.listen();
        let mut phase = self.hub.phase.subscribe();
        let listening = phase.wait_for(|phase| *phase != Phase::Deaf);
        let is_ready = tokio::time::timeout(PATIENCE, listening).await;
        if is_ready.is_ok_and(|phase| phase.is_ok_and(|phase| *phase == Phase::Listening)) {
            Ok(seat)
        } else {
            Err(Problem::with_detail(
                Code::Unavailable,
                "changes cannot be heard right now",
            ))
        }
    }

    /// Starts the task that listens, once.
    fn listen(&self) {
        let mut listening = self.hub.listening.lock().unwrap_or_else(PoisonError::into_inner);
        if !std::mem::replace(&mut *listening, true) {
            let hub = Arc::downgrade(&self.hub);
            tokio::spawn(async move {
                while let Some(hub) = hub.upgrade() {
                    if *hub.phase.borrow() == Phase::Closed {
                        break;
                    }
                    hub.listen().await;
                }
            });
        }
    }
}

impl Hub {
    /// Listens until the connection is lost, then rests.
    async fn listen(&self) {
        let mut phase = self.phase.subscribe();
        tokio::select! {
            () = closed(&mut phase) => {}
            Err(error) = self.spread() => {
                tracing::warn!(error = &error as &dyn std::error::Error, "changes not heard");
                let was = |phase: &mut Phase| std::mem::replace(phase, Phase::Deaf) == Phase::Listening;
                self.phase.send_if_modified(|phase| *phase != Phase::Closed && was(phase));
                tokio::time::sleep(RECONNECT_PAUSE).await;
            }
        }
    }

    async fn spread(&self) -> storage::Result<()> {
        let mut listener = Listener::open(&self.database).await?;
        let open =
            |phase: &mut Phase| *phase != Phase::Closed && std::mem::replace(phase, Phase::Listening) == Phase::Deaf;
        self.phase.send_if_modified(open);
        self.tell(News::Reset);
        loop {
            let changes = listener.next().await?;
            if self.news.receiver_count() == 0 {
                continue;
            }
            let connection = self.database.connection().await?;
            let seers = list_seers(&connection, &changes).await?;
            for change in changes {
                let people = change.id.filter(|_| change.kind.is_personal());
                let people = people.map(|id| seers.get(&id).cloned().unwrap_or_default().into());
                self.tell(News::Change(change, people));
            }
        }
    }

    fn tell(&self, news: News) {
        // Without receivers nobody misses it.
        let _nobody = self.news.send(news);
    }
}

/// Waits until the process stops.
async fn closed(phase: &mut watch::Receiver<Phase>) {
    // Where the sender is gone the process has stopped.
    let _closed = phase.wait_for(|phase| *phase == Phase::Closed).await;
}

/// The right to one stream; given back when dropped.
struct Seat {
    hub: Arc<Hub>,
    user: UserId,
}

impl Seat {
    fn take(hub: &Arc<Hub>, user: UserId) -> Result<Self, Problem> {
        let mut streams = hub.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if streams.values().sum::<usize>() >= STREAMS {
            return Err(Problem::with_detail(
                Code::Unavailable,
                "too many people watch this process",
            ));
        }
        let own = streams.entry(user).or_insert(0);
        if *own >= STREAMS_OF_PERSON {
            let detail = format!("at most {STREAMS_OF_PERSON} streams of one person are open at a time");
            return Err(Problem::with_detail(Code::TooManyAttempts, detail));
        }
        *own += 1;
        Ok(Self {
            hub: Arc::clone(hub),
            user,
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut streams = self.hub.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = streams.get_mut(&self.user) {
            *own -= 1;
            if *own == 0 {
                streams.remove(&self.user);
            }
        }
    }
}
