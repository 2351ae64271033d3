//! The task that commits records of different runs together: it takes what is ready and never waits for company.

use std::sync::Arc;
use std::time::Duration;

use connectors::clock::Clock;
use storage::journal::{Answer, Committed, Entry, LARGE_RECORD_BYTES, Work, commit};
use storage::runs::NewRun;
use storage::{Database, Error, Result};
use tokio::sync::{mpsc, oneshot};

/// Most members of a group.
const GROUP_LIMIT: usize = 192;
/// Attempts to reach the database again before the group is answered with the error.
const RECONNECTS: u32 = 3;

type Reply = oneshot::Sender<Result<Answer>>;

/// Hands records to a recorder task and waits for the commit.
pub(super) struct Recorder {
    queue: mpsc::UnboundedSender<(Work, Reply)>,
}

impl Recorder {
    /// Starts the task; it ends when the last handle is dropped.
    pub(super) fn spawn(database: Database, clock: Arc<dyn Clock>) -> Self {
        let (queue, waiting) = mpsc::unbounded_channel();
        tokio::spawn(record_groups(database, clock, waiting));
        Self { queue }
    }

    /// Commits a record of a leased run.
    pub(super) async fn record(&self, entry: Entry) -> Result<Committed> {
        match self.answer(Work::Record(entry)).await? {
            Answer::Recorded(committed) => Ok(committed),
            Answer::Started(_) => Err(Error::LostLease),
        }
    }

    /// Starts a run; the answer is its generation, or `None` where an unfinished one is there.
    pub(super) async fn start(&self, run: NewRun) -> Result<Option<i32>> {
        match self.answer(Work::Start(run)).await? {
            Answer::Started(generation) => Ok(generation),
            Answer::Recorded(_) => Ok(None),
        }
    }

    async fn answer(&self, work: Work) -> Result<Answer> {
        let gone = || Error::Unreachable("the recorder has stopped".into());
        let (reply, answer) = oneshot::channel();
        self.queue.send((work, reply)).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

async fn record_groups(database: Database, clock: Arc<dyn Clock>, mut waiting: mpsc::UnboundedReceiver<(Work, Reply)>) {
    let mut connection = None;
    let mut group = Vec::with_capacity(GROUP_LIMIT);
    while waiting.recv_many(&mut group, GROUP_LIMIT).await > 0 {
        let (works, replies): (Vec<Work>, Vec<Reply>) = group.drain(..).unzip();
        let mut replies = replies.into_iter();
        for members in split(works) {
            let answers = commit_reconnecting(&database, &mut connection, &members, &*clock).await;
            for (reply, answer) in replies.by_ref().take(members.len()).zip(answers) {
                // The run may have been given up meanwhile; its record stands.
                let _given_up = reply.send(answer);
            }
        }
    }
}

/// Large records commit alone, the others in their order between them.
fn split(works: Vec<Work>) -> Vec<Vec<Work>> {
    let mut groups: Vec<Vec<Work>> = vec![Vec::new()];
    for work in works {
        let is_large = matches!(&work, Work::Record(entry) if entry.size_bytes() > LARGE_RECORD_BYTES);
        match groups.last_mut() {
            Some(group) if !is_large => group.push(work),
            _ => groups.extend([vec![work], Vec::new()]),
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

async fn commit_reconnecting(
    database: &Database,
    connection: &mut Option<storage::Connection>,
    members: &[Work],
    clock: &dyn Clock,
) -> Vec<Result<Answer>> {
    for attempt in 0..RECONNECTS {
        if connection.is_none() {
            match database.dedicated().await {
                Ok(fresh) => *connection = Some(fresh),
                Err(error) => {
                    tracing::warn!(
                        attempt,
                        error = &error as &dyn std::error::Error,
                        "recorder cannot connect"
                    );
                    tokio::time::sleep(Duration::from_millis(200 << attempt)).await;
                    continue;
                }
            }
        }
        if let Some(open) = connection.as_ref() {
            let answers = commit(open, members, clock.now()).await;
            // What a broken connection left behind is unknown: the runs read their journals anew.
            if answers
                .iter()
                .any(|answer| matches!(answer, Err(Error::Unreachable(_))))
            {
                *connection = None;
            }
            return answers;
        }
    }
    members
        .iter()
        .map(|_| Err(Error::Unreachable("the recorder has no connection".into())))
        .collect()
}
